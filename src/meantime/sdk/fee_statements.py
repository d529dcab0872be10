"""A statement made again from what was signed, beside the server's: where they differ is seen.

Pauses and what ended a plan early are the server's word: both only lower what is owed.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from meantime.fees.books import Books, Entered
from meantime.fees.checked import Charge, Said, Signed, differences
from meantime.fees.months import paused_days
from meantime.fees.plans import Line, Plan, end_of_month
from meantime.sdk.folds.fee_plans import agreed_plans
from meantime.sdk.folds.messages import to_ms
from meantime.wire import billing as wire
from meantime.wire import statements as bills

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from meantime.fees.checked import Difference
    from meantime.sdk.folds.fees import Fees
    from meantime.sdk.spaces import Space


@dataclass(frozen=True, slots=True)
class Proven:
    """A statement as the server has it, and where it is not what was signed.

    `unseen` are plans of a policy that a guardian agreed to, whose thread is not here to look into.
    """

    statement: bills.Statement
    differences: list[Difference]
    unseen: list[str]


def statements_of(thread: Space) -> list[bills.StatementSummary]:
    """Return the statements of a thread, the newest first. Raises ProblemError."""
    http, found, cursor = thread.connection.http, [], ""
    while True:
        page = http.get(f"/spaces/{thread.id}/statements", bills.StatementPage, cursor=cursor)
        found += page.statements
        cursor = page.next
        if not cursor:
            return found


def prove(thread: Space, fees: Fees, told: wire.ThreadFees, month: date, currency: str) -> Proven:
    """Return a statement, held against what this device has. Raises ProblemError."""
    statement = _fetch(thread, month, currency)
    here = {opened.entry.id for opened in thread.opened()}
    unseen = [
        each
        for each in told.plans
        if each.source == "policy" and each.agreed_at and each.id not in here
    ]
    summary = statement.summary
    said = Said(
        month=summary.month,
        currency=summary.currency,
        lines=[_line(each, summary.currency) for each in statement.lines],
        amount=summary.amount,
        tax=summary.tax,
        books=_books(statement),
        due=summary.balance - summary.paused,
    )
    issued = to_ms(summary.issued_at)
    asked = {item: each for item, each in fees.disputes.items() if each.at < issued}
    signed = Signed(
        plans=_plans(fees, told, unseen),
        charges=list(_charges(thread, fees, statement)),
        pauses=paused_days(told.pauses, summary.month),
        asked=set(asked),
        withdrawn={
            each.item
            for each in told.disputes
            if each.state == "withdrawn"
            and each.answered_at
            and each.answered_at < summary.issued_at
        },
    )
    return Proven(statement, differences(said, signed), [each.id for each in unseen])


def _books(statement: bills.Statement) -> Books:
    return Books(
        items={line.item: line.amount + line.tax for line in statement.lines},
        entered=[Entered(each.kind, each.amount, each.item) for each in statement.ledger],
        disputed=frozenset(line.item for line in statement.lines if line.dispute == "open"),
    )


def _plans(fees: Fees, told: wire.ThreadFees, unseen: list[wire.FeePlan]) -> list[Plan]:
    ends = {each.id: each.stops_on for each in told.plans if each.stops_on}
    signed = [_ended(plan, ends.get(plan.id)) for plan in agreed_plans(fees.plans)]
    return [*(_as_plan(each) for each in unseen), *signed]


def _ended(plan: Plan, last: date | None) -> Plan:
    days = [day for day in (plan.stops_on, last) if day]
    return replace(plan, stops_on=min(days, default=None))


def _as_plan(told: wire.FeePlan) -> Plan:
    terms = told.terms
    return Plan(
        kind=terms.kind,
        currency=terms.currency,
        since=terms.since,
        until=terms.until,
        amount=terms.amount,
        share=terms.share,
        tax_rate=terms.tax,
        replies=terms.replies,
        id=told.id,
        stops_on=told.stops_on,
        is_own=told.source == "post",
    )


def _charges(thread: Space, fees: Fees, statement: bills.Statement) -> Iterator[Charge]:
    """Yield what was signed before it was made, but for what stands on another statement."""
    summary, here = statement.summary, {line.item for line in statement.lines}
    last, issued = end_of_month(summary.month), to_ms(summary.issued_at)
    signed = [c for c in fees.charges if c.reply.on <= last and c.at < issued]
    others = _elsewhere(thread, summary) if any(c.item not in here for c in signed) else set()
    for each in signed:
        if each.item in here or each.item not in others:
            said, reply = each.said, each.reply
            yield Charge(each.item, reply.on, said.amount, said.tax, said.currency, reply.attention)


def _elsewhere(thread: Space, but: bills.StatementSummary) -> set[str]:
    """Return the items of a thread's other statements."""
    return {
        line.item
        for each in statements_of(thread)
        if each.number != but.number
        for line in _fetch(thread, each.month, each.currency).lines
    }


def _fetch(thread: Space, month: date, currency: str) -> bills.Statement:
    path = f"/spaces/{thread.id}/statements/{month.isoformat()}/{currency}"
    return thread.connection.http.get(path, bills.Statement)


def _line(told: bills.StatementLine, currency: str) -> Line:
    return Line(
        kind=told.kind,
        since=told.since,
        until=told.until,
        amount=told.amount,
        tax=told.tax,
        currency=currency,
        entry_id=told.item if told.kind == "reply" else "",
        plan_id=told.plan_id,
    )
