"""A browser beside the world: the built web app, served by the real server."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from tests.browser import steps
from tests.browser.agreeing import Asking
from tests.browser.policies import OFFICE
from tests.browser.screens import DESK_ES, LOOKS, PHONE_EN, TIMEOUT_MS, WIDE, Screen
from tests.browser.staff import Staff
from tests.browser.steps import IMANI, MAYA
from tests.sdk.hands import Hands
from tests.server.swept import forget_what_waits
from tests.world import World

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

    from tests.running import RunningServer

FLAGS = [
    "--no-sandbox",  # containers run as root
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--use-fake-device-for-media-stream",  # a tone instead of a microphone
]

# As patient as everything else on a screen: a machine may have other things to do.
expect.set_options(timeout=TIMEOUT_MS)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Take the system's Chromium; playwright's own where there is none."""
    found = os.environ.get("MEANTIME_CHROMIUM") or shutil.which("chromium")
    place = {"executable_path": found} if found else {}
    return browser_type_launch_args | place | {"args": FLAGS}


@pytest.fixture
def world(shared_server: Callable[[str], RunningServer]) -> Iterator[World]:
    """Yield a world on SQLite: what the browser sees does not depend on the database."""
    server = shared_server("sqlite")
    server.clock.reset()
    world = World(server, "sqlite")
    yield world
    world.close()
    server.write(forget_what_waits)


@pytest.fixture
def hands(world: World, tmp_path: Path) -> Iterator[Hands]:
    """Yield a practice whose people speak through the SDK."""
    with Hands(world, tmp_path) as hands:
        yield hands


@pytest.fixture
def staff(world: World, tmp_path: Path) -> Iterator[Staff]:
    """Yield a practice whose staff have logins for the app."""
    staff = Staff(world, tmp_path)
    yield staff
    staff.close()


@pytest.fixture
def open_screen(world: World, browser: Browser) -> Iterator[Callable[..., Screen]]:
    """Return how to open a screen of its own: its browser profile is fresh."""
    screens: list[Screen] = []

    def open_one(**look: Any) -> Screen:
        screens.append(Screen(browser, world.server.origin, **look))
        return screens[-1]

    yield open_one
    for screen in screens:
        screen.close()


@pytest.fixture
def phone(open_screen: Callable[..., Screen]) -> Screen:
    """Return a phone, light, in English."""
    return open_screen(**PHONE_EN)


@pytest.fixture
def desk(open_screen: Callable[..., Screen]) -> Screen:
    """Return a desktop, dark, in Spanish."""
    return open_screen(**DESK_ES)


@pytest.fixture
def wide(open_screen: Callable[..., Screen]) -> Screen:
    """Return a desktop in English."""
    return open_screen(**WIDE)


@pytest.fixture(params=LOOKS)
def screen(request: pytest.FixtureRequest) -> Any:
    """Yield each look in turn: the phone, and the desktop."""
    return request.getfixturevalue(request.param)


@pytest.fixture
def office(staff):
    """Return the clients of an owner whose practice has hours: their threads' ids."""
    staff.ruth.set_practice_hours(OFFICE)
    return [staff.admit(name, by=staff.ruth)[0] for name in ("Ada Lind", "Ben Holt")]


@pytest.fixture
def client(hands, phone):
    """Return a client's thread as the SDK of the clinician has it, open on the client's phone."""
    invited = hands.clinician.invite_client(MAYA, IMANI)
    steps.join(phone, invited.code, steps.make_login())
    return hands.clinician.thread(invited.space_id)


@pytest.fixture
def asking(hands, phone):
    """Return a client on their phone, who is asked to agree to what was published."""
    return Asking(hands, phone)


@pytest.fixture
def joined(hands, phone):
    """Yield a client on the phone whose thread holds a letter of hers; return (thread, login)."""
    invited = hands.clinician.invite_client(MAYA, IMANI)
    login = steps.make_login()
    steps.join(phone, invited.code, login)
    steps.write(phone, "Before the lie.")
    expect(phone.page.get_by_text(phone.words("thread.sent"), exact=True)).to_be_visible()
    return hands.clinician.thread(invited.space_id), login
