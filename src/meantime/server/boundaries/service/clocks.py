"""The clocks: started by a client's message, stopped by what answers it, told of when late."""

from __future__ import annotations

from typing import TYPE_CHECKING

from meantime.server.boundaries import queries
from meantime.server.boundaries.events import ReplyTakenBack
from meantime.server.boundaries.queries import Place
from meantime.server.boundaries.rules import clocks as clocks_rules
from meantime.server.boundaries.rules import windows as windows_rules
from meantime.server.boundaries.service.automatic import reply_late, reply_while_closed
from meantime.server.boundaries.service.covers import acting_in, settle
from meantime.server.boundaries.service.due import NEVER, count_again, due_by, watch
from meantime.server.boundaries.service.frames import frame_for
from meantime.server.kit.clock import from_ms
from meantime.server.kit.database import to_column
from meantime.server.kit.pages import PAGE, read_cursor, write_cursor
from meantime.server.notices import service as notices
from meantime.server.practices import service as practices
from meantime.server.spaces import service as spaces
from meantime.wire import boundaries as wire

if TYPE_CHECKING:
    from datetime import datetime

    from meantime.server.boundaries.service.covers import Acting
    from meantime.server.kit.timers.queries import Timer
    from meantime.server.kit.unit import Unit
    from meantime.server.spaces.events import EntryAppended, ResponsibleChanged

LADDER = clocks_rules.Ladder()


def run_clocks(unit: Unit, event: EntryAppended) -> None:
    """Hear that an entry was stored: start or stop clocks, and keep a notice for whom it concerns.

    A clinician hears of a message when they read next, of an urgent one at once.
    """
    if event.type != "care" or event.kind != "post":
        return
    if event.role == "client":
        hear_client(unit, event)
    elif event.re:
        stop(unit, event)
    if event.attention or event.re:
        notices.tell_of_entry(unit, event, lambda seat_id: earliest(unit, event, seat_id))


def earliest(unit: Unit, event: EntryAppended, seat_id: str) -> datetime:
    """Return from when on somebody may hear of an entry that is not urgent."""
    if event.role != "client":
        return unit.now
    frame = frame_for(unit, event.practice_id, seat_id)
    return (frame and windows_rules.next_window(frame, unit.now)) or unit.now


def hear_client(unit: Unit, event: EntryAppended) -> None:
    """Start a clock; or change that of a message which its own author corrects or withdraws."""
    named = spaces.named(unit, event.practice_id, event.space_id, event.re) if event.re else None
    if named is not None and named.author == event.author:
        change(unit, event, named.seq)
    elif event.attention:
        acting = start(unit, event, event.seq, event.id)
        reply_while_closed(unit, event, acting)


def start(unit: Unit, event: EntryAppended, seq: int, entry_id: str) -> Acting:
    """Start the clock of the message at `seq` now, by the hours of whoever acts; return who does.

    The promise stays when that changes.
    """
    acting = acting_in(unit, event.practice_id, event.space_id)
    clinician_id = acting.who
    due_at = due_by(acting.frame, unit.now)
    place = Place(event.practice_id, event.space_id, seq)
    values = {
        "entry_id": entry_id,
        "client_id": event.author,
        "clinician_id": clinician_id,
        "attention": event.attention,
    }
    queries.start_clock(unit, place, values, due_at)
    if due_at != NEVER:
        watch(unit, place, due_at)
    return acting


def change(unit: Unit, event: EntryAppended, seq: int) -> None:
    """Hear that a client corrects their message at `seq`, withdraws it, or puts it back.

    What was put back counts from now: nobody was late with what was not to be read.
    """
    place = Place(event.practice_id, event.space_id, seq)
    if not event.attention:
        queries.withdraw_clock(unit, place)
        return
    clock = queries.clock_at(unit, place)
    if clock is not None and (clock.stops_at is None or clock.stopped_by is not None):
        queries.raise_attention(unit, place, event.attention)
        return
    if clock is not None:
        queries.drop_clock(unit, place)
    start(unit, event, seq, event.re)


def stop(unit: Unit, event: EntryAppended) -> None:
    """Stop what a post of the care team answers; or start it again, if it takes such a one back.

    What it names may itself wait for nothing, such as a quiet answer: earlier messages are answered
    all the same.
    """
    found = queries.find_clock(unit, event.practice_id, event.space_id, event.re)
    if found is None and not event.attention:
        take_back(unit, event)
    answered = found or spaces.named(unit, event.practice_id, event.space_id, event.re)
    if answered:
        seq, client_id = answered
        last = Place(event.practice_id, event.space_id, seq)
        shown_at = max(unit.now, from_ms(event.show_at))
        queries.stop_clocks(unit, last, client_id, event.id, shown_at)


def take_back(unit: Unit, event: EntryAppended) -> None:
    """Start again what only the answer that is taken back would have stopped."""
    if queries.start_again(unit, event.practice_id, event.space_id, event.re):
        unit.tell(ReplyTakenBack(event.practice_id, event.space_id, event.re))


def hand_over(unit: Unit, event: ResponsibleChanged) -> None:
    """Hear that another answers for a thread: what waits there counts by their hours."""
    queries.hand_over(unit, event.practice_id, event.space_id, event.account_id)
    frame = frame_for(unit, event.practice_id, event.account_id)
    count_again(unit, event.practice_id, event.account_id, frame)
    settle(unit, event.practice_id, event.space_id)


def remind(unit: Unit, timer: Timer) -> datetime | None:
    """Carry out a timer: tell that an answer is overdue, first the clinician, then cover, owner.

    At the first step the client has an automatic word too. Nobody is told of what has been
    answered meanwhile.
    """
    place = Place(timer.practice_id, timer.subject, timer.number)
    clock = queries.clock_at(unit, place)
    if clock is None or (clock.stops_at is not None and clock.stops_at <= unit.now):
        return None
    frame = frame_for(unit, timer.practice_id, clock.clinician_id)
    if frame is None:
        return None
    steps = clocks_rules.steps(frame, clock.due_at, LADDER)
    if timer.step >= len(steps):
        return None
    if timer.step == 0:
        reply_late(unit, clock, frame)
    for seat_id in told_at(unit, clock.clinician_id, place, steps[timer.step][0]):
        where = place.practice_id, place.space_id
        notices.tell_of(unit, where, seat_id, clock.entry_id, unit.now)
    later = [at for _, at in steps[timer.step + 1 :]]
    return later[0] if later and later[0] > timer.due_at else None


def told_at(unit: Unit, clinician_id: str, place: Place, step: clocks_rules.Step) -> list[str]:
    """Return who hears at a step of the ladder."""
    match step:
        case "clinician":
            return [clinician_id]
        case "cover":
            seated = spaces.clinicians_of(unit, place.practice_id, place.space_id)
            responsible = spaces.responsible_of(unit, place.practice_id, place.space_id)
            # Where somebody acts for who is responsible, that one is away.
            return [seat_id for seat_id in seated if seat_id not in {clinician_id, responsible}]
        case "owner":
            return practices.custodians_of(unit, place.practice_id)


def list_waiting(unit: Unit, cursor: str) -> wire.WaitingPage:
    """Return what waits for the caller's answer. Raises NotPermitted, Malformed."""
    practices.demand_staff(unit)
    after = read_cursor(cursor, tuple[int, int, str, int])
    rows = queries.queue_of(unit, unit.caller.practice_id, unit.caller.seat_id, after)
    page = rows[:PAGE]
    last = page[-1] if len(rows) > PAGE else None
    return wire.WaitingPage(
        waiting=[
            wire.Waiting(
                space_id=row.space_id,
                entry_id=row.entry_id,
                attention=row.attention,
                started_at=row.started_at,
                due_at=None if row.due_at == NEVER else row.due_at,
            )
            for row in page
        ],
        next=write_cursor(last.attention, to_column(last.due_at), last.space_id, last.seq)
        if last
        else "",
    )
