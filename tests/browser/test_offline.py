"""Without a connection the app starts, opens, shows what it knows, and keeps what is written."""

import json

import pytest
from playwright.sync_api import expect

from meantime import sdk
from tests.browser import steps
from tests.browser.axe import violations
from tests.browser.screens import WEB
from tests.browser.steps import IMANI, MAYA, PASSWORD

pytestmark = pytest.mark.browser

THEIRS = "Planted: lanterns on the far shore."
MANIFEST = WEB / ".svelte-kit/output/client/.vite/manifest.json"  # of the build under test
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


@pytest.mark.long
def test_a_wrong_password_opens_nothing_without_a_connection_either(hands, phone):
    _, login = joined(hands, phone)
    phone.page.goto("about:blank")
    phone.context.set_offline(True)
    phone.page.goto("/")
    phone.field("sign_in.login").fill(login)
    phone.field("sign_in.password").fill("not the password at all")
    phone.page.keyboard.press("Enter")
    expect(phone.text("sign_in.wrong")).to_be_visible()


@pytest.mark.long
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


@pytest.mark.long
def test_what_stands_behind_the_lock_and_does_not_come_is_said_and_asked_for_again(hands, phone):
    invited = hands.clinician.invite_client(MAYA, IMANI)
    login = steps.make_login()
    hands.join(invited.code, sdk.Newcomer(login, PASSWORD, MAYA))
    behind = json.loads(MANIFEST.read_text())["src/routes/(desk)/Opened.svelte"]["file"]
    phone.context.route(f"**/{behind}", lambda route: route.abort())
    phone.page.goto(f"/threads/{invited.space_id}")
    steps.sign_in(phone, login)
    expect(phone.text("failure.offline")).to_be_visible()
    expect(phone.crisis_help).to_be_visible()
    assert violations(phone) == []
    phone.context.unroute_all()
    phone.button("app.try_again").click()
    steps.unlock(phone)
    expect(phone.page.locator("#message")).to_be_visible()
