"""Deciding what leaves: once, at a person's timer, in one transaction with what is sent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from meantime.server.kit.timers.setting import NewTimer, set_timer
from meantime.server.notices.queries import notices as queries
from meantime.server.notices.queries.notices import Person
from meantime.server.notices.rules import leaving as rules
from meantime.server.notices.service.choices import choices_of
from meantime.server.notices.service.ways import send_notice
from meantime.server.practices import service as practices

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy import Row

    from meantime.server.kit.timers.queries import Timer
    from meantime.server.kit.unit import Unit
    from meantime.server.notices.rules.choices import Choices
    from meantime.server.notices.service.ways import Ways

REMINDER: Final = "notices.reminder"


def tell_due(unit: Unit, timer: Timer, ways: Ways) -> datetime | None:
    """Carry out a person's timer: send what is due or put it off; return when to look again."""
    person = Person(timer.practice_id, timer.subject)
    due, choices = queries.due_of(unit, person), choices_of(unit, person)
    if due:
        tell_of_due(unit, person, ways, choices, due)
    return queries.standing_of(unit, person).first_due_at


def tell_of_due(
    unit: Unit, person: Person, ways: Ways, choices: Choices, due: Sequence[Row[Any]]
) -> None:
    """Send one notice for all that is due, put all off, or let it be: they know already."""
    at = rules.leaves_at(queries.last_told(unit, person), choices, due[0].due_at, unit.now)
    digest, spared = (due[:1], due[1:]) if at is not None else ([], due)
    if at is not None and at > unit.now:
        queries.mark(unit, person.practice_id, ids_of(due), due_at=at)
        return
    queries.mark(unit, person.practice_id, ids_of(spared), ended_at=unit.now)
    queries.mark(unit, person.practice_id, ids_of(digest), left_at=unit.now)
    if digest:
        send_notice(unit, person, ways, choices, "waiting")
        if choices.reminds and not practices.is_staff(unit, *person):
            watch_unread(unit, person)


def ids_of(rows: Sequence[Row[Any]]) -> list[str]:
    return [row.id for row in rows]


def watch_unread(unit: Unit, person: Person) -> None:
    """Have a client reminded, once, if they do not come by for what they were told now."""
    timer = NewTimer(
        practice_id=person.practice_id,
        kind=REMINDER,
        subject=person.seat_id,
        due_at=unit.now + rules.REMIND_AFTER,
        dedupe=f"{REMINDER}/{person.seat_id}",
    )
    set_timer(unit, timer)


def remind(unit: Unit, timer: Timer, ways: Ways) -> datetime | None:
    """Carry out a reminder: it says what the notice said, and has a notice of its own."""
    person = Person(timer.practice_id, timer.subject)
    last, choices = queries.last_told(unit, person), choices_of(unit, person)
    if last is None or not rules.is_unread(last, unit.now) or not choices.reminds:
        return None
    at = choices.leaves_at(timer.due_at, unit.now)
    if at > unit.now:
        return at
    values = {"space_id": last.space_id, "entry_id": last.entry_id, "is_urgent": 0}
    now = unit.now
    queries.insert_notice(unit, person, values, shown_at=now, due_at=now, left_at=now)
    send_notice(unit, person, ways, choices, "waiting")
    return None
