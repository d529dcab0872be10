"""What each append pays: no statement of it goes the long way through SQLAlchemy's Core."""

from __future__ import annotations

from contextlib import contextmanager

import pytest
from sqlalchemy import Engine, event

from tests.server.boundaries.test_frames_set import frame
from tests.world import ok

# Those of the sweeper, who works beside it, are no matter of an append.
TABLES = (
    "entries",
    "spaces",
    "clocks",
    "promises",
    "frames",
    "automatic_replies",
    "policies",
    "messaging",
    "consent_standings",
    "guardians",
    "webhooks",
)


@contextmanager
def core_statements():
    """Yield a list that grows with what Core is given to run on the tables of an append."""
    seen: list[str] = []

    def note(_connection, clause, *_):
        seen.extend(table for table in TABLES if f" {table}" in str(clause).replace("\n", " "))

    event.listen(Engine, "before_execute", note)
    try:
        yield seen
    finally:
        event.remove(Engine, "before_execute", note)


@pytest.mark.parametrize("who", ["client", "clinician"])
def test_a_message_costs_no_statement_of_core(world, who):
    practice = world.practice()
    care = practice.care
    ok(practice.clinician.api.put("/frames/mine", json=frame()))
    author = getattr(practice, who)
    asked = care.post(practice.client, attention=1).id
    with core_statements() as seen:
        care.post(author, attention=1, re=asked if who == "clinician" else "")
    assert seen == []
