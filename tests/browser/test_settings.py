"""What one sets on a device, and the quick way out."""

import json
import re

import pytest
from playwright.sync_api import expect

from tests.browser import steps
from tests.browser.axe import violations
from tests.browser.steps import IMANI, MAYA

pytestmark = pytest.mark.browser

ELSEWHERE = "https://www.wikipedia.org/"
HARMLESS = {
    f"meantime.{name}"
    for name in ("theme", "locale", "country", "exit_to", "entered", "lines_checked", "plan")
}
BEFORE_THE_APP = """() => [
    document.documentElement.dataset.theme,
    document.querySelector('meta[name="color-scheme"]').content,
]"""


def join(hands, screen):
    """Join as Maya and stand in the thread; return its id."""
    invited = hands.clinician.invite_client(MAYA, IMANI)
    steps.join(screen, invited.code, steps.make_login())
    return invited.space_id


@pytest.mark.long
def test_dark_by_choice_holds_from_the_first_paint_on(hands, phone):
    join(hands, phone)
    phone.link("bar.settings").click()
    phone.field("settings.theme").select_option("dark")
    assert phone.page.evaluate("getComputedStyle(document.body).backgroundColor") == (
        "rgb(25, 21, 28)"
    )
    assert violations(phone) == []
    phone.context.route("**/_app/**", lambda route: route.abort())
    phone.page.goto("/", wait_until="domcontentloaded")
    assert phone.page.evaluate(BEFORE_THE_APP) == ["dark", "dark"]
    phone.context.unroute("**/_app/**")
    phone.page.goto("/settings")
    steps.unlock(phone)
    phone.field("settings.theme").select_option("system")
    assert phone.page.evaluate(BEFORE_THE_APP) == [None, "light dark"]


@pytest.mark.long
def test_settings_lie_on_the_device_and_say_nothing_about_a_person(hands, phone):
    join(hands, phone)
    phone.link("bar.settings").click()
    phone.field("settings.theme").select_option("dark")
    phone.field("exit.to").select_option("weather")
    kept = json.loads(phone.page.evaluate("JSON.stringify({ ...localStorage })"))
    assert set(kept) <= HARMLESS
    assert kept["meantime.exit_to"] == "weather"


def go_to_messages(screen):
    """Follow the link; until the conversations are known it leads to the list of them."""
    link = screen.link("bar.messages")
    expect(link).to_have_attribute("href", re.compile("/threads/."))
    link.click()


@pytest.mark.long
def test_the_way_out_empties_and_locks_the_page_and_keeps_the_draft(hands, phone):
    join(hands, phone)
    phone.context.route(
        ELSEWHERE, lambda route: route.fulfill(body="<title>Elsewhere</title>Herons")
    )
    steps.write(phone, "Only for you.")
    expect(phone.page.get_by_text(phone.words("thread.sent"), exact=True)).to_be_visible()
    phone.link("bar.settings").click()
    expect(phone.heading("settings.title")).to_be_visible()  # a page to go back to
    go_to_messages(phone)
    phone.page.locator("#message").fill("Half a thou")  # and no pause
    phone.button("exit.label").click()
    expect(phone.page).to_have_url(ELSEWHERE)
    assert phone.page.title() == "Elsewhere"
    phone.page.go_back()
    expect(phone.heading("lock.title")).to_be_visible()
    expect(phone.page.get_by_text("Only for you.")).to_have_count(0)
    assert "Imani" not in phone.page.title()
    steps.unlock(phone)
    go_to_messages(phone)
    expect(phone.page.locator("#message")).to_have_value("Half a thou")


@pytest.mark.long
def test_the_way_out_can_be_hidden(hands, phone):
    join(hands, phone)
    phone.link("bar.settings").click()
    expect(phone.button("exit.label")).to_have_count(1)
    phone.page.get_by_label(phone.words("exit.offer")).uncheck()
    expect(phone.button("exit.label")).to_have_count(0)


@pytest.mark.long
def test_the_browser_is_asked_to_keep_what_waits_and_its_answer_is_said(hands, phone):
    join(hands, phone)
    phone.link("bar.settings").click()
    phone.button("settings.keep.button").click()
    answer = phone.page.get_by_role("status").filter(has_text="promised")
    expect(answer).to_be_visible()


@pytest.mark.long
def test_an_only_conversation_is_home(hands, phone, desk):
    invited = hands.clinician.invite_client(MAYA, IMANI)
    login = steps.make_login()
    steps.join(phone, invited.code, login)
    desk.page.goto("/")
    steps.sign_in(desk, login)
    expect(desk.page.get_by_role("heading", name="Imani Rivera")).to_be_visible()
    assert desk.page.url.endswith(f"/threads/{invited.space_id}")
    expect(desk.page.get_by_role("link", name=desk.words("app.back"))).to_have_count(0)
    expect(desk.link("bar.messages")).to_have_attribute("aria-current", "page")
