"""Ways in: the frame, what holds in a conversation, what waits."""

from __future__ import annotations

from typing import Literal

from litestar import delete, get, put
from litestar.di import NamedDependency as Given
from litestar.params import FromPath, FromQuery, JSONBody

from meantime.server.boundaries import service
from meantime.server.kit.actor import Actor
from meantime.server.kit.store import Store
from meantime.wire.boundaries import (
    AutomaticReplies,
    Boundary,
    CoverPlan,
    Frame,
    Holidays,
    KeptFrame,
    NewPromise,
    OpenDays,
    Promise,
    PromisePage,
    WaitingPage,
)


@get("/frames/mine")
async def show_my_frame(store: Given[Store], actor: Given[Actor]) -> KeptFrame:
    """Return the hours that count for the caller, whoever set them. Problems: not-permitted."""
    return await store.read(actor, service.show_frame, "mine")


@put("/frames/mine")
async def set_my_frame(
    store: Given[Store], actor: Given[Actor], data: JSONBody[Frame]
) -> KeptFrame:
    """Set one's own hours. Problems: malformed, not-permitted."""
    return await store.write(actor, service.set_frame, "mine", data)


@delete("/frames/mine")
async def drop_my_frame(store: Given[Store], actor: Given[Actor]) -> None:
    """Go by the practice's hours again. Problems: not-permitted."""
    await store.write(actor, service.drop_frame)


@get("/frames/mine/days")
async def list_my_days(store: Given[Store], actor: Given[Actor]) -> OpenDays:
    """List the caller's days with hours, past and coming. Problems: not-permitted."""
    return await store.read(actor, service.list_days)


@get("/frames/practice")
async def show_practice_frame(store: Given[Store], actor: Given[Actor]) -> KeptFrame:
    """Return the hours of those who have set none. Problems: not-permitted."""
    return await store.read(actor, service.show_frame, "practice")


@put("/frames/practice")
async def set_practice_frame(
    store: Given[Store], actor: Given[Actor], data: JSONBody[Frame]
) -> KeptFrame:
    """Set the practice's hours. Problems: malformed, not-permitted."""
    return await store.write(actor, service.set_frame, "practice", data)


@get("/holidays")
async def list_holidays(
    store: Given[Store],
    actor: Given[Actor],
    place: FromQuery[str] = "",
    year: FromQuery[int] = 0,
    locale: FromQuery[Literal["en", "es"]] = "en",
) -> Holidays:
    """List a year's public holidays of a `place`, such as US or US-ME (ISO 3166).

    Problems: malformed, not-permitted.
    """
    return await store.read(actor, service.list_holidays, place, year, locale)


@get("/spaces/{space_id:str}/boundary")
async def show_boundary(
    store: Given[Store], actor: Given[Actor], space_id: FromPath[str]
) -> Boundary:
    """Say what holds for a message sent now. Problems: not-found."""
    return await store.read(actor, service.show_boundary, space_id)


@get("/spaces/{space_id:str}/automatic-replies")
async def list_automatic(
    store: Given[Store], actor: Given[Actor], space_id: FromPath[str]
) -> AutomaticReplies:
    """List the newest messages that met an automatic reply, newest first. Problems: not-found."""
    return await store.read(actor, service.list_automatic, space_id)


@get("/cover")
async def show_cover(store: Given[Store], actor: Given[Actor]) -> CoverPlan:
    """Say who is away within a year, and who acts then. Problems: not-permitted."""
    return await store.read(actor, service.show_plan)


@get("/waiting")
async def list_waiting(
    store: Given[Store], actor: Given[Actor], cursor: FromQuery[str] = ""
) -> WaitingPage:
    """List what waits for the caller's answer. Problems: malformed, not-permitted."""
    return await store.read(actor, service.list_waiting, cursor)


@put("/spaces/{space_id:str}/promises/{entry_id:str}")
async def make_promise(
    store: Given[Store],
    actor: Given[Actor],
    space_id: FromPath[str],
    entry_id: FromPath[str],
    data: JSONBody[NewPromise],
) -> Promise:
    """Note by when one's own post promises something; the first word stands.

    Problems: not-found, not-permitted, malformed.
    """
    return await store.write(actor, service.make_promise, space_id, entry_id, data)


@put("/spaces/{space_id:str}/promises/{entry_id:str}/end")
async def end_promise(
    store: Given[Store], actor: Given[Actor], space_id: FromPath[str], entry_id: FromPath[str]
) -> Promise:
    """Say that what was promised is done. Problems: not-found, not-permitted."""
    return await store.write(actor, service.end_promise, space_id, entry_id)


@get("/promises")
async def list_promises(
    store: Given[Store], actor: Given[Actor], cursor: FromQuery[str] = ""
) -> PromisePage:
    """List what the caller has promised and is due, or was within 30 days.

    Problems: malformed, not-permitted.
    """
    return await store.read(actor, service.list_promises, cursor)


ROUTES = [
    show_my_frame,
    set_my_frame,
    drop_my_frame,
    list_my_days,
    show_practice_frame,
    set_practice_frame,
    list_holidays,
    show_boundary,
    list_automatic,
    show_cover,
    list_waiting,
    make_promise,
    end_promise,
    list_promises,
]
