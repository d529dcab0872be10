"""What is agreed in a thread, to whoever may see it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from meantime.protocol.encoding import b64
from meantime.server.kit.clock import from_ms
from meantime.server.policies.queries import consents, messaging, versions
from meantime.server.policies.queries.rows import as_messaging
from meantime.server.policies.rules.standing import ends_at, why_not, why_not_all
from meantime.server.policies.service.agreed import Side, guarded, side_of, thread_at
from meantime.server.policies.service.scopes import place_of
from meantime.server.spaces import service as spaces
from meantime.wire import policies as wire

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Row

    from meantime.server.kit.unit import Unit
    from meantime.server.policies.rules.standing import Messaging, Thread, Why


def show_agreement(unit: Unit, space_id: str) -> wire.Agreement:
    """Return what is agreed in a thread. Raises NotFound, NotPermitted."""
    side = side_of(unit, space_id)
    place = place_of(unit, space_id)
    thread = thread_at(unit, place)
    said = messaging.messaging_in(unit, place.practice_id, space_id)
    why = why_for(unit, side, thread, space_id)
    held = thread.policy.still_held(unit.now) if thread.policy else None
    others = messaging.guardians_of(unit, place.practice_id, [space_id]).get(space_id, [])
    return wire.Agreement(
        policy=policy_of(unit, thread, place.practice_id),
        holds=wire.Holds(version=held.version, until=held.until) if held else None,
        consents=seen_by(unit, side, space_id, as_messaging(said)),
        candidacy=as_candidacy(said),
        state=said.state if said else "on",
        state_by=said.state_by if said else "",
        state_at=said.state_at if said else None,
        at_latest=said.at_latest if said else None,
        later=as_later(said),
        guardians=others if side == "team" else [],
        guardian_of=[young for young, own in guarded(unit).items() if space_id in own],
        may_write=why == "",
        why=why,
    )


def why_for(unit: Unit, side: Side, thread: Thread, space_id: str) -> Why:
    """Return why the caller may not write, if a client; to others why not all clients may."""
    if side == "client":
        return why_not(thread, unit.caller.seat_id, unit.now)
    clients = spaces.clients_of(unit, unit.caller.practice_id, space_id)
    return why_not_all(thread, clients, unit.now)


def policy_of(unit: Unit, thread: Thread, practice_id: str) -> wire.PolicyInForce | None:
    row = versions.version_at(unit, practice_id, thread.policy.version) if thread.policy else None
    if row is None:
        return None
    return wire.PolicyInForce(
        version=row.version,
        hash=row.hash,
        scope_kind=row.scope_kind,
        published_at=row.published_at,
    )


def seen_by(unit: Unit, side: Side, space_id: str, said: Messaging) -> list[wire.Consent]:
    """Return the newest consent of each whom the caller may see."""
    rows = consents.newest_in(unit, unit.caller.practice_id, space_id)
    return [as_consent(row, said) for row in shown(rows, side, unit.caller.seat_id)]


def shown(rows: Sequence[Row[Any]], side: Side, me: str) -> list[Row[Any]]:
    if side == "team":
        return list(rows)
    also = {"clinician"} if side == "client" else set()
    return [row for row in rows if row.seat_id == me or row.role in also]


def as_consent(row: Row[Any], said: Messaging) -> wire.Consent:
    """Return a consent as it travels, with the end that it has by what was `said` since."""
    return wire.Consent(
        seat_id=row.seat_id,
        role=row.role,
        version=row.version,
        hash=row.hash,
        locale=row.locale,
        decision=row.decision,
        at=row.at,
        signature=b64(row.signature),
        entry_id=row.entry_id,
        entry_space_id=row.entry_space_id,
        entry_hash=row.entry_hash,
        until=ends_at(from_ms(row.at), row.until, said),
        received_at=row.received_at,
    )


def as_candidacy(row: Row[Any] | None) -> wire.Candidacy:
    """Return whether messaging was offered, "none" before anybody has decided."""
    if row is None:
        return wire.Candidacy(decision="none", decided_by="", decided_at=None, review_on=None)
    return wire.Candidacy(
        decision=row.decision,
        decided_by=row.decided_by,
        decided_at=row.decided_at,
        review_on=row.review_on,
    )


def as_later(row: Row[Any] | None) -> wire.Later | None:
    """Return what a thread's messaging turns to by itself, None if nothing was planned."""
    if row is None or row.later_at is None:
        return None
    return wire.Later(state=row.later_state, at=row.later_at)
