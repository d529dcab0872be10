"""`python3 run.py bench [--json FILE] [--only NAME]`: measure, say what was reached."""

from __future__ import annotations

import argparse
import json
import os
import platform
import sqlite3
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table

from bench import (
    append,
    billing,
    browser,
    capturing,
    caseload,
    crisis,
    every_client,
    finding,
    five_years,
    gate,
    growth,
    insights,
    lighthouse,
    opening,
    pages,
    promises,
    records,
    safety,
    screening,
    timers,
    verify,
    wakeups,
    walks,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bench.figures import Figure

MEASUREMENTS: dict[str, Callable[[], Iterator[Figure]]] = {
    "verify-python": verify.measure,
    "verify-browser": browser.measure,
    "opening": opening.measure,
    "capturing": capturing.measure,
    "caseload": caseload.measure,
    "preparing": finding.measure_preparing,
    "searching": finding.measure_searching,
    "five-years": five_years.measure,
    "lighthouse": lighthouse.measure,
    "pages": pages.measure,
    "append-sqlite": append.measure_sqlite,
    "append-postgres": append.measure_postgres,
    "gate-sqlite": gate.measure_sqlite,
    "gate-postgres": gate.measure_postgres,
    "wakeups": wakeups.measure,
    "timers-sqlite": timers.measure_sqlite,
    "timers-postgres": timers.measure_postgres,
    "due-dates": promises.measure_due,
    "queue-sqlite": promises.measure_sqlite,
    "queue-postgres": promises.measure_postgres,
    "alerts-sqlite": safety.measure_sqlite,
    "alerts-postgres": safety.measure_postgres,
    "records": records.measure,
    "every-client": every_client.measure,
    "walks": walks.measure,
    "crisis-snapshot": crisis.measure,
    "monthly-run": billing.measure,
    "insights": insights.measure,
    "screening": screening.measure,
    "growth-sqlite": growth.measure_sqlite,
    "growth-postgres": growth.measure_postgres,
}


def main() -> None:
    """Run what was asked for; keep each figure as soon as it is known."""
    asked = _arguments()
    console = Console()
    figures: list[Figure] = []
    for name, measure in MEASUREMENTS.items():
        if asked.only and not name.startswith(asked.only):
            continue
        with console.status(f"measuring {name}"):
            figures += measure()
        if asked.json:
            asked.json.write_text(json.dumps(_report(figures), indent=2) + "\n")
    console.print(_table(figures))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="run.py bench", description=__doc__)
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures there too")
    names = ", ".join(MEASUREMENTS)
    parser.add_argument("--only", metavar="NAME", help=f"those that begin so, of: {names}")
    return parser.parse_args()


def _table(figures: list[Figure]) -> Table:
    table = Table("what", "measured", "wanted", "reached")
    words = {True: "yes", False: "no", None: "reported"}
    for figure in figures:
        sign = "≥" if figure.better == "higher" else "≤"
        wanted = "" if figure.want is None else f"{sign} {figure.want:g}"
        measured = f"{figure.value:.3g} {figure.unit}"
        table.add_row(figure.name, measured, wanted, words[figure.is_reached])
    return table


def _report(figures: list[Figure]) -> dict[str, object]:
    return {
        "measured_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "machine": {
            "processors": os.cpu_count(),
            "python": platform.python_version(),
            "sqlite": sqlite3.sqlite_version,
        },
        "figures": [asdict(figure) | {"is_reached": figure.is_reached} for figure in figures],
    }


if __name__ == "__main__":
    main()
