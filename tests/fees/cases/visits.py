"""What a payer may hear of, and which exchanges a code may be asked about."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date

from meantime.fees.digital_visits import check
from meantime.fees.exchanges import Message, Review, Thread, exchanges
from meantime.fees.payers import Restriction, is_restricted
from tests.fees.cases.plans import day_of

TODAYS = ["2028-03-13", "2028-03-14"]


def message(on, attention=1, *, is_by_client=True):
    return {"on": on, "is_by_client": is_by_client, "attention": attention}


def review(on, seconds=300, *, is_clinician=True):
    return {"on": on, "seconds": seconds, "is_clinician": is_clinician}


def thread(messages=None, reviews=None, sessions=(), restrictions=()):
    return {
        "messages": [message("2028-03-05")] if messages is None else messages,
        "reviews": [review("2028-03-06")] if reviews is None else reviews,
        "sessions": list(sessions),
        "restrictions": list(restrictions),
    }


FROM_10 = [{"on": "2028-03-10", "is_on": True}]
LIFTED = [*FROM_10, {"on": "2028-03-20", "is_on": False}]
AGAIN = [*LIFTED, {"on": "2028-03-15", "is_on": True}]
SPANS = [("2028-03-01", "2028-03-09"), ("2028-03-01", "2028-03-10"), ("2028-03-21", "2028-03-31")]
SECONDS = [299, 300, 659, 660, 1259, 1260]
SESSIONS = {-8: "2028-02-27", -7: "2028-02-28", 0: "2028-03-06", 7: "2028-03-13", 8: "2028-03-14"}
THREADS = {
    "nobody wrote": thread(messages=[]),
    "nobody looked": thread(reviews=[]),
    "only staff looked": thread(reviews=[review("2028-03-06", 900, is_clinician=False)]),
    "it came behind the look": thread(messages=[message("2028-03-07")]),
    **{f"{n} seconds": thread(reviews=[review("2028-03-06", n)]) for n in SECONDS},
    **{f"a session on day {n:+}": thread(sessions=[day]) for n, day in SESSIONS.items()},
    "minutes of the seventh day and the eighth": thread(
        reviews=[review("2028-03-06", 200), review("2028-03-12", 100), review("2028-03-13", 4000)]
    ),
    "two exchanges": thread(
        messages=[message(f"2028-03-{n}") for n in ("05", "11", "14")],
        reviews=[review(f"2028-03-{n}", 400) for n in ("15", "06", "11", "06")],
    ),
    "a prompt came first": thread(
        messages=[message("2028-03-04", is_by_client=False), message("2028-03-05")]
    ),
    "a prompt long ago": thread(
        messages=[message("2028-02-27", is_by_client=False), message("2028-03-05")]
    ),
    "urgent within": thread(messages=[message("2028-03-05"), message("2028-03-12", 2)]),
    "urgent behind": thread(messages=[message("2028-03-05"), message("2028-03-13", 2)]),
    "paid by themselves": thread(restrictions=[{"on": "2028-03-12", "is_on": True}]),
    "urgent long ago": thread(messages=[message("2028-02-20", 2), message("2028-03-05")]),
    "waited for a month": thread(messages=[message("2028-02-05")]),
    "looked at again": thread(messages=[message("2028-02-04")]),
    "all at once": thread(
        messages=[message("2028-03-05", 3, is_by_client=False)],
        reviews=[review("2028-03-06", 0)],
        sessions=["2028-03-01", "2028-03-09"],
        restrictions=FROM_10,
    ),
}


def restrictions_of(given):
    return [Restriction(day_of(each["on"]), each["is_on"]) for each in given]


def as_thread(given):
    return Thread(
        [Message(**each | {"on": day_of(each["on"])}) for each in given["messages"]],
        [Review(**each | {"on": day_of(each["on"])}) for each in given["reviews"]],
        [day_of(each) for each in given["sessions"]],
        restrictions_of(given["restrictions"]),
    )


def asked(given, today):
    found = exchanges(as_thread(given))
    verdicts = [asdict(check(each, date.fromisoformat(today))) for each in found]
    return [
        {"reviewed_on": str(each.reviewed_on)} | verdict | {"reasons": [*verdict["reasons"]]}
        for each, verdict in zip(found, verdicts, strict=True)
    ]


def vectors():
    return {
        "restricted": [
            {
                "restrictions": given,
                "since": since,
                "until": until,
                "is_restricted": is_restricted(
                    restrictions_of(given), day_of(since), day_of(until)
                ),
            }
            for given in ([], FROM_10, LIFTED, AGAIN)
            for since, until in SPANS
        ],
        "exchanges": [
            {"what": what, "thread": given, "today": today, "exchanges": asked(given, today)}
            for what, given in THREADS.items()
            for today in TODAYS
        ],
    }
