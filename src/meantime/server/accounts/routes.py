"""Ways in: unlock, sign in, make an account, change a lock, end a device."""

from __future__ import annotations

from typing import Any, TypeVar

import msgspec
from litestar import Request, Response, Router, delete, get, post, put
from litestar.datastructures import Cookie
from litestar.di import NamedDependency as Given
from litestar.di import Provide
from litestar.params import FromPath, JSONBody

from meantime.protocol.encoding import b64
from meantime.server.accounts.actors import COOKIE
from meantime.server.accounts.door import Door
from meantime.server.accounts.problems import SignInRefused
from meantime.server.accounts.service import accounts, locks, sign_ins, unlock
from meantime.server.accounts.service.attempts import order_of
from meantime.server.kit.actor import Actor
from meantime.server.kit.problems import Malformed, Problem
from meantime.server.kit.store import Store
from meantime.wire.accounts import (
    AccountCreated,
    AppendToken,
    LockChange,
    LockProof,
    Me,
    NewAccount,
    Nonce,
    PasskeyUnlock,
    SignedIn,
    SignInRequest,
    SignIns,
    UnlockBegin,
    Unlocked,
    UnlockParameters,
    UnlockRequest,
)

T = TypeVar("T")
ADDRESS_LENGTH = 64


def provide_door(request: Request[Any, Any, Any]) -> Door:
    """Return the door as this caller meets it."""
    door: Door = request.app.state.door
    address = request.client.host if request.client else ""
    return door.seen_from(address[:ADDRESS_LENGTH])


def provide_page_origin(request: Request[Any, Any, Any]) -> str | None:
    """Return where the browser says that the page stands; None outside a browser."""
    return request.headers.get("origin")


@post("/unlock/begin", status_code=200)
async def begin_unlock(
    store: Given[Store], door: Given[Door], data: JSONBody[UnlockBegin]
) -> UnlockParameters:
    """Say how to derive a password key, for any login alike. Problems: malformed."""
    return await store.read(None, unlock.begin_unlock, door, data.login)


@post("/unlock", status_code=200)
async def open_lock(
    store: Given[Store], door: Given[Door], data: JSONBody[UnlockRequest]
) -> Unlocked:
    """Return the wrapped secret. Problems: malformed, unlock-refused, too-many-attempts."""
    order = order_of(door.address, data.kind)
    return accepted(await store.write(None, unlock.unlock, door, data, order=order))


@post("/unlock/passkey", status_code=200)
async def open_passkey_lock(
    store: Given[Store], door: Given[Door], data: JSONBody[PasskeyUnlock]
) -> Unlocked:
    """Return the secret that a passkey unwraps. Problems: as for `/unlock`."""
    order = order_of(door.address, "passkey")
    return accepted(await store.write(None, unlock.unlock_by_passkey, door, data, order=order))


@post("/sign-ins/nonce", status_code=200)
async def make_nonce(store: Given[Store], door: Given[Door]) -> Nonce:
    """Return a nonce to sign, or for a passkey to answer; good once, for five minutes."""
    return Nonce(nonce=b64(door.key.make_nonce(store.clock.now())))


@post("/sign-ins")
async def sign_in(
    store: Given[Store],
    door: Given[Door],
    page_origin: Given[str | None],
    data: JSONBody[SignInRequest],
) -> Response[SignedIn]:
    """Open a sign-in by key. Problems: malformed, sign-in-refused."""
    refuse_foreign_page(door, page_origin, data)
    signed_in = await store.write(None, sign_ins.open_sign_in, door, data)
    if data.carrier == "bearer":
        return Response(signed_in)
    cookie = carrier_cookie(signed_in.token, int(door.limits.absolute.total_seconds()))
    return Response(msgspec.structs.replace(signed_in, token=""), cookies=[cookie])


@get("/sign-ins")
async def list_sign_ins(store: Given[Store], door: Given[Door], actor: Given[Actor]) -> SignIns:
    """List the devices that are signed in as the caller."""
    return await store.read(actor, sign_ins.list_sign_ins, door.limits)


@delete("/sign-ins/{sign_in_id:str}", status_code=204)
async def end_sign_in(
    store: Given[Store], door: Given[Door], actor: Given[Actor], sign_in_id: FromPath[str]
) -> Response[None]:
    """Revoke one device, this one to sign out. Problems: not-found."""
    await store.write(actor, sign_ins.end_sign_in, door.hub, sign_in_id)
    gone = [carrier_cookie("", 0)] if sign_in_id == actor.sign_in_id else []
    return Response(None, status_code=204, cookies=gone)


@delete("/sign-ins", status_code=204)
async def end_other_sign_ins(store: Given[Store], door: Given[Door], actor: Given[Actor]) -> None:
    """Revoke every device of the caller but this one."""
    await store.write(actor, sign_ins.end_others, door.hub)


@post("/append-tokens")
async def make_append_token(store: Given[Store], actor: Given[Actor]) -> AppendToken:
    """Return a token that can only append. Problems: not-permitted."""
    return await store.write(actor, sign_ins.make_append_token)


@get("/me")
async def show_me(store: Given[Store], door: Given[Door], actor: Given[Actor]) -> Me:
    """Return who the caller is to the server."""
    return await store.read(actor, accounts.describe, door)


@post("/accounts")
async def create_account(
    store: Given[Store], door: Given[Door], actor: Given[Actor], data: JSONBody[NewAccount]
) -> AccountCreated:
    """Make an account under an invitation.

    Problems: malformed, not-permitted, locks-needed, login-taken.
    """
    return await store.write(actor, accounts.create_account, door, data)


@put("/locks/{kind:str}", status_code=204)
async def replace_lock(
    store: Given[Store],
    door: Given[Door],
    actor: Given[Actor],
    kind: FromPath[str],
    data: JSONBody[LockChange],
) -> None:
    """Replace a lock. Problems: malformed, not-permitted, unlock-refused, too-many-attempts."""
    if data.lock.kind != kind:
        raise Malformed(fields={"kind": "must be the kind that the address names"})
    order = order_of(door.address, data.old_kind)
    accepted(await store.write(actor, locks.replace_lock, door, data, order=order))


@delete("/locks/{kind:str}", status_code=204)
async def remove_lock(
    store: Given[Store],
    door: Given[Door],
    actor: Given[Actor],
    kind: FromPath[str],
    data: JSONBody[LockProof],
) -> None:
    """Remove a lock. Problems: as for replacing one, and not-found, locks-needed."""
    order = order_of(door.address, data.old_kind)
    accepted(await store.write(actor, locks.remove_lock, door, kind, data, order=order))


def accepted(answer: T | Problem) -> T:
    """Return an answer, or raise it if it is a refusal that had to be stored first."""
    if isinstance(answer, Problem):
        raise answer
    return answer


def refuse_foreign_page(door: Door, page_origin: str | None, request: SignInRequest) -> None:
    """Raise SignInRefused unless the signed origin is the web app's and the page's own."""
    is_outside = page_origin is None and request.carrier == "bearer"  # of any browser
    is_own = is_outside or page_origin == request.origin
    if not is_own or not door.is_allowed_origin(request.origin):
        raise SignInRefused


def carrier_cookie(token: str, seconds: int) -> Cookie:
    return Cookie(
        key=COOKIE,
        value=token,
        max_age=seconds,
        path="/",
        secure=True,
        httponly=True,
        samesite="strict",
    )


ROUTES = [
    Router(
        "/",
        route_handlers=[
            begin_unlock,
            open_lock,
            open_passkey_lock,
            make_nonce,
            sign_in,
            list_sign_ins,
            end_sign_in,
            end_other_sign_ins,
            make_append_token,
            show_me,
            create_account,
            replace_lock,
            remove_lock,
        ],
        dependencies={
            "door": Provide(provide_door, sync_to_thread=False),
            # Not `origin`: the framework takes a wrong field of that name for its own mistake.
            "page_origin": Provide(provide_page_origin, sync_to_thread=False),
        },
    )
]
