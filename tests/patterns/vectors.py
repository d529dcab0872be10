"""Makes `vectors/patterns.json`: `python -m tests.patterns.vectors`. Cases are added only."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Final

import msgspec

from meantime.patterns.weeks import Known, find_patterns
from meantime.sdk.folds.messages import to_ms

FILE = Path(__file__).parents[2] / "vectors" / "patterns.json"


def at(moment):
    return to_ms(datetime.fromisoformat(moment))


NOTHING: Final = {
    "now": at("2026-03-18T12:00+00:00"),  # a Wednesday
    "zone": "America/New_York",
    "weeks": 3,
    "written": [],
    "stars": [],
    "tags": {},
    "checks": [],
    "homework": [],
    "measures": [],
}


def wrote(one_id, moment, words=10):
    return {"id": one_id, "at": at(moment), "words": words}


def checked(moment, value, ask="How was the call?"):
    return {"ask": ask, "at": at(moment), "value": value}


def measured(moment, total, measure="phq9"):
    return {"measure": measure, "at": at(moment), "total": total}


FEW = [
    wrote("a", "2026-03-03T09:00-05:00", 5),
    wrote("b", "2026-03-04T19:00-05:00", 8),
    wrote("c", "2026-03-05T23:30-05:00", 40),
    wrote("d", "2026-03-17T05:59-04:00", 7),
]
CASES: Final[dict[str, dict[str, object]]] = {
    "nothing is known": {},
    "no weeks are asked for": {"weeks": 0, "written": FEW},
    "messages by the week and the part of the day": {"written": FEW},
    "a week begins on Monday at midnight by the clock of the client": {
        "written": [
            wrote("before", "2026-03-02T04:59+00:00"),
            wrote("after", "2026-03-02T05:00+00:00"),
        ],
        "weeks": 4,
    },
    "the same instants fall into other weeks elsewhere": {
        "written": [
            wrote("before", "2026-03-02T04:59+00:00"),
            wrote("after", "2026-03-02T05:00+00:00"),
        ],
        "weeks": 4,
        "zone": "Pacific/Auckland",
    },
    "parts of the day at their edges": {
        "written": [
            wrote(str(n), f"2026-03-10T{hour}-04:00")
            for n, hour in enumerate(
                ["00:00", "05:59", "06:00", "17:59", "18:00", "21:59", "22:00", "23:59"]
            )
        ],
        "weeks": 1,
        "now": at("2026-03-14T12:00+00:00"),
    },
    "where the clocks go forward an hour is left out, and the day stays a day": {
        "written": [
            wrote("before", "2026-03-08T01:59-05:00"),
            wrote("behind", "2026-03-08T03:00-04:00"),
            wrote("late", "2026-03-08T23:59-04:00"),
            wrote("monday", "2026-03-09T00:00-04:00"),
        ],
    },
    "where they go back an hour comes twice, and both are night": {
        "written": [
            wrote("first", "2026-11-01T01:30-04:00"),
            wrote("again", "2026-11-01T01:30-05:00"),
            wrote("monday", "2026-11-02T00:00-05:00"),
        ],
        "weeks": 2,
        "now": at("2026-11-04T12:00+00:00"),
    },
    "what is older, or from a clock that is ahead, counts for nothing": {
        "written": [
            wrote("old", "2026-02-01T12:00-05:00"),
            wrote("ahead", "2026-03-19T12:00-04:00"),
            wrote("here", "2026-03-18T07:00-04:00"),
        ],
        "stars": ["old", "ahead"],
        "tags": {"old": ["sleep"], "ahead": ["sleep"]},
    },
    "stars and tags go with their messages, five tags at most": {
        "written": FEW,
        "stars": ["a", "c", "gone"],
        "tags": {
            "a": ["work", "sleep"],
            "b": ["sleep", "b", "c", "d"],
            "d": ["sleep", "work", "e", "f"],
        },
    },
    "a check-in is the mean of its week, to a tenth, halves upwards": {
        "checks": [
            checked("2026-03-03T09:00-05:00", 3),
            checked("2026-03-04T09:00-05:00", 4),
            checked("2026-03-05T09:00-05:00", 4),
            checked("2026-03-17T09:00-04:00", 0),
            checked("2026-03-17T10:00-04:00", 0, "How did you sleep?"),
            checked("2026-03-17T11:00-04:00", 1, "How did you sleep?"),
            *(
                checked(f"2026-03-1{day}T11:00-04:00", int(day == 3), "Rare")
                for day in (0, 1, 2, 3)
            ),
            checked("2026-01-01T11:00-05:00", 9, "Long ago"),
        ],
    },
    "homework counts on its own day, whatever the hour": {
        "homework": ["2026-03-01", "2026-03-02", "2026-03-08", "2026-03-09", "2026-03-15"],
    },
    "of a measure the last total of a week stands, and no total is no zero": {
        "measures": [
            measured("2026-03-03T09:00-05:00", 14),
            measured("2026-03-06T09:00-05:00", 12),
            measured("2026-03-17T09:00-04:00", 0),
            measured("2026-03-10T09:00-04:00", 9, "gad7"),
        ],
    },
}


def made():
    return {
        "about": "What is known of a client, and their last weeks by it. Times in ms.",
        "cases": [
            {"name": name, "known": known, "patterns": msgspec.to_builtins(find_patterns(shaped))}
            for name, case in CASES.items()
            for known in [{**NOTHING, **case}]
            for shaped in [msgspec.convert(known, Known, strict=False)]
        ],
    }


def spelled():
    cases = made()
    lines = ",\n".join("    " + json.dumps(case, ensure_ascii=False) for case in cases["cases"])
    about = json.dumps(cases["about"], ensure_ascii=False)
    return f'{{\n  "about": {about},\n  "cases": [\n{lines}\n  ]\n}}\n'


if __name__ == "__main__":
    FILE.write_text(spelled(), encoding="utf-8")
