"""What a browser loads before the first page of each role is there."""

from __future__ import annotations

import json
import os
import subprocess
from typing import TYPE_CHECKING

from bench.figures import Figure
from tools import web

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_KB = 70


def measure() -> Iterator[Figure]:
    """Yield the packed size of each first page, without the web worker, in its larger language."""
    step = web.npm("Weighing the pages", "run", "--silent", "budgets", "--", "--json")
    done = subprocess.run(
        step.command, cwd=step.cwd, env=os.environ | step.env, capture_output=True, check=True
    )
    sizes: dict[str, int] = json.loads(done.stdout)
    for who in sorted({name.rpartition(", ")[0] for name in sizes}):
        largest = max(size for name, size in sizes.items() if name.rpartition(", ")[0] == who)
        is_first = not who.endswith("unlocked")
        want = MOST_KB if is_first else None
        yield Figure(f"first page, {who}", largest / 1_000, "kB packed", want, "lower")
