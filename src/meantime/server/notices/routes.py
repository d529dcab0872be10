"""Ways in: how somebody wants to be told."""

from __future__ import annotations

from litestar import get, post, put
from litestar.di import NamedDependency as Given
from litestar.params import JSONBody

from meantime.server.kit.actor import Actor
from meantime.server.kit.store import Store
from meantime.server.notices import service
from meantime.server.notices.service.ways import Ways
from meantime.wire.notices import KeptNoticeChoices, NoticeChoices, Undelivered


@get("/notices/choices")
async def show_notice_choices(
    store: Given[Store], ways: Given[Ways], actor: Given[Actor]
) -> KeptNoticeChoices:
    """Return how the caller is told. Problems: not-permitted."""
    return await store.read(actor, service.show_choices, ways)


@put("/notices/choices")
async def set_notice_choices(
    store: Given[Store], ways: Given[Ways], actor: Given[Actor], data: JSONBody[NoticeChoices]
) -> KeptNoticeChoices:
    """Choose how to be told. Problems: malformed, not-permitted."""
    return await store.write(actor, service.set_choices, ways, data)


@post("/notices/test", status_code=204)
async def send_test_notice(store: Given[Store], ways: Given[Ways], actor: Given[Actor]) -> None:
    """Send the caller a notice as any other. Problems: malformed, not-permitted."""
    await store.write(actor, service.send_test, ways)


@get("/notices/undelivered")
async def list_undelivered(store: Given[Store], actor: Given[Actor]) -> Undelivered:
    """List the caller's clients whom mail does not reach. Problems: not-permitted."""
    return await store.read(actor, service.list_undelivered)


ROUTES = [show_notice_choices, set_notice_choices, send_test_notice, list_undelivered]
