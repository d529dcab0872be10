"""Opening a long thread in the app: fetched and verified, and again out of its sealed cache."""

from __future__ import annotations

import json
import statistics
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from playwright.sync_api import sync_playwright

from bench.browser import FLAGS, bare_limit_ms
from bench.figures import Figure
from bench.practice import LOGIN, PASSWORD, served_practice
from meantime.protocol import flows
from meantime.protocol.spaces import advance
from meantime.wire.spaces import Appended, Entry
from tools import chromium

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

    from bench.letters import Thread
    from bench.practice import Practice

POSTS = 2_000
ROUNDS = 3  # of which the median counts
LAST_OF_SHORT, LAST_OF_LONG = "The end of the short thread.", "The end of the long thread."
CACHED_MS, BLOCKED_MS = 300, 100
PHONE: Any = {
    "viewport": {"width": 390, "height": 844},
    "locale": "en-US",
}  # playwright has no type

# Counts from where the lock is open, or from following `address` inside the app, until the last
# letter stands on the page; and the longest task of the page meanwhile.
WATCH = """([address, last]) => {
    const until = async (holds) => {
        while (!holds()) await new Promise(requestAnimationFrame);
    };
    window.told = (async () => {
        const tasks = [];
        const watch = new PerformanceObserver((list) => tasks.push(...list.getEntries()));
        if (!address) await until(() => !document.querySelector('input[type=password]'));
        watch.observe({ type: 'longtask' });
        const start = performance.now();
        if (address) {
            const link = Object.assign(document.createElement('a'), { href: address });
            document.body.append(link);
            link.click();
            link.remove();
        }
        await until(() => document.querySelector('[role=log]')?.textContent.includes(last));
        const openMs = performance.now() - start;
        await new Promise((resolve) => setTimeout(resolve, 1500));
        const longest = Math.max(0, ...tasks.map(({ duration }) => duration));
        return JSON.stringify({ openMs, longestTaskMs: longest });
    })();
}"""
TOLD = "() => window.told"
CONTROLLED = """() => new Promise((resolve) => {
    if (navigator.serviceWorker.controller) resolve();
    else navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true });
})"""


def measure() -> Iterator[Figure]:
    """Yield how long 2,000 letters take to open, and how long the page stands still."""
    limit = bare_limit_ms()
    with tempfile.TemporaryDirectory() as name, served_practice(Path(name) / "s") as practice:
        short = fill(practice, 3, LAST_OF_SHORT).state.space
        long = fill(practice, POSTS, LAST_OF_LONG).state.space
        rounds = [ask(practice, short, long) for _ in range(ROUNDS)]
    cold, cached = (
        statistics.median(each[how]["openMs"] for each in rounds) for how in ("cold", "cached")
    )
    longest = statistics.median(
        max(each["longestTaskMs"] for each in told.values()) for told in rounds
    )
    yield Figure(
        "open 2,000 letters, cold", cold / limit, "of 1.5 x bare + 0.5 s", 1, "lower",
        {"limit_ms": limit, "rounds": rounds},
    )  # fmt: skip
    yield Figure("open 2,000 letters, from the cache", cached, "ms", CACHED_MS, "lower")
    yield Figure("longest task of the page meanwhile", longest, "ms", BLOCKED_MS, "lower")


def fill(practice: Practice, posts: int, last: str) -> Thread:
    """Found a thread on the server and write into it as a clinician does."""
    thread = practice.found_thread()
    path = f"/spaces/{thread.state.space}/entries"
    purpose = {"type": "purpose", "of": "thread", "about": ""}
    first = flows.write_post(thread.clinician, thread.state, thread.key, purpose, at=1)
    advance(thread.state, first)
    for entry in [first, *thread.write(posts - 1), *thread.write(1, last)]:
        practice.http.post(path, Entry(**entry.wire), Appended)
    return thread


def ask(practice: Practice, short: str, long: str) -> dict[str, dict[str, Any]]:
    """Return what opening `long` took in a new browser, and after a reload, from `short`."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.need(), args=FLAGS)
        page = browser.new_page(base_url=f"http://localhost:{practice.port}", **PHONE)
        page.goto(f"/threads/{long}")
        page.get_by_label("E-mail").fill(LOGIN)
        page.evaluate(CONTROLLED)  # the app has been fetched whole by then
        page.evaluate(WATCH, ["", LAST_OF_LONG])
        unlock(page)
        cold = json.loads(page.evaluate(TOLD))
        page.goto(f"/threads/{short}")
        unlock(page)
        page.get_by_role("log").get_by_text(LAST_OF_SHORT).wait_for()
        page.wait_for_timeout(1_500)  # what follows the opening of the lock is no part of it
        page.evaluate(WATCH, [f"/threads/{long}", LAST_OF_LONG])
        cached = json.loads(page.evaluate(TOLD))
        browser.close()
    return {"cold": cold, "cached": cached}


def unlock(page: Page) -> None:
    page.get_by_label("Password").fill(PASSWORD)
    page.keyboard.press("Enter")
