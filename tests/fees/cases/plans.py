"""Plans: which holds, what a month comes to, how it stands."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date

from meantime.fees.months import paused_days, this_month
from meantime.fees.plans import Line, Plan, Reply, plan_on


def plan(plan_id, kind, since, until="", stops_on="", **terms):
    terms = {"currency": "USD", "amount": 0, "share": 10_000, "tax_rate": 0, "replies": 0} | terms
    days = {"since": since, "until": until, "stops_on": stops_on}
    return {"id": plan_id, "kind": kind} | days | terms


def reply(entry_id, on, attention=1, **about):
    said = {"is_confirmed": True, "is_prompt": False, "is_redirect": False, "is_scheduling": False}
    return {"entry_id": entry_id, "on": on, "attention": attention} | said | about


MONTHLY = plan("m", "monthly", "2028-01-01", amount=4000, tax_rate=825)
CHEAP = plan("c", "monthly", "2028-02-15", amount=4000, share=3333, tax_rate=825)
EACH = plan("e", "per_message", "2028-01-01", amount=1500, tax_rate=825)
PILOT = plan("p", "pilot", "2028-02-01", "2028-02-10")
STOPPED = plan("s", "monthly", "2028-01-01", amount=999, stops_on="2028-01-31")
DAYS = [f"2028-02-{day:02}" for day in (1, 14, 15, 28, 29)]
REPLIES = [
    *[reply("r1", "2028-02-03"), reply("r2", "2028-02-29"), reply("r3", "2028-03-01")],
    *[reply("r4", "2028-02-04", 2), reply("r5", "2028-02-05", 3)],
    *[
        reply(f"x{n}", "2028-02-06", **{name: True})
        for n, name in enumerate(["is_prompt", "is_redirect", "is_scheduling"])
    ],
    reply("u", "2028-02-07", is_confirmed=False),
]
PAUSES = [f"2028-02-{day:02}" for day in range(10, 16)]
MONTHS = {
    "no plan": ([], REPLIES, "2028-02-10", []),
    "included": ([plan("i", "included", "2028-01-01")], REPLIES, "2028-02-10", []),
    "for each reply": ([EACH], REPLIES, "2028-02-10", PAUSES),
    "a leap February": ([MONTHLY], REPLIES, "2028-02-10", []),
    "a February without a leap day": ([MONTHLY], [], "2029-02-10", []),
    "a pause": ([MONTHLY], [], "2028-02-10", PAUSES),
    "another share from the 15th on": ([MONTHLY, CHEAP], [], "2028-02-20", []),
    "both, and a pause over the change": ([MONTHLY, CHEAP], [], "2028-02-20", PAUSES),
    "a pilot, then the older plan": ([MONTHLY, PILOT], [], "2028-02-05", []),
    "stopped, and nothing takes its place": ([EACH, STOPPED], REPLIES, "2028-02-10", []),
    "the month of the stop": ([EACH, STOPPED], [], "2028-01-31", []),
    "replies, then a month": ([EACH, CHEAP], REPLIES, "2028-02-20", []),
    "two currencies": (
        [MONTHLY, plan("y", "monthly", "2028-02-11", amount=1000, currency="JPY", tax_rate=1000)],
        *([], "2028-02-20", []),
    ),
    **{
        f"limited to {n}": (
            [plan("l", "limited", "2028-01-01", replies=n)],
            *(REPLIES, "2028-02-10", []),
        )
        for n in (2, 3, 4)
    },
}


RANGES = [
    *[[], [["2028-02-27", "2028-03-02"]], [["2028-01-30", None]], [["2028-03-01", None]]],
    *[[["2028-01-01", "2028-01-31"]], [["2028-02-02", "2028-02-02"], ["2028-02-02", "2028-02-04"]]],
    [["2028-02-05", "2028-02-04"]],
]


def day_of(said):
    return date.fromisoformat(said) if said else None


def as_plan(said):
    days = {name: day_of(said[name]) for name in ("since", "until", "stops_on")}
    return Plan(**(said | days))


def as_reply(said):
    return Reply(**(said | {"on": day_of(said["on"])}))


def as_plain(line: Line):
    return {
        "kind": line.kind,
        "since": line.since.isoformat(),
        "until": line.until.isoformat(),
        "amount": line.amount,
        "tax": line.tax,
        "currency": line.currency,
        "item": line.item,
        "plan_id": line.plan_id,
    }


def answer(case):
    plans, replies, today, pauses = case
    month = this_month(
        [as_plan(each) for each in plans],
        [as_reply(each) for each in replies],
        date.fromisoformat(today),
        [date.fromisoformat(each) for each in pauses],
    )
    return {
        "plan": month.plan.id if month.plan else "",
        "replies": month.replies,
        "included": month.included,
        "is_talk_offered": month.is_talk_offered,
        "lines": [as_plain(line) for line in month.lines],
        "totals": {code: asdict(each) for code, each in month.totals.items()},
    }


def held(plans, day):
    found = plan_on([as_plan(each) for each in plans], date.fromisoformat(day))
    return found.id if found else ""


def paused(ranges):
    pauses = [(date.fromisoformat(since), day_of(until)) for since, until in ranges]
    return [day.isoformat() for day in sorted(paused_days(pauses, date(2028, 2, 15)))]


def vectors():
    overlap = [MONTHLY, PILOT, CHEAP | {"stops_on": "2028-02-28"}]
    return {
        "plan_on": [
            {"plans": overlap, "day": day, "id": held(overlap, day)}
            for day in ["2027-12-31", "2028-01-01", "2028-02-10", "2028-02-11", *DAYS]
        ],
        "paused_days": [{"pauses": each, "days": paused(each)} for each in RANGES],
        "months": [
            {
                "what": what,
                "plans": case[0],
                "replies": case[1],
                "today": case[2],
                "pauses": case[3],
                "month": answer(case),
            }
            for what, case in MONTHS.items()
        ],
    }
