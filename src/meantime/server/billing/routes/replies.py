"""Ways in: answers that may cost something, and the time that clinicians confirm."""

from __future__ import annotations

from datetime import date

from litestar import delete, get, put
from litestar.di import NamedDependency as Given
from litestar.params import FromPath, FromQuery, JSONBody

from meantime.server.billing.service import minutes, replies
from meantime.server.kit.actor import Actor
from meantime.server.kit.store import Store
from meantime.wire.billing import Minutes, MinutesEntry, ReplyPage


@get("/spaces/{space_id:str}/replies")
async def list_replies(
    store: Given[Store],
    actor: Given[Actor],
    space_id: FromPath[str],
    month: FromQuery[date | None] = None,
) -> ReplyPage:
    """List the answers of a month in a thread, by default of this one.

    Problems: not-found, not-permitted, malformed.
    """
    return await store.read(actor, replies.list_replies, space_id, month)


@put("/spaces/{space_id:str}/minutes/{minutes_id:str}")
async def put_minutes(
    store: Given[Store],
    actor: Given[Actor],
    space_id: FromPath[str],
    minutes_id: FromPath[str],
    data: JSONBody[MinutesEntry],
) -> Minutes:
    """Confirm time for a client's messages. Problems: not-found, not-permitted, malformed."""
    return await store.write(actor, minutes.put_minutes, space_id, minutes_id, data, order=space_id)


@delete("/spaces/{space_id:str}/minutes/{minutes_id:str}")
async def drop_minutes(
    store: Given[Store], actor: Given[Actor], space_id: FromPath[str], minutes_id: FromPath[str]
) -> None:
    """Forget time that was confirmed. Problems: not-found, not-permitted."""
    await store.write(actor, minutes.drop_minutes, space_id, minutes_id, order=space_id)


ROUTES = [list_replies, put_minutes, drop_minutes]
