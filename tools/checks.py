"""What CI runs: the checks and the tests, one step after another."""

from __future__ import annotations

import argparse
from dataclasses import replace
from typing import TYPE_CHECKING

from tools import chromium, venv, web
from tools.later import LATER, ON_POSTGRES, ON_SQLITE
from tools.work import Step, Trouble, run_all

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


DATABASE = "MEANTIME_TEST_DATABASE"  # which databases tests that need one run on
LEFT_OUT = "MEANTIME_TEST_LEFT_OUT"  # rooms of the server that are not tried on it
# What one process has compiled, tests with their asserts above all, serves the next.
BYTECODE = {"PYTHONDONTWRITEBYTECODE": ""}
WALK_SECONDS = 300  # each step of a walk has 20 s at most, but on a busy machine many have some


def check(rest: Sequence[str]) -> int:
    """Lint and type-check everything: [--only NAME]."""
    reader = argparse.ArgumentParser(prog="run.py check", description=check.__doc__)
    reader.add_argument("--only", metavar="NAME", help="run this one step")
    options = reader.parse_args(rest)
    venv.install("dev")
    web.install()
    return run_all(chosen(checks(with_long=False), options.only))


def test(rest: Sequence[str]) -> int:
    """Check and test everything, as CI does: [--long] [--only NAME]."""
    reader = argparse.ArgumentParser(prog="run.py test", description=test.__doc__)
    reader.add_argument("--long", action="store_true", help="also what takes many minutes")
    reader.add_argument("--only", metavar="NAME", help="run this one step")
    options = reader.parse_args(rest)
    venv.install("dev")
    web.build()
    steps = [*checks(with_long=options.long), *tests(chromium.need(), with_long=options.long)]
    return run_all(chosen(steps, options.only))


def checks(*, with_long: bool) -> list[Step]:
    """Return the steps that only read the sources."""
    ruff = [venv.PYTHON, "-m", "ruff"]
    lint = web.npm("web-lint", "run", "lint")  # by far the longest
    if with_long:
        lint = replace(lint, env={**lint.env, "LINT_TYPES_OF_COMPONENTS": "1"})
    found = [
        lint,
        web.npm("web-format", "run", "format:check"),
        Step("ruff", [*ruff, "check"]),
        Step("format", [*ruff, "format", "--check"]),
        Step("mypy", [venv.PYTHON, "-m", "mypy"]),
        Step("imports", [str(venv.BIN / "lint-imports")]),
        web.npm("web-types", "run", "check"),
    ]
    return [replace(step, only_reads=True) for step in found]


def tests(chrome: Path, *, with_long: bool) -> list[Step]:
    """Return the steps that run the program."""
    pytest = [venv.PYTHON, "-m", "pytest", "--numprocesses=4", "--durations=30", "--dist=loadgroup"]
    short = "" if with_long else " and not long"
    later = [] if with_long else [f"--ignore={path}" for path in LATER]
    rest = ["--ignore=tests/browser", "-m", f"not browser{short}", *later]
    # What speaks to a server by its API alone is tried on PostgreSQL too when there is time.
    on_postgres = ["-k", "postgres", *([] if with_long else ["tests/server"])]
    browser = ["tests/browser", "-m", f"browser{short}", f"--timeout={WALK_SECONDS}"]
    chromium_at = {"MEANTIME_CHROMIUM": str(chrome)}
    return [
        Step("python-sqlite", [*pytest, *rest], env=on("sqlite", [] if with_long else ON_POSTGRES)),
        Step(
            "python-postgresql",
            [*pytest, *rest, *on_postgres],
            env=on("postgres", [] if with_long else ON_SQLITE),
        ),
        web.npm("vitest", "run", "test"),
        web.npm("web-budgets", "run", "budgets"),
        Step("browser", [*pytest, *browser], env=BYTECODE | chromium_at),
    ]


def on(database: str, left_out: Sequence[str]) -> dict[str, str]:
    """Return what tells tests their database, and which rooms of the server leave it out."""
    return BYTECODE | {DATABASE: database, LEFT_OUT: ",".join(left_out)}


def chosen(steps: list[Step], only: str | None) -> list[Step]:
    """Return the steps, or the one of that name. Raises Trouble if there is none."""
    found = [step for step in steps if only in {None, step.name}]
    if not found:
        raise Trouble(f"The steps are: {', '.join(step.name for step in steps)}")
    return found
