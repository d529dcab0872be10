"""Clinicians with more threads than the plan advises: said, and refused to nobody."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from typing import TYPE_CHECKING, Final, Literal

from meantime.content.rollout import plan
from meantime.server.rollout.queries.rollouts import made_up_in
from meantime.server.rollout.service.places import said_in
from meantime.server.spaces import service as spaces
from meantime.wire import rollout as wire

if TYPE_CHECKING:
    from meantime.server.kit.unit import Unit

WEEK: Final = timedelta(days=7)


def overloads(unit: Unit, practice_id: str) -> list[wire.Overload]:
    """Return who has more threads, or more that are new this week, than the plan advises."""
    said, made_up = said_in(unit, practice_id), made_up_in(unit, practice_id)
    active = [
        (space_id, who)
        for space_id, who in spaces.responsible_with_clients(unit, practice_id)
        if space_id not in made_up and (space_id not in said or not said[space_id].is_off)
    ]
    since = spaces.clients_since(unit, practice_id)
    new = [each for each in active if since[each[0]] > unit.now - WEEK]
    limits = plan().phase("scale").limits
    return [
        *above("new_threads", new, limits.new_threads_per_therapist_per_week),
        *above("active_threads", active, limits.active_threads_per_therapist_max),
    ]


def above(
    kind: Literal["new_threads", "active_threads"],
    threads: list[tuple[str, str]],
    most: int | None,
) -> list[wire.Overload]:
    counted = Counter(who for _, who in threads)
    return [
        wire.Overload(kind=kind, account_id=who, count=count, most=most)
        for who, count in sorted(counted.items())
        if most is not None and count > most
    ]
