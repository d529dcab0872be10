"""Opening an account with a passkey: Chromium's own authenticator, with PRF and without."""

import pytest
from playwright.sync_api import expect

from meantime.server.practices.service import make_setup_code
from tests.browser import steps
from tests.browser.steps import IMANI, MAYA
from tests.browser.test_founding import describe, open_link
from tests.browser.test_pages import examine
from tests.browser.test_safety import lock_row
from tests.browser.test_secrets import EVERYTHING_KEPT

pytestmark = pytest.mark.browser

# What the browser answers when its dialog is closed.
SAY_NO_ONCE = """() => {
    const { get } = CredentialsContainer.prototype;
    navigator.credentials.get = () => {
        navigator.credentials.get = get;
        return Promise.reject(new DOMException('closed', 'NotAllowedError'));
    };
}"""


class Authenticator:
    """The device's own authenticator, whose owner always says yes."""

    def __init__(self, screen, **options):
        self.session = screen.context.new_cdp_session(screen.page)
        self.session.send("WebAuthn.enable")
        usual = {
            "protocol": "ctap2",
            "ctap2Version": "ctap2_1",
            "transport": "internal",
            "hasResidentKey": True,
            "hasUserVerification": True,
            "isUserVerified": True,
            "automaticPresenceSimulation": True,
            "hasPrf": True,
        }
        added = self.session.send(
            "WebAuthn.addVirtualAuthenticator", {"options": {**usual, **options}}
        )
        self.id = added["authenticatorId"]

    def keys(self):
        found = self.session.send("WebAuthn.getCredentials", {"authenticatorId": self.id})
        return found["credentials"]


def join(screen, invited, login, name=MAYA):
    """Join as a client with a passkey; return the recovery code."""
    steps.open_link(screen, invited.code)
    screen.button("join.welcome.next").click()
    screen.field("join.account.name").fill(name)
    screen.field("sign_in.login").fill(login)
    screen.button("passkey.choose").click()
    screen.page.get_by_label(screen.words("join.recovery.kept")).check()
    recovery = "-".join(screen.page.locator(".code span").all_inner_texts())
    screen.button("join.recovery.submit").click()
    expect(screen.page.get_by_role("log")).to_be_visible()
    return recovery


def test_a_client_joins_with_a_passkey_and_it_opens_again(hands, screen):
    authenticator = Authenticator(screen)
    invited, login = hands.clinician.invite_client(MAYA, IMANI), steps.make_login()
    steps.open_link(screen, invited.code)
    screen.button("join.welcome.next").click()
    expect(screen.button("passkey.choose")).to_be_visible()  # offered first
    expect(screen.page.get_by_label(screen.words("sign_in.password"), exact=True)).to_have_count(0)
    examine(screen, "title.join")
    join(screen, invited, login)
    [key] = authenticator.keys()
    assert key["userName"] == login
    steps.write(screen, "By a finger alone.")
    expect(screen.page.get_by_text(screen.words("thread.sent"), exact=True)).to_be_visible()

    screen.page.reload()
    expect(screen.heading("lock.title")).to_be_visible()
    examine(screen, "title.sign_in")
    screen.button("passkey.use").click()
    expect(screen.page.get_by_text("By a finger alone.")).to_be_visible()
    screen.context.clear_cookies()
    screen.page.goto("/")
    expect(screen.heading("sign_in.title")).to_be_visible()
    screen.button("passkey.use").click()  # nobody types an address
    expect(screen.page.get_by_text("By a finger alone.")).to_be_visible()
    kept = screen.page.evaluate(EVERYTHING_KEPT)
    assert login not in kept
    assert screen.said == []


@pytest.mark.long
def test_a_passkey_opens_what_is_kept_here_without_a_connection(hands, phone):
    Authenticator(phone)
    join(phone, hands.clinician.invite_client(MAYA, IMANI), steps.make_login())
    phone.context.route("**/api/**", lambda route: route.abort())
    phone.page.reload()
    phone.button("passkey.use").click()
    expect(phone.page.get_by_role("log")).to_be_visible()


@pytest.mark.long
def test_a_passkey_that_cannot_open_messages_leads_to_a_password(hands, phone):
    Authenticator(phone, hasPrf=False)
    invited, login = hands.clinician.invite_client(MAYA, IMANI), steps.make_login()
    steps.open_link(phone, invited.code)
    phone.button("join.welcome.next").click()
    phone.field("join.account.name").fill(MAYA)
    phone.field("sign_in.login").fill(login)
    phone.button("passkey.choose").click()
    phone.page.get_by_label(phone.words("join.recovery.kept")).check()
    phone.button("join.recovery.submit").click()
    expect(phone.text("passkey.lacking")).to_be_visible()
    expect(phone.field("sign_in.login")).to_have_value(login)  # nothing is typed twice
    examine(phone, "title.join")
    phone.field("sign_in.password").fill(steps.PASSWORD)
    phone.field("join.account.password_again").fill(steps.PASSWORD)
    phone.button("join.account.next").click()
    phone.page.get_by_label(phone.words("join.recovery.kept")).check()
    phone.button("join.recovery.submit").click()
    expect(phone.page.get_by_role("log")).to_be_visible()


@pytest.mark.long
def test_who_says_no_to_the_device_can_try_again(hands, phone):
    Authenticator(phone)
    join(phone, hands.clinician.invite_client(MAYA, IMANI), steps.make_login())
    phone.page.reload()
    phone.page.evaluate(SAY_NO_ONCE)
    phone.button("passkey.use").click()
    expect(phone.text("passkey.cancelled")).to_be_visible()
    phone.button("passkey.use").click()
    expect(phone.page.get_by_role("log")).to_be_visible()


@pytest.mark.long
def test_a_browser_without_passkeys_asks_for_a_password(hands, phone):
    invited = hands.clinician.invite_client(MAYA, IMANI)
    steps.open_link(phone, invited.code)
    phone.button("join.welcome.next").click()
    expect(phone.field("sign_in.password")).to_be_visible()
    expect(phone.button("passkey.choose")).to_have_count(0)


@pytest.mark.long
def test_a_passkey_is_set_used_as_proof_and_removed(hands, screen):
    invited = hands.clinician.invite_client(MAYA, IMANI)
    steps.join(screen, invited.code, steps.make_login())
    authenticator = Authenticator(screen)
    screen.page.goto("/settings/locks")
    steps.unlock(screen)
    lock_row(screen, "locks.passkey").get_by_role("button").click()
    screen.field("locks.password_now").fill(steps.PASSWORD)
    screen.button("join.account.next").click()
    expect(screen.button("passkey.make")).to_be_visible()
    examine(screen, "title.locks")
    screen.button("passkey.make").click()
    expect(screen.text("locks.done")).to_be_visible()
    assert len(authenticator.keys()) == 1
    screen.page.reload()
    screen.button("passkey.use").click()
    lock_row(screen, "locks.password").get_by_role("button").last.click()  # remove it
    expect(screen.button("passkey.use")).to_be_visible()
    examine(screen, "title.locks")
    screen.button("passkey.use").click()
    expect(screen.text("locks.done")).to_be_visible()
    expect(
        lock_row(screen, "locks.password").get_by_text(screen.words("locks.not_set"))
    ).to_be_visible()


@pytest.mark.long
def test_a_practice_is_founded_with_a_passkey(world, phone):
    Authenticator(phone)
    open_link(phone, world.server.write(make_setup_code))
    describe(phone)
    phone.field("join.account.name").fill("Olga Brandt")
    phone.field("sign_in.login").fill(steps.make_login())
    phone.button("passkey.choose").click()
    phone.page.get_by_label(phone.words("join.recovery.kept")).check()
    phone.button("found.submit").click()
    phone.page.wait_for_url(lambda address: "/found" not in address)
    phone.page.goto("/settings/devices")
    phone.button("passkey.use").click()
    expect(phone.heading("devices.title")).to_be_visible()
