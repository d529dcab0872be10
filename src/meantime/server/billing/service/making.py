"""Making statements: some accounts at a time, each time in one transaction."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from meantime.server.billing.queries import billed, runs
from meantime.server.billing.queries import statements as queries
from meantime.server.billing.rules.days import next_month
from meantime.server.billing.rules.made import issued, statements_of
from meantime.server.billing.service.days import today_in
from meantime.server.billing.service.known import accounts_of
from meantime.server.billing.service.settings import settings_of
from meantime.server.billing.service.telling import tell_waiting

if TYPE_CHECKING:
    from collections.abc import Sequence

    from meantime.server.billing.rules.made import Made
    from meantime.server.kit.unit import Unit

AT_ONCE: Final = 16  # accounts: a message that is sent meanwhile waits for no more of them


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
        for each in statements_of(row.space_id, account, (row.billed_until, month), code)
    ]
    keep(unit, practice_id, made, settings.due_days)
    billed.note_billed(unit, practice_id, [row.space_id for row in found], next_month(month))
    done, so_far = run.done + len(found), run.statements + len(made)
    runs.change_run(unit, practice_id, month, done=done, of=max(run.of, done), statements=so_far)
    return True


def keep(unit: Unit, practice_id: str, made: Sequence[Made], due_days: int) -> None:
    """Keep statements under numbers of their own, and tell whom they are for."""
    if not made:
        return
    due_on = today_in(unit, practice_id) + timedelta(days=due_days)
    first = runs.take_numbers(unit, practice_id, len(made))
    fresh = {"issued_at": unit.now, "due_on": due_on, "reminded_at": None}
    rows, lines = [], []
    for number, each in enumerate(made, first):
        key = queries.Key(practice_id, each.space_id, each.month, each.currency)._asdict()
        rows.append({**key, "number": number, **issued(each), **fresh})
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
