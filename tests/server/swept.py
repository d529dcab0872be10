"""Waiting for what a server does by itself."""

import time

from sqlalchemy import delete, select

from meantime.server.kit.outbox.tables import outbox
from meantime.server.kit.timers import queries
from meantime.server.kit.timers.tables import timers


def forget_what_waits(unit):
    """Leave nothing that would come due as another test moves the clock of the same server."""
    for table in (timers, outbox):
        unit.db.execute(delete(table))


def swept(world):
    """Wait until the server has carried out what is due."""

    def is_swept(unit):
        due_at = queries.first_due_at(unit)
        return due_at is None or due_at > unit.now

    for _ in range(1_000):
        if world.server.read(is_swept):
            return
        time.sleep(0.01)
    raise AssertionError(world.server.read(what_is_due))


def what_is_due(unit):
    """Say what has not been carried out, for whoever has to find out why."""
    due = select(timers).where(timers.c.run_at <= unit.now).limit(10)
    waiting = [dict(row) for row in unit.db.execute(due).mappings()]
    return f"at {unit.now} there still waits {waiting}"
