"""Ways in that only a demo has."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, Final

from litestar import Request, Response, Router, get, post
from litestar.datastructures import State
from litestar.di import NamedDependency as Given
from litestar.di import Provide
from litestar.params import JSONBody

from meantime.demo.desk import Desk
from meantime.demo.passing import let_pass
from meantime.demo.people import PEOPLE, PRACTICE, WORDS
from meantime.demo.shapes import Clock, Everything, Move, Words
from meantime.server.kit.hub import Hub
from meantime.server.kit.problems import NotFound, NotPermitted
from meantime.server.kit.store import Store
from meantime.server.notices.service import list_notices

FORGET: Final = {"Clear-Site-Data": '"cookies", "storage"'}


@get("/")
async def show(store: Given[Store], desk: Given[Desk]) -> Everything:
    """Show everybody and everything that left the building, newest first."""
    notices = await store.read(None, list_notices, desk.made.practice_id)
    return Everything(
        clock=desk.clock,
        practice=PRACTICE.name,
        password=WORDS,
        people=[desk.person(somebody) for somebody in PEOPLE],
        notices=[desk.notice(kept) for kept in notices],
    )


@get("/clock")
async def tell_time(desk: Given[Desk]) -> Clock:
    """Return the demo's time."""
    return desk.clock


@post("/clock", status_code=200)
async def move_clock(
    request: Request[Any, Any, State],
    desk: Given[Desk],
    store: Given[Store],
    hub: Given[Hub],
    data: JSONBody[Move],
) -> Clock:
    """Move the clock on, and let every open app ask what is new."""
    refuse_strangers(request)
    until = desk.settable.now() + timedelta(minutes=data.minutes)
    await let_pass(store, request.app.state.timers, desk.settable, until)
    hub.resync_all()
    return desk.clock


@get("/words")
async def tell_words(request: Request[Any, Any, State]) -> Words:
    """Return what the person types to whom this address belongs."""
    short = request.headers.get("host", "").partition(".")[0]
    for somebody in PEOPLE:
        if somebody.short == short:
            return Words(
                name=somebody.name,
                locale=somebody.locale,
                login=somebody.newcomer.login,
                password=WORDS,
            )
    raise NotFound


@post("/forgetting", status_code=204)
async def forget(request: Request[Any, Any, State]) -> Response[None]:
    """Let the browser forget what it kept of an earlier run at this address."""
    refuse_strangers(request)
    return Response(None, status_code=204, headers=FORGET)


@post("/start", status_code=202)
async def start_over(request: Request[Any, Any, State], desk: Given[Desk]) -> None:
    """Put everything back to where the story ends."""
    refuse_strangers(request)
    desk.must_restart.set()


def refuse_strangers(request: Request[Any, Any, State]) -> None:
    """Raise NotPermitted for a page that is none of the demo's."""
    if not request.app.state.door.is_allowed_origin(request.headers.get("origin", "")):
        raise NotPermitted


def ways_in(desk: Desk) -> Router:
    """Return the routes of one run."""
    return Router(
        "/demo",
        route_handlers=[show, tell_time, move_clock, tell_words, forget, start_over],
        dependencies={"desk": Provide(lambda: desk, sync_to_thread=False)},
        include_in_schema=False,
    )
