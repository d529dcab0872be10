"""One screen of one person: a page, all that it asked for, and all that it said."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest
from playwright.sync_api import BrowserContext

if TYPE_CHECKING:
    from playwright.sync_api import Browser, ConsoleMessage, Locator, Request

WEB: Final = Path(__file__).parents[2] / "web"
TEXT: Final = re.compile(r"'([a-z_.]+)':\s*'([^']*)'")
PHONE_EN: Final = {
    "viewport": {"width": 390, "height": 844},
    "color_scheme": "light",
    "locale": "en-US",
    "has_touch": True,
}
DESK_ES: Final = {
    "viewport": {"width": 1280, "height": 800},
    "color_scheme": "dark",
    "locale": "es-US",
}
WIDE: Final = {"viewport": {"width": 1280, "height": 800}, "locale": "en-US"}
# Journeys that say the same on every screen walk the second one only when there is time for it.
LOOKS: Final = ["phone", pytest.param("desk", marks=pytest.mark.long)]
# What scrolls up and down and is too wide; only what holds a wide table scrolls sideways.
TOO_WIDE: Final = """() => [document.documentElement, ...document.querySelectorAll('body *')]
    .filter((each) => each === document.documentElement
        || (getComputedStyle(each).overflowY === 'auto' && !each.querySelector(':scope > table')))
    .filter((each) => each.scrollWidth > each.clientWidth + 1) // a pixel is rounding
    .map((each) => `${each.tagName}.${each.className} ${each.scrollWidth - each.clientWidth}`)"""
# The service worker keeps all of the app, which takes as long as a short test: it begins once
# somebody waits for it (`steps.wait_for_shell`), or once it gives pages out.
SHELL_ON_DEMAND: Final = """(() => {
    const { serviceWorker } = navigator;
    if (!serviceWorker || serviceWorker.controller) return;
    const register = serviceWorker.register.bind(serviceWorker);
    const wanted = new Promise((resolve) => { window.fetchShell = resolve; });
    serviceWorker.register = (...how) => wanted.then(() => register(...how));
})()"""
BROWSER_HINT: Final = "[DOM]"  # about forms, now and then, while a page is being replaced
# What a page that was left reads when its answer comes is the last value, and goes nowhere.
READ_LATE: Final = "https://svelte.dev/e/derived_inert"
TIMEOUT_MS: Final = 20_000  # Argon2id on a busy machine takes its time
RETRIES: Final = 3  # of a request on a connection that the server has just closed for idleness


class Screen:
    """`page` is playwright's; `requests` and `said` grow from the first byte on."""

    def __init__(self, where: Browser | BrowserContext, origin: str, **look: Any) -> None:
        self.origin = origin
        if isinstance(where, BrowserContext):  # a profile that is kept
            self.context = where
        else:
            self.context = where.new_context(base_url=origin, **look)
            self.context.add_init_script(SHELL_ON_DEMAND)
        self.context.set_default_timeout(TIMEOUT_MS)
        self.requests: list[Request] = []
        self.said: list[str] = []
        self.context.on("request", self._note)
        self.page = self.context.new_page()
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self.said.append(str(error)))
        self.locale: str = look["locale"][:2]
        self._texts = texts_in(self.locale)

    def close(self) -> None:
        self.context.close()

    def words(self, key: str, **values: str) -> str:
        """Return what the catalogue says under `key` in this screen's language."""
        return self._texts[key].format(**values)

    def button(self, key: str) -> Locator:
        return self.page.get_by_role("button", name=self.words(key), exact=True)

    def link(self, key: str) -> Locator:
        return self.page.get_by_role("link", name=self.words(key), exact=True)

    def field(self, key: str, **values: str) -> Locator:
        return self.page.get_by_label(self.words(key, **values), exact=True)

    def heading(self, key: str) -> Locator:
        return self.page.get_by_role("heading", name=self.words(key), exact=True)

    def text(self, key: str, **values: str) -> Locator:
        return self.page.get_by_text(self.words(key, **values))

    def too_wide(self) -> list[str]:
        """Return what of the page can only be read by scrolling it sideways."""
        found: list[str] = self.page.evaluate(TOO_WIDE)
        return found

    @property
    def crisis_help(self) -> Locator:
        """The block that stands on every page on which something failed."""
        return self.page.get_by_role("region", name=self.words("help.lead"))

    def _note(self, request: Request) -> None:
        self.requests.append(request)

    def _hear(self, message: ConsoleMessage) -> None:
        if not message.text.startswith(BROWSER_HINT) and message.text != READ_LATE:
            self.said.append(message.text)


def texts_in(locale: str) -> dict[str, str]:
    """Return the web app's own catalogue of a language."""
    parts = (WEB / "src" / "lib" / "text" / locale).glob("*.ts")
    return dict(pair for part in parts for pair in TEXT.findall(part.read_text(encoding="utf-8")))
