"""Making statements: some accounts at a time, each time in one transaction."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from meantime.fees.books import Books
from meantime.fees.totals import total
from meantime.server.billing.queries import billed, runs
from meantime.server.billing.queries import statements as queries
from meantime.server.billing.rules.days import next_month
from meantime.server.billing.rules.lines import Account, Line, lines_for, months_until
from meantime.server.billing.service.days import today_in
from meantime.server.billing.service.settings import settings_of
from meantime.server.billing.service.shown_plans import agreed_plans
from meantime.server.billing.service.telling import tell_waiting

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from sqlalchemy import Row

    from meantime.server.billing.queries.billed import Known
    from meantime.server.kit.unit import Unit

AT_ONCE: Final = 16  # accounts: a message that is sent meanwhile waits for no more of them


class Made(NamedTuple):
    """A statement that is to be kept; `disputed` are items about which its client asks."""

    space_id: str
    month: date
    currency: str
    lines: Sequence[Line]
    disputed: frozenset[str]


def bill_some(unit: Unit, practice_id: str) -> bool:
    """Bill a few accounts of the earliest month that is ordered; returns whether it was any.

    What is made, up to where its accounts are billed, the numbers and how far the run is are one
    transaction: whoever is ended in it leaves nothing, and whoever comes second finds all done.
    """
    run = runs.lock_next(unit, practice_id)
    if run is None:
        return False
    month = run.month
    found = billed.lock_to_bill(unit, practice_id, month, AT_ONCE)
    if not found:
        runs.change_run(unit, practice_id, month, ended_at=unit.now, of=run.done)
        unit.audit("billing.run_ended", subject=practice_id, practice_id=practice_id)
        return True
    settings = settings_of(unit, practice_id)
    code = settings.codes.get("month", "")
    made = [
        each
        for row, account in accounts_of(unit, practice_id, found)
        for each in statements_of(row, account, month, code)
    ]
    keep(unit, practice_id, made, settings.due_days)
    billed.note_billed(unit, practice_id, [row.space_id for row in found], next_month(month))
    done, so_far = run.done + len(found), run.statements + len(made)
    runs.change_run(unit, practice_id, month, done=done, of=max(run.of, done), statements=so_far)
    return True


def accounts_of(
    unit: Unit, practice_id: str, found: Sequence[Row[Any]]
) -> Iterator[tuple[Row[Any], Account]]:
    """Yield accounts, each with what is known of its money."""
    known = billed.known_of(unit, practice_id, [row.space_id for row in found])
    for row in found:
        yield row, as_account(row, known)


def as_account(row: Row[Any], known: Known) -> Account:
    space_id = row.space_id
    return Account(
        plans=agreed_plans(known.plans.get(space_id, ())),
        charges=[as_line(each) for each in known.charges.get(space_id, ())],
        pauses=[(each.since, each.until) for each in known.pauses.get(space_id, ())],
        disputes={each.item: each.state for each in known.disputes.get(space_id, ())},
        self_pay_since=row.self_pay_since if row.is_self_pay else None,
    )


def as_line(row: Row[Any]) -> Line:
    """Return a charge as it is to stand on a statement."""
    return Line(
        currency=row.currency,
        item=row.item,
        kind="reply",
        since=row.on,
        until=row.on,
        code=row.code,
        amount=row.amount,
        tax=row.tax,
        plan_id=row.plan_id,
        is_self_pay=row.is_self_pay,
    )


def statements_of(row: Row[Any], account: Account, until: date, code: str) -> Iterator[Made]:
    """Yield an account's statements up to a month, the earliest first, one for each currency.

    A reply stands on the first of them. What costs nothing at all has none.
    """
    asked = frozenset(item for item, state in account.disputes.items() if state == "open")
    for month in months_until(row.billed_until, until):
        lines = lines_for(account, month, code)
        for currency in sorted({line.currency for line in lines}):
            those = [line for line in lines if line.currency == currency]
            if total(those).owed:
                yield Made(row.space_id, month, currency, those, asked)
                account = account.without(those)


def keep(unit: Unit, practice_id: str, made: Sequence[Made], due_days: int) -> None:
    """Keep statements under numbers of their own, and tell whom they are for."""
    if not made:
        return
    due_on = today_in(unit, practice_id) + timedelta(days=due_days)
    first = runs.take_numbers(unit, practice_id, len(made))
    rows, lines = [], []
    for number, each in enumerate(made, first):
        key = queries.Key(practice_id, each.space_id, each.month, each.currency)._asdict()
        rows.append({**key, "number": number, "due_on": due_on, **issued(unit, each)})
        lines += [{**key, **line._asdict()} for line in each.lines]
    queries.put_statements(unit, rows, lines)
    for month in sorted({each.month for each in made}):
        replies = [
            (each.space_id, line.item)
            for each in made
            if each.month == month
            for line in each.lines
            if line.kind == "reply"
        ]
        billed.put_on_statements(unit, practice_id, month, replies)
    threads = list(dict.fromkeys(each.space_id for each in made))
    for space_id in threads:
        unit.audit("statement.issued", subject=space_id, practice_id=practice_id)
    tell_waiting(unit, practice_id, threads)


def issued(unit: Unit, made: Made) -> dict[str, Any]:
    """Return what a new statement comes to."""
    sums = total(made.lines)
    items = {line.item: line.amount + line.tax for line in made.lines}
    books = Books(items, (), made.disputed & items.keys())
    return {
        "issued_at": unit.now,
        "amount": sums.amount,
        "tax": sums.tax,
        "balance": books.balance,
        "paused": books.paused,
        "reminded_at": None,
    }
