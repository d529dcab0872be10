"""Ways in: how the practice bills."""

from __future__ import annotations

from litestar import get, put
from litestar.di import NamedDependency as Given
from litestar.params import JSONBody

from meantime.server.billing.service import settings as service
from meantime.server.kit.actor import Actor
from meantime.server.kit.store import Store
from meantime.wire.billing import BillingSettings


@get("/billing/settings")
async def show_billing_settings(store: Given[Store], actor: Given[Actor]) -> BillingSettings:
    """Return how the practice bills. Problems: not-permitted."""
    return await store.read(actor, service.show_settings)


@put("/billing/settings")
async def set_billing_settings(
    store: Given[Store], actor: Given[Actor], data: JSONBody[BillingSettings]
) -> BillingSettings:
    """Say how the practice bills. Problems: not-permitted, malformed."""
    return await store.write(actor, service.set_settings, data)


ROUTES = [show_billing_settings, set_billing_settings]
