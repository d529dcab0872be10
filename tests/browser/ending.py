"""What tests of endings share: a client with a login, and the panel on the page of the record."""

from playwright.sync_api import expect

from meantime import sdk
from meantime.protocol.posts import Profile
from tests.browser import steps
from tests.browser.staff import IMANI


def settled_client(staff):
    """Return the thread of a client who has a login, the client, and that login."""
    case, login = staff.imani.add_client(Profile(name="Ada Lind")), steps.make_login()
    newcomer = sdk.Newcomer(login, steps.PASSWORD, "")
    client, _ = sdk.knock(staff.http(), case.invite(IMANI).code).accept(
        newcomer, staff.folder / "ada"
    )
    staff.people.append(client)
    return case.id, client, login


def panel(screen):
    return screen.page.get_by_role("region", name=screen.words("endings.title"), exact=True)


def words_of(screen):
    """Return the box of the form that stands open."""
    return screen.page.get_by_role("textbox", name=screen.words("endings.words"))


def unfold(screen, key):
    screen.page.locator("summary").get_by_text(screen.words(key), exact=True).click()


def sit_by(screen, login, thread):
    screen.page.goto(f"/threads/{thread}")
    steps.sign_in(screen, login)
    expect(screen.page.get_by_role("log")).to_be_visible()
