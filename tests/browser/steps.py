"""What people do on a screen, step by step."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Final

from playwright.sync_api import expect

from meantime import sdk

if TYPE_CHECKING:
    from tests.browser.screens import Screen

PASSWORD: Final = "four steps to the water"  # noqa: S105  of people who do not exist
IMANI: Final = sdk.Inviter("Imani Rivera", "LCSW")
MAYA: Final = "Maya Okafor"
CONTROLLED: Final = """() => new Promise((resolve) => {
    window.fetchShell?.();
    if (navigator.serviceWorker.controller) resolve();
    else navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true });
})"""


def make_login() -> str:
    return f"{secrets.token_hex(6)}@example.org"


def open_link(screen: Screen, code: str) -> None:
    """Open an invitation's link, as from a letter: by a whole page load."""
    screen.page.goto("about:blank")
    screen.page.goto(f"/join#{code}")


def join(screen: Screen, code: str, login: str, name: str = MAYA) -> str:
    """Join as a client by a link; return the recovery code that was shown."""
    open_link(screen, code)
    screen.button("join.welcome.next").click()
    screen.field("join.account.name").fill(name)
    recovery = choose_locks(screen, login)
    screen.button("join.recovery.submit").click()
    expect(screen.page.get_by_role("log")).to_be_visible()
    return recovery


def choose_locks(screen: Screen, login: str) -> str:
    """Fill in e-mail and password, and say that the recovery code is kept; return that code."""
    screen.field("sign_in.login").fill(login)
    screen.field("sign_in.password").fill(PASSWORD)
    screen.field("join.account.password_again").fill(PASSWORD)
    screen.button("join.account.next").click()
    screen.page.get_by_label(screen.words("join.recovery.kept")).check()
    return "-".join(screen.page.locator(".code span").all_inner_texts())


def sign_in(screen: Screen, login: str) -> None:
    """Sign in with the password at whatever page asks for it."""
    screen.field("sign_in.login").fill(login)
    unlock(screen)


def unlock(screen: Screen) -> None:
    """Give the password to a screen that is locked or asks for a sign-in."""
    screen.field("sign_in.password").fill(PASSWORD)
    screen.page.keyboard.press("Enter")


def write(screen: Screen, text: str) -> None:
    """Write and send a message in the open thread."""
    box = screen.page.locator("#message")
    expect(box).to_be_visible()  # if it is not, this says what stands there instead
    box.fill(text)
    screen.page.keyboard.press("Control+Enter")


def look_who_reads(screen: Screen) -> None:
    """Go from any page of a client's to who can read their only conversation."""
    screen.link("bar.settings").click()
    screen.link("settings.readers").click()


def read_digits(screen: Screen) -> str:
    """Return the digits on the page that compares them."""
    return " ".join(screen.page.locator(".digits span").all_inner_texts())


def wait_for_shell(screen: Screen) -> None:
    """Let the app be kept, and wait until it can start without a connection."""
    screen.page.evaluate(CONTROLLED)
