"""Pictures of every page, as people of the demo see them: `python3 run.py pictures FOLDER`.

Pages are found in the app's own routes, so that none is forgotten. Each look gets a folder and a
contact sheet; nothing here judges, somebody has to look.
"""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click
from playwright.sync_api import Error, sync_playwright

from meantime.demo.people import PEOPLE, WORDS
from tests.browser.conftest import FLAGS
from tests.browser.screens import WEB, Screen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

    from meantime.demo.people import Somebody

ROUTES: Final = WEB / "src" / "routes"
SIZES: Final = {"phone": (390, 844), "desk": (1280, 800)}
SEEN_BY: Final = ("ruth", "imani", "maya")  # an owner, a clinician, a client
SETTLE_MS: Final = 1_200
OPEN_TO_ALL: Final = ("/demo", "/found", "/join", "/help")  # pages that need no sign-in
SHEET: Final = """<!doctype html><meta charset="utf-8"><title>{title}</title>
<style>body{{font:13px sans-serif;display:flex;flex-wrap:wrap;gap:14px;margin:14px;
background:#888}}figure{{margin:0;width:{width}px}}img{{width:100%}}</style>{figures}"""


@dataclass(frozen=True)
class Look:
    """How a page is looked at."""

    size: str
    scheme: str
    locale: str

    @property
    def name(self) -> str:
        return f"{self.size}-{self.scheme}-{self.locale[:2]}"

    @property
    def context(self) -> dict[str, Any]:
        width, height = SIZES[self.size]
        viewport = {"width": width, "height": height}
        return {"viewport": viewport, "color_scheme": self.scheme, "locale": self.locale}


LOOKS: Final = [
    Look(size, scheme, locale)
    for size in SIZES
    for scheme, locale in (("light", "en-US"), ("dark", "es-US"), ("light", "es-US"))
] + [Look(size, "dark", "en-US") for size in SIZES]


def routes() -> list[str]:
    """Return the app's pages as addresses; `[space]` stands where an id belongs."""
    pages = (page.parent.relative_to(ROUTES) for page in ROUTES.rglob("+page.svelte"))
    return sorted(
        re.sub(r"/?\([^)]*\)", "", f"/{page}").replace("/.", "/") or "/" for page in pages
    )


def shoot(screen: Screen, name: str, folder: Path) -> None:
    """Take a picture of the page as it has settled."""
    screen.page.wait_for_timeout(SETTLE_MS)
    screen.page.screenshot(path=folder / f"{name}.png")


def name_of(who: str, route: str) -> str:
    """Return a file's name for a page as one person sees it."""
    return who + re.sub(r"[^\w]+", "-", route).rstrip("-")


def see_from_outside(screen: Screen, folder: Path) -> None:
    """Take a picture of every page that needs no sign-in."""
    for route in routes():
        if route.startswith(OPEN_TO_ALL):
            screen.page.goto(route)
            shoot(screen, name_of("all", route), folder)


def see_as(somebody: Somebody, screen: Screen, folder: Path) -> None:
    """Sign in as one of the demo's people and take a picture of every page."""
    screen.page.goto("/")
    screen.field("sign_in.login").fill(somebody.newcomer.login)
    screen.field("sign_in.password").fill(WORDS)
    shoot(screen, f"{somebody.short}-sign-in", folder)
    screen.page.keyboard.press("Enter")
    screen.page.wait_for_timeout(4 * SETTLE_MS)
    shoot(screen, f"{somebody.short}-home", folder)
    space = first_space(screen)
    for route in routes():
        if not route.startswith(OPEN_TO_ALL) and (space or "[" not in route):
            # A change of address inside the page keeps the keys, which a new load would lose.
            go(screen, re.sub(r"\[+\w+\]+", space, route))
            shoot(screen, name_of(somebody.short, route), folder)


def first_space(screen: Screen) -> str:
    """Return the id in the first link that has one."""
    go(screen, "/threads")
    screen.page.wait_for_timeout(SETTLE_MS)
    found = re.findall(r'href="/\w+/([\w-]{43})', screen.page.content())
    return found[0] if found else ""


def go(screen: Screen, path: str) -> None:
    """Follow a link to `path`, as from within the app."""
    screen.page.evaluate(
        """path => {
            const link = document.createElement('a');
            link.href = path;
            document.body.append(link);
            link.click();
            link.remove();
        }""",
        path,
    )


@contextmanager
def demo() -> Iterator[str]:
    """Serve the demo while the block runs; yield its port."""
    command = [sys.executable, "-m", "meantime", "demo", "--port", "0"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)  # noqa: S603  our own
    try:
        assert process.stdout is not None
        yield re.search(r"localhost:(\d+)", process.stdout.readline())[1]  # type: ignore[index]
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(30)


def look_at(browser: Browser, look: Look, port: str, folder: Path) -> None:
    """Fill the folder of one look, and its contact sheet."""
    folder.mkdir(parents=True, exist_ok=True)
    outside = Screen(browser, f"http://localhost:{port}", **look.context)
    see_from_outside(outside, folder)
    outside.close()
    for somebody in PEOPLE:
        if somebody.short in SEEN_BY:
            origin = f"http://{somebody.short}.localhost:{port}"
            screen = Screen(browser, origin, **look.context)
            try:
                see_as(somebody, screen, folder)
            except Error as error:
                click.echo(f"{look.name} {somebody.short}: {error.message}", err=True)
            screen.close()
    put_together(browser, look, folder)


def put_together(browser: Browser, look: Look, folder: Path) -> None:
    """Make one picture of all pictures in the folder."""
    pictures = sorted(folder.glob("*.png"))
    figures = "".join(
        f"<figure><figcaption>{p.stem}</figcaption><img src={p.name}></figure>" for p in pictures
    )
    width = 200 if look.size == "phone" else 460
    page = folder / "index.html"
    page.write_text(SHEET.format(title=look.name, width=width, figures=figures), encoding="utf-8")
    tab = browser.new_page(viewport={"width": 1500, "height": 900})
    tab.goto(page.as_uri())
    tab.screenshot(path=folder.parent / f"{look.name}.png", full_page=True)
    tab.close()


def main(folder: Path, names: list[str]) -> None:
    """Take the pictures of all looks, or of those named."""
    chosen = [look for look in LOOKS if not names or look.name in names]
    with demo() as port, sync_playwright() as playwright:
        chrome = os.environ.get("MEANTIME_CHROMIUM", "/usr/bin/chromium")
        browser = playwright.chromium.launch(executable_path=chrome, args=FLAGS)
        browser.new_page().close()
        for look in chosen:
            click.echo(look.name)
            look_at(browser, look, port, folder / look.name)
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve(), sys.argv[2:])
