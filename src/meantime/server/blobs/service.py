"""Use cases: begin an upload, take it up again, write down that it is stored, find a blob."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import delete, insert, update

from meantime.protocol.blobs import CONTENT_MAX, blob_size, is_blob_size
from meantime.protocol.encoding import HASH_BYTES, unb64
from meantime.protocol.errors import ProtocolError
from meantime.server.blobs import queries, rules
from meantime.server.blobs.folder import Place, Upload, name_of
from meantime.server.blobs.tables import blobs, uploads
from meantime.server.kit.problems import Malformed, NotFound, NotPermitted, TooLarge
from meantime.server.spaces.service import read_space

if TYPE_CHECKING:
    from meantime.server.kit.actor import Actor
    from meantime.server.kit.unit import Unit
    from meantime.wire.spaces import SpaceSummary


class Found(NamedTuple):
    """A blob of `size` bytes that a space has, or its upload."""

    size: int
    upload: Upload | None = None
    is_new: bool = False  # what may lie there of an earlier upload counts no longer


def begin(unit: Unit, place: Place, size: int) -> Found:
    """Let the actor bring a blob, or go on with it.

    Raises NotFound, NotPermitted, Malformed, TooLarge.
    """
    actor = unit.caller
    demand_place(unit, place.space_id)
    demand_blob(place.address, size)
    if queries.blob_of(unit, actor, place):
        return Found(size)
    known = queries.upload_of(unit, actor, place)
    is_same = known is not None and known["size"] == size and unit.now < known["expires_at"]
    upload = upload_at(actor, place, size)
    until = {"size": size, "expires_at": unit.now + rules.UNFINISHED_FOR}
    if known:
        unit.db.execute(update(uploads).where(queries.mine(actor, place)).values(until))
    else:
        unit.db.execute(insert(uploads).values(upload._asdict() | until))
    unit.audit("blob.begun", subject=place.space_id)
    return Found(size, upload, is_new=not is_same)


def find_upload(unit: Unit, place: Place) -> Found:
    """Return the actor's upload, or the blob that the space already has.

    Raises NotFound, also for an upload that was never begun or has run out; NotPermitted.
    """
    actor = unit.caller
    demand_place(unit, place.space_id)
    if blob := queries.blob_of(unit, actor, place):
        return Found(blob["size"])
    known = queries.upload_of(unit, actor, place)
    if known is None or unit.now >= known["expires_at"]:
        raise NotFound
    size = known["size"]
    return Found(size, upload_at(actor, place, size))


def finish(unit: Unit, upload: Upload) -> None:
    """Write down that a blob lies in its place. Raises NotFound, NotPermitted."""
    actor, place = unit.caller, upload.place
    space = demand_place(unit, place.space_id)
    if not queries.blob_of(unit, actor, place):
        unit.db.execute(
            insert(blobs).values(
                practice_id=actor.practice_id,
                **place._asdict(),
                size=upload.size,
                after_seq=space.head_seq,
                stored_at=unit.now,
            )
        )
        unit.audit("blob.stored", subject=place.space_id)
    unit.db.execute(delete(uploads).where(queries.mine(actor, place)))


def find_blob(unit: Unit, place: Place) -> int:
    """Return the size of a blob that the actor may read: what was stored while it sat there.

    Raises NotFound.
    """
    space = read_space(unit, place.space_id)
    blob = queries.blob_of(unit, unit.caller, place)
    if blob is None:
        raise NotFound
    if not is_seated(space) and not rules.is_before(blob["after_seq"], space.until_seq):
        raise NotFound
    size: int = blob["size"]
    return size


def expire(unit: Unit) -> set[str]:
    """Forget the uploads that have run out; return the names of those that may still go on."""
    return {
        name_of(Upload(**{name: row[name] for name in Upload._fields}))
        for row in queries.expire(unit, unit.now)
    }


def demand_place(unit: Unit, space_id: str) -> SpaceSummary:
    """Return a space to which the actor may add. Raises NotFound, NotPermitted."""
    space = read_space(unit, space_id)
    if not rules.may_bring(space.type, space.role, is_seated=is_seated(space)):
        raise NotPermitted
    return space


def upload_at(actor: Actor, place: Place, size: int) -> Upload:
    return Upload(actor.practice_id, place.space_id, actor.seat_id, place.address, size)


def is_seated(space: SpaceSummary) -> bool:
    return space.until_seq < 0


def demand_blob(address: str, size: int) -> None:
    """Raise unless a sealed file may have this address and size."""
    try:
        unb64(address, HASH_BYTES)
    except ProtocolError:
        raise Malformed(fields={"address": "is no hash"}) from None
    if size > blob_size(CONTENT_MAX):
        raise TooLarge
    if not is_blob_size(size):
        raise Malformed(fields={"size": "is none that a sealed file has"})
