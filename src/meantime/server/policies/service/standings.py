"""Where all threads stand: for the caseload, for reminders, and for the roll-out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from meantime.server.kit.pages import PAGE, read_cursor, write_cursor
from meantime.server.policies.queries import consents, messaging, versions
from meantime.server.policies.queries.rows import as_messaging, as_signed
from meantime.server.policies.queries.versions import Place
from meantime.server.policies.rules.standing import Thread, ends_at, fault_of, why_not_all
from meantime.server.policies.service.showing import as_candidacy
from meantime.server.practices.service.care_team import threads_seen
from meantime.server.spaces import service as spaces
from meantime.wire import policies as wire

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy import Row

    from meantime.server.kit.unit import Unit


def list_standings(unit: Unit, cursor: str) -> wire.StandingPage:
    """Return a page of the threads that the caller looks after. Raises NotPermitted, Malformed."""
    (after,) = read_cursor(cursor, tuple[str]) or ("",)
    practice_id = unit.caller.practice_id
    found = spaces.threads_page(unit, practice_id, threads_seen(unit), after)
    places = [Place(practice_id, *each) for each in found[:PAGE]]
    return wire.StandingPage(
        agreements=standings_of(unit, practice_id, places),
        next=write_cursor(places[-1].space_id) if len(found) > PAGE else "",
    )


def standings_of(unit: Unit, practice_id: str, places: Sequence[Place]) -> list[wire.Standing]:
    """Return where threads stand, with a look at each table for all of them together."""
    ids = [place.space_id for place in places]
    in_force = versions.all_in_force(unit, practice_id, places)
    said = messaging.messaging_of(unit, practice_id, ids)
    others = messaging.guardians_of(unit, practice_id, ids)
    signed = consents.standings_in(unit, practice_id, ids)
    clients = spaces.clients_in(unit, practice_id, ids)

    def thread_at(place: Place) -> Thread:
        row = in_force.get(place.space_id)
        return Thread(
            versions.as_rules(row) if row else None,
            as_messaging(said.get(place.space_id)),
            place.responsible,
            len(others.get(place.space_id, ())),
            [as_signed(each) for each in signed.get(place.space_id, ())],
        )

    return [
        as_wire(
            unit,
            thread_at(place),
            place.space_id,
            said.get(place.space_id),
            clients.get(place.space_id, ()),
        )
        for place in places
    ]


def as_wire(
    unit: Unit, thread: Thread, space_id: str, said: Row[Any] | None, clients: Sequence[str]
) -> wire.Standing:
    why = why_not_all(thread, clients, unit.now)
    return wire.Standing(
        space_id=space_id,
        version=thread.policy.version if thread.policy else 0,
        candidacy=as_candidacy(said),
        state=thread.messaging.state,
        at_latest=said.at_latest if said else None,
        may_write=why == "",
        why=why,
        until=first_end(thread, unit.now),
        reviewed_at=reviewed_at(thread),
    )


def first_end(thread: Thread, now: datetime) -> datetime | None:
    """Return when the first permission that counts stops doing so; None if none does."""
    ends = [
        ends_at(each.at, each.until, thread.messaging)
        for each in thread.signed
        if each.decision == "permit" and each.until and not fault_of(each, thread, now)
    ]
    return min((each for each in ends if each), default=None)


def reviewed_at(thread: Thread) -> datetime | None:
    """Return when a clinician last said that they went through it with the client."""
    reviews = [
        each.at for each in thread.signed if (each.role, each.decision) == ("clinician", "permit")
    ]
    return max(reviews, default=None)
