"""Ways in: the calendar that says when a clinician is busy elsewhere."""

from __future__ import annotations

from typing import Final

from litestar import delete, get, put
from litestar.di import NamedDependency as Given
from litestar.params import JSONBody

from meantime.server.appointments.busy import BusyCalendars
from meantime.server.appointments.fetching import NotFetched
from meantime.server.appointments.service import busy as service
from meantime.server.kit.actor import Actor
from meantime.server.kit.problems import Malformed
from meantime.server.kit.store import Store
from meantime.wire.appointments import BusyCalendar, NewBusyCalendar

WHY: Final = {
    "address": "must be an https address",
    "place": "must be a place on the public internet",
    "answer": "does not answer with a calendar",
    "size": "is larger than 1 MiB",
    "time": "does not answer in time",
    "calendar": "cannot be read as a calendar",
}


@get("/busy-calendar")
async def show_busy(
    store: Given[Store], calendars: Given[BusyCalendars], actor: Given[Actor]
) -> BusyCalendar:
    """Return what the caller's own calendar says. Problems: not-permitted."""
    return await store.read(actor, service.show_busy, calendars.key)


@put("/busy-calendar")
async def set_busy(
    store: Given[Store],
    calendars: Given[BusyCalendars],
    actor: Given[Actor],
    data: JSONBody[NewBusyCalendar],
) -> BusyCalendar:
    """Read a calendar, and keep its address if that can be done.

    Problems: malformed, not-permitted.
    """
    zone = await store.read(actor, service.zone_for_busy)
    source = service.Source(data.url.strip(), zone, store.clock.now())
    try:
        times = await calendars.look(source)
    except NotFetched as error:
        reasons = {"url": error.fault}
        raise Malformed(fields={"url": WHY[error.fault]}, reasons=reasons) from None
    return await store.write(actor, service.set_busy, calendars.key, source, times)


@delete("/busy-calendar")
async def end_busy(store: Given[Store], actor: Given[Actor]) -> None:
    """Forget the caller's calendar. Problems: not-permitted."""
    await store.write(actor, service.end_busy)


ROUTES = [show_busy, set_busy, end_busy]
