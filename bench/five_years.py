"""Five years of a client's journal in the app: scrolled to the end, and searched."""

from __future__ import annotations

import json
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from playwright.sync_api import sync_playwright

from bench.browser import FLAGS
from bench.figures import Figure
from bench.finding import FOLLOW, LONGEST, PATIENT_MS, WATCH
from bench.joining import join
from bench.opening import CONTROLLED, PHONE, unlock
from bench.practice import served_practice
from meantime.protocol import flows
from meantime.protocol.moment_posts import Moment
from meantime.protocol.posts import Purpose, write_post
from meantime.protocol.sealing import generation_key
from meantime.protocol.spaces import advance
from meantime.wire.spaces import Appended, Entry, NewSpace, SpaceCreated
from tools import chromium

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from playwright.sync_api import Page

    from bench.practice import Practice

ENTRIES: Final = 5_000
BLOCKED_MS: Final = 100
STEP_MS: Final = 31_500_000  # 8.75 hours: five years in all, over every hour and clock change
ZONES: Final = ("America/Chicago", "Europe/Madrid", "Asia/Tokyo")
FEELINGS: Final = ("lonely", "anxious", "calm", "angry", "hopeful")
TEXT: Final = "It came back tonight. I wrote it down, and then it was quieter by the river. " * 3
FIRST: Final = "The heron stood there."
LOGIN: Final = "client@example.org"

# Scrolls on whenever there is more, until the first entry that was written is on the page.
SCROLL: Final = """async (first) => {
    const entries = document.querySelector('main').getElementsByTagName('article');
    const last = () => entries[entries.length - 1];
    while (!last().textContent.includes(first)) {
        last().scrollIntoView();
        await new Promise(requestAnimationFrame);
    }
}"""
# Types words letter by letter, and waits until the page says what it found.
FIND: Final = """async ([words, told]) => {
    const box = document.querySelector('input[type=search]');
    const status = document.querySelector('search + [role=status]');
    for (let end = Math.min(1, words.length); end <= words.length; end += 1) {
        box.value = words.slice(0, end);
        box.dispatchEvent(new Event('input', { bubbles: true }));
        await new Promise((resolve) => setTimeout(resolve, 50));
    }
    while (status.textContent.trim() !== told) await new Promise(requestAnimationFrame);
}"""


def measure() -> Iterator[Figure]:
    """Yield how long the page stands still at most, of 0.1 s; and what it was doing took."""
    with tempfile.TemporaryDirectory() as name, served_practice(Path(name) / "s") as practice:
        keep_five_years(practice)
        with phone(practice) as page:
            page.evaluate(FOLLOW, ["/journal", "main article"])
            every = f"{ENTRIES - 1:,} entries"
            yield _longest(page, "scrolled", [(SCROLL, FIRST)])
            yield _longest(page, "searched", [(FIND, [FIRST, "1 entry"]), (FIND, ["river", every])])
            yield _longest(page, "shown again", [(FIND, ["", ""]), (SCROLL, FIRST)])


def keep_five_years(practice: Practice) -> None:
    """Let a client join, who keeps 5,000 moments."""
    thread = practice.found_thread()
    http = join(practice, thread, LOGIN)
    client = thread.clinician  # who writes there now
    root = flows.found_own(client, http.now_ms())
    http.post("/spaces", NewSpace(purpose="journal", root=Entry(**root.wire)), SpaceCreated)
    state = advance(None, root)
    key = generation_key(state, client, 1)
    for post in (Purpose(of="journal", about=""), *moments(http.now_ms())):
        entry = flows.write_post(client, state, key, write_post(post), at=http.now_ms())
        http.post(f"/spaces/{state.space}/entries", Entry(**entry.wire), Appended)
        advance(state, entry)


def moments(until: int) -> Iterator[Moment]:
    """Yield what somebody keeps up to an instant (ms) who lives in a zone after the other."""
    for n in range(ENTRIES):
        yield Moment(
            at=until - (ENTRIES - n) * STEP_MS,
            zone=ZONES[n * len(ZONES) // ENTRIES],
            text=TEXT if n else FIRST,
            feelings=[FEELINGS[n % len(FEELINGS)]],
            intensity=n % 12 - 1,
            tags=[f"tag {n % 40}"],
        )


@contextmanager
def phone(practice: Practice) -> Iterator[Page]:
    """Yield a page of a new browser on which the client has signed in."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.need(), args=FLAGS)
        page = browser.new_page(base_url=f"http://localhost:{practice.port}", **PHONE)
        page.set_default_timeout(PATIENT_MS)
        page.goto("/between")
        page.get_by_label("E-mail").fill(LOGIN)
        page.evaluate(CONTROLLED)
        unlock(page)
        page.get_by_role("navigation").first.wait_for()
        page.wait_for_timeout(1_500)  # what follows the opening of the lock is no part of it
        yield page
        browser.close()


def _longest(page: Page, what: str, steps: Sequence[tuple[str, object]]) -> Figure:
    """Return the longest task of the page while it does something."""
    page.evaluate(WATCH)
    start = time.perf_counter()
    for script, given in steps:
        page.evaluate(script, given)
    took = time.perf_counter() - start
    page.wait_for_timeout(500)  # the browser tells of a task when it is over
    longest = json.loads(page.evaluate(LONGEST))
    name = f"longest task of the page, {ENTRIES:,} entries {what}"
    detail = {"longest_ms": longest, "took_s": took}
    return Figure(name, longest / BLOCKED_MS, "of 0.1 s", 1, "lower", detail)
