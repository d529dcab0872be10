"""Finding a Chromium for the browser tests, or fetching one."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from tools import venv
from tools.work import Step, Trouble, progress, run

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
ELSEWHERE = (
    Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
    Path("/Applications/Chromium.app/Contents/MacOS/Chromium"),
)
OF_PLAYWRIGHT = (
    "from playwright.sync_api import sync_playwright as p\n"
    "with p() as playwright: print(playwright.chromium.executable_path)"
)
NONE_FOUND = (
    "The browser tests need Chromium, and none was found or could be fetched. Install your "
    "system's package (on Debian: apt-get install chromium), or set MEANTIME_CHROMIUM to the "
    "program. Everything else runs without it: python3 run.py test --only NAME"
)


def need() -> Path:
    """Return the Chromium to test with, fetching one if there is none. Raises Trouble."""
    if found := find():
        return found
    for name, command in (
        ("Fetching Chromium with Playwright", [venv.PYTHON, "-m", "playwright", "install"]),
        ("Fetching Chromium with apt-get", ["apt-get", "install", "--yes", "--quiet"]),
    ):
        if shutil.which(command[0]):
            with progress(name):
                run(Step(name, [*command, "chromium"]))
            if found := find():
                return found
    raise Trouble(NONE_FOUND)


def find() -> Path | None:
    """Return the Chromium that is here: the one named, the system's, or Playwright's."""
    if named := os.environ.get("MEANTIME_CHROMIUM"):
        return Path(named)
    for name in NAMES:
        if at := shutil.which(name):
            return Path(at)
    fetched = venv.asks(["-c", OF_PLAYWRIGHT])
    places = (*ELSEWHERE, Path(fetched)) if fetched else ELSEWHERE
    return next((place for place in places if place.is_file()), None)
