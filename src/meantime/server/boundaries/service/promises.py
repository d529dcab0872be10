"""Promises to clients: noted by their time alone, kept by what is shown later, told of in time."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from meantime.server.boundaries import queries
from meantime.server.boundaries.rules import promises as rules
from meantime.server.boundaries.service.frames import frame_for
from meantime.server.kit.clock import from_ms
from meantime.server.kit.database import to_column
from meantime.server.kit.pages import PAGE, read_cursor, write_cursor
from meantime.server.kit.problems import Malformed, NotFound, NotPermitted
from meantime.server.kit.timers.setting import NewTimer, set_timer
from meantime.server.notices import service as notices
from meantime.server.practices import service as practices
from meantime.server.spaces import service as spaces
from meantime.wire import boundaries as wire

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Row

    from meantime.server.kit.timers.queries import Timer
    from meantime.server.kit.unit import Unit
    from meantime.server.spaces.events import EntryAppended

PROMISED: Final = "promised"
SHOWN_FOR: Final = timedelta(days=30)  # after it was due


def make_promise(unit: Unit, space_id: str, entry_id: str, new: wire.NewPromise) -> wire.Promise:
    """Note by when the caller's own post promises something; what is noted already stays.

    Raises NotFound, NotPermitted for a client, Malformed for a time that has passed or is far.
    """
    space = spaces.read_space(unit, space_id)
    if space.type != "care" or space.until_seq >= 0:
        raise NotFound
    if space.role == "client":
        raise NotPermitted
    practice_id, me = unit.caller.practice_id, unit.caller.seat_id
    known = queries.promise_at(unit, practice_id, space_id, entry_id)
    if known is None:
        note(unit, practice_id, space_id, entry_id, new.due_at)
        known = queries.promise_at(unit, practice_id, space_id, entry_id)
    if known is None or known.clinician_id != me:
        raise NotFound
    return as_wire(known, unit.now)


def note(unit: Unit, practice_id: str, space_id: str, entry_id: str, due_at: datetime) -> None:
    me = unit.caller.seat_id
    promised, others = posts_around(unit, practice_id, space_id, entry_id, me)
    if rules.is_in_past(due_at, unit.now):
        raise Malformed(fields={"due_at": "has passed"})
    if rules.is_too_far(due_at, unit.now):
        raise Malformed(fields={"due_at": "must be within a year"})
    values = {
        "practice_id": practice_id,
        "space_id": space_id,
        "entry_id": entry_id,
        "clinician_id": me,
        "due_at": due_at,
    }
    put(unit, values, rules.outcome(promised, due_at, others))
    frame = frame_for(unit, practice_id, me)
    remind_at = rules.reminded_at(frame, due_at) if frame else due_at
    timer = NewTimer(
        practice_id=practice_id,
        kind=PROMISED,
        subject=entry_id,
        place=space_id,
        due_at=remind_at if unit.now < remind_at < due_at else due_at,
        dedupe=f"{PROMISED}/{space_id}/{entry_id}",
    )
    set_timer(unit, timer)
    unit.audit("promise.noted", subject=space_id)


def posts_around(
    unit: Unit, practice_id: str, space_id: str, entry_id: str, author: str
) -> tuple[rules.Post, list[rules.Post]]:
    """Return a post of `author` and what else the care team has shown since. Raises NotFound."""
    found = {
        each.entry_id: each for each in spaces.team_posts(unit, practice_id, space_id, entry_id)
    }
    mine = found.pop(entry_id, None)
    if mine is None or mine.author != author or mine.amends:
        raise NotFound
    promised, *others = (
        rules.Post(
            each.entry_id,
            each.amends,
            each.attention,
            each.received_at,
            max(each.received_at, from_ms(each.show_at)),
        )
        for each in (mine, *found.values())
    )
    return promised, others


def put(unit: Unit, values: dict[str, Any], outcome: rules.Outcome) -> None:
    became = {"kept_at": outcome.kept_at, "withdrawn_at": outcome.withdrawn_at}
    queries.put_promise(unit, {**values, **became})


def end_promise(unit: Unit, space_id: str, entry_id: str) -> wire.Promise:
    """Say that what was promised is done, with no word to the client.

    Anybody of the care team may; what is settled or over stays as it is. Raises NotFound,
    NotPermitted.
    """
    space = spaces.read_space(unit, space_id)
    if space.role not in {"clinician", "practice"}:
        raise NotPermitted
    row = queries.promise_at(unit, unit.caller.practice_id, space_id, entry_id)
    if row is None or space.until_seq >= 0:
        raise NotFound
    if state_at(row, unit.now) == "due":
        queries.put_promise(unit, {**row._mapping, "kept_at": unit.now})  # noqa: SLF001  documented
        unit.audit("promise.ended", subject=space_id)
    found = queries.promise_at(unit, unit.caller.practice_id, space_id, entry_id)
    return as_wire(found or row, unit.now)


def follow_promises(unit: Unit, event: EntryAppended) -> None:
    """Hear of a post: the care team's may keep or withdraw what was promised there.

    A client's that names what was promised and asks for nothing has settled it.
    """
    if event.type != "care" or event.kind != "post":
        return
    if event.role == "client":
        answer_promise(unit, event)
        return
    for row in queries.open_promises_in(unit, event.practice_id, event.space_id):
        promised, others = posts_around(
            unit, row.practice_id, row.space_id, row.entry_id, row.clinician_id
        )
        became = rules.outcome(promised, row.due_at, others)
        if row.kept_at is not None and row.kept_at <= unit.now:  # it was, by whatever
            became = replace(became, kept_at=row.kept_at)
        put(unit, dict(row._mapping), became)  # noqa: SLF001  documented


def answer_promise(unit: Unit, event: EntryAppended) -> None:
    """Hear that a client has answered something: if it was promised there, it is kept.

    Only an answer without attention asks for nothing more. Who wants a call, or none of the times,
    still waits.
    """
    if not event.re or event.attention:
        return
    row = queries.promise_at(unit, event.practice_id, event.space_id, event.re)
    if row is not None and row.kept_at is None and row.withdrawn_at is None:
        queries.put_promise(unit, {**row._mapping, "kept_at": unit.now})  # noqa: SLF001  documented


def remind_of_promise(unit: Unit, timer: Timer) -> datetime | None:
    """Carry out a timer: remind whoever promised as they read that day; tell them if it is broken.

    Who has written already what keeps it is not reminded.
    """
    row = queries.promise_at(unit, timer.practice_id, timer.place, timer.subject)
    if row is None:
        return None
    is_last = timer.due_at >= row.due_at
    state = state_at(row, max(unit.now, row.due_at + rules.INSTANT) if is_last else unit.now)
    if state == "broken" or (state == "due" and row.kept_at is None):
        place = row.practice_id, row.space_id
        notices.tell_of(unit, place, row.clinician_id, row.entry_id, unit.now)
    return None if is_last else row.due_at


def list_promises(unit: Unit, cursor: str) -> wire.PromisePage:
    """Return what the caller has promised, due first. Raises NotPermitted, Malformed."""
    practices.demand_staff(unit)
    after = read_cursor(cursor, tuple[int, str, str])
    practice_id, me = unit.caller.practice_id, unit.caller.seat_id
    rows = queries.promises_of(unit, practice_id, me, unit.now - SHOWN_FOR, after)
    page = rows[:PAGE]
    last = page[-1] if len(rows) > PAGE else None
    return wire.PromisePage(
        promises=[as_wire(row, unit.now) for row in page],
        next=write_cursor(to_column(last.due_at), last.space_id, last.entry_id) if last else "",
    )


def as_wire(row: Row[Any], now: datetime) -> wire.Promise:
    state = state_at(row, now)
    settled = {"kept": row.kept_at, "withdrawn": row.withdrawn_at, "broken": row.due_at}
    return wire.Promise(
        space_id=row.space_id,
        entry_id=row.entry_id,
        due_at=row.due_at,
        state=state,
        settled_at=settled.get(state),
    )


def state_at(row: Row[Any], now: datetime) -> rules.State:
    return rules.state_of(row.due_at, row.kept_at, row.withdrawn_at, now)
