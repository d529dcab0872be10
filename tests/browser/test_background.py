"""With every tab closed, the service worker delivers what waits, or says that it could not."""

import json

import pytest
from playwright.sync_api import expect

from tests.browser import steps
from tests.browser.conftest import FLAGS
from tests.browser.screens import PHONE_EN, Screen
from tests.browser.steps import IMANI, MAYA
from tests.running import poll

pytestmark = pytest.mark.browser

MINE = "Written without a connection."
NOTICES = """async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    const shown = await registration.getNotifications();
    return shown.map(({ title, body }) => `${title} ${body}`.trim());
}"""


@pytest.fixture
def kept_phone(world, browser_type, browser_type_launch_args, tmp_path):
    """Yield a phone whose browser keeps what it has been given, as a real one does."""
    chromium = {"args": FLAGS, "executable_path": browser_type_launch_args["executable_path"]}
    context = browser_type.launch_persistent_context(
        tmp_path / "profile", base_url=world.server.origin, **chromium, **PHONE_EN
    )
    context.grant_permissions(["notifications"], origin=world.server.origin)
    yield Screen(context, world.server.origin, **PHONE_EN)
    context.close()


@pytest.fixture
def background(kept_phone):
    """Return how to let the browser find a connection while no tab of the app is open."""
    page = kept_phone.context.new_page()
    session = kept_phone.context.new_cdp_session(page)
    seen: list[str] = []
    session.on(
        "ServiceWorker.workerRegistrationUpdated",
        lambda told: seen.extend(each["registrationId"] for each in told["registrations"]),
    )

    def dispatch(*, is_last=False):
        session.send("ServiceWorker.enable")
        page.wait_for_timeout(500)
        session.send(
            "ServiceWorker.dispatchSyncEvent",
            {
                "origin": kept_phone.origin,
                "registrationId": seen[-1],
                "tag": "meantime/outbox",
                "lastChance": is_last,
            },
        )

    return dispatch


def write_without_a_connection(hands, screen):
    """Return the thread in which a client wrote before closing the app."""
    invited = hands.clinician.invite_client(MAYA, IMANI)
    steps.join(screen, invited.code, steps.make_login())
    steps.wait_for_shell(screen)
    thread = hands.clinician.thread(invited.space_id)
    expect(screen.page.get_by_role("log")).to_be_visible()
    with screen.page.expect_response("**/api/append-tokens"):
        screen.page.reload()
        steps.unlock(screen)
    expect(screen.page.get_by_role("log")).to_be_visible()
    screen.context.route("**/api/**", lambda route: route.abort())
    return thread


def close(screen):
    screen.page.close()
    screen.context.unroute_all()


def test_what_waits_is_delivered_with_every_tab_closed(hands, kept_phone, background):
    thread = write_without_a_connection(hands, kept_phone)
    steps.write(kept_phone, MINE)
    expect(kept_phone.text("thread.kept")).to_be_visible()
    close(kept_phone)
    background()
    poll(lambda: thread.read()[-1].text == MINE, 20)
    assert [message.text for message in thread.read()].count(MINE) == 1


@pytest.mark.long
def test_what_has_to_be_signed_again_is_said_without_a_word_of_it(hands, kept_phone, background):
    thread = write_without_a_connection(hands, kept_phone)
    thread.reply("Somebody else was quicker.")
    steps.write(kept_phone, MINE)
    expect(kept_phone.text("thread.kept")).to_be_visible()
    close(kept_phone)
    background()
    watcher = kept_phone.context.new_page()
    watcher.goto("/icon.svg")
    poll(lambda: watcher.evaluate(NOTICES) == [kept_phone.words("unsent.notice")], 20)
    assert MINE not in json.dumps([message.text for message in thread.read()])
