"""Statements: their books, their age, what differs from what was signed."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date, timedelta
from itertools import product
from typing import TYPE_CHECKING, Final

from meantime.fees.books import Books, Entered, bucket_of
from meantime.fees.checked import Charge, Said, Signed, differences
from meantime.fees.plans import Line
from tests.fees.cases.plans import CHEAP, EACH, MONTHLY, as_plan, day_of

if TYPE_CHECKING:
    from meantime.fees.books import EntryKind

ITEMS = {"one": 1624, "two": 500}
ENTERED = [
    [],
    [["payment", 2124, ""]],
    [["payment", 1000, ""], ["refund", 400, ""]],
    [["credit", 1624, "one"]],
    [["payment", 2124, ""], ["credit", 500, "two"]],
    [["payment", 2124, ""], ["credit", 500, "two"], ["refund", 500, ""]],
    [["credit", 1000, ""], ["write_off", 1124, ""]],
]
DISPUTED = [[], ["one"], ["one", "two"], ["unknown"]]
KINDS: Final[list[EntryKind]] = ["payment", "refund", "credit", "write_off"]
MARCH = "2028-03-01"


def line(item, kind="reply", since="2028-03-09", until="", **sums):
    sums = {"amount": 1500, "tax": 124, "currency": "USD"} | sums
    return {"kind": kind, "since": since, "until": until or since, "item": item} | sums


def charge(item, on="2028-03-09", **about):
    about = {"amount": 1500, "tax": 124, "currency": "USD", "attention": 1} | about
    return {"item": item, "on": on} | about


def said(*lines, month=MARCH, **sums):
    whole = {name: sum(each[name] for each in lines) for name in ("amount", "tax")}
    return {"month": month, "currency": "USD", "lines": list(lines)} | whole | sums


def signed(plans, *charges, **about):
    more = {"pauses": [], "asked": [], "withdrawn": []} | about
    return {"plans": plans, "charges": list(charges)} | more


MONTH = line(MARCH, "month", MARCH, "2028-03-31", amount=4000, tax=330)
TO_15 = line(MARCH, "month", MARCH, "2028-03-15", amount=1935, tax=160)
DIFFER = {
    "an honest statement": (said(line("a"), line("b")), signed([EACH], charge("a"), charge("b"))),
    "a reply that nobody charged": (said(line("a"), line("b")), signed([EACH], charge("a"))),
    "a charge that is missing": (said(line("a")), signed([EACH], charge("a"), charge("b"))),
    "a reply twice": (said(line("a"), line("a")), signed([EACH], charge("a"))),
    "a higher amount": (said(line("a", amount=1600)), signed([EACH], charge("a"))),
    "without tax": (said(line("a", tax=0)), signed([EACH], charge("a"))),
    "a wrong sum": (said(line("a"), amount=1, tax=2), signed([EACH], charge("a"))),
    "dearer than the plan": (
        said(line("a", amount=1600)),
        signed([EACH], charge("a", amount=1600)),
    ),
    "for an urgent message": (said(line("a")), signed([EACH], charge("a", attention=2))),
    "without a plan": (said(line("a")), signed([], charge("a"))),
    "a whole month": (said(MONTH), signed([MONTHLY])),
    "a month that ends too early": (said(TO_15), signed([MONTHLY])),
    "a month that nobody agreed to": (said(MONTH), signed([EACH])),
    "the share of the sliding scale left out": (said(MONTH), signed([MONTHLY, CHEAP])),
    "a pause left out": (said(MONTH), signed([MONTHLY], pauses=[f"2028-03-{n}" for n in (30, 31)])),
    "asked about, and waiting": (said(), signed([EACH], charge("a"), asked=["a"])),
    "withdrawn, and yet there": (said(line("a")), signed([EACH], charge("a"), withdrawn=["a"])),
    "late, on the next one": (said(line("a"), month="2028-04-01"), signed([EACH], charge("a"))),
    "too early": (said(month="2028-02-01"), signed([EACH], charge("a"))),
    "another currency": (said(), signed([EACH], charge("a", currency="EUR"))),
}


def as_line(given):
    entry_id = given["item"] if given["kind"] == "reply" else ""
    since, until = (date.fromisoformat(given[name]) for name in ("since", "until"))
    sums = (given["amount"], given["tax"], given["currency"])
    return Line(given["kind"], since, until, *sums, entry_id)


def found(given, own):
    statement = Said(
        **given | {"month": day_of(given["month"]), "lines": [as_line(x) for x in given["lines"]]}
    )
    was = Signed(
        [as_plan(each) for each in own["plans"]],
        [Charge(**each | {"on": day_of(each["on"])}) for each in own["charges"]],
        [day_of(each) for each in own["pauses"]],
        own["asked"],
        own["withdrawn"],
    )
    return [asdict(each) for each in differences(statement, was)]


def book(entered, disputed):
    books = Books(ITEMS, [Entered(*each) for each in entered], frozenset(disputed))
    most = [[kind, item, books.most(kind, item)] for kind, item in product(KINDS, ["", "one"])]
    sums = {"balance": books.balance, "paused": books.paused, "due": books.due}
    named = [dict(zip(("kind", "amount", "item"), each, strict=True)) for each in entered]
    return {"items": ITEMS, "entered": named, "disputed": disputed, **sums, "most": most}


def vectors():
    due_on = date(2028, 2, 1)
    ages = [-400, -1, 0, 1, 30, 31, 60, 61, 90, 91, 4000]
    days = [due_on + timedelta(days=each) for each in ages]
    return {
        "books": [book(*each) for each in product(ENTERED, DISPUTED)],
        "ageing": [[str(due_on), str(day), bucket_of(due_on, day)] for day in days],
        "differences": [
            {"what": what, "said": case[0], "signed": case[1], "differences": found(*case)}
            for what, case in DIFFER.items()
        ],
    }
