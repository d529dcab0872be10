"""Ways in: items that a client asks about."""

from __future__ import annotations

from litestar import get, put
from litestar.di import NamedDependency as Given
from litestar.params import FromPath, FromQuery, JSONBody

from meantime.server.billing.service import disputing, waiting
from meantime.server.kit.actor import Actor
from meantime.server.kit.store import Store
from meantime.wire.billing import Dispute, DisputeAnswer, Disputes, NewDispute


@put("/spaces/{space_id:str}/disputes/{item:str}")
async def open_dispute(
    store: Given[Store],
    actor: Given[Actor],
    space_id: FromPath[str],
    item: FromPath[str],
    data: JSONBody[NewDispute],
) -> Dispute:
    """Ask about an item, which is not due then. Problems: not-found, not-permitted, fee-settled."""
    return await store.write(actor, disputing.open_dispute, space_id, item, data, order=space_id)


@put("/spaces/{space_id:str}/disputes/{item:str}/answer")
async def answer_dispute(
    store: Given[Store],
    actor: Given[Actor],
    space_id: FromPath[str],
    item: FromPath[str],
    data: JSONBody[DisputeAnswer],
) -> Dispute:
    """Say what becomes of a dispute. Problems: not-found, not-permitted, fee-settled."""
    return await store.write(actor, disputing.answer_dispute, space_id, item, data, order=space_id)


@get("/disputes")
async def list_disputes(
    store: Given[Store], actor: Given[Actor], cursor: FromQuery[str] = ""
) -> Disputes:
    """List the disputes that wait for an answer. Problems: not-permitted, malformed."""
    return await store.read(actor, waiting.list_disputes, cursor)


ROUTES = [open_dispute, answer_dispute, list_disputes]
