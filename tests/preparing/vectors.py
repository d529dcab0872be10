"""Makes `vectors/preparing.json`: `python -m tests.preparing.vectors`. Cases are added only."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

import msgspec

from meantime.preparing.gather import Known, gather

FILE = Path(__file__).parents[2] / "vectors" / "preparing.json"
DAY: Final = 86_400_000
NOW: Final = 100 * DAY
NOTHING: Final = {
    "now": NOW,
    "at": 0,
    "met": 0,
    "summed": 0,
    "said": [],
    "brought": [],
    "promised": [],
    "events": [],
    "noted": [],
    "contacts": [],
    "named": [],
    "stars": {"client": [], "team": []},
    "tags": {},
}


def said(one_id, days, by="client"):
    return {"id": one_id, "at": NOW - days * DAY, "by": by, "text": f"Words of {one_id}."}


def brought(one_id, days, *, done=False):
    return {**said(one_id, days), "about": "", "done": done}


def promised(one_id, days, due, state):
    made = {"id": one_id, "at": NOW - days * DAY, "text": f"Promise {one_id}."}
    return {**made, "until": NOW - due * DAY, "state": state}


def event(kind, one_id, days, outcome=""):
    return {"kind": kind, "id": one_id, "at": NOW - days * DAY, "outcome": outcome}


def totalled(one_id, days, measure, total, step=(None, "")):
    row = {"id": one_id, "at": NOW - days * DAY, "client": "jo", "measure": measure}
    row |= {"version": "1", "total": total, "highest": 27, "band": "mild"}
    return {**row, "by": step[0], "change": step[1]}


FOUR = [said("d", 0), said("c", 3, "team"), said("b", 8), said("a", 20)]
MET = {"met": NOW - 7 * DAY}
CASES: Final[dict[str, dict[str, object]]] = {
    "nothing is known": {},
    "all since the last appointment": {**MET, "summed": NOW - 2 * DAY, "said": FOUR},
    "what came just as it was over counts": {"met": NOW - 3 * DAY, "said": FOUR},
    "without one, since the last summary": {"summed": NOW - 2 * DAY, "said": FOUR},
    "without either, two weeks": {"said": FOUR},
    "an appointment that is yet to be over is none": {"met": NOW + DAY, "said": FOUR},
    "a session that lies ahead reaches until now": {**MET, "at": NOW + DAY, "said": FOUR},
    "a session that is over reaches until it": {
        "at": NOW - 2 * DAY,
        "met": NOW - 9 * DAY,
        "said": FOUR,
        "brought": [brought("x", 1)],
        "events": [event("alert", "y", 1)],
        "promised": [promised("z", 1, -1, "due")],
        "stars": {"client": ["d", "b"], "team": []},
    },
    "stars stay until they are taken off, and say whose they are": {
        **MET,
        "said": FOUR,
        "stars": {"client": ["a", "b"], "team": ["b", "c", "gone"]},
    },
    "what was brought stays until it was talked about": {
        **MET,
        "brought": [brought("a", 30), brought("b", 20, done=True), brought("c", 2, done=True)],
    },
    "promises that are open, and those that came to their end": {
        **MET,
        "promised": [
            promised("open", 30, -2, "due"),
            promised("kept", 9, 6, "kept"),
            promised("old", 30, 20, "kept"),
            promised("broken", 5, 2, "broken"),
            promised("back", 5, 2, "withdrawn"),
        ],
    },
    "alerts that are open stay, whatever their age": {
        **MET,
        "events": [
            event("alert", "old", 40),
            event("alert", "done", 40, "reached_safe"),
            event("plan", "b", 2),
            event("alert", "a", 2, "reached_safe"),
            event("plan", "before", 8),
        ],
    },
    "themes are those of what is new, the most frequent first": {
        **MET,
        "said": FOUR,
        "tags": {"a": ["old"], "b": ["old"], "c": ["work", "sleep"], "d": ["sleep", "Ángel"]},
    },
    "notes, contacts and what replies name, since then": {
        **MET,
        "said": FOUR,
        "noted": [
            {"id": "m", "at": NOW - DAY, "kind": "summary", "on": "2027-03-05"},
            {"id": "n", "at": NOW - 9 * DAY, "kind": "progress", "on": "2027-02-25"},
        ],
        "contacts": [
            {
                "id": "k",
                "at": NOW - DAY,
                "way": "sms",
                "direction": "in",
                "text": "She wrote to my own number.",
            }
        ],
        "named": [
            {"of": "c", "appointment": "s", "at": NOW + DAY},
            {"of": "a", "appointment": "r", "at": NOW - 14 * DAY},
        ],
    },
    "of each measure the newest total since then": {
        **MET,
        "measured": [
            totalled("c", 1, "phq9", 4, (-5, "better")),
            totalled("b", 3, "phq9", 9, (2, "same")),
            totalled("a", 9, "gad7", 7),
            totalled("d", 2, "own", 0),
            {**totalled("e", 4, "own", 3), "client": "sam"},
            totalled("f", -1, "pcl5", 30),
        ],
    },
}


def spelled() -> str:
    """Return what stands in the file."""
    cases = []
    for name, given in CASES.items():
        known = {**NOTHING, **given}
        prepared = gather(msgspec.convert(known, Known))
        cases.append({"name": name, "known": known, "prepared": msgspec.to_builtins(prepared)})
    about = "What is known of a client, and what is gathered of it for a session. Times in ms."
    rows = ",\n".join(f"    {json.dumps(case, ensure_ascii=False)}" for case in cases)
    return f'{{\n  "about": {json.dumps(about)},\n  "cases": [\n{rows}\n  ]\n}}\n'


if __name__ == "__main__":
    FILE.write_text(spelled(), encoding="utf-8")
