"""A server in this process, on this machine alone, whose clock can be moved."""

from __future__ import annotations

import asyncio
import socket
import time
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Thread
from typing import TYPE_CHECKING, Final

from meantime.server.kit.clock import SettableClock
from meantime.server.main import create_app, make_server, prepare
from meantime.server.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LOOPBACK: Final = "127.0.0.1"
GLANCE_SECONDS: Final = 0.02


@dataclass(frozen=True, slots=True)
class House:
    """`setup_code` founds one practice."""

    port: int
    clock: SettableClock
    setup_code: str
    thread: Thread

    @property
    def url(self) -> str:
        return f"http://localhost:{self.port}"

    def wait(self) -> None:
        """Return when the server has ended by itself.

        Not by `join`: before Python 3.13, Ctrl+C there lets it take a running thread for ended.
        """
        while self.thread.is_alive():
            time.sleep(GLANCE_SECONDS)


@contextmanager
def open_house(data_dir: Path, port: int = 0) -> Iterator[House]:
    """Serve from `data_dir` while the block runs; port 0 takes a free one.

    Raises OSError if the port is taken.
    """
    with socket.socket() as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((LOOPBACK, port))
        settings = Settings(data_dir=data_dir, port=listener.getsockname()[1], demo=True)
        clock = SettableClock()
        code = asyncio.run(prepare(settings, clock))
        server = make_server(create_app(settings, clock), settings)
        thread = Thread(target=server.run, kwargs={"sockets": [listener]}, name="server")
        thread.start()
        try:
            while not server.started and thread.is_alive():
                time.sleep(GLANCE_SECONDS)
            yield House(settings.port, clock, code, thread)
        finally:
            server.should_exit = True
            thread.join()
