"""Events: heard in the transaction that they tell of."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from functools import partial

import pytest
from sqlalchemy import text

from meantime.server.kit.clock import Clock
from meantime.server.kit.events import Hearers
from meantime.server.kit.problems import NotPermitted
from meantime.server.kit.store import Store


@dataclass(frozen=True)
class Happened:
    what: str


@dataclass(frozen=True)
class SomethingElse:
    what: str


def audited(unit):
    return list(unit.db.scalars(text("SELECT action FROM audit_events ORDER BY action")))


def told(open_database, hear):
    """Return what was audited after an operation told its hearers, and what it answered."""

    def operation(unit):
        unit.audit("a told", practice_id="p")
        unit.tell(Happened("it"))
        return "done"

    async def run():
        hearers = Hearers()
        hearers.on(Happened, hear)
        hearers.on(SomethingElse, lambda unit, _: unit.audit("z never", practice_id="p"))
        store = Store(open_database(), Clock(), hearers)
        await store.start()
        try:
            answers = await asyncio.gather(store.write(None, operation), return_exceptions=True)
            return answers[0], await store.read(None, audited)
        finally:
            await store.stop()

    return asyncio.run(run())


def test_what_a_hearer_does_is_committed_with_what_it_heard(open_database):
    def hear(unit, event):
        unit.audit(f"b heard {event.what}", practice_id="p")

    assert told(open_database, hear) == ("done", ["a told", "b heard it"])


def test_a_hearer_that_refuses_undoes_what_it_heard(open_database):
    def hear(unit, event):
        unit.audit(f"b heard {event.what}", practice_id="p")
        raise NotPermitted

    answer, found = told(open_database, hear)
    assert isinstance(answer, NotPermitted)
    assert found == []


def note(seen, number, _unit, _event):
    seen.append(number)


@pytest.mark.parametrize("database", ["sqlite"])
def test_hearers_are_called_in_the_order_of_wiring(open_database):
    seen: list[int] = []
    hearers = Hearers()
    for number in range(3):
        hearers.on(Happened, partial(note, seen, number))

    async def run():
        store = Store(open_database(), Clock(), hearers)
        await store.start()
        await store.write(None, lambda unit: unit.ask(Happened("it")))
        await store.stop()

    asyncio.run(run())
    assert seen == [0, 1, 2]
