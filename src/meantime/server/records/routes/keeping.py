"""Ways in: until when a record is kept, and its end."""

from __future__ import annotations

from litestar import delete, get, post, put
from litestar.di import NamedDependency as Given
from litestar.params import FromPath, FromQuery, JSONBody

from meantime.server.blobs.uploads import Blobs
from meantime.server.kit.actor import Actor
from meantime.server.kit.store import Store
from meantime.server.records import service
from meantime.wire.retention import (
    DestroyedPart,
    DestructionOrder,
    DestructionPlan,
    HoldChoice,
    KeepingChoice,
    KeptRecord,
    RetentionPage,
)


@get("/retention")
async def list_kept(
    store: Given[Store],
    actor: Given[Actor],
    backup_days: Given[int],
    cursor: FromQuery[str] = "",
) -> RetentionPage:
    """List the records about which something was decided. Problems: not-permitted, malformed."""
    return await store.read(actor, service.list_kept, cursor, backup_days)


@get("/retention/{thread_id:str}")
async def show_kept(
    store: Given[Store], actor: Given[Actor], thread_id: FromPath[str]
) -> KeptRecord:
    """Return what was decided about a record. Problems: not-permitted, not-found."""
    return await store.read(actor, service.show_kept, thread_id)


@put("/retention/{thread_id:str}")
async def keep(
    store: Given[Store],
    actor: Given[Actor],
    thread_id: FromPath[str],
    data: JSONBody[KeepingChoice],
) -> KeptRecord:
    """Say until when a record is kept. Problems: not-permitted, not-found, malformed."""
    return await store.write(actor, service.keep, thread_id, data)


@put("/retention/{thread_id:str}/hold")
async def hold(
    store: Given[Store], actor: Given[Actor], thread_id: FromPath[str], data: JSONBody[HoldChoice]
) -> KeptRecord:
    """Set or release a hold. Problems: not-permitted, not-found, malformed."""
    return await store.write(actor, service.hold, thread_id, data)


@put("/retention/{thread_id:str}/plan")
async def plan(
    store: Given[Store],
    actor: Given[Actor],
    thread_id: FromPath[str],
    data: JSONBody[DestructionPlan],
) -> KeptRecord:
    """Ask for a record's end. Problems: not-permitted, not-found, malformed, record-kept."""
    return await store.write(actor, service.plan, thread_id, data)


@delete("/retention/{thread_id:str}/plan", status_code=200)
async def cancel(store: Given[Store], actor: Given[Actor], thread_id: FromPath[str]) -> KeptRecord:
    """Take a plan back. Problems: not-permitted, not-found."""
    return await store.write(actor, service.cancel, thread_id)


@post("/spaces/{space_id:str}/destruction", status_code=200)
async def destroy(
    store: Given[Store],
    blobs: Given[Blobs],
    actor: Given[Actor],
    space_id: FromPath[str],
    data: JSONBody[DestructionOrder],
) -> DestroyedPart:
    """Destroy what a space said up to a seq.

    Problems: not-permitted, not-found, malformed, record-kept.
    """
    gone = await store.write(actor, service.destroy, space_id, data)
    await blobs.remove_destroyed()
    return gone


ROUTES = [list_kept, show_kept, keep, hold, plan, cancel, destroy]
