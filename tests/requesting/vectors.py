"""Makes `vectors/record_requests.json`: `python -m tests.requesting.vectors`.

Cases are added only.
"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any, Final

import msgspec

from meantime.protocol.request_posts import Disclosed, RequestKind
from meantime.requesting.accounting import account
from meantime.requesting.days import came_on, due_on, latest_on, wrong_extension
from tests.requesting.logs import folded_requests

FILE = Path(__file__).parents[2] / "vectors" / "record_requests.json"
ROLES: Final = {
    "jo": "client",
    "kim": "client",
    "anna": "clinician",
    "practice": "practice",
    "sam": "observer",
}
ZONE: Final = "America/New_York"
DAY: Final = 86_400_000
START: Final = 1_772_236_800_000  # 2026-02-27T19:00-05:00 in New York, the 28th in UTC

DUE: Final[list[tuple[RequestKind, str]]] = [
    ("access", "2026-01-01"),
    ("access", "2026-12-15"),
    ("access", "2028-01-30"),
    ("access", "2027-01-30"),
    ("amendment", "2027-12-31"),
    ("amendment", "2028-02-29"),
    ("accounting", "2026-11-01"),
]
EXTENSIONS: Final[list[tuple[RequestKind, str, str, str]]] = [  # kind, asked on, until, told on
    ("access", "2026-03-01", "2026-04-30", "2026-03-31"),
    ("access", "2026-03-01", "2026-05-01", "2026-03-31"),
    ("access", "2026-03-01", "2026-04-30", "2026-04-01"),
    ("access", "2026-03-01", "2026-03-31", "2026-03-02"),
    ("access", "2026-03-01", "2026-04-01", "2026-03-02"),
    ("amendment", "2027-12-31", "2028-03-30", "2028-02-29"),
    ("amendment", "2027-12-31", "2028-03-31", "2028-02-29"),
]
CAME: Final = [  # said, received, by the client
    ("2026-03-01", "2026-03-04", False),
    ("2026-03-01", "2026-03-04", True),
    ("2026-03-05", "2026-03-04", False),
    ("2025-03-03", "2026-03-04", False),
    ("2025-03-02", "2026-03-04", False),
]
KINDS: Final = ("treatment", "court", "payment", "abuse_report", "to_client", "serious_threat")
DISCLOSED: Final = [
    Disclosed(on, f"Recipient of {on}", "Notes", "Asked for", kind, "A paper")
    for on, kind in (
        ("2022-02-27", "court"),
        ("2022-02-28", "court"),
        ("2028-03-01", "court"),
        *((f"2026-0{n}-10", kind) for n, kind in enumerate(KINDS, 1)),
    )
]


def said(one_id: str, days: float, author: str, **post: object) -> dict[str, Any]:
    at = START + int(days * DAY)
    return {"id": one_id, "at": at, "received_at": at, "author": author, "post": post}


def asked(one_id: str = "q", author: str = "jo", **more: object) -> dict[str, Any]:
    post = {"kind": "access", "on": "2026-02-20", **more}
    return said(one_id, 0, author, type="record_request", **post)


def answer(one_id: str, days: float, outcome: str, **more: object) -> dict[str, Any]:
    author = str(more.pop("author", "anna"))
    return said(one_id, days, author, type="record_answer", of="q", outcome=outcome, **more)


def stated(one_id: str, days: float, author: str = "jo") -> dict[str, Any]:
    return said(one_id, days, author, type="record_statement", of="q", text=f"Words of {one_id}.")


AMENDMENT: Final[dict[str, Any]] = {"kind": "amendment", "of": "m1", "text": "That was in May."}
DENIED: Final = {"ground": "danger", "text": "Not now."}
ACCURATE: Final = {"ground": "accurate", "text": "It is as it was said."}
LATER: Final = {
    "exception": "infeasible",
    "text": "The archive is elsewhere.",
    "until": "2026-04-20",
}
TOLD: Final = {"since": "2020-02-27", "until": "2026-02-27", "disclosures": []}
LOGS: Final[dict[str, list[dict[str, Any]]]] = {
    "nothing is asked": [],
    "a client asks": [asked()],
    "a client cannot date it back, the team can": [
        asked(),
        asked("p", author="anna", how="phone", by="Her mother"),
    ],
    "a day that no calendar has is none": [asked(author="practice", on="2026-02-30", how="mail")],
    "who reads along asks for nobody": [asked(author="sam")],
    "it is given": [asked(), answer("a", 3, "granted", export="e1")],
    "a client answers nothing, nor who reads along": [
        asked(),
        answer("a", 1, "granted", author="jo"),
        answer("b", 2, "granted", author="sam"),
        answer("d", 3, "denied", author="kim", **DENIED),
    ],
    "a denial has a listed ground and says why": [
        asked(),
        answer("a", 1, "denied", text="No."),
        answer("b", 2, "denied", ground="accurate", text="No."),
        answer("d", 3, "denied", ground="danger", text=" "),
        answer("e", 4, "denied", author="practice", **DENIED),
    ],
    "a denial is looked at again": [
        asked(),
        answer("a", 1, "denied", **DENIED),
        stated("s", 2),
        answer("b", 3, "part", ground="harm_to_other", text="All but one page."),
        answer("d", 4, "granted"),
        answer("e", 5, "denied", **DENIED),
    ],
    "it is extended once": [
        asked(),
        answer("a", 10, "extended", **LATER),
        answer("b", 11, "extended", **{**LATER, "until": "2026-04-25"}),
    ],
    "it is extended in time or not at all": [asked(), answer("a", 31, "extended", **LATER)],
    "on its last day it still is": [asked(), answer("a", 30.1, "extended", **LATER)],
    "no extension is longer than thirty days": [
        asked(),
        answer("a", 10, "extended", **{**LATER, "until": "2026-04-29"}),
        answer("b", 11, "extended", **{**LATER, "until": "2026-04-28"}),
    ],
    "access does not wait without an exception, nor without words": [
        asked(),
        answer("a", 10, "extended", **{**LATER, "exception": "busy"}),
        answer("b", 11, "extended", **{**LATER, "text": ""}),
        answer("d", 12, "extended", **{**LATER, "until": "2026-04-31"}),
    ],
    "an amendment waits without one": [
        asked(**AMENDMENT),
        answer("a", 10, "extended", text="We look.", until="2026-05-20"),
    ],
    "it is taken back by who asked": [
        asked(),
        answer("a", 1, "withdrawn", author="kim"),
        answer("b", 2, "withdrawn", author="anna"),
        answer("d", 3, "withdrawn", author="jo"),
        answer("e", 4, "granted"),
    ],
    "what the team noted is taken back by the team": [
        asked(author="anna", how="paper"),
        answer("a", 1, "withdrawn", author="jo"),
        answer("b", 2, "withdrawn", author="practice"),
    ],
    "an amendment stands beside what it is about": [
        asked(**AMENDMENT),
        answer("a", 1, "granted"),
        answer("b", 2, "granted", amendment="It was in May.", item="n1"),
    ],
    "a client disagrees, and the team replies": [
        asked(**AMENDMENT),
        stated("t", 0.5),
        answer("a", 1, "denied", **ACCURATE),
        stated("r", 2, "anna"),
        stated("s", 3),
        stated("u", 4, "practice"),
        stated("v", 5, "kim"),
        stated("w", 6, "sam"),
    ],
    "an accounting is whole or is none": [
        asked(kind="accounting"),
        answer("a", 1, "granted"),
        answer("b", 2, "denied", **DENIED),
        answer("d", 3, "granted", accounting=TOLD),
    ],
    "what names no request counts for nothing": [
        answer("a", 1, "granted"),
        stated("s", 2),
        asked(),
    ],
}


def make() -> dict[str, Any]:
    """Return the file's content."""
    day = date.fromisoformat
    return {
        "about": "By when requests about a record are answered, how they stand, what is accounted "
        "for. Days are local, times in ms; a post of null cannot be read.",
        "due": [
            [kind, on, str(due_on(kind, day(on))), str(latest_on(kind, day(on)))]
            for kind, on in DUE
        ],
        "extensions": [
            [kind, on, until, told, wrong_extension(kind, day(on), day(until), day(told))]
            for kind, on, until, told in EXTENSIONS
        ],
        "came": [
            [on, received, is_client, str(came_on(day(on), day(received), is_client=is_client))]
            for on, received, is_client in CAME
        ],
        "accountings": [
            {
                "until": until,
                "disclosures": msgspec.to_builtins(DISCLOSED),
                "told": msgspec.to_builtins(account(DISCLOSED, day(until))),
            }
            for until in ("2028-02-29", "2028-02-28", "2026-06-10")
        ],
        "zone": ZONE,
        "roles": ROLES,
        "cases": [
            {"name": name, "log": log, "folded": folded_requests(log, ROLES, ZONE)}
            for name, log in LOGS.items()
        ],
    }


if __name__ == "__main__":
    FILE.write_text(json.dumps(make(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
