"""A real server in a process of its own, with a practice whose owner also writes letters."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

import httpx2

from bench.letters import Thread, found_thread
from meantime.protocol import flows
from meantime.protocol.keys import Account, make_account
from meantime.sdk.http import Http
from meantime.sdk.locks import new_account
from meantime.sdk.sign_in import open_sign_in
from meantime.server.main import prepare
from meantime.server.settings import Settings
from meantime.wire.practices import NewPractice, PracticeCreated, PracticeDetails
from meantime.wire.safety import KeptLadder, Ladder, Step
from meantime.wire.spaces import Entry, NewSpace, SpaceCreated

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LOGIN, PASSWORD = "owner@example.org", "correct horse battery staple"
START_SECONDS, STOP_SECONDS = 20, 20
DETAILS = PracticeDetails(
    name="Harbor", phone="+1 555 0100", address="1 Pier", zone="UTC", country="US", locale="en"
)


@dataclass
class Practice:
    """A served practice. `token` is the owner's sign-in; `pid` the server's process."""

    settings: Settings
    pid: int
    http: Http
    owner: Account
    itself: Account

    @property
    def port(self) -> int:
        return self.settings.port

    @property
    def folder(self) -> Path:
        return self.settings.data_dir

    @property
    def token(self) -> str:
        return self.http.token

    def found_thread(self) -> Thread:
        """Found a thread on the server."""
        thread = found_thread(self.owner, self.itself)
        root = Entry(**thread.entries[0].wire)
        self.http.post("/spaces", NewSpace(purpose="thread", root=root), SpaceCreated)
        return thread

    def processor_seconds(self) -> float:
        """Return how long the server has been at work, in seconds of one processor."""
        with open(f"/proc/{self.pid}/stat") as stat:  # noqa: PTH123 - not a file to keep
            user, system = stat.read().rpartition(")")[2].split()[11:13]
        return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")

    def memory_kib(self) -> float:
        """Return the resident memory of the server, in KiB."""
        with open(f"/proc/{self.pid}/status") as status:  # noqa: PTH123 - not a file to keep
            return float(next(row for row in status if row.startswith("VmRSS")).split()[1])


@contextlib.contextmanager
def served_practice(folder: Path, database_url: str = "") -> Iterator[Practice]:
    """Serve a new practice on loopback while the block runs."""
    folder.mkdir(parents=True)
    settings = Settings(data_dir=folder / "data", database_url=database_url, port=_free_port())
    code = asyncio.run(prepare(settings))
    with serving(settings) as pid:
        yield _found(settings, pid, code)


@contextlib.contextmanager
def serving(settings: Settings) -> Iterator[int]:
    """Run a server on what is there while the block runs; yield the id of its process."""
    environment = os.environ | {
        "MEANTIME_DATA_DIR": str(settings.data_dir),
        "MEANTIME_DATABASE_URL": settings.database_url,
        "MEANTIME_PORT": str(settings.port),
    }
    command = [sys.executable, "-m", "meantime", "serve"]
    with (settings.data_dir / "server.log").open("ab") as log:
        server = subprocess.Popen(command, env=environment, stdout=log, stderr=log)
    try:
        _wait(settings.port)
        yield server.pid
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(STOP_SECONDS)


def _found(settings: Settings, pid: int, code: str) -> Practice:
    http = Http(f"http://localhost:{settings.port}")
    owner = make_account()
    account, _ = new_account(owner, LOGIN, PASSWORD)
    root, itself = flows.found_practice(owner, http.now_ms())
    new = NewPractice(setup_code=code, details=DETAILS, account=account, root=Entry(**root.wire))
    http.post("/practices", new, PracticeCreated)
    open_sign_in(http, owner, "service")
    steps = [Step(rung="clinician", after_minutes=0), Step(rung="owner", after_minutes=1)]
    ladder = Ladder(steps=steps, night="clinician", on_call=[])
    http.put("/safety/ladder", ladder, KeptLadder)
    return Practice(settings, pid, http, owner, itself)


def as_json(wire: object) -> bytes:
    """Return a wire entry as a request's body."""
    return json.dumps(wire).encode()


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as held:
        port: int = held.getsockname()[1]
        return port


def _wait(port: int) -> None:
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end:
        with contextlib.suppress(httpx2.TransportError):
            if httpx2.get(f"http://localhost:{port}/readyz").is_success:
                return
        time.sleep(0.05)
    raise TimeoutError("the server did not start; its log is in the folder")
