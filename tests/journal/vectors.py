"""Makes `vectors/journal.json`: `python -m tests.journal.vectors`. Cases are added only."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

import msgspec

from meantime.journal.days import Written, days_of, place_all
from meantime.journal.patterns import see_patterns

FILE = Path(__file__).parents[2] / "vectors" / "journal.json"
BERLIN, TOKYO, CHICAGO = "Europe/Berlin", "Asia/Tokyo", "America/Chicago"


def entry(one_id, local, zone=BERLIN, *, fold=0, **said):
    """Return an entry of a local time such as 2026-03-29T02:30 in its zone."""
    at = datetime.fromisoformat(local).replace(tzinfo=ZoneInfo(zone), fold=fold)
    return {"id": one_id, "at": int(at.timestamp() * 1000), "zone": zone, **said}


def often(count, local, **said):
    return [entry(f"{n:03}", f"2026-03-{n + 1:02}T{local}", **said) for n in range(count)]


NIGHT = {"intensity": 8, "urge": "Drink", "urge_strength": 7}
CASES: Final[dict[str, list[dict[str, object]]]] = {
    "nothing is written": [],
    "one entry that says nothing of itself": [{"id": "a", "at": 0}],
    "of a day the newest comes first, and the strongest counts": [
        entry("a", "2026-03-05T08:00", intensity=3),
        entry("b", "2026-03-05T23:10", intensity=9),
        entry("c", "2026-03-05T12:00"),
        entry("d", "2026-03-06T00:10", intensity=0),
    ],
    "an hour that the clocks leave out, and one that they show twice": [
        entry("a", "2026-03-29T01:59", intensity=2),
        entry("b", "2026-03-29T03:00", intensity=4),
        entry("c", "2026-10-25T02:30", intensity=6),
        entry("d", "2026-10-25T02:30", fold=1, intensity=8),
        entry("e", "2026-10-25T23:59"),
        entry("f", "2026-10-26T00:00"),
    ],
    "a day that no clock showed in Samoa": [
        entry("a", "2011-12-29T23:59", "Pacific/Apia"),
        entry("b", "2011-12-31T00:00", "Pacific/Apia"),
    ],
    "who travels east and back writes on the days that it was there": [
        entry("a", "2026-03-05T22:00", CHICAGO, intensity=5),
        entry("b", "2026-03-07T01:00", TOKYO, intensity=6),
        entry("c", "2026-03-06T11:00", CHICAGO, intensity=7),
        entry("d", "2026-03-07T09:00", CHICAGO, intensity=1),
    ],
    "a zone that is not known or not said is the reader's": [
        {"id": "a", "at": 1_772_750_000_000, "zone": "Moon/Crater"},
        {"id": "b", "at": 1_772_750_000_000, "zone": ""},
    ],
    "at the edges of the times of day and of a week": [
        entry("a", "2026-03-01T23:59", intensity=1),
        entry("b", "2026-03-02T00:00", intensity=2),
        entry("c", "2026-03-02T05:59", intensity=3),
        entry("d", "2026-03-02T06:00", intensity=4),
        entry("e", "2026-03-02T11:59", intensity=5),
        entry("f", "2026-03-02T12:00", intensity=6),
        entry("g", "2026-03-02T18:00", intensity=7),
    ],
    "a week without a word is a gap": [
        entry("a", "2026-03-02T08:00", intensity=4),
        entry("b", "2026-03-18T08:00"),
    ],
    "twenty-six weeks go by the week": [
        entry("a", "2026-01-05T08:00", intensity=4),
        entry("b", "2026-07-05T08:00", intensity=6),
    ],
    "from the next one on by the month, over a leap day": [
        entry("a", "2024-01-31T08:00", intensity=4),
        entry("b", "2024-02-29T08:00", intensity=10),
        entry("c", "2024-08-31T08:00", intensity=6),
    ],
    "words count by entry, in any case, as they were written first": [
        entry("a", "2026-03-02T08:00", feelings=["Sad", "sad", "  "], tags=["Work"]),
        entry("b", "2026-03-03T08:00", feelings=["sad", "Ängstlich"], tags=[" work ", "sleep"]),
        entry("c", "2026-03-04T08:00", feelings=["ÄNGSTLICH"], tags=["sleep"]),
    ],
    "an urge, how strong it was, and what was done instead": [
        *often(3, "23:10", **NIGHT, instead="Called Ana"),
        entry("x", "2026-03-09T22:00", urge="drink", urge_strength=3, instead="called ana"),
        entry("y", "2026-03-10T22:00", urge=" Drink", instead="Went for a walk"),
        entry("z", "2026-03-11T22:00", urge="Smoke", urge_strength=0),
        entry("zz", "2026-03-12T22:00", urge=" ", urge_strength=9, instead="Tea"),
    ],
    "of many words those that were used most": [
        *(
            entry(f"{n:02}", f"2026-03-{n % 28 + 1:02}T08:00", tags=[f"tag {m}" for m in range(n)])
            for n in range(14)
        ),
    ],
}


def kept(one_id, tags, re="", **said):
    moment = {"type": "moment", "at": 1_000, "zone": BERLIN, "text": one_id, "tags": tags, **said}
    return {"id": one_id, "author": "maya", "at": 1_000, "re": re, "post": moment}


def called(one_id, tag, name=""):
    post = {"type": "journal_tag", "tag": tag, "name": name}
    return {"id": one_id, "author": "maya", "at": 2_000, "re": "", "post": post}


def back(one_id, re):
    post = {"type": "amend", "text": ""}
    return {"id": one_id, "author": "maya", "at": 3_000, "re": re, "post": post}


FOLDED: Final[dict[str, tuple[list[dict[str, object]], dict[str, list[str]]]]] = {
    "an empty journal has no tags": ([], {}),
    "a tag has another name in all that was written before": (
        [kept("a", ["work", "sleep"]), called("x", "Work", "office"), kept("b", ["work"])],
        {"a": ["office", "sleep"], "b": ["work"]},
    ),
    "a tag without a name is on nothing that was written before": (
        [kept("a", ["work", "sleep"]), kept("b", ["work"]), called("x", "work")],
        {"a": ["sleep"], "b": []},
    ),
    "two tags become one": (
        [kept("a", ["work", "office"]), called("x", "work", "Office")],
        {"a": ["Office"]},
    ),
    "and are two again once that is taken back": (
        [kept("a", ["work", "office"]), called("x", "work", "office"), back("y", "x")],
        {"a": ["work", "office"]},
    ),
    "one after the other": (
        [kept("a", ["work"]), called("x", "work", "office"), called("y", "office", "desk")],
        {"a": ["desk"]},
    ),
    "what is written anew has the tags that it says": (
        [
            kept("a", ["work"]),
            called("x", "work", "office"),
            kept("b", ["work"], "a"),
            called("y", "work", "desk"),
        ],
        {"a": ["desk"]},
    ),
    "what was taken out of sight is not there": (
        [kept("a", ["work"]), called("x", "work", "office"), back("y", "a")],
        {},
    ),
    "an entry of its own is not taken for a renaming": (
        [kept("a", ["work"]), called("x", "work", "office"), back("y", "z")],
        {"a": ["office"]},
    ),
}


def spelled() -> str:
    """Return what stands in the file."""
    cases = []
    for name, entries in CASES.items():
        placed = place_all(msgspec.convert(entries, list[Written]), BERLIN)
        days, patterns = msgspec.to_builtins((days_of(placed), see_patterns(placed)))
        known = {"here": BERLIN, "entries": entries}
        cases.append({"name": name, **known, "days": days, "patterns": patterns})
    tags = [{"name": name, "log": log, "tags": said} for name, (log, said) in FOLDED.items()]
    about = (
        "`cases`: entries of a journal (times in ms), their local days, and what can be seen in "
        "them. `tags`: a journal of maya's, and the tags of each entry that is kept."
    )
    return f"""{{
  "about": {json.dumps(about)},
  "cases": [
{_rows(cases)}
  ],
  "tags": [
{_rows(tags)}
  ]
}}
"""


def _rows(cases) -> str:
    return ",\n".join(f"    {json.dumps(case, ensure_ascii=False)}" for case in cases)


if __name__ == "__main__":
    FILE.write_text(spelled(), encoding="utf-8")
