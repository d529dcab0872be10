"""What the rooms above may know of policies and decisions: for the roll-out, and for reviews."""

from __future__ import annotations

from typing import TYPE_CHECKING

from meantime.server.policies.queries.consents import agreed_before
from meantime.server.policies.queries.messaging import all_messaging, messaging_of
from meantime.server.policies.queries.versions import Place, Scope, newest_of
from meantime.server.policies.service.facts import live_facts
from meantime.server.policies.service.standings import standings_of

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import datetime
    from typing import Any

    from sqlalchemy import Row

    from meantime.server.kit.unit import Unit
    from meantime.wire.policies import Standing


def practice_version(unit: Unit, practice_id: str) -> tuple[int, datetime] | None:
    """Return the version for the whole practice and when it was published; None without one."""
    row = newest_of(unit, Scope(practice_id, "practice", ""))
    return (row.version, row.published_at) if row else None


def practice_facts(unit: Unit, practice_id: str) -> dict[str, Any]:
    """Return what acts for the practice now, as a document says it; what is not set is left out."""
    return live_facts(unit, Scope(practice_id, "practice", ""))


def decisions_in(unit: Unit, practice_id: str) -> Mapping[str, Row[Any]]:
    """Return by thread `decision`, `offered_at` and `state`, where anything was said."""
    return all_messaging(unit, practice_id)


def going_on_among(unit: Unit, practice_id: str, space_ids: Sequence[str]) -> list[str]:
    """Return in which of some threads messaging neither pauses nor has ended."""
    said = messaging_of(unit, practice_id, space_ids)
    return [each for each in space_ids if each not in said or said[each].state == "on"]


def standings_among(
    unit: Unit, practice_id: str, threads: Sequence[tuple[str, str]]
) -> list[Standing]:
    """Return where threads stand, each given as (id, who answers for it)."""
    return standings_of(unit, practice_id, [Place(practice_id, *each) for each in threads])


def agreed_in(
    unit: Unit, practice_id: str, space_ids: Sequence[str], until: datetime
) -> Collection[str]:
    """Return the threads in which, before an instant, a client agreed and it was gone through."""
    by_role = agreed_before(unit, practice_id, space_ids, until)
    return by_role.get("client", set()) & by_role.get("clinician", set())
