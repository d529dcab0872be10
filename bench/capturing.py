"""The installed app from a cold start until one can type, on a slow phone and without a server."""

from __future__ import annotations

import statistics
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

from bench.browser import FLAGS
from bench.figures import Figure
from bench.opening import CONTROLLED, PHONE
from bench.practice import LOGIN, PASSWORD, served_practice
from tools import chromium

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import BrowserContext, Playwright

LIMIT_MS = 1_000
SLOWER = 4  # than this machine, as Chromium's own developer tools slow a processor down
ROUNDS = 5  # of which the median counts
# Since the address was asked for, until the box has the focus and what is typed stands in it.
READY = """() => new Promise((resolve) => {
    const look = () => {
        const box = document.activeElement;
        if (box?.tagName === 'TEXTAREA') resolve(performance.now());
        else requestAnimationFrame(look);
    };
    look();
})"""


def measure() -> Iterator[Figure]:
    """Yield how much of a second passes until a moment can be typed, before unlocking."""
    with tempfile.TemporaryDirectory() as name, served_practice(Path(name) / "s") as practice:
        origin = f"http://localhost:{practice.port}"
        with sync_playwright() as playwright:
            install(playwright, Path(name) / "profile", origin)
            rounds = [start(playwright, Path(name) / "profile", origin) for _ in range(ROUNDS)]
    yield Figure(
        "write before unlocking, cold start of the installed app, 4x slower",
        statistics.median(rounds) / LIMIT_MS,
        "of 1 s",
        1,
        "lower",
        {"limit_ms": LIMIT_MS, "rounds_ms": rounds},
    )


def install(playwright: Playwright, profile: Path, origin: str) -> None:
    """Let the app be fetched whole, and somebody sign in once."""
    context = _open(playwright, profile, origin)
    page = context.new_page()
    page.goto("/")
    page.get_by_label("E-mail").fill(LOGIN)
    page.get_by_label("Password").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.get_by_role("navigation").first.wait_for()
    page.evaluate(CONTROLLED)
    page.wait_for_timeout(3_000)  # until what opens without a connection is kept
    context.close()


def start(playwright: Playwright, profile: Path, origin: str) -> float:
    """Return how many ms a new browser takes until the box has the focus."""
    context = _open(playwright, profile, origin)
    page = context.new_page()
    context.set_offline(offline=True)
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.goto("/capture", wait_until="commit")
    took: float = page.evaluate(READY)
    page.keyboard.type("x")
    page.wait_for_function("() => document.activeElement.value === 'x'")
    context.close()
    return took


def _open(playwright: Playwright, profile: Path, origin: str) -> BrowserContext:
    return playwright.chromium.launch_persistent_context(
        profile, executable_path=chromium.need(), args=FLAGS, base_url=origin, **PHONE
    )
