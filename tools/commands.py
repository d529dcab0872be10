"""The commands of run.py: each installs what it needs, then does one thing."""

from __future__ import annotations

import os
import shutil
import sys
from typing import TYPE_CHECKING

from tools import chromium, venv, web
from tools.checks import check, test
from tools.work import ROOT, Step, Trouble, hand_over, progress, run, run_beside

if TYPE_CHECKING:
    from collections.abc import Sequence

DEV_PORT = 8700  # where web/vite.config.ts looks for it
NO_UV = "Locking needs uv (https://docs.astral.sh/uv); nothing else here does."


def main(arguments: Sequence[str] = tuple(sys.argv[1:])) -> int:
    """Run the command that `arguments` begin with; return the exit status."""
    name, *rest = arguments or ["--help"]
    if name not in COMMANDS:
        print(usage())
        return 0 if name in {"-h", "--help"} else 2
    try:
        return COMMANDS[name](rest)
    except Trouble as trouble:
        print(f"\n{trouble}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def usage() -> str:
    """Return the list of commands, each with its docstring."""
    lines = [f"  {name:<8} {command.__doc__}" for name, command in COMMANDS.items()]
    return "\n".join(["Usage: python3 run.py COMMAND [OPTIONS]", "", *lines])


def demo(rest: Sequence[str]) -> int:
    """Serve a practice with made-up people on this computer; options go to `meantime demo`."""
    venv.install("run")
    web.build()
    return hand_over([venv.PYTHON, "-m", "meantime", "demo", *rest])


def bench(rest: Sequence[str]) -> int:
    """Measure against limits of this very machine: [--json FILE] [--only NAME]."""
    venv.install("dev")
    web.build()
    os.chdir(ROOT)
    return hand_over([venv.PYTHON, "-m", "bench", *rest])


def pictures(rest: Sequence[str]) -> int:
    """Take pictures of every page, light and dark, small and large: FOLDER [LOOK...]."""
    if not rest or rest[0].startswith("-"):
        raise Trouble("Say where to put the pictures: python3 run.py pictures FOLDER")
    venv.install("dev")
    web.build()
    os.environ["MEANTIME_CHROMIUM"] = str(chromium.need())
    return hand_over([venv.PYTHON, "-m", "tests.browser.pictures", *rest])


def dev(_: Sequence[str]) -> int:
    """Serve the demo, again after each change, and the web app as it is being edited."""
    venv.install("run")
    web.build()
    server = Step("server", [venv.PYTHON, "-m", "meantime", "demo", f"--port={DEV_PORT}"])
    return run_beside(server, web.npm("web app", "run", "dev"), ROOT / "src")


def wheel(_: Sequence[str]) -> int:
    """Build the web app and pack it with the server into one wheel in dist/."""
    venv.install("dev")
    web.build()
    return run(Step("wheel", [venv.PYTHON, "-m", "hatchling", "build", "--target", "wheel"]))


def train(rest: Sequence[str]) -> int:
    """Train the optional safety model on corpus/ again and write its weights."""
    venv.install("run")
    venv.install("train")
    os.chdir(ROOT)
    return hand_over([venv.PYTHON, "-m", "tools.train", *rest])


def lock(_: Sequence[str]) -> int:
    """Choose the newest allowed packages again and write requirements/ (needs uv)."""
    uv = shutil.which("uv")
    if uv is None:
        raise Trouble(NO_UV)
    compile_ = [uv, "pip", "compile", "--quiet", "--upgrade", "--universal"]
    options = ["--python-version=3.11", "--generate-hashes", "--no-emit-index-url"]
    plain = ["--no-annotate", "--custom-compile-command=python3 run.py lock"]
    for name, sources in (
        ("dev", ["pyproject.toml", "--group=dev"]),
        ("run", ["pyproject.toml", "--constraints=requirements/dev.txt"]),
        ("train", ["--group=train"]),
        ("web", ["--group=web"]),
    ):
        with progress(f"Locking requirements/{name}.txt"):
            written = f"--output-file=requirements/{name}.txt"
            if run(Step(name, [*compile_, *options, *plain, *sources, written])):
                return 1
    return 0


COMMANDS = {
    command.__name__: command
    for command in (demo, test, check, bench, pictures, dev, wheel, train, lock)
}
