"""Statements, what was done to them, what is due; runs that make them; estimates.

Amounts, days and months as in `wire.billing`. No words, no names.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from msgspec import Meta

from meantime.wire.base import Page, Shape
from meantime.wire.billing import Amount, Currency
from meantime.wire.spaces import Instant


class StatementLine(Shape):
    """What stands on a statement; lines never change."""

    item: str
    kind: Literal["month", "reply"]
    since: date
    until: date
    code: str
    amount: int
    tax: int
    plan_id: str
    is_self_pay: bool
    dispute: Literal["", "open", "withdrawn", "stands"]


class LedgerEntry(Shape):
    """Something done to a statement by hand, or by a withdrawn item (`credit`). All positive.

    A `refund` is paid back to the client; the others lower what is due.
    """

    id: str
    kind: Literal["payment", "refund", "credit", "write_off"]
    on: date
    amount: int
    item: str
    way: Literal["", "cash", "card", "check", "transfer", "other"]
    by: str
    at: Instant


class NewLedgerEntry(Shape):
    """Its id is made by the app, so that a lost answer enters nothing twice."""

    kind: Literal["payment", "refund", "credit", "write_off"]
    on: date
    amount: Annotated[int, Meta(ge=1, le=10**12)]
    item: Annotated[str, Meta(max_length=22)] = ""
    way: Literal["", "cash", "card", "check", "transfer", "other"] = ""


class StatementSummary(Shape):
    """A statement of a client, a month and a currency. `paused` is disputed, so not due."""

    space_id: str
    month: date
    currency: str
    number: int
    issued_at: Instant
    due_on: date
    amount: int
    tax: int
    balance: int
    paused: int


class Statement(Shape):
    """A whole statement."""

    summary: StatementSummary
    lines: list[StatementLine]
    ledger: list[LedgerEntry]


class StatementPage(Page):
    statements: list[StatementSummary]


class AgeingRow(Shape):
    """What is due in a currency, by how many days it has been: sums and numbers of statements."""

    currency: str
    bucket: Literal["not_yet", "to_30", "to_60", "to_90", "over_90"]
    amount: int
    statements: int


class Ageing(Shape):
    today: date
    rows: list[AgeingRow]
    paused: dict[str, int]  # by currency


class Account(Shape):
    """A client's account: by its thread; names stand in desks."""

    space_id: str
    clinician_id: str
    is_self_pay: bool
    kind: Literal["", "included", "per_message", "monthly", "limited", "pilot"]  # "" for no plan
    balance: dict[str, int]
    open_disputes: int


class AccountPage(Page):
    accounts: list[Account]


class RunOrder(Shape):
    """A month that is over, to be billed; what was billed is not billed again."""

    month: date


class BillingRun(Shape):
    """How far a run is: `done` of `of` accounts; `state` says whether it still goes on."""

    month: date
    state: Literal["waits", "runs", "done"]
    done: int
    of: int
    statements: int
    ordered_at: Instant
    ended_at: Instant | None


class BillingRuns(Shape):
    runs: list[BillingRun]


class NewEstimate(Shape):
    """That the post is an estimate; only its sum and days are told."""

    currency: Currency
    amount: Amount
    since: date
    until: date
    made_on: date
    due_on: date | None


class Estimate(Shape):
    """An estimate, and what was billed against it until now."""

    id: str
    currency: str
    amount: int
    since: date
    until: date
    made_on: date
    due_on: date | None
    billed: int


class Estimates(Shape):
    estimates: list[Estimate]
