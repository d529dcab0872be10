"""Ways in: a client's record opened in an emergency, its end, its review."""

from __future__ import annotations

from functools import partial
from typing import Annotated

from litestar import get, post
from litestar.di import NamedDependency as Given
from litestar.params import FromPath, FromQuery, JSONBody, QueryParameter

from meantime.server.kit.actor import Actor
from meantime.server.kit.store import Store
from meantime.server.kit.tried import Tried
from meantime.server.notices.service.ways import Ways
from meantime.server.records.service import emergencies as service
from meantime.server.records.service.emergencies.listing import Shown
from meantime.wire.emergencies import Emergency, EmergencyPage, NewEmergency, NewReview

State = Annotated[Shown, QueryParameter(name="state")]  # a word that the framework reserves


@post("/spaces/{space_id:str}/emergencies", status_code=200)
async def open_emergency(
    store: Given[Store],
    ways: Given[Ways],
    actor: Given[Actor],
    space_id: FromPath[str],
    data: JSONBody[NewEmergency],
) -> Emergency:
    """Open a client's record for somebody, for sixty minutes; others are told at once.

    Problems: not-permitted, not-found, malformed, reason-missing, emergencies-spent.
    """
    tried = Tried(store, actor, "emergency.opened", space_id)
    return await tried.write(partial(service.open_emergency, ways=ways), space_id, data)


@get("/spaces/{space_id:str}/emergencies")
async def list_emergencies_in(
    store: Given[Store], actor: Given[Actor], space_id: FromPath[str], cursor: FromQuery[str] = ""
) -> EmergencyPage:
    """List how a thread was opened in emergencies. Problems: not-found, not-permitted, malformed.

    Its clients see it among the openings.
    """
    return await store.read(actor, service.list_emergencies_in, space_id, cursor)


@get("/emergencies")
async def list_emergencies(
    store: Given[Store],
    actor: Given[Actor],
    shown: State = "",
    cursor: FromQuery[str] = "",
) -> EmergencyPage:
    """List the emergencies that the caller sees; `open` ones are to be reviewed yet.

    Problems: not-permitted, malformed.
    """
    return await store.read(actor, service.list_emergencies, shown, cursor)


@post("/emergencies/{emergency_id:str}/end", status_code=200)
async def end_emergency(
    store: Given[Store], actor: Given[Actor], emergency_id: FromPath[str]
) -> Emergency:
    """End an emergency before its time. Problems: not-found."""
    tried = Tried(store, actor, "emergency.ended", emergency_id)
    return await tried.write(service.end_emergency, emergency_id)


@post("/emergencies/{emergency_id:str}/review", status_code=200)
async def review_emergency(
    store: Given[Store],
    actor: Given[Actor],
    emergency_id: FromPath[str],
    data: JSONBody[NewReview],
) -> Emergency:
    """Sign off an emergency of somebody else's.

    Problems: not-found, not-permitted, malformed, reason-missing.
    """
    tried = Tried(store, actor, "emergency.reviewed", emergency_id)
    return await tried.write(service.review_emergency, emergency_id, data)


ROUTES = [
    open_emergency,
    list_emergencies_in,
    list_emergencies,
    end_emergency,
    review_emergency,
]
