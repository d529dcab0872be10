"""What is asked about all of a practice's money is found by an index, never by reading it all."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import event

from meantime.server.billing.queries import billed, disputes, due

LOOKS = {
    "statements_due": lambda unit: due.due_by_day(unit, "practice"),
    "statements_due (due_on": lambda unit: due.to_remind(unit, "practice", date(2031, 1, 1), 9),
    "fee_accounts_to_bill": lambda unit: billed.count_to_bill(unit, "practice", date(2031, 1, 1)),
    "disputes_open": lambda unit: disputes.open_disputes(unit, "practice", None, None),
}


@pytest.mark.parametrize("database", ["sqlite"])
@pytest.mark.parametrize("index", LOOKS)
def test_each_look_takes_its_index(world, index):
    def explained(unit):
        said: list[str] = []

        def explain(_, cursor, statement, parameters, *__):
            cursor.execute(f"EXPLAIN QUERY PLAN {statement}", parameters)
            said.extend(row[3] for row in cursor.fetchall())

        event.listen(unit.db, "before_cursor_execute", explain)
        try:
            LOOKS[index](unit)
        finally:
            event.remove(unit.db, "before_cursor_execute", explain)
        return said

    name = index.split()[0]
    found = world.server.read(explained)
    assert any(f"INDEX {name} (practice_id=?" in line for line in found), found
