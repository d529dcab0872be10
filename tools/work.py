"""Running one piece of work after another, each with its name and its time."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

ROOT = Path(__file__).resolve().parent.parent
LOOK_EVERY_SECONDS = 0.5
READERS_AT_ONCE = 2


class Trouble(Exception):
    """What the person at the terminal has to read before this can go on."""


@dataclass(frozen=True, slots=True)
class Step:
    """One command of a longer run; `env` is added to this process's own.

    What `only_reads` the sources may run beside others of its kind.
    """

    name: str
    command: Sequence[str]
    cwd: Path = ROOT
    env: Mapping[str, str] = field(default_factory=dict)
    only_reads: bool = False


class Result(NamedTuple):
    """How a step ended: its exit status, and how long it took."""

    name: str
    status: int
    seconds: float


def run(step: Step) -> int:
    """Run `step` with its output going to the terminal; return its exit status."""
    return subprocess.run(
        list(step.command), cwd=step.cwd, env=os.environ | step.env, check=False
    ).returncode


def hand_over(command: Sequence[str]) -> int:
    """Become `command` where the system can, so that signals and the exit status are its own."""
    sys.stdout.flush()
    if os.name == "posix":
        os.execv(command[0], list(command))
    return subprocess.run(command, check=False).returncode


def run_beside(server: Step, step: Step, watched: Path) -> int:
    """Run `step`, and `server` beside it: again whenever a Python file in `watched` changes."""
    with subprocess.Popen(step.command, cwd=step.cwd, env=os.environ | step.env) as main:
        while main.poll() is None:
            seen = newest_change(watched)
            with subprocess.Popen(server.command, cwd=server.cwd) as serving:
                while main.poll() is None and newest_change(watched) == seen:
                    time.sleep(LOOK_EVERY_SECONDS)
                serving.terminate()
        return main.returncode


def newest_change(folder: Path) -> float:
    """Return when a Python file in `folder` was last written."""
    return max(file.stat().st_mtime for file in folder.rglob("*.py"))


def run_all(steps: Iterable[Step]) -> int:
    """Run every step, also after one has failed, then sum up. Returns 1 if any failed.

    Those that only read go first, a few at once, each showing what it said when it has ended.
    """
    steps = list(steps)
    readers = [step for step in steps if step.only_reads]
    with ThreadPoolExecutor(READERS_AT_ONCE) as pool:
        results = list(pool.map(timed_apart, readers))
    results += [timed(step) for step in steps if not step.only_reads]
    print("\n── summary")
    for name, status, seconds in results:
        print(f"{'FAILED' if status else 'ok    '} {seconds:6.1f} s  {name}")
    return int(any(status for _, status, _ in results))


def timed(step: Step) -> Result:
    """Run `step` with its output going to the terminal as it comes."""
    print(f"\n── {step.name}", flush=True)
    began = time.monotonic()
    return Result(step.name, run(step), time.monotonic() - began)


def timed_apart(step: Step) -> Result:
    """Run `step`, then show what it said in one piece."""
    began = time.monotonic()
    done = subprocess.run(
        list(step.command),
        cwd=step.cwd,
        env=os.environ | step.env,
        check=False,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    )
    print(f"\n── {step.name}\n{done.stdout.rstrip()}", flush=True)
    return Result(step.name, done.returncode, time.monotonic() - began)


def run_quietly(step: Step, sorry: str) -> None:
    """Run `step`, which is worth reading only if it fails. Raises Trouble with `sorry`."""
    with progress(step.name):
        done = subprocess.run(
            list(step.command),
            cwd=step.cwd,
            env=os.environ | step.env,
            check=False,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        if done.returncode:
            sys.stdout.flush()
            sys.stdout.buffer.write(done.stdout)
            sys.stdout.flush()
            raise Trouble(sorry)


@contextmanager
def progress(doing: str) -> Iterator[None]:
    """Say what is being done, and once it is, how long it took."""
    began = time.monotonic()
    print(f"• {doing} …", flush=True)
    yield
    print(f"  done in {time.monotonic() - began:.0f} s", flush=True)


class Stamp:
    """Remembers in `folder` from which `sources` something was last made."""

    def __init__(self, folder: Path, name: str, sources: Iterable[Path]) -> None:
        self._file = folder / f"{name}.sha256"
        digest = hashlib.sha256()
        for source in sorted(sources):
            digest.update(f"{source.relative_to(ROOT).as_posix()}\0".encode())
            digest.update(hashlib.sha256(source.read_bytes()).digest())
        self._now = digest.hexdigest()

    @property
    def is_fresh(self) -> bool:
        """Whether the sources are what they were when `set` was last called."""
        return self._file.is_file() and self._file.read_text() == self._now

    def set(self) -> None:
        """Remember the sources as they are now."""
        self._file.parent.mkdir(parents=True, exist_ok=True)
        self._file.write_text(self._now)
