"""Estimates: deadlines, days, sums, warnings."""

from __future__ import annotations

from datetime import date
from itertools import product

from meantime.fees.estimates import (
    Expected,
    due_on,
    kept_until,
    last_day,
    total,
    warning,
    why_anew,
)
from tests.fees.cases.plans import day_of

HELD = [f"2028-03-{day:02}" for day in (1, 6, 7, 8, 9, 10, 13, 17, 18, 19, 20, 31)]
ASKED = ["2028-03-03", "2028-03-04", "2028-03-05", "2028-03-06", "2028-03-09"]
HOLIDAYS = [[], ["2028-03-07"], ["2028-03-11", "2028-03-08", "2028-03-09"]]
DEADLINES = [
    *product([""], ["2028-03-06"], HELD, HOLIDAYS),
    *product(ASKED, [""], [""], HOLIDAYS),
    *product(ASKED, ["2028-03-06"], ["2028-03-31"], HOLIDAYS),
    ("", "", "", []),
    ("", "2028-03-06", "", []),
]
DAYS = ["2028-02-29", "2027-03-01", "2028-03-01", "2027-12-31", "2096-02-29"]
BILLED = [0, 100_000, 139_999, 140_000, 140_001]
ANEW = [
    ("2028-03-06", "2029-03-05", [], "2028-03-06"),
    ("2028-03-06", "2029-03-05", ["2028-01-01", "2028-03-06"], "2028-04-01"),
    ("2028-03-06", "2029-03-05", ["2028-03-07"], "2028-04-01"),
    ("2028-03-06", "2029-03-05", [], "2029-03-05"),
    ("2028-03-06", "2029-03-05", ["2028-03-07"], "2029-03-06"),
]
SERVICES = [
    {"count": 4, "amount": 15_000, "tax": 0, "separately": False},
    {"count": 10, "amount": 1500, "tax": 124, "separately": False},
    {"count": 1, "amount": 99, "tax": 9, "separately": True},
]


def as_expected(given):
    return Expected(**given)


def deadline(asked, booked, held, holidays):
    off = [day_of(each) for each in holidays]
    return str(due_on(day_of(asked), day_of(booked), day_of(held), off) or "")


def anew(made_on, until, agreed_on, today):
    days = [day_of(each) for each in agreed_on]
    return why_anew(day_of(made_on), day_of(until), days, day_of(today))


def vectors():
    years = [(day, date.fromisoformat(day)) for day in DAYS]
    return {
        "estimate_due": [
            {
                "asked_on": asked,
                "booked_on": booked,
                "held_on": held,
                "holidays": holidays,
                "due_on": deadline(asked, booked, held, holidays),
            }
            for asked, booked, held, holidays in DEADLINES
        ],
        "estimate_days": [[day, str(last_day(at)), str(kept_until(at))] for day, at in years],
        "estimate_warning": [
            [100_000, *each, warning(100_000, *each)] for each in product(BILLED, ["USD", "EUR"])
        ],
        "estimate_anew": [[*each, anew(*each)] for each in ANEW],
        "estimate_total": [
            {"services": given, "total": total(map(as_expected, given))}
            for given in ([], SERVICES[:1], SERVICES)
        ],
    }
