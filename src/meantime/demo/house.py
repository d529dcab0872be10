"""A server in this process, on this machine alone, whose clock can be moved."""

from __future__ import annotations

import asyncio
import socket
import time
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Thread
from typing import TYPE_CHECKING, Final

from meantime.demo.people import PEOPLE, origin_of
from meantime.demo.routes import ways_in
from meantime.server.main import create_app, prepare
from meantime.server.serving import make_server
from meantime.server.settings import Settings
from meantime.server.web_app import read_web_app

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from litestar import Litestar

    from meantime.demo.desk import Desk
    from meantime.server.kit.clock import SettableClock

LOOPBACK: Final = "127.0.0.1"
GLANCE_SECONDS: Final = 0.02
A_YEAR: Final = 366  # days: whoever moves the clock is not signed out by it


@dataclass(frozen=True, slots=True)
class House:
    """A running server. It ends by itself only when something has gone wrong."""

    port: int
    thread: Thread
    app: Litestar

    @property
    def url(self) -> str:
        return f"http://localhost:{self.port}"

    @property
    def is_open(self) -> bool:
        return self.thread.is_alive()


@contextmanager
def take_port(port: int) -> Iterator[socket.socket]:
    """Hold a port of this machine, 0 for a free one. Raises OSError if it is taken."""
    with socket.socket() as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((LOOPBACK, port))
        listener.listen()
        yield listener


def settings_of(data_dir: Path, listener: socket.socket) -> Settings:
    """Return the settings of a demo: everybody has an origin, so that all can have a tab."""
    port: int = listener.getsockname()[1]
    return Settings(
        data_dir=data_dir,
        port=port,
        origins=(f"http://localhost:{port}", *(origin_of(each, port) for each in PEOPLE)),
        sign_in_idle_minutes=A_YEAR * 24 * 60,
        sign_in_days=A_YEAR,
        demo=True,
    )


def make_setup_code(settings: Settings, clock: SettableClock) -> str:
    """Return a code that founds one practice. Raises WrongPeople for the data of a real one."""
    return asyncio.run(prepare(settings, clock))


@contextmanager
def open_house(
    settings: Settings, listener: socket.socket, clock: SettableClock, desk: Desk | None = None
) -> Iterator[House]:
    """Serve while the block runs, with the demo's own pages if there is a desk for them.

    The listener stays open after it: who calls meanwhile waits for the next house.
    """
    app = create_app(settings, clock, [ways_in(desk)] if desk else [])
    if desk:
        put_mark(app, settings.port)
    server = make_server(app, settings)
    line = listener.dup()  # the server closes what it listens on
    thread = Thread(target=server.run, kwargs={"sockets": [line]}, name="server")
    thread.start()
    try:
        while not server.started and thread.is_alive():
            time.sleep(GLANCE_SECONDS)
        yield House(settings.port, thread, app)
    finally:
        server.should_exit = True
        thread.join()


def put_mark(app: Litestar, port: int) -> None:
    """Let every page know that it stands in a demo, and where the demo's desk is."""
    mark = f'<meta name="meantime-demo" content="http://localhost:{port}">'
    app.state.web_app = read_web_app(mark.encode())
