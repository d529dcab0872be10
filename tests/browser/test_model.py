"""The model: a practice switches it on, a client agrees, sees what it finds, and takes it back."""

import pytest
from playwright.sync_api import expect

from meantime.protocol.posts import Profile, Text
from meantime.screening.model.model import MODEL, REASON
from meantime.sdk.model_consent import model_consent
from tests.browser import steps
from tests.browser.screens import PHONE_EN, RETRIES
from tests.browser.steps import IMANI
from tests.browser.test_pages import examine
from tests.running import poll

pytestmark = pytest.mark.browser
SIDEWAYS = "I keep thinking they could all manage without me now."  # no rule knows it
CONSENT = model_consent()
ILLINOIS = "225 ILCS 155"


class Client:
    """A client's phone, open in their thread."""

    def __init__(self, staff, screen):
        self.staff, self.screen, self.page = staff, screen, screen.page
        invited = staff.imani.add_client(Profile(name="Ada Lind")).invite(IMANI)
        self.space, self.login = invited.space_id, steps.make_login()
        steps.join(screen, invited.code, self.login)

    @property
    def box(self):
        return self.page.locator("#message")

    @property
    def card(self):
        return self.page.locator(".card")

    def open(self, path):
        self.page.goto(path.format(self.space))
        steps.unlock(self.screen)

    def write(self):
        """Write what no rule knows, and leave the device time to look at it."""
        self.box.click()
        self.box.fill(SIDEWAYS)
        self.page.wait_for_timeout(1_500)

    def send(self):
        """Send it; return what has left, with its attention."""
        before = len(self.stored())
        self.box.press("Control+Enter")
        expect(self.box).to_have_value("")
        poll(lambda: len(self.stored()) > before, 20)
        newest = self.stored()[-1]
        return newest.post.noticed, newest.entry.attention

    def stored(self):
        thread = self.staff.imani.thread(self.space).sync()
        return [each for each in thread.opened() if isinstance(each.post, Text)]

    def answer(self, name):
        return self.page.get_by_role("button", name=CONSENT.answers[name]["en"], exact=True)

    def read(self):
        """Open the text, behind which the choice stands."""
        self.page.get_by_text(self.screen.words("model.read_and_choose")).click()

    def places(self):
        return self.page.get_by_label(CONSENT.place["question"]["en"])

    def state(self, kind):
        return self.page.get_by_text(CONSENT.states[kind]["en"])


@pytest.mark.long
def test_a_practice_switches_it_on_and_a_client_has_what_no_rule_knows_noticed(staff, desk, phone):
    client = Client(staff, phone)
    staff.sit(desk, "ruth", "/settings/safety")
    expect(desk.text("model.off")).to_be_visible()
    desk.button("model.switch_on").click()
    expect(desk.text("model.region_needed")).to_be_visible()
    desk.field("model.region").fill("us-me")
    desk.button("model.switch_on").click()
    expect(desk.text("model.on")).to_be_visible()
    examine(desk, "title.ladder")

    client.write()
    expect(client.card).to_have_count(0)
    client.box.fill("")

    client.open("/plan/{}")
    expect(client.state("not_asked")).to_be_visible()
    client.read()
    expect(client.page.get_by_text(CONSENT.sections[2].text["en"])).to_be_visible()
    examine(phone, "title.safety_plan")
    client.places().select_option("US")
    client.answer("agree").click()
    expect(client.state("agreed")).to_be_visible()
    expect(client.answer("take_back")).to_be_visible()

    client.open("/threads/{}")
    client.write()
    expect(client.card).to_contain_text(SIDEWAYS.rstrip("."))
    client.card.locator("summary").click()
    expect(client.card).to_contain_text(REASON["en"])
    examine(phone, "title.thread")
    assert client.send() == ([MODEL], 3)

    client.open("/plan/{}")
    client.answer("take_back").click()
    expect(client.state("declined")).to_be_visible()
    client.open("/threads/{}")
    expect(client.card).to_have_count(1)  # what was sent before keeps its help
    client.write()
    expect(client.card).to_have_count(1)
    assert client.send() == ([], 1)
    assert phone.said == []


@pytest.mark.long
def test_where_the_law_refuses_it_neither_the_practice_nor_a_client_can_switch_it_on(
    staff, desk, phone
):
    staff.sit(desk, "ruth", "/settings/safety")
    desk.field("model.region").fill("US-IL")
    desk.button("model.switch_on").click()
    refused = desk.page.get_by_role("alert").filter(has_text=ILLINOIS)
    expect(refused).to_contain_text(desk.words("model.refused"))
    expect(desk.text("model.off")).to_be_visible()
    examine(desk, "title.ladder")
    assert not staff.ruth.model_switch().is_on

    staff.ruth.switch_model(is_on=True, region="US-ME")
    client = Client(staff, phone)
    client.open("/plan/{}")
    client.read()
    client.places().select_option("US-IL")
    expect(client.page.get_by_role("alert").filter(has_text=ILLINOIS)).to_be_visible()
    expect(client.answer("agree")).to_be_disabled()
    client.answer("agree").click(force=True)
    examine(phone, "title.safety_plan")
    client.answer("decline").click()
    expect(client.state("declined")).to_be_visible()


@pytest.mark.long
def test_a_client_whose_practice_does_not_use_it_is_asked_nothing(staff, phone):
    client = Client(staff, phone)
    client.open("/plan/{}")
    expect(client.state("off")).to_be_visible()
    expect(client.answer("agree")).to_have_count(0)


@pytest.mark.long
def test_without_a_connection_it_comes_from_what_the_app_keeps(staff, phone):
    staff.ruth.switch_model(is_on=True, region="US-ME")
    client = Client(staff, phone)
    client.open("/plan/{}")
    client.read()
    client.places().select_option("US")
    client.answer("agree").click()
    expect(client.state("agreed")).to_be_visible()
    client.open("/threads/{}")
    steps.wait_for_shell(phone)
    phone.context.set_offline(True)
    client.write()
    expect(client.card).to_contain_text(SIDEWAYS.rstrip("."))


@pytest.mark.long
def test_a_plan_is_not_disturbed_where_the_choice_cannot_be_fetched(staff, phone, open_screen):
    client = Client(staff, phone)
    new = open_screen(**PHONE_EN, service_workers="block")

    def withhold(route):
        answer = route.fetch(max_retries=RETRIES)
        if CONSENT.title["en"] in answer.text():
            route.abort()
        else:
            route.fulfill(response=answer)

    new.page.route("**/*.js", withhold)
    new.page.goto(f"/plan/{client.space}")
    with new.page.expect_event("requestfailed"):
        steps.sign_in(new, client.login)
    expect(new.heading("help.plan")).to_be_visible()
    examine(new, "title.safety_plan")
    assert new.page.get_by_role("heading", level=1).count() == 1
    expect(new.heading("error.broken")).to_have_count(0)
