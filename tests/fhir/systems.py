"""A record system for tests: `tests.fhir.endpoint` in a process of its own, and what is in it."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

import httpx2
import pytest

from tests.running import NO_TLS, poll

ROOT = Path(__file__).parents[2]
MRN = "https://example.org/mrn"
PATIENT = {
    "resourceType": "Patient",
    "id": "jo",
    "identifier": [{"system": MRN, "value": "17"}],
    "meta": {"versionId": "1"},
}


class RecordSystem:
    """The server, started again on the same data if it died."""

    def __init__(self, folder):
        self.folder = folder
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        self.url = f"http://localhost:{self.port}"
        self.base = f"{self.url}/fhir"
        self.process: Any = None
        self.client = httpx2.Client(verify=NO_TLS, timeout=10)

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait()
        self.client.close()

    def start(self):
        command = [sys.executable, "-m", "tests.fhir.endpoint", self.folder, str(self.port)]
        paths = os.pathsep.join([str(ROOT / "src"), str(ROOT)])
        self.process = subprocess.Popen(  # noqa: S603  ours
            command, cwd=ROOT, env={**os.environ, "PYTHONPATH": paths}
        )
        poll(self.is_up, 60)

    def is_up(self):
        try:
            self.state()
        except httpx2.TransportError:
            return False
        return True

    def wait_for_death(self):
        self.process.wait(10)

    def reset(self):
        self.set(path="_reset", resources={"Patient/jo": PATIENT})

    def set(self, path="_set", **state):
        """Put some of its state in place; `faults` are used one by one, in their order."""
        return self.client.post(f"{self.url}/{path}", json=state).json()

    def state(self):
        return self.client.get(f"{self.url}/_state").json()

    def fail(self, on, do, **more):
        self.set(faults=[*self.state()["faults"], {"on": on, "do": do, **more}])

    def documents(self):
        every = self.state()["resources"].values()
        return [each for each in every if each["resourceType"] == "DocumentReference"]

    def asked(self, what):
        """Return how often something was asked for."""
        return sum(each.startswith(what) for each in self.state()["asked"])

    def forget_asked(self):
        self.set(asked=[])


@pytest.fixture(scope="session")
def running_system(tmp_path_factory):
    with RecordSystem(tmp_path_factory.mktemp("records")) as system:
        yield system


@pytest.fixture
def system(running_system):
    """Return the record system, with one patient in it."""
    running_system.reset()
    return running_system
