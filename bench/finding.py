"""In the app: preparing a session out of a long thread, and finding words in a longer one."""

from __future__ import annotations

import json
import statistics
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from playwright.sync_api import sync_playwright

from bench.browser import FLAGS
from bench.figures import Figure
from bench.opening import CONTROLLED, LAST_OF_LONG, fill, unlock
from bench.practice import LOGIN, served_practice
from tools import chromium

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

    from bench.practice import Practice

ENTRIES, MESSAGES = 2_000, 20_000
ROUNDS = 3  # of which the median counts
PREPARED_MS, FOUND_MS, BLOCKED_MS = 500, 100, 100
PATIENT_MS = 600_000
DESK: Any = {"viewport": {"width": 1280, "height": 800}, "locale": "en-US"}

# Follows an address inside the app and counts until the page holds what is asked for.
FOLLOW = """async ([address, wanted]) => {
    const until = async (holds) => {
        while (!holds()) await new Promise(requestAnimationFrame);
    };
    const start = performance.now();
    const link = Object.assign(document.createElement('a'), { href: address });
    document.body.append(link);
    link.click();
    link.remove();
    await until(() => document.querySelector(wanted));
    return performance.now() - start;
}"""
# Types a word and counts until the first result stands on the page.
TYPE = """async (word) => {
    const box = document.querySelector('input[type=search]');
    box.value = '';
    box.dispatchEvent(new Event('input', { bubbles: true }));
    while (document.querySelector('main li mark')) await new Promise(requestAnimationFrame);
    const start = performance.now();
    box.value = word;
    box.dispatchEvent(new Event('input', { bubbles: true }));
    while (!document.querySelector('main li mark')) await new Promise(requestAnimationFrame);
    return performance.now() - start;
}"""
WATCH = """() => {
    window.tasks = [];
    new PerformanceObserver((list) => window.tasks.push(...list.getEntries()))
        .observe({ type: 'longtask' });
}"""
LONGEST = "() => JSON.stringify(Math.max(0, ...window.tasks.map(({ duration }) => duration)))"


def measure_preparing() -> Iterator[Figure]:
    """Yield how long the page before a session takes, out of the cache after a reload."""
    with _practice() as practice:
        space = fill(practice, ENTRIES, LAST_OF_LONG).state.space
        with _desk(practice, f"/prepare/{space}") as page:
            page.locator("section ol > li").first.wait_for(timeout=PATIENT_MS)
            took = []
            for _ in range(ROUNDS):
                page.wait_for_timeout(1_500)
                page.goto("/caseload")
                unlock(page)
                page.get_by_role("link", name="Add a client").wait_for()
                page.wait_for_timeout(
                    1_500
                )  # what follows the opening of the lock is no part of it
                address = [f"/prepare/{space}", "section ol > li"]
                took.append(page.evaluate(FOLLOW, address))
    yield Figure(
        "prepare a session of 2,000 entries, from the cache",
        statistics.median(took) / PREPARED_MS,
        "of 0.5 s",
        1,
        "lower",
        {"rounds_ms": took},
    )


def measure_searching() -> Iterator[Figure]:
    """Yield how long words take to be found, and how long the page stands still meanwhile."""
    with _practice() as practice:
        space = fill(practice, MESSAGES, LAST_OF_LONG).state.space
        with _desk(practice, f"/threads/{space}") as page:
            page.get_by_role("log").get_by_text(LAST_OF_LONG).wait_for(timeout=PATIENT_MS)
            page.evaluate(WATCH)
            page.evaluate(FOLLOW, ["/search", "input[type=search]"])
            page.get_by_text("Reading what is on this device").wait_for(timeout=PATIENT_MS)
            page.get_by_text("Reading what is on this device").wait_for(
                state="hidden", timeout=PATIENT_MS
            )
            longest = json.loads(page.evaluate(LONGEST))
            took = [page.evaluate(TYPE, word) for word in ("long", "the end", "thread")]
    yield Figure(
        "first results among 20,000 messages",
        statistics.median(took) / FOUND_MS,
        "of 0.1 s",
        1,
        "lower",
        {"rounds_ms": took},
    )
    yield Figure("longest task of the page while indexing", longest, "ms", BLOCKED_MS, "lower")


@contextmanager
def _practice() -> Iterator[Practice]:
    with tempfile.TemporaryDirectory() as name, served_practice(Path(name) / "s") as practice:
        yield practice


@contextmanager
def _desk(practice: Practice, path: str) -> Iterator[Page]:
    """Yield a page of a new browser on which a clinician has signed in at `path`."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.need(), args=FLAGS)
        page = browser.new_page(base_url=f"http://localhost:{practice.port}", **DESK)
        page.goto(path)
        page.get_by_label("E-mail").fill(LOGIN)
        page.evaluate(CONTROLLED)
        unlock(page)
        yield page
        browser.close()
