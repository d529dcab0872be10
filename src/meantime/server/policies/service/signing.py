"""Taking a signed consent: it is held against the post in which it is sealed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

from meantime.protocol.keys import SIGNATURE_BYTES
from meantime.server.accounts.service.fields import read_bytes
from meantime.server.kit.clock import from_ms
from meantime.server.kit.problems import Malformed, NotFound, NotPermitted
from meantime.server.policies.events import ConsentKept
from meantime.server.policies.problems import ConsentStale
from meantime.server.policies.queries import consents as queries
from meantime.server.policies.queries import messaging
from meantime.server.policies.queries.rows import as_messaging
from meantime.server.policies.rules.days import is_around, lasts_until
from meantime.server.policies.rules.standing import ends_at
from meantime.server.policies.service.agreed import guarded
from meantime.server.policies.service.proving import demand_signature, version_for
from meantime.server.policies.service.scopes import place_of
from meantime.server.policies.service.showing import as_consent
from meantime.server.practices import service as practices
from meantime.server.practices.service.telling import tell_change
from meantime.server.spaces import service as spaces

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Row

    from meantime.server.kit.unit import Unit
    from meantime.server.policies.queries.versions import Place
    from meantime.wire import policies as wire

NAMES = {"permit": "consent.given", "withdraw": "consent.withdrawn"}


class Kept(NamedTuple):
    """A consent as it is stored; `is_new` unless it was before."""

    consent: wire.Consent
    is_new: bool


def sign(unit: Unit, space_id: str, new: wire.NewConsent) -> Kept:
    """Keep a decision of the caller's about a thread; the same once more changes nothing.

    Raises NotFound (also where the post is not there, or not the caller's), NotPermitted,
    PolicySuperseded, ConsentStale, Malformed for a signature or a time that does not fit.
    """
    seated_in = seat_for(unit, space_id, new)
    place = place_of(unit, space_id)
    if known := stored(unit, place, new):
        return Kept(as_wire(unit, place, known), is_new=False)
    post = spaces.written(unit, place.practice_id, seated_in, new.entry_id)
    if post is None or (post.author, post.kind) != (unit.caller.seat_id, "post"):
        raise NotFound
    if not is_around(from_ms(new.at), post.received_at):
        raise Malformed(fields={"at": "is not when the post was written"})
    version = version_for(unit, place, new)
    demand_signature(unit, seated_in, space_id, new, version.hash)
    keep(unit, place, new, version, seated_in)
    kept = stored(unit, place, new)
    assert kept is not None  # noqa: S101  it has just been stored
    return Kept(as_wire(unit, place, kept), is_new=True)


def as_wire(unit: Unit, place: Place, row: Row[Any]) -> wire.Consent:
    said = messaging.messaging_in(unit, place.practice_id, place.space_id)
    return as_consent(row, as_messaging(said))


def seat_for(unit: Unit, space_id: str, new: wire.NewConsent) -> str:
    """Return the space in which the caller decides in this role: a guardian's is their own.

    Raises NotFound, NotPermitted.
    """
    if new.role == "guardian":
        practice_id = unit.caller.practice_id
        for own in guarded(unit).get(space_id, ()):
            if spaces.written(unit, practice_id, own, new.entry_id):
                return own
        raise NotFound
    space = spaces.read_space(unit, space_id)
    if space.type != "care" or space.until_seq >= 0:
        raise NotFound
    if space.role != new.role:
        raise NotPermitted
    return space_id


def stored(unit: Unit, place: Place, new: wire.NewConsent) -> Row[Any] | None:
    """Return what is kept of this very decision. Raises ConsentStale for another in that post."""
    me = unit.caller.seat_id
    row = queries.consent_with(unit, place.practice_id, place.space_id, me, new.entry_id)
    if row is None:
        return None
    said = (row.version, row.locale, row.role, row.decision, row.at)
    if said != (new.version, new.locale, new.role, new.decision, new.at):
        raise ConsentStale
    return row


def keep(unit: Unit, place: Place, new: wire.NewConsent, version: Row[Any], seated_in: str) -> None:
    """Store a consent that is in order. Raises ConsentStale if a later decision is known."""
    key = {
        "practice_id": place.practice_id,
        "space_id": place.space_id,
        "seat_id": unit.caller.seat_id,
    }
    said = {
        "entry_id": new.entry_id,
        "entry_space_id": seated_in,
        "at": new.at,
        "role": new.role,
        "decision": new.decision,
        "version": new.version,
        "until": until(unit, new, version.valid_months),
    }
    standing = {"agreed_as": version.agreed_as, "clinician_id": place.responsible}
    if not queries.put_standing(unit, {**key, **said, **standing}):
        raise ConsentStale
    proof = {
        "entry_hash": spaces.hash_of(unit, place.practice_id, seated_in, new.entry_id),
        "hash": version.hash,
        "locale": new.locale,
        "signature": read_bytes("signature", new.signature, SIGNATURE_BYTES),
        "received_at": unit.now,
    }
    queries.insert_consent(unit, {**key, **said, **proof})
    is_review = new.role == "clinician" and new.decision == "permit"
    unit.audit("consent.reviewed" if is_review else NAMES[new.decision], subject=place.space_id)
    tell_change(unit, place.practice_id, place.space_id)
    tell_kept(unit, place, new, version)


def tell_kept(unit: Unit, place: Place, new: wire.NewConsent, version: Row[Any]) -> None:
    """Tell the rooms above what was decided, with what the version says it costs."""
    said = as_messaging(messaging.messaging_in(unit, place.practice_id, place.space_id))
    others = messaging.guardians_of(unit, place.practice_id, [place.space_id])
    document = msgspec.json.decode(version.document) if version.document else None
    kept = ConsentKept(
        practice_id=place.practice_id,
        space_id=place.space_id,
        seat_id=unit.caller.seat_id,
        entry_id=new.entry_id,
        role=new.role,
        decision=new.decision,
        until=ends_at(from_ms(new.at), until(unit, new, version.valid_months), said),
        needs_guardian=bool(others) and not said.is_over(unit.now),
        fee=document["facts"]["fee"] if document else None,
    )
    unit.tell(kept)


def until(unit: Unit, new: wire.NewConsent, months: int) -> datetime | None:
    """Return when a permission runs out, UTC; None for what does not by itself."""
    if new.decision == "withdraw" or new.role == "clinician":
        return None
    zone = practices.show_practice(unit).details.zone
    return lasts_until(from_ms(new.at), months, zone)
