"""Every statement about clocks; those of an append go straight to the driver."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import (
    and_,
    bindparam,
    delete,
    insert,
    literal,
    or_,
    select,
    tuple_,
    update,
)

from meantime.server.boundaries.tables import clocks
from meantime.server.kit.database import UtcDateTime, from_column, to_column
from meantime.server.kit.pages import PAGE
from meantime.server.kit.statement import Statement

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from sqlalchemy import Row

    from meantime.server.kit.unit import Unit


class Place(NamedTuple):
    """A message's place in a log."""

    practice_id: str
    space_id: str
    seq: int


START = Statement(insert(clocks).values({c.name: bindparam(c.name) for c in clocks.columns}))
HERE = and_(
    clocks.c.practice_id == bindparam("practice_id"),
    clocks.c.space_id == bindparam("space_id"),
)
FIND = Statement(
    select(clocks.c.seq, clocks.c.client_id).where(HERE, clocks.c.entry_id == bindparam("entry_id"))
)
STOP = Statement(
    update(clocks)
    .where(
        HERE,
        clocks.c.client_id == bindparam("client_id"),
        clocks.c.seq <= bindparam("up_to"),
        or_(clocks.c.stops_at.is_(None), clocks.c.stops_at > bindparam("at")),
    )
    .values(stops_at=bindparam("at"), stopped_by=bindparam("answer"))
)


def start_clock(unit: Unit, place: Place, values: dict[str, Any], due_at: datetime) -> None:
    """Start a message's clock now. `values` are its ids and attention."""
    times = {
        "started_at": to_column(unit.now),
        "due_at": to_column(due_at),
        "stops_at": None,
        "stopped_by": None,
    }
    START.rows(unit, {**place._asdict(), **values, **times})


def find_clock(
    unit: Unit, practice_id: str, space_id: str, entry_id: str
) -> tuple[int, str] | None:
    """Return (seq, client) of a message's clock."""
    given = {"practice_id": practice_id, "space_id": space_id, "entry_id": entry_id}
    found = FIND.rows(unit, given)
    return (found[0][0], found[0][1]) if found else None


def stop_clocks(unit: Unit, last: Place, client_id: str, answer: str, at: datetime) -> None:
    """Stop a client's clocks up to `last`, unless something stops them earlier than `at`."""
    STOP.rows(
        unit,
        {
            "practice_id": last.practice_id,
            "space_id": last.space_id,
            "client_id": client_id,
            "up_to": last.seq,
            "answer": answer,
            "at": to_column(at),
        },
    )


def start_again(unit: Unit, practice_id: str, space_id: str, answer: str) -> bool:
    """Let run again what only an answer would have stopped that nobody saw yet; tell if any was."""
    unseen = update(clocks).where(
        clocks.c.practice_id == practice_id,
        clocks.c.space_id == space_id,
        clocks.c.stopped_by == answer,
        clocks.c.stops_at > unit.now,
    )
    return unit.db.execute(unseen.values(stops_at=None, stopped_by=None)).rowcount > 0


def withdraw_clock(unit: Unit, place: Place) -> None:
    """Stop the clock of a message that its author took back: now, and with nobody's answer."""
    running = or_(clocks.c.stops_at.is_(None), clocks.c.stops_at > unit.now)
    taken_back = update(clocks).filter_by(**place._asdict()).where(running)
    unit.db.execute(taken_back.values(stops_at=unit.now, stopped_by=None))


def raise_attention(unit: Unit, place: Place, attention: int) -> None:
    less = update(clocks).filter_by(**place._asdict()).where(clocks.c.attention < attention)
    unit.db.execute(less.values(attention=attention))


def drop_clock(unit: Unit, place: Place) -> None:
    unit.db.execute(delete(clocks).filter_by(**place._asdict()))


def clock_at(unit: Unit, place: Place) -> Row[Any] | None:
    found = select(clocks).filter_by(**place._asdict())
    return unit.db.execute(found).one_or_none()


def first_due_with(unit: Unit, clock: Row[Any]) -> str:
    """Return the first message of its thread and client that is due with `clock` and runs still."""
    found = select(clocks.c.entry_id).where(
        clocks.c.practice_id == clock.practice_id,
        clocks.c.clinician_id == clock.clinician_id,
        clocks.c.space_id == clock.space_id,
        clocks.c.client_id == clock.client_id,
        clocks.c.due_at == clock.due_at,
        clocks.c.stops_at.is_(None),
    )
    first: str | None = unit.db.execute(found.order_by(clocks.c.seq).limit(1)).scalar()
    return first or clock.entry_id


def running_of(unit: Unit, practice_id: str, clinician_id: str) -> Sequence[Row[Any]]:
    """Return the clocks of one clinician that nothing stops yet."""
    found = select(clocks).where(
        clocks.c.practice_id == practice_id,
        clocks.c.clinician_id == clinician_id,
        clocks.c.stops_at.is_(None),
    )
    return unit.db.execute(found).all()


def set_due(unit: Unit, place: Place, due_at: datetime) -> None:
    unit.db.execute(update(clocks).filter_by(**place._asdict()).values(due_at=due_at))


def hand_over(unit: Unit, practice_id: str, space_id: str, clinician_id: str) -> None:
    """Let what runs in a thread wait for another."""
    running = update(clocks).filter_by(practice_id=practice_id, space_id=space_id, stops_at=None)
    unit.db.execute(running.values(clinician_id=clinician_id))


def spaces_waiting_for(unit: Unit, practice_id: str, clinician_ids: Iterable[str]) -> Sequence[str]:
    """Return the threads in which something waits for one of some clinicians."""
    found = select(clocks.c.space_id).where(
        clocks.c.practice_id == practice_id,
        clocks.c.clinician_id.in_(clinician_ids),
        clocks.c.stops_at.is_(None),
    )
    return unit.db.execute(found.distinct()).scalars().all()


def queue_of(
    unit: Unit, practice_id: str, clinician_id: str, after: tuple[int, int, str, int] | None
) -> Sequence[Row[Any]]:
    """Return a page of what waits for a clinician, behind `after`; one row more.

    In order of attention, then due. `after` is (attention, due_at as a number, space, seq).
    """
    found = select(clocks).where(
        clocks.c.practice_id == practice_id,
        clocks.c.clinician_id == clinician_id,
        clocks.c.stops_at.is_(None),
    )
    if after:
        attention, due, *place = after
        behind = tuple_(clocks.c.due_at, clocks.c.space_id, clocks.c.seq) > tuple_(
            literal(from_column(due), UtcDateTime), *place
        )
        less = clocks.c.attention < attention
        found = found.where(or_(less, and_(clocks.c.attention == attention, behind)))
    order = (clocks.c.attention.desc(), clocks.c.due_at, clocks.c.space_id, clocks.c.seq)
    return unit.db.execute(found.order_by(*order).limit(PAGE + 1)).all()
