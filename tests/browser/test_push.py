"""Notices on this device: turned on in the app, shown by the service worker, word for word."""

import pytest
from playwright.sync_api import expect

from tests.browser import steps
from tests.browser.screens import PHONE_EN
from tests.browser.steps import IMANI, MAYA
from tests.browser.test_background import NOTICES
from tests.browser.test_pages import examine
from tests.running import poll
from tests.server.notices.push_service import Browser

pytestmark = pytest.mark.browser

# A browser under test has no maker's service to ask: what it would answer stands here, at the
# browser's own edge. Everything else is real.
SERVICE = """({ endpoint, p256dh, auth }) => {
    const subscription = {
        endpoint,
        toJSON: () => ({ endpoint, keys: { p256dh, auth } }),
        unsubscribe: async () => { localStorage.removeItem('test/push'); return true; },
    };
    PushManager.prototype.subscribe = async ({ applicationServerKey, userVisibleOnly }) => {
        if (!userVisibleOnly || applicationServerKey.length !== 87) throw new Error('key');
        localStorage.setItem('test/push', 'on');
        return subscription;
    };
    PushManager.prototype.getSubscription = async () =>
        localStorage.getItem('test/push') ? subscription : null;
}"""
# Headless Chromium denies what nobody could see; the grant itself is the browser's.
GRANTED = "Notification.requestPermission = async () => Notification.permission"


@pytest.fixture
def told_phone(open_screen, world):
    """Return a phone that may show notices, with a push service behind it."""
    screen = open_screen(**PHONE_EN)
    screen.context.grant_permissions(["notifications"], origin=world.server.origin)
    device = Browser("https://push.example.org").device
    screen.context.add_init_script(f"({SERVICE})({device}); {GRANTED}")
    return screen


def go_to_notices(screen):
    screen.link("bar.settings").click()
    screen.link("notices.link").click()
    expect(screen.heading("notices.push")).to_be_visible()


def deliver(screen, word):
    """Let the browser hand a push over to the service worker, with the page open or not."""
    page = screen.context.new_page()
    page.goto("/icon.svg")
    session = screen.context.new_cdp_session(page)
    seen: list[str] = []
    session.on(
        "ServiceWorker.workerRegistrationUpdated",
        lambda told: seen.extend(each["registrationId"] for each in told["registrations"]),
    )
    session.send("ServiceWorker.enable")
    while not seen:
        page.evaluate("null")
    session.send(
        "ServiceWorker.deliverPushMessage",
        {"origin": screen.origin, "registrationId": seen[-1], "data": word},
    )
    return page


@pytest.mark.long
def test_a_device_is_turned_on_and_off_and_shows_no_more_than_the_fixed_words(hands, told_phone):
    invited = hands.clinician.invite_client(MAYA, IMANI)
    steps.join(told_phone, invited.code, steps.make_login())
    steps.wait_for_shell(told_phone)
    go_to_notices(told_phone)
    expect(told_phone.text("notices.push_is_off")).to_be_visible()
    told_phone.button("notices.push_start").click()
    expect(told_phone.text("notices.push_is_on")).to_be_visible()
    expect(told_phone.button("notices.test")).to_be_visible()
    examine(told_phone, "title.notices")
    told_phone.page.reload()
    steps.unlock(told_phone)
    expect(told_phone.text("notices.push_is_on")).to_be_visible()
    subject = told_phone.words("notices.subject")
    waiting = f"{subject} {told_phone.words('notices.waiting')}"
    urgent = f"{subject} {told_phone.words('notices.urgent')}"
    for word in ("waiting ", "waiting "):
        watcher = deliver(told_phone, word)
    poll(lambda: watcher.evaluate(NOTICES) == [waiting], 20)
    watcher = deliver(told_phone, "urgent  ")
    poll(lambda: sorted(watcher.evaluate(NOTICES)) == sorted([urgent, waiting]), 20)
    told_phone.button("notices.push_stop").click()
    expect(told_phone.text("notices.push_is_off")).to_be_visible()
    assert told_phone.said == []


@pytest.mark.long
def test_a_browser_that_does_not_allow_notices_says_so(hands, phone):
    phone.context.add_init_script(
        "Object.defineProperty(Notification, 'permission', { get: () => 'denied' })"
    )
    invited = hands.clinician.invite_client(MAYA, IMANI)
    steps.join(phone, invited.code, steps.make_login())
    go_to_notices(phone)
    expect(phone.text("notices.push_is_denied")).to_be_visible()
    expect(phone.button("notices.push_start")).to_have_count(0)


@pytest.mark.long
def test_a_browser_that_cannot_show_notices_says_what_helps(hands, phone):
    phone.context.add_init_script("delete window.PushManager")
    invited = hands.clinician.invite_client(MAYA, IMANI)
    steps.join(phone, invited.code, steps.make_login())
    go_to_notices(phone)
    expect(phone.text("notices.push_is_unsupported")).to_be_visible()
