"""Ways in: how somebody wants to be told."""

from __future__ import annotations

from litestar import get, post, put
from litestar.di import NamedDependency as Given
from litestar.params import JSONBody

from meantime.server.kit.actor import Actor
from meantime.server.kit.store import Store
from meantime.server.notices import service
from meantime.server.notices.push import public_key
from meantime.server.notices.service.ways import Ways
from meantime.wire.notices import (
    KeptNoticeChoices,
    NoticeChoices,
    PushDevice,
    PushEnd,
    PushKey,
    PushRenewal,
    PushStanding,
    Undelivered,
)


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


@get("/notices/push", sync_to_thread=False)
def show_push_key(ways: Given[Ways], actor: Given[Actor]) -> PushKey:
    """Return the key with which a browser has to ask for notices of this server."""
    del actor  # whoever is signed in may know it
    return PushKey(key=public_key(ways.key))


@put("/notices/push", status_code=204)
async def add_push_device(
    store: Given[Store], ways: Given[Ways], actor: Given[Actor], data: JSONBody[PushDevice]
) -> None:
    """Tell the caller on a browser too. Problems: malformed, not-permitted."""
    await store.write(actor, service.add_device, ways, data)


@post("/notices/push/renewals", status_code=200)
async def renew_push_device(
    store: Given[Store], ways: Given[Ways], actor: Given[Actor], data: JSONBody[PushRenewal]
) -> PushStanding:
    """Go on telling the caller on a browser, if they are. Problems: malformed, not-permitted."""
    return await store.write(actor, service.renew_device, ways, data)


@post("/notices/push/ends", status_code=204)
async def remove_push_device(
    store: Given[Store], ways: Given[Ways], actor: Given[Actor], data: JSONBody[PushEnd]
) -> None:
    """Tell the caller no more on a browser. Problems: not-permitted."""
    await store.write(actor, service.remove_device, ways, data)


ROUTES = [
    show_notice_choices,
    set_notice_choices,
    send_test_notice,
    list_undelivered,
    show_push_key,
    add_push_device,
    renew_push_device,
    remove_push_device,
]
