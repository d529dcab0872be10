"""The audit: a row per thing done, and a chain that shows what was altered."""

from __future__ import annotations

import time

import psycopg
import pytest
from sqlalchemy import delete, func, insert, select, update

from meantime.server.kit import audit
from tests.running import poll

EVENTS = audit.events


@pytest.fixture
def practice(world):
    """Return a practice with some history, all of it sealed."""
    practice = world.practice()
    for _ in range(3):
        practice.care.post(practice.client)
    poll(lambda: world.server.read(unsealed, practice.id) == 0, 10)
    return practice


def unsealed(unit, practice_id):
    waiting = select(func.count()).where(
        EVENTS.c.practice_id == practice_id, EVENTS.c.block.is_(None)
    )
    return unit.db.execute(waiting).scalar_one()


def rows(unit, practice_id):
    of_practice = select(EVENTS).where(EVENTS.c.practice_id == practice_id).order_by(EVENTS.c.id)
    return unit.db.execute(of_practice).all()


def broken(world, practice):
    return world.server.read(audit.first_broken_block, practice.id)


def test_every_write_leaves_a_row_with_who_and_what_and_no_content(world, practice):
    found = world.server.read(rows, practice.id)
    appended = [row for row in found if row.action == "entry.appended"]
    mine = [row for row in appended if row.seat_id == practice.client.id]
    assert len(mine) == 3
    assert {row.subject for row in mine} == {practice.care.id}
    assert {row.sign_in_id for row in mine} == {practice.client.sign_in_id}


def test_an_untouched_chain_holds(world, practice):
    assert broken(world, practice) is None


def test_a_long_backlog_is_sealed_some_at_a_time(world, practice, monkeypatch):
    monkeypatch.setattr(audit, "SEAL_AT_ONCE", 2)
    before = len(blocks(world, practice))
    for _ in range(5):
        practice.care.post(practice.client)
    poll(lambda: world.server.read(unsealed, practice.id) == 0, 10)
    assert len(blocks(world, practice)) >= before + 3
    assert broken(world, practice) is None


def blocks(world, practice):
    return world.server.read(audit.stored_blocks, practice.id)


def test_an_altered_row_is_found(world, practice):
    row = world.server.read(rows, practice.id)[2]
    world.server.write(
        lambda unit: unit.db.execute(
            update(EVENTS).where(EVENTS.c.id == row.id).values(action="nothing.happened")
        )
    )
    assert broken(world, practice) == row.block


def test_a_row_that_was_taken_out_is_found(world, practice):
    row = world.server.read(rows, practice.id)[-1]
    world.server.write(lambda unit: unit.db.execute(delete(EVENTS).where(EVENTS.c.id == row.id)))
    assert broken(world, practice) == row.block


def test_a_row_that_was_slipped_in_is_found(world, practice):
    row = world.server.read(rows, practice.id)[0]
    forged = {**row._asdict(), "id": bytes(16)}
    world.server.write(lambda unit: unit.db.execute(insert(EVENTS).values(forged)))
    assert broken(world, practice) == row.block


@pytest.mark.parametrize("database", ["postgres"])  # to which a lost table is no outage
def test_sealing_goes_on_after_whatever_has_gone_wrong(world, practice):
    rename(world, "audit_blocks", "elsewhere")
    try:
        practice.care.post(practice.client)
        time.sleep(audit.SEAL_SECONDS * 2)
        assert world.server.read(unsealed, practice.id) > 0
    finally:
        rename(world, "elsewhere", "audit_blocks")
    poll(lambda: world.server.read(unsealed, practice.id) == 0, 10)
    assert broken(world, practice) is None


def rename(world, old, new):
    with psycopg.connect(world.server.settings.database_url, autocommit=True) as connection:
        connection.execute(f"ALTER TABLE {old} RENAME TO {new}".encode())


def test_a_refused_entry_leaves_no_row(world, practice):
    late = practice.care.write(practice.client)
    practice.care.post(practice.clinician)
    before = len(world.server.read(rows, practice.id))
    assert practice.client.api.post(practice.care.path, json=late.wire).status_code == 409
    assert len(world.server.read(rows, practice.id)) == before
