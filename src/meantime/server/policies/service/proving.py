"""Holding a consent against what it is about, and against the card of whoever signed it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from meantime.protocol import sessions
from meantime.protocol.keys import KEY_BYTES, SIGNATURE_BYTES
from meantime.server.accounts.service.fields import read_bytes
from meantime.server.kit.problems import Malformed
from meantime.server.policies.problems import PolicySuperseded
from meantime.server.policies.queries import consents, gate, versions
from meantime.server.spaces import service as spaces

if TYPE_CHECKING:
    from sqlalchemy import Row

    from meantime.server.kit.unit import Unit
    from meantime.server.policies.queries.versions import Place
    from meantime.wire import policies as wire


def version_for(unit: Unit, place: Place, new: wire.NewConsent) -> Row[Any]:
    """Return the version that is decided about. Raises PolicySuperseded, Malformed.

    It must be one that counts in the thread now. What was agreed to once can always be withdrawn.
    """
    current = gate.read_thread(unit, place).policy
    row = versions.version_at(unit, place.practice_id, new.version)
    refused = PolicySuperseded(version=current.version if current else 0)
    if row is None:
        raise refused
    scope = versions.Scope(row.practice_id, row.scope_kind, row.scope_id)
    counts = scope in place.scopes and (
        current is not None and current.is_covered_by(row.agreed_as, unit.now)
    )
    if not counts and not is_taken_back(unit, place, new):
        raise refused
    if row.locales and new.locale not in row.locales.split():
        raise Malformed(fields={"locale": "is none of this version's"})
    return row


def is_taken_back(unit: Unit, place: Place, new: wire.NewConsent) -> bool:
    """Tell whether the caller withdraws what they have decided about before."""
    if new.decision != "withdraw":
        return False
    me = unit.caller.seat_id
    return consents.has_signed(unit, place.practice_id, place.space_id, me, new.version)


def demand_signature(
    unit: Unit, seated_in: str, space_id: str, new: wire.NewConsent, policy_hash: str
) -> None:
    """Raise Malformed unless the caller's own card has signed exactly this."""
    practice_id, me = unit.caller.practice_id, unit.caller.seat_id
    signed = sessions.Consent(
        practice_space=practice_id,
        care_space=space_id,
        policy_hash=policy_hash,
        version=new.version,
        locale=new.locale,
        role=new.role,
        decision=new.decision,
        at_ms=new.at,
    )
    signature = read_bytes("signature", new.signature, SIGNATURE_BYTES)
    sign_pk = spaces.card_of(unit, practice_id, seated_in, me)[:KEY_BYTES]
    if not sessions.verify_consent(sign_pk, signed, signature):
        raise Malformed(fields={"signature": "is not the caller's, or of something else"})
