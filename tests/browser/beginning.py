"""Somebody who begins with a practice at a desk, and their first client on a phone."""

from pathlib import Path

from playwright.sync_api import expect

from meantime import sdk
from meantime.server.practices.service import make_setup_code
from tests.browser import steps
from tests.browser.minutes import Minutes
from tests.browser.test_candidacy import fill_in
from tests.browser.test_founding import describe, open_link
from tests.browser.test_inviting import shown_code

OLGA = sdk.Inviter("Olga Brandt", "PsyD")
ADA = "Ada Lind"


class Start:
    """A therapist at a desk, from the link that the server's keeper was given; time is counted."""

    def __init__(self, screen, world):
        self.screen, self.page, self.words = screen, screen.page, screen.words
        self.time = Minutes()
        self.time.watch(screen.page)
        self.login = steps.make_login()
        open_link(screen, world.server.write(make_setup_code))

    def found(self):
        describe(self.screen)
        self.screen.field("join.account.name").fill(OLGA.name)
        self.screen.field("found.owner.credential").fill(OLGA.credential)
        steps.choose_locks(self.screen, self.login)
        self.screen.button("found.submit").click()
        expect(self.screen.heading("start.title")).to_be_visible()
        self.time.end_leg("founds the practice")

    def take(self, step):
        """Follow the link of a step."""
        self.page.get_by_role("link", name=self.words(f"start.{step}"), exact=True).click()

    def done(self, step, leg):
        """Go back to the first steps, where this one stands as done."""
        self.time.end_leg(leg)
        self.page.go_back()
        row = self.page.get_by_role("listitem").filter(has=self.screen.heading(f"start.{step}"))
        expect(row.locator(".facts")).to_contain_text(self.words("start.done"))

    def set_hours(self):
        self.take("hours")
        self.page.get_by_role("radio").nth(1).check()  # the practice's
        self.screen.button("hours.save").click()
        expect(self.screen.text("hours.saved")).to_be_visible()
        self.done("hours", "sets hours and reading times")

    def choose_night(self):
        self.take("night")
        self.page.get_by_role("radio").nth(2).check()  # nobody is woken
        self.screen.button("ladder.save").click()
        expect(self.screen.text("ladder.saved")).to_be_visible()
        self.done("night", "chooses who is woken at night")

    def check_lines(self):
        self.take("lines")
        confirm = self.page.get_by_role("button", name=self.words("lines.confirm"))
        expect(confirm.first).to_be_visible()
        for left in reversed(range(confirm.count())):
            confirm.first.click()
            expect(confirm).to_have_count(left)
        self.done("lines", "checks the crisis lines")

    def publish(self):
        self.take("policy")
        expect(self.screen.heading("policy.billing")).to_be_visible()
        self.screen.button("policy.publish").click()
        expect(self.screen.text("policy.done", version="1")).to_be_visible()
        self.done("policy", "reads the policy and publishes it")

    def add(self, name):
        """Add a client, and decide that messages suit them; returns the thread's id."""
        self.take("candidacy")
        self.screen.field("profile.name").fill(name)
        self.screen.button("adding.submit").click()
        expect(self.screen.text("stage.new")).to_be_visible()
        self.screen.button("candidacy.begin").click()
        fill_in(self.screen)
        self.screen.button("candidacy.save").click()
        expect(self.screen.text("candidacy.saved")).to_be_visible()
        return self.page.url.rsplit("/", 1)[-1]

    def invite(self):
        self.screen.button("client.invite").click()
        expect(self.page.get_by_role("dialog").locator(".code span")).to_have_count(7)
        code = shown_code(self.screen)
        self.page.keyboard.press("Escape")
        return code

    def open(self, path):
        self.page.goto(path)
        steps.unlock(self.screen)


class Client:
    """Somebody on a phone who was handed a code."""

    def __init__(self, screen, code):
        self.screen, self.page, self.words = screen, screen.page, screen.words
        steps.join(screen, code, steps.make_login(), ADA)

    @property
    def gate(self):
        return self.page.locator(".gate")

    def read(self):
        self.gate.get_by_role("link").click()
        expect(self.screen.heading("agreement.title")).to_be_visible()

    def sign(self):
        expect(self.screen.field("sign.name")).to_be_visible()
        for box in self.page.get_by_role("checkbox").all():
            if not box.is_checked():
                box.check()
        self.screen.field("sign.name").fill(ADA)
        self.screen.button("sign.submit").click()
        expect(self.screen.heading("agreement.agreed")).to_be_visible()

    def keep_proof(self, folder):
        with self.page.expect_download() as saving:
            self.screen.button("copy.pdf").click()
        file = folder / "consent.pdf"
        file.write_bytes(Path(saving.value.path()).read_bytes())
        return file

    def back(self):
        self.screen.link("app.back").click()
        expect(self.page.get_by_role("log")).to_be_visible()
