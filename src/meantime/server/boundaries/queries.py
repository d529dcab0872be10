"""Every statement about frames and clocks; those of an append go straight to the driver."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import and_, bindparam, delete, insert, literal, or_, select, tuple_, update
from sqlalchemy.dialects.postgresql import insert as upsert  # SQLite's compiler takes it as well

from meantime.server.boundaries.tables import automatic_replies, clocks, frames, promises
from meantime.server.kit.database import UtcDateTime, from_column, to_column
from meantime.server.kit.pages import PAGE
from meantime.server.kit.statement import Statement

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from sqlalchemy import Row

    from meantime.server.kit.unit import Unit

PRACTICE = ""  # whose frame stands in for a clinician without one


class Place(NamedTuple):
    """A message's place in a log."""

    practice_id: str
    space_id: str
    seq: int


class Automatic(NamedTuple):
    """An automatic reply as it is kept."""

    practice_id: str
    space_id: str
    client_id: str
    period: str
    entry_id: str
    kind: str
    at: datetime
    reads_at: datetime | None
    opens_at: datetime | None
    cover_id: str


READ_FRAME = Statement(
    select(frames.c.clinician_id, frames.c.frame)
    .where(
        frames.c.practice_id == bindparam("practice_id"),
        or_(
            frames.c.clinician_id == bindparam("clinician_id"),
            frames.c.clinician_id == bindparam("nobody"),
        ),
    )
    .order_by(frames.c.clinician_id.desc())
)
START = Statement(insert(clocks).values({c.name: bindparam(c.name) for c in clocks.columns}))
HERE = and_(
    clocks.c.practice_id == bindparam("practice_id"),
    clocks.c.space_id == bindparam("space_id"),
)
FIND = Statement(
    select(clocks.c.seq, clocks.c.client_id).where(HERE, clocks.c.entry_id == bindparam("entry_id"))
)
KEEP_AUTOMATIC = Statement(
    upsert(automatic_replies)
    .values({c.name: bindparam(c.name) for c in automatic_replies.columns})
    .on_conflict_do_nothing()
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


def frame_of(unit: Unit, practice_id: str, clinician_id: str) -> tuple[str, str] | None:
    """Return (whose, JSON) of a clinician's own frame, else of the practice's; None without one."""
    given = {"practice_id": practice_id, "clinician_id": clinician_id, "nobody": PRACTICE}
    found = READ_FRAME.rows(unit, given)
    return (found[0][0], found[0][1]) if found else None


def put_frame(unit: Unit, practice_id: str, clinician_id: str, frame: str) -> None:
    kept = upsert(frames).values(
        practice_id=practice_id, clinician_id=clinician_id, frame=frame, set_at=unit.now
    )
    key = [frames.c.practice_id, frames.c.clinician_id]
    changed = {"frame": frame, "set_at": unit.now}
    unit.db.execute(kept.on_conflict_do_update(index_elements=key, set_=changed))


def delete_frame(unit: Unit, practice_id: str, clinician_id: str) -> None:
    gone = delete(frames).where(
        frames.c.practice_id == practice_id, frames.c.clinician_id == clinician_id
    )
    unit.db.execute(gone)


def without_own_frame(unit: Unit, practice_id: str) -> list[str]:
    """Return the clinicians with something running who have no frame of their own."""
    own = select(frames.c.clinician_id).where(frames.c.practice_id == practice_id)
    running = select(clocks.c.clinician_id).where(
        clocks.c.practice_id == practice_id,
        clocks.c.stops_at.is_(None),
        clocks.c.clinician_id.not_in(own),
    )
    return list(unit.db.execute(running.distinct()).scalars())


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


def start_again(unit: Unit, practice_id: str, space_id: str, answer: str) -> None:
    """Let run again what only an answer would have stopped that nobody saw yet."""
    unseen = update(clocks).where(
        clocks.c.practice_id == practice_id,
        clocks.c.space_id == space_id,
        clocks.c.stopped_by == answer,
        clocks.c.stops_at > unit.now,
    )
    unit.db.execute(unseen.values(stops_at=None, stopped_by=None))


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


def keep_automatic(unit: Unit, reply: Automatic) -> None:
    """Keep an automatic reply, unless the client had one for the same period."""
    reads_at, opens_at = (at and to_column(at) for at in (reply.reads_at, reply.opens_at))
    times = {"at": to_column(reply.at), "reads_at": reads_at, "opens_at": opens_at}
    KEEP_AUTOMATIC.rows(unit, {**reply._asdict(), **times})


def automatic_in(unit: Unit, practice_id: str, space_id: str) -> Sequence[Row[Any]]:
    """Return the newest page of automatic replies in a thread, newest first."""
    found = select(automatic_replies).filter_by(practice_id=practice_id, space_id=space_id)
    newest = found.order_by(automatic_replies.c.at.desc(), automatic_replies.c.period)
    return unit.db.execute(newest.limit(PAGE)).all()


def clock_at(unit: Unit, place: Place) -> Row[Any] | None:
    found = select(clocks).filter_by(**place._asdict())
    return unit.db.execute(found).one_or_none()


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


def promise_at(unit: Unit, practice_id: str, space_id: str, entry_id: str) -> Row[Any] | None:
    found = select(promises).filter_by(
        practice_id=practice_id, space_id=space_id, entry_id=entry_id
    )
    return unit.db.execute(found).one_or_none()


def open_promises_in(unit: Unit, practice_id: str, space_id: str) -> Sequence[Row[Any]]:
    """Return a thread's promises that are not due yet."""
    found = select(promises).filter_by(practice_id=practice_id, space_id=space_id)
    return unit.db.execute(found.where(promises.c.due_at >= unit.now)).all()


def put_promise(unit: Unit, values: dict[str, Any]) -> None:
    """Keep a promise, or what became of the one that is kept."""
    changed = {name: values[name] for name in ("kept_at", "withdrawn_at")}
    key = [column.name for column in promises.primary_key]
    kept = upsert(promises).values(**values)
    unit.db.execute(kept.on_conflict_do_update(index_elements=key, set_=changed))


def promises_of(
    unit: Unit,
    practice_id: str,
    clinician_id: str,
    since: datetime,
    after: tuple[int, str, str] | None,
) -> Sequence[Row[Any]]:
    """Return a page of a clinician's promises due from `since` on, behind `after`; one row more.

    In order of their time. `after` is (due_at as a number, space, entry).
    """
    order = (promises.c.due_at, promises.c.space_id, promises.c.entry_id)
    found = select(promises).where(
        promises.c.practice_id == practice_id,
        promises.c.clinician_id == clinician_id,
        promises.c.due_at >= since,
    )
    if after:
        due, *place = after
        found = found.where(tuple_(*order) > tuple_(literal(from_column(due), UtcDateTime), *place))
    return unit.db.execute(found.order_by(*order).limit(PAGE + 1)).all()
