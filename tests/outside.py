"""A server in a process of its own, for tests that treat it badly."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import httpx2

from meantime.server.kit.clock import Clock
from meantime.server.main import prepare
from meantime.server.practices.service import make_setup_code
from tests.running import NO_TLS, STARTS_WITHIN_SECONDS, poll

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from meantime.server.settings import Settings

SERVE = (
    "from meantime.server.serving import serve;"
    "from meantime.server.settings import from_environment;"
    "serve(from_environment())"
)


class OutsideServer:
    """A server that can be killed. A practice can be founded on it once, before anything else."""

    def __init__(self, settings: Settings, log: Path) -> None:
        self._setup_code = asyncio.run(prepare(settings))
        self.settings = settings
        self._log = log
        with socket.create_server((settings.host, 0)) as taken:
            self.port = taken.getsockname()[1]
        self.url = f"http://{settings.host}:{self.port}"
        self.origin = f"http://localhost:{self.port}"
        self.clock = Clock()
        self.process: subprocess.Popen[bytes]

    def write(self, fn: Callable[..., Any]) -> Any:
        """Return the set-up code, which is all that a world asks for past the API."""
        assert fn is make_setup_code
        return self._setup_code

    def start(self) -> None:
        environment = {
            **os.environ,
            "MEANTIME_DATA_DIR": str(self.settings.data_dir),
            "MEANTIME_DATABASE_URL": self.settings.database_url,
            "MEANTIME_PORT": str(self.port),
        }
        with self._log.open("ab") as log:
            self.process = subprocess.Popen(  # noqa: S603  this Python, and nobody's words
                [sys.executable, "-c", SERVE], env=environment, stdout=log, stderr=log
            )
        try:
            poll(lambda: self.health("readyz") == 200, STARTS_WITHIN_SECONDS)
        except BaseException:
            self.kill()
            raise

    def health(self, name: str) -> int:
        """Return the status of `healthz` or `readyz`; 0 while nobody answers."""
        assert self.process.poll() is None, self._log.read_text()
        try:
            return httpx2.get(f"{self.url}/{name}", verify=NO_TLS, trust_env=False).status_code
        except httpx2.TransportError:
            return 0

    def kill(self) -> None:
        """End it in the middle of whatever it does."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait()
