"""Seats for a time: the server serves them from the start of their term to its end alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from meantime.server.kit.pages import PAGE, read_cursor, write_cursor
from meantime.server.kit.problems import Malformed, NotFound
from meantime.server.kit.timers.setting import NewTimer, cancel_timer, set_timer
from meantime.server.spaces import terms as queries
from meantime.server.spaces.events import TermTurned
from meantime.server.spaces.rules.terms import (
    FOR_A_TIME,
    Term,
    ended,
    is_served,
    read_terms,
    shut,
    write_terms,
    wrong_term,
)
from meantime.wire.spaces import SeatTerm, TermPage

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from sqlalchemy import Row

    from meantime.protocol.entry import Entry
    from meantime.server.kit.timers.queries import Timer
    from meantime.server.kit.unit import Unit

TERM: Final = "term"


def set_term(unit: Unit, space_id: str, seat_id: str, term: Term) -> None:
    """Let a seat be served in `term` alone, also one that is taken only later.

    Whether the actor may say so is for the caller. Raises Malformed with a reason beside a field.
    """
    practice_id = unit.caller.practice_id
    place = queries.lock_place(unit, practice_id, space_id, seat_id)
    if place.responsible_id == seat_id:
        raise Malformed(fields={"seat_id": "answers for this conversation"})
    if place.role is not None and place.role not in FOR_A_TIME:
        raise Malformed(fields={"seat_id": "is no colleague's"})
    if wrong := wrong_term(term, unit.now):
        raise Malformed(fields=wrong)
    terms = {**read_terms(place.terms), seat_id: term}
    queries.put_terms(unit, practice_id, space_id, write_terms(terms))
    timer = NewTimer(
        practice_id=practice_id,
        kind=TERM,
        subject=space_id,
        place=seat_id,
        due_at=max(term.starts_at, unit.now),
        dedupe=timer_key(space_id, seat_id),
    )
    set_timer(unit, timer)
    unit.audit("term.set", subject=space_id)


def end_term(unit: Unit, space_id: str, seat_id: str) -> None:
    """End a term now, or before it begins; one whose seat nobody took is forgotten.

    Whether the actor may do so is for the caller to say. Raises NotFound if there is none.
    """
    practice_id = unit.caller.practice_id
    place = queries.lock_place(unit, practice_id, space_id, seat_id)
    terms = dict(read_terms(place.terms))
    if seat_id not in terms:
        raise NotFound
    if place.was_seated:
        terms[seat_id] = ended(terms[seat_id], unit.now)
    else:
        del terms[seat_id]
    queries.put_terms(unit, practice_id, space_id, write_terms(terms))
    cancel_timer(unit, practice_id, timer_key(space_id, seat_id))
    tell_turn(unit, practice_id, space_id, seat_id)
    unit.audit("term.ended", subject=space_id)


def shut_term(unit: Unit, practice_id: str, space_id: str, seat_id: str) -> None:
    """End a term for good, if there is one: a clock that goes back begins it no second time."""
    if seat_id in read_terms(queries.terms_of(unit, practice_id, space_id)):
        terms = dict(read_terms(queries.lock_place(unit, practice_id, space_id, seat_id).terms))
        terms[seat_id] = shut(terms[seat_id], unit.now)
        queries.put_terms(unit, practice_id, space_id, write_terms(terms))
        cancel_timer(unit, practice_id, timer_key(space_id, seat_id))
        tell_turn(unit, practice_id, space_id, seat_id)
        unit.audit("term.over", subject=space_id, practice_id=practice_id)


def place_of(
    unit: Unit, practice_id: str, space_id: str, seat_id: str
) -> tuple[str | None, Term | None]:
    """Return somebody's role in a space that there is, None without a seat, and their term there.

    Other writers wait until the commit.
    """
    place = queries.lock_place(unit, practice_id, space_id, seat_id)
    return place.role, read_terms(place.terms).get(seat_id)


def timed_seats(
    unit: Unit, practice_id: str, space_ids: Sequence[str]
) -> dict[tuple[str, str], Term]:
    """Return the terms of the seats that are taken in some spaces today, by (space, seat)."""
    taken = queries.seats_in(unit, practice_id, space_ids)
    terms = {id_: read_terms(queries.terms_of(unit, practice_id, id_)) for id_ in space_ids}
    return {
        (id_, seat_id): term
        for id_, of_space in terms.items()
        for seat_id, term in of_space.items()
        if (id_, seat_id) in taken
    }


def has_term(unit: Unit, space_id: str, seat_id: str) -> bool:
    """Tell whether a seat of the caller's practice is, or was, one for a time."""
    return seat_id in read_terms(queries.terms_of(unit, unit.caller.practice_id, space_id))


def turn_term(unit: Unit, timer: Timer) -> datetime | None:
    """Carry out a timer: tell that a term has begun, and then that it is over."""
    terms = read_terms(queries.terms_of(unit, timer.practice_id, timer.subject))
    term = terms.get(timer.place)
    if term is None:
        return None
    tell_turn(unit, timer.practice_id, timer.subject, timer.place)
    if unit.now < term.ends_at:
        return term.ends_at
    unit.audit("term.over", subject=timer.subject, practice_id=timer.practice_id)
    return None


def tell_turn(unit: Unit, practice_id: str, space_id: str, seat_id: str) -> None:
    terms = read_terms(queries.terms_of(unit, practice_id, space_id))
    head_seq, now_served = served_in(unit, practice_id, space_id)
    is_over = seat_id not in terms or terms[seat_id].ends_at <= unit.now
    unit.tell(TermTurned(practice_id, space_id, seat_id, is_over, head_seq, now_served))


def served_in(unit: Unit, practice_id: str, space_id: str) -> tuple[int, tuple[str, ...]]:
    """Return where the log of a space ends, and who is served there now."""
    terms = read_terms(queries.terms_of(unit, practice_id, space_id))
    head_seq, seated = queries.seated_in(unit, practice_id, space_id)
    return head_seq, tuple(id_ for id_ in seated if is_served(terms, id_, unit.now))


def end_old_terms(
    unit: Unit, practice_id: str, entry: Entry, terms: Mapping[str, Term]
) -> Mapping[str, Term]:
    """Return the terms after a `seats` entry: who is seated again later sits there without one."""
    assert entry.seats is not None  # noqa: S101  the caller has looked
    came = {added.id for added in entry.seats.add} - set(entry.seats.remove)
    old = [id_ for id_ in came & terms.keys() if terms[id_].ends_at <= unit.now]
    if not old:
        return terms
    left = {id_: term for id_, term in terms.items() if id_ not in old}
    queries.put_terms(unit, practice_id, entry.space, write_terms(left))
    return left


def list_terms(unit: Unit, cursor: str, *, everywhere: bool) -> TermPage:
    """Return a page of the terms of others that the caller sees in spaces, and of their own.

    With `everywhere` all of the practice's. One that is over is left out once its seat is removed.
    Raises Malformed.
    """
    (after,) = read_cursor(cursor, tuple[str]) or ("",)
    rows = queries.spaces_with_terms(unit, after, everywhere=everywhere)
    page = rows[:PAGE]
    seated = queries.seats_in(unit, unit.caller.practice_id, [row.id for row in page])
    me = unit.caller.seat_id
    found = []
    for row in page:
        terms = read_terms(row.terms)
        sees_all = everywhere or is_served(terms, me, unit.now)
        for seat_id, term in terms.items():
            role = seated.get((row.id, seat_id), "")
            if (role or term.ends_at > unit.now) and (sees_all or seat_id == me):
                found.append(as_wire(row, seat_id, role, term))
    return TermPage(terms=found, next=write_cursor(page[-1].id) if len(rows) > PAGE else "")


def as_wire(row: Row[Any], seat_id: str, role: str, term: Term) -> SeatTerm:
    return SeatTerm(
        space_id=row.id,
        purpose=row.purpose,
        seat_id=seat_id,
        role=role,
        starts_at=term.starts_at,
        ends_at=term.ends_at,
        zone=term.zone,
    )


def timer_key(space_id: str, seat_id: str) -> str:
    return f"{TERM}/{space_id}/{seat_id}"
