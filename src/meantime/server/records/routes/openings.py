"""Ways in: that a thread was opened, and who opened it."""

from __future__ import annotations

from litestar import get, put
from litestar.di import NamedDependency as Given
from litestar.params import FromPath, FromQuery, JSONBody

from meantime.server.kit.actor import Actor
from meantime.server.kit.store import Store
from meantime.server.records import service
from meantime.wire.records import NewOpening, OpeningPage


@put("/spaces/{space_id:str}/opening", status_code=204)
async def mark_opened(
    store: Given[Store], actor: Given[Actor], space_id: FromPath[str], data: JSONBody[NewOpening]
) -> None:
    """Say that the caller's app has shown a thread. Problems: not-found, not-permitted, malformed.

    Once in a quarter of an hour is enough: what comes within it is one stretch.
    """
    await store.write(actor, service.mark_opened, space_id, data)


@get("/spaces/{space_id:str}/openings")
async def list_openings(
    store: Given[Store], actor: Given[Actor], space_id: FromPath[str], cursor: FromQuery[str] = ""
) -> OpeningPage:
    """List who opened or copied a thread, 31 days a page, newest first.

    Problems: not-found, malformed.
    """
    return await store.read(actor, service.list_openings, space_id, cursor)


ROUTES = [mark_opened, list_openings]
