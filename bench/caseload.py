"""The list of 200 clients after a week away: how soon it stands there, how soon all is verified."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from playwright.sync_api import sync_playwright

from bench.browser import FLAGS
from bench.figures import Figure
from bench.opening import fill
from bench.practice import LOGIN, PASSWORD, served_practice
from meantime.wire.spaces import Appended, Entry
from tools import chromium

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

    from bench.letters import Thread
    from bench.practice import Practice

CLIENTS, BEFORE, SINCE = 200, 10, 3
LISTED_MS = 1_000
DESK: Any = {"viewport": {"width": 1280, "height": 800}, "locale": "en-US"}  # as playwright has it

# Counts from where the lock is open: until every client stands in the list, and until each has
# been verified as far as the server has it.
WATCH = """(clients) => {
    const until = async (holds) => {
        while (!holds()) await new Promise((resolve) => setTimeout(resolve, 4));
    };
    window.told = (async () => {
        await until(() => !document.querySelector('input[type=password]'));
        const start = performance.now();
        const lines = () => document.querySelectorAll('a[href^="/caseload/"] time').length;
        await until(() => lines() === clients);
        const listedMs = performance.now() - start;
        const isDone = () => document.querySelector('main [role=status]')?.textContent;
        await until(() => isDone()?.includes(`${clients} `) && !isDone().includes('of'));
        return [listedMs, performance.now() - start];
    })();
}"""


def measure() -> Iterator[Figure]:
    """Yield the milliseconds after unlocking until 200 clients are listed, and verified."""
    with tempfile.TemporaryDirectory() as name, served_practice(Path(name) / "s") as practice:
        threads = [fill(practice, BEFORE, "Until next week.") for _ in range(CLIENTS)]
        listed, verified = ask(practice, threads)
    yield Figure("list of 200 clients after a week", listed, "ms", LISTED_MS, "lower")
    yield Figure("all of them verified", verified, "ms")


def ask(practice: Practice, threads: list[Thread]) -> tuple[float, float]:
    """Return the two times on a browser that knew the clients a week ago."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.need(), args=FLAGS)
        page = browser.new_page(base_url=f"http://localhost:{practice.port}", **DESK)
        page.set_default_timeout(120_000)
        page.goto("/caseload")
        page.get_by_label("E-mail").fill(LOGIN)
        unlock(page)
        page.wait_for_timeout(1_000)  # for the last thing that is kept
        page.goto("about:blank")
        for thread in threads:
            for entry in thread.write(SINCE):
                path = f"/spaces/{thread.state.space}/entries"
                practice.http.post(path, Entry(**entry.wire), Appended)
        page.goto("/caseload")
        told = unlock(page)
        browser.close()
    return told


def unlock(page: Page) -> tuple[float, float]:
    """Unlock, and return the two times."""
    page.evaluate(WATCH, CLIENTS)
    page.get_by_label("Password").fill(PASSWORD)
    page.keyboard.press("Enter")
    listed, verified = page.evaluate("() => window.told")
    return listed, verified
