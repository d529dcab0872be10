"""Planned cover (F7, F8): days away, who reads meanwhile, and their seats for that time alone.

The term of a seat is given before the seat is, so that no seat ever stands open without one.
Each step does only what is still missing: where it stops, do it again.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import msgspec

from meantime.protocol.errors import ProtocolError
from meantime.sdk import sharing
from meantime.sdk.cases import IN_CHART, IN_DESK
from meantime.sdk.directory import find_colleague
from meantime.sdk.errors import ProblemError, SdkError
from meantime.sdk.hours import read_hours, set_hours
from meantime.sdk.listing import list_spaces
from meantime.sdk.spaces import Space
from meantime.wire.boundaries import Closure, CoverPlan
from meantime.wire.spaces import SeatTerm, Term, TermPage

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from meantime.sdk.cases import Case
    from meantime.sdk.connection import Connection
    from meantime.sdk.directory import Colleague
    from meantime.sdk.progress import Progress
    from meantime.sdk.sharing import History

NAME = "closure.vacation"
CLINICIAN = "clinician"
MAY_UNSEAT = frozenset({"clinician", "member"})


@dataclass(frozen=True, slots=True)
class Away:
    """Local days, both included, and who reads meanwhile, with the keys of `history`."""

    first: date
    last: date
    cover_id: str
    history: History = "current"


def plan(connection: Connection) -> CoverPlan:
    """Return who is away within a year and who acts then. Raises ProblemError for clients."""
    return connection.http.get("/cover", CoverPlan)


def terms(connection: Connection) -> Iterator[SeatTerm]:
    """Yield the seats for a time where this person sits; for custodians all of the practice."""
    cursor = ""
    while True:
        page = connection.http.get("/terms", TermPage, cursor=cursor)
        yield from page.terms
        cursor = page.next
        if not cursor:
            return


def say_away(connection: Connection, away: Away) -> Term:
    """Put days away into one's own hours; return the term that they are.

    An absence of the same days gets this cover. Raises ProblemError `malformed` with reasons.
    """
    kept = read_hours(connection.http, "mine").frame
    days = (away.first, away.last)
    same = [each for each in kept.closures if (each.starts_on, each.ends_on) == days]
    closure = Closure(
        id=f"away/{away.first}/{away.last}",
        starts_on=away.first,
        ends_on=away.last,
        kind="vacation",
        name=NAME,
        cover_id=away.cover_id,
    )
    rest = [each for each in kept.closures if each not in same]
    set_hours(connection.http, "mine", msgspec.structs.replace(kept, closures=[*rest, closure]))
    return term_of(closure, kept.zone)


def term_of(closure: Closure, zone: str) -> Term:
    """Return the term of days away: from their first midnight to the one after the last."""
    clock = ZoneInfo(zone)
    days = (closure.starts_on, closure.ends_on + timedelta(days=1))
    starts_at, ends_at = (datetime.combine(d, time.min, clock).astimezone(UTC) for d in days)
    return Term(starts_at=starts_at, ends_at=ends_at, zone=zone)


def seat_cover(case: Case, who: Colleague, term: Term, history: History) -> None:
    """Seat a colleague for a time in the thread, the chart and the desk of a client.

    Who sits there already without a term keeps the seat as it is.
    """
    if case.thread is None:
        raise SdkError("You have no seat in the thread with this client.")
    places: list[tuple[Space | None, str, History]] = [
        (case.thread, CLINICIAN, history),
        (case.chart, IN_CHART[CLINICIAN], history),
        (case.desk, IN_DESK[CLINICIAN], "all"),
    ]
    timed = {(each.space_id, each.seat_id) for each in terms(case.connection)}
    for space, role, keys in places:
        if space is None:
            continue
        is_timed = (space.id, who.id) in timed
        if who.id not in space.sync().state.seats or is_timed:
            path = f"/spaces/{space.id}/seats/{who.id}/term"
            case.connection.http.change("PUT", path, term)
            sharing.seat_colleague(space, who, role, keys)


def arrange(
    connection: Connection, cases: Iterable[Case], away: Away, tell: Progress
) -> dict[str, str]:
    """Say that one is away and seat who covers with each client; return what failed, by thread.

    Raises NoColleague, ProblemError `malformed`, Unreachable.
    """
    who = find_colleague(connection, away.cover_id)
    term = say_away(connection, away)
    every, failed = list(cases), dict[str, str]()
    for n, case in enumerate(every):
        tell(n, len(every))
        try:
            seat_cover(case, who, term, away.history)
        except ProtocolError as error:
            failed[case.id] = error.code
        except ProblemError as refused:
            failed[case.id] = refused.slug
    tell(len(every), len(every))
    return failed


def end(connection: Connection, cases: Iterable[Case], cover_id: str, tell: Progress) -> int:
    """End what a colleague covers of one's `cases`, ahead or under way; return in how many spaces.

    Their terms end at once, then their seats go and the keys change; the days away stay, without
    a cover.
    """
    kept = read_hours(connection.http, "mine").frame
    alone = [
        msgspec.structs.replace(each, cover_id="") if each.cover_id == cover_id else each
        for each in kept.closures
    ]
    if alone != kept.closures:
        set_hours(connection.http, "mine", msgspec.structs.replace(kept, closures=alone))
    mine = {space.id for case in cases for space in case.spaces()}
    theirs = [t for t in terms(connection) if t.seat_id == cover_id and t.space_id in mine]
    for n, each in enumerate(theirs):
        tell(n, len(theirs))
        connection.http.change("DELETE", f"/spaces/{each.space_id}/seats/{cover_id}/term")
        unseat(connection, each)
    tell(len(theirs), len(theirs))
    return len(theirs)


def tidy(connection: Connection) -> int:
    """F8: take the seats whose term is over where this person may, and change the keys there.

    Returns how many there were.
    """
    now = datetime.fromtimestamp(connection.http.now_ms() / 1000, UTC)
    me = connection.account.id
    here = {listed.id: listed.role for listed in list_spaces(connection.http)}
    over = [
        each
        for each in terms(connection)
        if each.ends_at <= now and each.seat_id != me and here.get(each.space_id) in MAY_UNSEAT
    ]
    for each in over:
        unseat(connection, each)
    return len(over)


def unseat(connection: Connection, term: SeatTerm) -> None:
    """Take a seat that is for a time, if somebody sits there."""
    if term.role:
        sharing.unseat(Space(connection, term.space_id), [term.seat_id])
