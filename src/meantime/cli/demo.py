"""`meantime demo`: a practice to look around in, on this machine alone."""

from __future__ import annotations

import shutil
import signal
import time
from contextlib import ExitStack, suppress
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NoReturn

import click

from meantime.cli.serve import told_plainly
from meantime.demo.desk import Desk
from meantime.demo.house import GLANCE_SECONDS, make_setup_code, open_house, settings_of, take_port
from meantime.demo.people import PRACTICE
from meantime.demo.seed import Company
from meantime.demo.story import opening
from meantime.server.kit.clock import SettableClock

if TYPE_CHECKING:
    from socket import socket

    from meantime.demo.house import House
    from meantime.demo.made import Made


@click.command()
@click.option("--port", type=click.IntRange(0, 65535), default=8080, show_default=True)
@told_plainly()
def demo(port: int) -> None:
    """Make a small practice with a history and serve it, until Ctrl+C; then all is gone."""
    signal.signal(signal.SIGTERM, _stop)
    with ExitStack() as stack, suppress(KeyboardInterrupt):
        listener = stack.enter_context(take_port(port))
        folder = Path(stack.enter_context(TemporaryDirectory(prefix="meantime-demo-")))
        made = make(folder)
        while serve(folder, made, listener):
            shutil.rmtree(folder / "open")


def make(folder: Path) -> Made:
    """Play the story into `folder`, at a port of its own: nobody sees half of it."""
    clock = SettableClock()
    opens_on = opening(datetime.now().astimezone().date())
    with take_port(0) as listener:
        settings = settings_of(folder / "made", listener)
        code = make_setup_code(settings, clock)
        with (
            open_house(settings, listener, clock) as house,
            Company(house, code, clock, opens_on, folder / "devices") as company,
        ):
            return company.play()


def serve(folder: Path, made: Made, listener: socket) -> bool:
    """Serve a copy of what was made until Ctrl+C; return True when somebody wants a fresh one."""
    shutil.copytree(folder / "made", folder / "open")
    clock = SettableClock()
    clock.set(made.opens_at)
    settings = settings_of(folder / "open", listener)
    desk = Desk(made, clock, settings.port)
    with open_house(settings, listener, clock, desk) as house:
        click.echo(tell(house))
        while house.is_open and not desk.must_restart.is_set():
            time.sleep(GLANCE_SECONDS)
    return desk.must_restart.is_set()


def tell(house: House) -> str:
    """Return where to look."""
    return "\n".join(
        [
            f"{PRACTICE.name} is open: {house.url}",
            "Everybody in it is made up. Sign in as any of them from that page. Ctrl+C ends.",
        ]
    )


def _stop(*_: object) -> NoReturn:
    raise KeyboardInterrupt
