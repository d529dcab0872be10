"""Breaks the protocol one line at a time, in a copy, to see that a test notices.

`python -m tests.protocol.breakages` shows them all; breakages.toml is the list.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
SOURCE = HERE.parents[1] / "src" / "meantime"
COPIED = ("__init__.py", "protocol", "cli/__init__.py", "cli/protocol.py")


@dataclass(frozen=True, slots=True)
class Breakage:
    """One line of the protocol, broken; `tests` are the files of which one must turn red."""

    name: str
    file: str
    old: str
    new: str
    tests: str


def listed() -> list[Breakage]:
    """Return every breakage of the list."""
    table = tomllib.loads((HERE / "breakages.toml").read_text(encoding="utf-8"))
    return [Breakage(**entry) for entry in table["breakage"]]


def times_found(breakage: Breakage) -> int:
    """Return how often the line stands in the code: once, if the list is up to date."""
    return (SOURCE / "protocol" / breakage.file).read_text(encoding="utf-8").count(breakage.old)


def red_test(breakage: Breakage) -> str:
    """Return the first test that fails once the line is broken, empty if none does."""
    with tempfile.TemporaryDirectory() as folder:
        package = Path(folder) / "meantime"
        for name in COPIED:
            target = package / name
            target.parent.mkdir(parents=True, exist_ok=True)
            copy = shutil.copytree if (SOURCE / name).is_dir() else shutil.copyfile
            copy(SOURCE / name, target)
        broken = package / "protocol" / breakage.file
        code = broken.read_text(encoding="utf-8")
        broken.write_text(code.replace(breakage.old, breakage.new), encoding="utf-8")
        return first_failure(Path(folder), breakage.tests.split())


def first_failure(source: Path, tests: list[str]) -> str:
    """Return the first test of these files that fails on the package in `source`."""
    paths = [str(HERE / name) for name in tests]
    # The conftest of all tests needs the server too.
    ours_alone = ["--noconftest", "-p", "tests.protocol.conftest"]
    options = ["-x", "-o", f"pythonpath={source} .", *ours_alone]
    done = subprocess.run(  # noqa: S603 - our own tests
        [sys.executable, "-B", "-m", "pytest", *options, *paths],
        cwd=HERE.parents[1],
        env=os.environ | {"PYTHONPATH": str(source)},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode not in {0, 1}:
        raise RuntimeError(done.stdout + done.stderr)
    failed = re.search(r"^(?:FAILED|ERROR) (.*?)( - .*)?$", done.stdout, re.MULTILINE)
    return failed[1] if failed else ""


if __name__ == "__main__":
    missed = 0
    for each in listed():
        red = red_test(each)
        missed += not red
        print(f"{each.name}: {red or 'NO TEST NOTICES'}", flush=True)  # noqa: T201 - its purpose
    sys.exit(missed)
