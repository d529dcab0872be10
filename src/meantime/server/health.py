"""Whether the server lives, and whether it can do its work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from litestar import get
from litestar.di import NamedDependency as Given
from sqlalchemy import select

from meantime.server.kit.database import meta
from meantime.server.kit.store import Store

if TYPE_CHECKING:
    from meantime.server.kit.unit import Unit


@get("/healthz", include_in_schema=False)
async def is_alive() -> dict[str, str]:
    """Answer at all."""
    return {"status": "ok"}


@get("/readyz", include_in_schema=False)
async def is_ready(store: Given[Store]) -> dict[str, str]:
    """Answer if the database takes transactions. Problems: unavailable."""
    await store.write(None, look)
    return {"status": "ok"}


def look(unit: Unit) -> None:
    unit.db.execute(select(meta.c.schema_version))


ROUTES = [is_alive, is_ready]
