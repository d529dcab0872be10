"""Makes `vectors/fees.json`: `python -m tests.fees.vectors`. Cases are added only."""

from __future__ import annotations

import json
from pathlib import Path

from tests.fees.cases import estimates, money, plans, statements, visits

FILE = Path(__file__).parents[2] / "vectors" / "fees.json"


def vectors():
    parts = (money, plans, statements, estimates, visits)
    return {name: cases for part in parts for name, cases in part.vectors().items()}


if __name__ == "__main__":
    lines = [
        f'"{name}": [\n'
        + ",\n".join(json.dumps(each, ensure_ascii=False) for each in cases)
        + "\n]"
        for name, cases in vectors().items()
    ]
    FILE.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
