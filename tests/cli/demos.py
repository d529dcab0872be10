"""A demo that runs, and its made-up people."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from os import environ

import httpx2
import msgspec

from meantime import sdk
from meantime.demo.people import PEOPLE, WORDS


@contextmanager
def opened(tmp_path):
    """Run the demo in a folder for all that it may leave; yield its address."""
    command = [sys.executable, "-m", "meantime", "demo", "--port", "0"]
    demo = subprocess.Popen(  # noqa: S603  our own program
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**environ, "TMPDIR": str(tmp_path)},
    )
    assert demo.stdout
    try:
        first = demo.stdout.readline()
        assert " is open: http://localhost:" in first, first + demo.stdout.read()
        yield first.rpartition(" ")[2].strip()
    finally:
        demo.send_signal(signal.SIGINT)
        rest, _ = demo.communicate(timeout=30)
    assert demo.returncode == 0, rest
    assert "Traceback" not in rest


def ask(api, path):
    return msgspec.json.decode(api.get(path).raise_for_status().content)


def enter(place, tmp_path, short):
    """Return one of the made-up people, signed in with the password."""
    _, url = place
    somebody = next(each for each in PEOPLE if each.short == short)
    return sdk.connect(url, somebody.newcomer.login, WORDS, tmp_path / "device")


def run_of(api):
    """Return which run of the demo answers, "" while none does."""
    try:
        return ask(api, "/clock")["run"]
    except httpx2.TransportError:
        time.sleep(0.05)
        return ""
