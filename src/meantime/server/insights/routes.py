"""Way in: what was counted, for whoever may see the quarterly review."""

from __future__ import annotations

from datetime import date

from litestar import get
from litestar.di import NamedDependency as Given
from litestar.params import FromQuery

from meantime.server.insights import service
from meantime.server.kit.actor import Actor
from meantime.server.kit.store import Store
from meantime.wire.insights import Insights


@get("/insights")
async def show_insights(
    store: Given[Store],
    actor: Given[Actor],
    since: FromQuery[date | None] = None,
    until: FromQuery[date | None] = None,
) -> Insights:
    """Return the practice's numbers of whole weeks. Problems: malformed, not-found.

    Of those in some local days of the practice; without days it is the last quarter.
    """
    return await store.read(actor, service.show, since, until)


ROUTES = [show_insights]
