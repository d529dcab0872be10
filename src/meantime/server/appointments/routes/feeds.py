"""Ways in: a person's calendar feed, and the feed itself for whoever knows its address."""

from __future__ import annotations

from litestar import Response, delete, get, post
from litestar.di import NamedDependency as Given
from litestar.params import FromPath, JSONBody

from meantime.server.appointments import service
from meantime.server.kit.actor import Actor
from meantime.server.kit.problems import NotFound
from meantime.server.kit.store import Store
from meantime.wire.appointments import Feed, MadeFeed, NewFeed

CALENDAR = "text/calendar"
SUFFIX = ".ics"
CAUTION = {
    "cache-control": "private, no-cache",
    "content-disposition": 'attachment; filename="calendar.ics"',
}


@get("/calendar-feed")
async def show_feed(store: Given[Store], actor: Given[Actor]) -> Feed:
    """Say since when the caller has a feed. Problems: not-permitted."""
    return await store.read(actor, service.show_feed)


@post("/calendar-feed")
async def make_feed(store: Given[Store], actor: Given[Actor], data: JSONBody[NewFeed]) -> MadeFeed:
    """Make a feed, in place of an earlier one. Problems: malformed, not-permitted."""
    return await store.write(actor, service.make_feed, data)


@delete("/calendar-feed")
async def end_feed(store: Given[Store], actor: Given[Actor]) -> None:
    """End the caller's feed. Problems: not-permitted."""
    await store.write(actor, service.end_feed)


@get("/feeds/{name:str}", include_in_schema=False)
async def read_feed(store: Given[Store], name: FromPath[str]) -> Response[bytes]:
    """Return a calendar to whoever knows its address. Problems: not-found."""
    if not name.endswith(SUFFIX):
        raise NotFound
    found = await store.read(None, service.read_feed, name.removesuffix(SUFFIX))
    return Response(found, media_type=CALENDAR, headers=CAUTION)


ROUTES = [show_feed, make_feed, end_feed]
OPEN_ROUTES = [read_feed]
