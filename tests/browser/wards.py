"""A client whom one clinician sees while another, in training, reads along."""

from playwright.sync_api import expect

from meantime import sdk
from meantime.protocol.posts import Profile
from tests.browser import steps


class Ward:
    """Imani sees a client; Sam, who is in training, reads along."""

    def __init__(self, staff):
        self.staff = staff
        self.case = staff.imani.add_client(Profile(name=steps.MAYA))
        self.code = self.case.invite(steps.IMANI).code
        self.space = self.case.id
        self.path = f"/threads/{self.space}"

    @property
    def trainee(self):
        (case,) = self.staff.sam.caseload()
        return case

    def mine(self):
        """Return the case as Imani's own device has it."""
        (case,) = self.staff.imani.caseload()
        return case

    def share(self):
        """Let Sam read along, once the client is there to be told who that is."""
        self.mine().share(self.staff.sam.id, "observer")

    def train(self, screen):
        """Let Sam open the conversation on a screen."""
        screen.page.goto(self.path)
        steps.sign_in(screen, self.staff.logins["sam"])
        expect(screen.page.get_by_role("log")).to_contain_text("I did it")


def joined(ward):
    """Return the client, who has joined and written, through the SDK."""
    newcomer = sdk.Newcomer(steps.make_login(), steps.PASSWORD, "")
    folder = ward.staff.folder / "maya"
    client, _ = sdk.knock(ward.staff.http(), ward.code).accept(newcomer, folder)
    ward.staff.people.append(client)
    client.thread(ward.space).write("I did it.")
    ward.share()
    return client
