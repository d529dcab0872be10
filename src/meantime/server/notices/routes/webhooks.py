"""Ways in: which programs of the practice's are told that something has happened."""

from __future__ import annotations

from litestar import delete, get, post, put
from litestar.di import NamedDependency as Given
from litestar.params import FromPath, FromQuery, JSONBody

from meantime.server.kit.actor import Actor
from meantime.server.kit.store import Store
from meantime.server.notices.service import deliveries, webhooks
from meantime.server.notices.service.ways import Ways
from meantime.wire.webhooks import (
    Deliveries,
    MadeWebhook,
    NewWebhook,
    Webhook,
    WebhookChange,
    Webhooks,
)


@get("/webhooks")
async def list_webhooks(store: Given[Store], ways: Given[Ways], actor: Given[Actor]) -> Webhooks:
    """List the practice's webhooks. Problems: not-permitted."""
    return await store.read(actor, webhooks.list_webhooks, ways)


@post("/webhooks", status_code=201)
async def make_webhook(
    store: Given[Store], ways: Given[Ways], actor: Given[Actor], data: JSONBody[NewWebhook]
) -> MadeWebhook:
    """Make a webhook; its secret is in this answer alone. Problems: malformed, not-permitted."""
    return await store.write(actor, webhooks.make_webhook, ways, data)


@put("/webhooks/{webhook_id:str}")
async def change_webhook(
    store: Given[Store],
    ways: Given[Ways],
    actor: Given[Actor],
    webhook_id: FromPath[str],
    data: JSONBody[WebhookChange],
) -> Webhook:
    """Change a webhook, or turn it on or off. Problems: malformed, not-found, not-permitted."""
    return await store.write(actor, webhooks.change_webhook, ways, webhook_id, data)


@delete("/webhooks/{webhook_id:str}", status_code=204)
async def remove_webhook(
    store: Given[Store], actor: Given[Actor], webhook_id: FromPath[str]
) -> None:
    """Forget a webhook. Problems: not-found, not-permitted."""
    await store.write(actor, webhooks.remove_webhook, webhook_id)


@post("/webhooks/{webhook_id:str}/secrets", status_code=201)
async def renew_webhook_secret(
    store: Given[Store], ways: Given[Ways], actor: Given[Actor], webhook_id: FromPath[str]
) -> MadeWebhook:
    """Give a webhook another secret; both sign for a day. Problems: not-found, not-permitted."""
    return await store.write(actor, webhooks.renew_secret, ways, webhook_id)


@post("/webhooks/{webhook_id:str}/test", status_code=204)
async def send_test_event(
    store: Given[Store], actor: Given[Actor], webhook_id: FromPath[str]
) -> None:
    """Send a webhook a test event. Problems: malformed, not-found, not-permitted."""
    await store.write(actor, deliveries.send_test, webhook_id)


@get("/webhooks/{webhook_id:str}/deliveries")
async def list_deliveries(
    store: Given[Store], actor: Given[Actor], webhook_id: FromPath[str], cursor: FromQuery[str] = ""
) -> Deliveries:
    """List what was to be told to a webhook. Problems: malformed, not-found, not-permitted."""
    return await store.read(actor, deliveries.list_deliveries, webhook_id, cursor)


@post("/webhooks/{webhook_id:str}/deliveries/{delivery_id:str}/attempts", status_code=204)
async def resend_delivery(
    store: Given[Store], actor: Given[Actor], webhook_id: FromPath[str], delivery_id: FromPath[str]
) -> None:
    """Tell an event again, under the same id. Problems: malformed, not-found, not-permitted."""
    await store.write(actor, deliveries.resend, webhook_id, delivery_id)


ROUTES = [
    list_webhooks,
    make_webhook,
    change_webhook,
    remove_webhook,
    renew_webhook_secret,
    send_test_event,
    list_deliveries,
    resend_delivery,
]
