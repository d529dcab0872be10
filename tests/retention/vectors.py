"""Makes `vectors/retention.json`: `python -m tests.retention.vectors`. Cases are added only."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Final

from meantime.retention.rules import Decision, Rule, decide, read_day, refusal

FILE = Path(__file__).parents[2] / "vectors" / "retention.json"


def rule(one_id, kind, years=-1, age=-1, on=""):
    return {"id": one_id, "kind": kind, "years": years, "age": age, "on": on}


SEVEN = rule("state.a", "after_end", 7)
TEN = rule("payer", "after_end", 10)
BOARD = rule("board", "after_end", 7)
GROWN = rule("state.a.minor", "after_majority", 3, 18)
LATER = rule("state.b.minor", "after_majority", 7, 19)
SOLD = rule("practice.fixed", "fixed", on="2040-06-30")
CASES: Final = {
    "an adult by one rule": ([SEVEN], "2026-03-05", "1990-04-01"),
    "an adult needs no birth date": ([SEVEN], "2026-03-05", ""),
    "the longest of several": ([SEVEN, TEN, BOARD], "2026-03-05", ""),
    "of equals the first decides": ([BOARD, SEVEN], "2026-03-05", ""),
    "a minor is kept until after their majority": ([SEVEN, GROWN], "2026-03-05", "2020-07-09"),
    "an adult's majority is long past": ([SEVEN, GROWN], "2026-03-05", "1980-07-09"),
    "who moved is kept by both states": ([SEVEN, GROWN, LATER], "2026-03-05", "2020-07-09"),
    "a fixed day": ([SEVEN, SOLD], "2026-03-05", ""),
    "a fixed day that is past leaves the end of care": (
        [rule("practice.fixed", "fixed", on="2020-01-31")],
        "2026-03-05",
        "",
    ),
    "no years at all": ([rule("practice", "after_end", 0)], "2026-03-05", ""),
    "care ended on a leap day, seven years": ([SEVEN], "2024-02-29", ""),
    "care ended on a leap day, eight years": ([rule("x", "after_end", 8)], "2024-02-29", ""),
    "a century that is no leap year": ([rule("x", "after_end", 4)], "2096-02-29", ""),
    "a century that is one": ([rule("x", "after_end", 4)], "1996-02-29", ""),
    "born on a leap day": ([GROWN], "2026-03-05", "2020-02-29"),
    "born on a leap day, two odd steps": (
        [rule("x", "after_majority", 2, 18)],
        "2026-03-05",
        "2020-02-29",
    ),
    "ended the day before a leap day": ([SEVEN], "2021-02-28", ""),
    "the day after the last of a year": ([rule("x", "after_end", 1)], "2026-12-31", ""),
    "no rules": ([], "2026-03-05", "1990-04-01"),
    "a rule that nobody has filled": ([SEVEN, rule("board", "after_end")], "2026-03-05", ""),
    "a majority without its age": ([rule("x", "after_majority", 3)], "2026-03-05", "2020-07-09"),
    "a fixed day that nobody has set": ([rule("x", "fixed")], "2026-03-05", ""),
    "a minor's rule without a birth date": ([SEVEN, GROWN], "2026-03-05", ""),
}
REFUSALS: Final = [
    ("2033-03-06", "2033-03-05", "2033-03-05", False),
    ("2033-03-06", "2033-03-06", "2033-03-06", False),
    ("2033-03-06", "2033-03-06", "2033-03-05", False),
    ("2033-03-06", "2033-03-05", "2040-01-01", False),
    ("2033-03-06", "2040-01-01", "2026-01-01", False),
    ("2033-03-06", "2040-01-01", "2040-01-01", True),
    ("", "2040-01-01", "2040-01-01", False),
    ("", "2040-01-01", "2040-01-01", True),
]
DAYS: Final = [
    *("2001-12-31", " 2001-12-31 ", "2000-02-29", "1900-02-29", "2001-02-30", "20011231"),
    *("31.12.2001", "1899-12-31", "2200-01-01", "", "2001-W01-1", "2001-1-1"),
]


def day_of(written):
    return date.fromisoformat(written) if written else None


def say(day):
    return day.isoformat() if day else ""


def as_rule(each):
    return Rule(**{**each, "on": day_of(each["on"])})


def as_plain(decision: Decision):
    reaches = [
        {"rule": each.rule, "until": say(each.until), "lack": each.lack}
        for each in decision.reaches
    ]
    return {
        "destroy_on": say(decision.destroy_on),
        "rule": decision.rule,
        "reaches": reaches,
        "lack": decision.lack,
    }


def decided(case):
    rules, ended_on, born_on = case
    return as_plain(decide(map(as_rule, rules), date.fromisoformat(ended_on), day_of(born_on)))


def refused(case):
    destroy_on, today, here, is_held = case
    days = date.fromisoformat(today), date.fromisoformat(here)
    return refusal(day_of(destroy_on), *days, is_held=is_held)


def vectors():
    return {
        "cases": [
            {
                "what": what,
                "rules": case[0],
                "ended_on": case[1],
                "born_on": case[2],
                "decision": decided(case),
            }
            for what, case in CASES.items()
        ],
        "refusals": [
            {
                "destroy_on": case[0],
                "today": case[1],
                "here": case[2],
                "is_held": case[3],
                "refusal": refused(case),
            }
            for case in REFUSALS
        ],
        "days": [{"written": each, "day": say(read_day(each))} for each in DAYS],
    }


if __name__ == "__main__":
    FILE.write_text(json.dumps(vectors(), indent=1) + "\n", encoding="utf-8")
