"""What Lighthouse says of the first page on a slow phone: the median of five runs."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from bench.figures import Figure
from bench.practice import served_practice
from tools import chromium, web

if TYPE_CHECKING:
    from collections.abc import Iterator

# Fetched for the measurement alone: in the lock file it would double what everybody installs.
LIGHTHOUSE = "lighthouse@13.5.0"
RUNS = 5
WANTED = {"performance": 90, "accessibility": 100, "best-practices": 100}
FLAGS = "--headless=new --no-sandbox --disable-gpu"


def measure() -> Iterator[Figure]:
    """Yield the scores for performance, accessibility and best practices, each of 100."""
    with tempfile.TemporaryDirectory() as name, served_practice(Path(name) / "s") as practice:
        url = f"http://localhost:{practice.port}/"
        runs = [ask(url, Path(name) / f"{number}.json") for number in range(RUNS)]
    for category, wanted in WANTED.items():
        scores = [run[category] for run in runs]
        score = statistics.median(scores)
        yield Figure(f"Lighthouse, {category}", score, "of 100", wanted, detail={"runs": scores})


def ask(url: str, report: Path) -> dict[str, float]:
    """Return the scores of one run, by category."""
    asked = ("--quiet", "--output=json", f"--output-path={report}", f"--chrome-flags={FLAGS}")
    categories = f"--only-categories={','.join(WANTED)}"
    command = ("exec", "--yes", f"--package={LIGHTHOUSE}", "--", "lighthouse", url, *asked)
    step = web.npm("Running Lighthouse", *command, categories)
    env = os.environ | step.env | {"CHROME_PATH": str(chromium.need())}
    subprocess.run(step.command, cwd=step.cwd, env=env, capture_output=True, check=True)
    found = json.loads(report.read_text())["categories"]
    return {category: found[category]["score"] * 100 for category in WANTED}
