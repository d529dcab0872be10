"""Ways in: the ladder, the model, alerts, what holds for an urgent message, crisis lines."""

from __future__ import annotations

from typing import Annotated

from litestar import get, post, put
from litestar.di import NamedDependency as Given
from litestar.params import FromPath, FromQuery, JSONBody, QueryParameter

from meantime.server.kit.actor import Actor
from meantime.server.kit.store import Store
from meantime.server.kit.tried import Tried
from meantime.server.notices.service.ways import Ways
from meantime.server.safety import service
from meantime.server.safety.service.listing import Shown
from meantime.wire.safety import (
    Alert,
    AlertFound,
    AlertPage,
    Closing,
    KeptLadder,
    Ladder,
    LineChecks,
    ModelSwitch,
    UrgentPromise,
)

State = Annotated[Shown, QueryParameter(name="state")]  # a word that the framework reserves


@get("/safety/ladder")
async def show_ladder(store: Given[Store], ways: Given[Ways], actor: Given[Actor]) -> KeptLadder:
    """Return whom an urgent message wakes, and who could not help. Problems: not-permitted."""
    return await store.read(actor, service.show_ladder, ways)


@put("/safety/ladder")
async def set_ladder(
    store: Given[Store], ways: Given[Ways], actor: Given[Actor], data: JSONBody[Ladder]
) -> KeptLadder:
    """Choose whom an urgent message wakes. Problems: malformed, not-permitted, ladder-gap."""
    tried = Tried(store, actor, "ladder.set", actor.practice_id)
    return await tried.write(service.set_ladder, ways, data)


@get("/safety/model")
async def show_model(store: Given[Store], actor: Given[Actor]) -> ModelSwitch:
    """Return whether the practice lets the model look; everybody in it may know."""
    return await store.read(actor, service.show_model)


@put("/safety/model")
async def set_model(
    store: Given[Store], actor: Given[Actor], data: JSONBody[ModelSwitch]
) -> ModelSwitch:
    """Let the model look, or no longer. Problems: malformed, not-permitted, model-refused."""
    action = "model.switched_on" if data.is_on else "model.switched_off"
    tried = Tried(store, actor, action, actor.practice_id)
    return await tried.write(service.set_model, data)


@get("/spaces/{space_id:str}/safety")
async def show_urgent_promise(
    store: Given[Store], ways: Given[Ways], actor: Given[Actor], space_id: FromPath[str]
) -> UrgentPromise:
    """Say what holds for an urgent message sent now. Problems: not-found."""
    return await store.read(actor, service.show_promise, ways, space_id)


@get("/alerts")
async def list_alerts(
    store: Given[Store],
    actor: Given[Actor],
    shown: State = "",
    cursor: FromQuery[str] = "",
) -> AlertPage:
    """List the alerts that the caller looks after, open ones first.

    Problems: malformed, not-permitted.
    """
    return await store.read(actor, service.list_alerts, shown, cursor)


@get("/alerts/{alert_id:str}")
async def show_alert(store: Given[Store], actor: Given[Actor], alert_id: FromPath[str]) -> Alert:
    """Return an alert that the caller looks after. Problems: not-found."""
    return await store.read(actor, service.show_alert, alert_id)


@put("/alerts/{alert_id:str}/acknowledgement")
async def acknowledge_alert(
    store: Given[Store], actor: Given[Actor], alert_id: FromPath[str]
) -> Alert:
    """Look after an alert: nobody else is woken. The first word stands. Problems: not-found."""
    tried = Tried(store, actor, "alert.acknowledged", alert_id)
    return await tried.write(service.acknowledge, alert_id)


@post("/alerts/{alert_id:str}/closing", status_code=200)
async def close_alert(
    store: Given[Store], actor: Given[Actor], alert_id: FromPath[str], data: JSONBody[Closing]
) -> Alert:
    """Close an alert, once what came of it is written in a chart.

    Problems: malformed, not-found, note-missing, alert-closed.
    """
    tried = Tried(store, actor, "alert.closed", alert_id)
    return await tried.write(service.close, alert_id, data)


@get("/spaces/{space_id:str}/alerts")
async def list_alerts_in(
    store: Given[Store], actor: Given[Actor], space_id: FromPath[str], cursor: FromQuery[str] = ""
) -> AlertPage:
    """List the alerts of a thread, open ones first.

    Problems: malformed, not-found, not-permitted.
    """
    return await store.read(actor, service.list_in, space_id, cursor)


@post("/spaces/{space_id:str}/alerts")
async def raise_alert(
    store: Given[Store], actor: Given[Actor], space_id: FromPath[str], data: JSONBody[AlertFound]
) -> Alert:
    """Open the alert of a client's urgent entry that has none, or return the one it has.

    Problems: malformed, not-found, not-permitted.
    """
    tried = Tried(store, actor, "alert.raised", space_id)
    return await tried.write(service.raise_alert, space_id, data)


@get("/safety/crisis-lines")
async def list_line_checks(store: Given[Store], actor: Given[Actor]) -> LineChecks:
    """List when somebody of the practice called which crisis line, and it was right."""
    return await store.read(actor, service.list_line_checks)


@put("/safety/crisis-lines/{line_id:str}")
async def check_line(
    store: Given[Store], actor: Given[Actor], line_id: FromPath[str]
) -> LineChecks:
    """Say that a crisis line was called now, and is right. Problems: not-found, not-permitted."""
    tried = Tried(store, actor, "crisis_line.checked", line_id)
    return await tried.write(service.check_line, line_id)


ROUTES = [
    show_ladder,
    set_ladder,
    show_model,
    set_model,
    show_urgent_promise,
    list_alerts,
    show_alert,
    acknowledge_alert,
    close_alert,
    list_alerts_in,
    raise_alert,
    list_line_checks,
    check_line,
]
