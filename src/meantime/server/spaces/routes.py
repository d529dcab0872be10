"""Ways in: logs over HTTP, and the stream of wake-ups."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Annotated

from litestar import Response, get, post
from litestar.datastructures import State
from litestar.di import NamedDependency as Given
from litestar.params import FromPath, FromQuery, JSONBody, QueryParameter
from litestar.response import Stream as StreamResponse
from litestar.types import Scope

from meantime.protocol.errors import ProtocolError
from meantime.protocol.spaces import parse
from meantime.server.kit.actor import Actor, provide_actor
from meantime.server.kit.hub import Hub
from meantime.server.kit.store import Store
from meantime.server.spaces import service
from meantime.server.spaces.problems import InvalidEntry
from meantime.server.spaces.states import kept
from meantime.server.spaces.wakeups import MEDIA_TYPE, frames
from meantime.wire.spaces import Appended, Entry, EntryPage, NewSpace, SpaceCreated, SpacePage

if TYPE_CHECKING:
    from meantime.protocol.entry import Entry as ParsedEntry

LIMIT = 500  # entries on a page
AfterSeq = Annotated[int, QueryParameter(ge=-1, description="-1 reads from the root")]
Limit = Annotated[int, QueryParameter(ge=1, le=LIMIT)]


@post("/spaces", status_code=201)
async def found_space(
    store: Given[Store], actor: Given[Actor], data: JSONBody[NewSpace]
) -> SpaceCreated:
    """Found a care, team or own space.

    Problems: invalid-entry, wrong-seat, not-permitted, not-in-roster.
    """
    root = read_entry(data.root)
    return SpaceCreated(id=await store.write(actor, service.found_space, data.purpose, root))


@get("/spaces")
async def list_spaces(
    store: Given[Store],
    actor: Given[Actor],
    cursor: FromQuery[str] = "",
    seated: FromQuery[bool] = False,  # noqa: FBT002  of an address, where it has a name
) -> SpacePage:
    """List the spaces in which the signed-in seat sits or sat, in order of id.

    With `seated` those alone in which it sits today.
    """
    return await store.read(actor, partial(service.read_spaces, seated=seated), cursor)


@get("/spaces/{space_id:str}/entries")
async def read_log(
    store: Given[Store],
    actor: Given[Actor],
    space_id: FromPath[str],
    after: AfterSeq = -1,
    limit: Limit = 100,
) -> EntryPage:
    """Return the server's hash at the seq `after`, and the entries behind it."""
    return await store.read(actor, service.read_log, space_id, after, limit)


@post("/spaces/{space_id:str}/entries", status_code=201)
async def append_entry(
    store: Given[Store], appender: Given[Actor], space_id: FromPath[str], data: JSONBody[Entry]
) -> Response[Appended]:
    """Append a sealed entry: 201 if it is stored now, 200 with what is stored under its id.

    Problems: not-found, wrong-seat, head-moved, invalid-entry, invitation-expired, not-in-roster.
    """
    appended = await append(store, appender, space_id, data)
    return Response(appended, status_code=200 if appended.stored else 201)


async def append(store: Store, actor: Actor, space_id: str, data: Entry) -> Appended:
    """Append one entry. Its signature is checked here, so that the writer need not wait for it."""
    entry = read_entry(data)
    card = kept.likely_card(space_id, entry.author)
    if card is not None:
        entry.verify_signature(card)
    return await store.write(actor, service.append, space_id, entry, order=space_id)


def read_entry(data: Entry) -> ParsedEntry:
    """Return a well-formed entry. Raises InvalidEntry."""
    try:
        return parse({"h": data.h, "b": data.b, "s": data.s})
    except ProtocolError as refusal:
        raise InvalidEntry(code=refusal.code) from None


@get("/events", media_type=MEDIA_TYPE)
async def follow(
    hub: Given[Hub], actor: Given[Actor], scope: Scope, state: State
) -> StreamResponse:
    """Stream hints about every space of the signed-in seat (see `meantime.wire.events`)."""
    headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
    hints = frames(hub, actor, partial(provide_actor, scope, state))
    return StreamResponse(hints, media_type=MEDIA_TYPE, headers=headers)


ROUTES = [found_space, list_spaces, read_log, append_entry, follow]
