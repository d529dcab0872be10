"""A way in: what custodians have to do in the spaces of their practice."""

from __future__ import annotations

from litestar import get
from litestar.di import NamedDependency as Given

from meantime.server.kit.actor import Actor
from meantime.server.kit.store import Store
from meantime.server.records import service
from meantime.wire.records import Custody


@get("/custody")
async def show_custody(store: Given[Store], actor: Given[Actor]) -> Custody:
    """Tell custodians what is left to do in the practice's spaces. Problems: not-permitted."""
    return await store.read(actor, service.show_custody)


ROUTES = [show_custody]
