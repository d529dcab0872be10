"""Without a connection the app starts, opens, shows what it knows, and keeps what is written."""

import pytest
from playwright.sync_api import expect

from tests.browser import steps
from tests.browser.steps import IMANI, MAYA

pytestmark = pytest.mark.browser

THEIRS = "Planted: lanterns on the far shore."
MINE = "Planted: no signal in the valley."


def joined(hands, screen):
    """Return the login of a client whose app is kept whole on the screen's device."""
    invited = hands.clinician.invite_client(MAYA, IMANI)
    login = steps.make_login()
    steps.join(screen, invited.code, login)
    hands.clinician.thread(invited.space_id).reply(THEIRS)
    expect(screen.page.get_by_text(THEIRS)).to_be_visible()
    steps.wait_for_shell(screen)
    screen.page.reload()
    steps.unlock(screen)
    expect(screen.page.get_by_text(THEIRS)).to_be_visible()
    return invited, login


def test_a_cold_start_without_a_connection_reads_and_writes_and_sends_later(hands, phone):
    invited, login = joined(hands, phone)
    phone.page.goto("about:blank")
    phone.context.set_offline(True)
    phone.page.goto(f"/threads/{invited.space_id}")
    steps.sign_in(phone, login)
    expect(phone.page.get_by_text(THEIRS)).to_be_visible()
    steps.write(phone, MINE)
    expect(phone.text("thread.kept")).to_be_visible()
    phone.context.set_offline(False)
    expect(phone.page.get_by_text(phone.words("thread.sent"), exact=True)).to_be_visible()
    assert hands.clinician.thread(invited.space_id).read()[-1].text == MINE


def test_a_wrong_password_opens_nothing_without_a_connection_either(hands, phone):
    _, login = joined(hands, phone)
    phone.page.goto("about:blank")
    phone.context.set_offline(True)
    phone.page.goto("/")
    phone.field("sign_in.login").fill(login)
    phone.field("sign_in.password").fill("not the password at all")
    phone.page.keyboard.press("Enter")
    expect(phone.text("sign_in.wrong")).to_be_visible()


def test_after_signing_out_nobody_unlocks_without_a_connection(hands, phone):
    joined(hands, phone)
    phone.page.goto("/threads")
    steps.unlock(phone)
    phone.button("lock.sign_out").click()
    expect(phone.heading("sign_in.title")).to_be_visible()
    phone.context.set_offline(True)
    phone.page.reload()
    expect(phone.text("failure.offline")).to_be_visible()
    expect(phone.crisis_help).to_be_visible()
