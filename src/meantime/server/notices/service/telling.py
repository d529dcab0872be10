"""Hearing of what happens elsewhere, and writing down who must be told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from meantime.server.kit.clock import from_ms
from meantime.server.kit.timers.setting import NewTimer, set_timer
from meantime.server.notices.queries import notices as queries
from meantime.server.notices.queries.notices import Person
from meantime.server.notices.rules import telling as rules

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from meantime.server.accounts.events import SignInOpened
    from meantime.server.kit.unit import Unit
    from meantime.server.spaces.events import EntryAppended, LogRead, SeatsChanged, TermTurned

NOTICES: Final = "notices"  # the timer at which it is decided what leaves


def tell_of_entry(unit: Unit, event: EntryAppended, earliest: Callable[[str], datetime]) -> None:
    """Keep a notice of a post for each whom it concerns; `earliest` says from when on.

    Whom an urgent one wakes is for a room above to say: here it waits as any other does, for those
    who are not woken.
    """
    for seat_id in rules.told_of(event.role, event.seats):
        tell(unit, event, seat_id, earliest(seat_id))


def tell(unit: Unit, event: EntryAppended, seat_id: str, earliest: datetime) -> None:
    """Keep, or take back, one person's notice of an entry.

    A post that changes one of which they were not told yet has no notice of its own; with attention
    0 it takes the other's back: what was withdrawn in time calls nobody.
    """
    person = Person(event.practice_id, seat_id)
    if event.re and queries.is_untold(unit, person, event.re):
        if not event.attention:
            queries.delete_untold(unit, person, event.re)
        return
    if not event.attention:
        return
    shown_at = max(unit.now, from_ms(event.show_at))
    due_at = max(shown_at, earliest)
    standing = queries.standing_of(unit, person)
    if rules.is_needed(standing, due_at, unit.now):
        if rules.is_urgent(event.role, event.attention):
            due_at = max(due_at, unit.now + rules.A_WHILE)  # whoever is woken for it is so by then
        values = {"space_id": event.space_id, "entry_id": event.id, "is_urgent": 0}
        queries.insert_notice(unit, person, values, shown_at=shown_at, due_at=due_at)
        if not rules.is_watched(standing, due_at, unit.now):
            watch(unit, person, due_at)


def tell_of(unit: Unit, place: tuple[str, str], seat_id: str, about: str, due_at: datetime) -> None:
    """Keep a notice for somebody that something has changed; it says no more than any other.

    `place` is the practice and the space, `about` the id of what it is.
    """
    practice_id, space_id = place
    person = Person(practice_id, seat_id)
    values = {"space_id": space_id, "entry_id": about, "is_urgent": 0}
    queries.insert_notice(unit, person, values, shown_at=unit.now, due_at=due_at)
    watch(unit, person, due_at)


def watch(unit: Unit, person: Person, due_at: datetime) -> None:
    """Have it decided at `due_at` what leaves, if that is not to happen earlier anyway."""
    timer = NewTimer(
        practice_id=person.practice_id,
        kind=NOTICES,
        subject=person.seat_id,
        due_at=due_at,
        dedupe=f"{NOTICES}/{person.seat_id}",
    )
    set_timer(unit, timer, or_earlier=True)


def forget_leavers(unit: Unit, event: SeatsChanged) -> None:
    """Hear that seats have changed: whoever has left is not told of what shows later."""
    for seat_id in event.removed:
        queries.delete_untold_in(unit, Person(event.practice_id, seat_id), event.space_id)


def forget_turned(unit: Unit, event: TermTurned) -> None:
    """Hear that a term is over: who sat there for it is not told of what shows later."""
    if event.is_over:
        queries.delete_untold_in(unit, Person(event.practice_id, event.seat_id), event.space_id)


def note_sign_in(unit: Unit, event: SignInOpened) -> None:
    """Hear that somebody has signed in: they see what waits."""
    queries.end_shown(unit, Person(event.practice_id, event.seat_id))


def note_reading(unit: Unit, event: LogRead) -> None:
    """Hear that an unlocked app has fetched a log: whoever holds it sees what waits."""
    person = Person(event.practice_id, event.seat_id)
    if queries.sees_something(unit, person):
        unit.afterwards(lambda unit: queries.end_shown(unit, person))
