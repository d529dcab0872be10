"""What messages cost: plans, charges, minutes, statements. Numbers, days and ids; no words.

Amounts are whole numbers of a currency's smallest unit, rates hundredths of a percent. Days and
months are local ones of the practice; a month is given by its first day.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from msgspec import Meta

from meantime.wire.base import Page, Shape
from meantime.wire.spaces import Instant

PlanKind = Literal["included", "per_message", "monthly", "limited", "pilot"]
Currency = Annotated[str, Meta(pattern=r"^[A-Z]{3}\Z")]  # ISO 4217
Amount = Annotated[int, Meta(ge=0, le=10**12)]
Rate = Annotated[int, Meta(ge=0, le=10_000)]
PostId = Annotated[str, Meta(min_length=1, max_length=22)]
Item = Annotated[
    str, Meta(min_length=1, max_length=22)
]  # a reply's entry, or a stretch's first day
Code = Annotated[str, Meta(max_length=16, pattern=r"^[A-Za-z0-9 .-]*\Z")]
Seconds = Annotated[int, Meta(ge=0, le=86_400)]


class Terms(Shape):
    """What a plan says; the same numbers as in the sealed post."""

    kind: PlanKind
    currency: Currency
    amount: Amount
    share: Rate
    tax: Rate
    replies: Annotated[int, Meta(ge=0, le=1000)]
    since: date
    until: date | None


class FeePlan(Shape):
    """A plan of a client's. `id` is the entry of its post, or of the consent to a policy.

    It holds once `agreed_at` is set, and its `since` is then no day before that. `state` is
    "offered" until then; then "agreed", "declined" or "withdrawn". `stops_on` is its last day, if
    it ends before its time or was followed by another.
    """

    id: str
    source: Literal["policy", "post"]
    terms: Terms
    state: Literal["offered", "agreed", "declined", "withdrawn"]
    offered_at: Instant
    agreed_at: Instant | None
    stops_on: date | None


class FeeAnswer(Shape):
    """What a client says to a plan, by the sealed post that says so."""

    answer_id: PostId
    answer: Literal["agreed", "declined", "stopped"]


class CountedReply(Shape):
    """An answer of the care team that was shown: what may become a charge, never by itself.

    `attention` is the most of the messages that it answered. `item` is its entry.
    """

    item: str
    on: date
    by: str
    attention: int
    is_charged: bool


class NewCharge(Shape):
    """A reply that costs something, as the sealed post says. The server counts the same.

    Without a `code` it has the one that the practice's settings have for replies, if any.
    """

    item: PostId
    amount: Amount
    tax: Amount
    currency: Currency
    code: Code = ""


class NewCharges(Shape):
    """What a clinician confirms at the end of a review, by the sealed post `charge_id`."""

    charge_id: PostId
    items: Annotated[list[NewCharge], Meta(min_length=1, max_length=50)]


class Charge(Shape):
    """A reply that costs something. `month` is its statement's, null until it stands on one."""

    item: str
    on: date
    plan_id: str
    amount: int
    tax: int
    currency: str
    code: str
    by: str
    confirmed_at: Instant
    month: date | None
    is_self_pay: bool
    dispute: Literal["", "open", "withdrawn", "stands"]


class NewDispute(Shape):
    """That a client asks about an item, by the sealed post `post_id`."""

    post_id: PostId


class DisputeAnswer(Shape):
    """What became of a dispute, by the sealed post that says so to the client."""

    post_id: PostId
    outcome: Literal["withdrawn", "stands"]


class Dispute(Shape):
    """An item that was asked about; it is not due while `state` is "open"."""

    item: str
    space_id: str
    state: Literal["open", "withdrawn", "stands"]
    opened_at: Instant
    answered_at: Instant | None
    amount: int
    tax: int
    currency: str


class Disputes(Page):
    disputes: list[Dispute]


class MinutesEntry(Shape):
    """Time that a clinician has confirmed for a client's messages on a day."""

    on: date
    seconds: Seconds


class Minutes(Shape):
    """As it is kept; `by` is the clinician whose own time it is."""

    id: str
    on: date
    seconds: int
    by: str


class SelfPay(Shape):
    """Whether a client pays themselves and no payer is told (45 CFR 164.522), by that post."""

    is_on: bool
    post_id: PostId


class ThreadFees(Shape):
    """What a thread costs, and how this month stands until now.

    `today` is the practice's local day. `replies` were shown this month, of which `charged` cost
    `amount` and `tax`; `seconds` were confirmed, null for a client. `pauses` are days on which
    messaging paused: first and last, null where it goes on.
    """

    today: date
    currency: str
    plans: list[FeePlan]
    pauses: list[tuple[date, date | None]]
    replies: int
    charges: list[Charge]
    disputes: list[Dispute]
    seconds: int | None
    is_self_pay: bool
    balance: dict[str, int]  # what is due, by currency


class ReplyPage(Shape):
    """The answers of one month."""

    replies: list[CountedReply]
    minutes: list[Minutes]


class BillingSettings(Shape):
    """How the practice bills. Nothing ships with a code in it: those are the practice's licence.

    `run_day` of a month is when statements for the one before it are made. `codes` are by what they
    stand for: `reply`, `month`, `short`, `middle`, `long`.
    """

    currency: Currency
    tax: Rate
    run_day: Annotated[int, Meta(ge=1, le=28)]
    due_days: Annotated[int, Meta(ge=0, le=365)]
    remind_after_days: Annotated[int, Meta(ge=0, le=365)]  # 0: no reminder
    codes: dict[Literal["reply", "month", "short", "middle", "long"], Code]
    visits_count: bool  # whether psychotherapy sessions stand against a code for messages
