"""How people are told: chosen in the app, sent by a real mail server, nothing said aloud."""

import re
from dataclasses import replace

import pytest
from playwright.sync_api import expect

from meantime.server.notices.mail import SUBJECT, words
from tests.browser import steps
from tests.browser.screens import DESK_ES
from tests.browser.steps import IMANI, MAYA
from tests.browser.test_pages import examine
from tests.running import free_port, poll, running, settings_for
from tests.server.notices.post_office import LOOPBACK, SENDER, Letters, post_office
from tests.world import World

pytestmark = pytest.mark.browser


@pytest.fixture
def letters():
    with post_office(Letters(free_port())) as letters:
        yield letters


@pytest.fixture
def world(tmp_path, letters):
    """Return a world whose notices leave by mail."""
    settings = replace(
        settings_for(tmp_path / "data"),
        smtp_host=LOOPBACK,
        smtp_port=letters.port,
        smtp_tls="none",
        smtp_sender=SENDER,
    )
    with running(settings) as server:
        world = World(server, "sqlite")
        yield world
        world.close()


def go_to_notices(screen):
    screen.link("bar.settings").click()
    screen.link("notices.link").click()
    expect(screen.heading("notices.seen")).to_be_visible()


@pytest.mark.long
def test_pages_of_notices_are_sound(hands, screen):
    invited = hands.clinician.invite_client(MAYA, IMANI)
    steps.join(screen, invited.code, steps.make_login())
    go_to_notices(screen)
    locale = screen.page.evaluate("document.documentElement.lang")
    expect(screen.page.get_by_text(words("waiting", locale))).to_be_visible()
    expect(screen.page.get_by_text(SUBJECT[locale])).to_be_visible()
    screen.page.get_by_label(screen.words("notices.quiet_on")).check()
    screen.field("notices.pace").select_option("daily")
    examine(screen, "title.notices")
    assert screen.said == []


@pytest.mark.long
def test_what_a_client_chooses_stands_and_what_cannot_be_is_told_beside_it(hands, phone, letters):
    invited = hands.clinician.invite_client(MAYA, IMANI)
    login = steps.make_login()
    steps.join(phone, invited.code, login)
    go_to_notices(phone)
    phone.field("notices.address").fill("nobody")
    phone.button("notices.save").click()
    expect(phone.text("notices.mend")).to_be_visible()
    address = phone.field("notices.address")
    expect(address).to_be_focused()
    expect(address).to_have_accessible_description(re.compile(phone.words("notices.wrong_address")))
    address.fill("maya@post.example.org")
    phone.page.get_by_label(phone.words("notices.quiet_on")).check()
    phone.field("notices.quiet_from").fill("21:30")
    phone.page.get_by_label(phone.words("notices.reminds")).uncheck()
    phone.button("notices.save").click()
    expect(phone.text("notices.saved")).to_be_visible()
    phone.button("notices.test").click()
    expect(phone.text("notices.test_sent")).to_be_visible()
    [mail] = letters.wait_for(1)
    assert mail["To"] == "maya@post.example.org"
    assert mail.get_content().strip() == words("waiting", "en")
    phone.field("notices.quiet_until").fill("06:30")
    expect(phone.text("notices.unsaved")).to_be_visible()
    phone.button("notices.test").click()
    expect(phone.text("notices.test_soon")).to_be_visible()
    phone.page.reload()
    steps.unlock(phone)
    expect(phone.field("notices.address")).to_have_value("maya@post.example.org")
    expect(phone.field("notices.quiet_from")).to_have_value("21:30")
    expect(phone.page.get_by_label(phone.words("notices.reminds"))).not_to_be_checked()


@pytest.mark.long
def test_mail_that_does_not_arrive_is_seen_by_the_client_and_by_the_clinician(
    staff, phone, open_screen, letters
):
    space_id, client = staff.admit(MAYA)
    letters.replies = ["550 no such user here"]
    staff.imani.thread(space_id).write("How was the walk?")
    poll(lambda: client.notice_choices().mail_fails_since is not None, 20)
    desk = open_screen(**{**DESK_ES, "locale": "en-US"})
    staff.sit(desk, "imani", f"/caseload/{space_id}")
    expect(desk.text("notices.unreached")).to_be_visible()
    examine(desk, "title.client")
    phone.page.goto("/settings/notices")
    steps.sign_in(phone, client.login)
    expect(phone.page.get_by_text(re.compile("^Mail does not reach you since"))).to_be_visible()


@pytest.mark.long
def test_staff_read_that_an_urgent_message_passes_quiet_hours(staff, screen):
    staff.sit(screen, "imani", "/settings/notices")
    expect(screen.text("notices.urgent_passes")).to_be_visible()
    locale = screen.page.evaluate("document.documentElement.lang")
    expect(screen.page.get_by_text(words("urgent", locale))).to_be_visible()
    expect(screen.page.get_by_label(screen.words("notices.reminds"))).to_have_count(0)
    examine(screen, "title.notices")
