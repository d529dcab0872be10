"""Opening a sign-in by key, listing the devices that hold one, and ending them."""

from __future__ import annotations

import secrets
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from meantime.protocol.encoding import b64, unb64
from meantime.protocol.errors import ProtocolError
from meantime.protocol.keys import KEY_BYTES, SIGNATURE_BYTES
from meantime.protocol.sessions import verify_session
from meantime.server.accounts.events import SignInOpened, SignInsEnded
from meantime.server.accounts.problems import SignInRefused
from meantime.server.accounts.queries import sign_ins as queries
from meantime.server.accounts.queries.accounts import account_by_id
from meantime.server.accounts.queries.throttles import use_nonce
from meantime.server.accounts.rules.sign_ins import (
    APPEND_TOKEN_LIFE,
    is_alive,
    is_timely,
    token_hash,
)
from meantime.server.accounts.server_key import NONCE_BYTES
from meantime.server.accounts.service.seats import find_seat
from meantime.server.kit.problems import NotFound, NotPermitted
from meantime.wire.accounts import AppendToken, SignedIn, SignIn, SignIns

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy import Row

    from meantime.server.accounts.door import Door
    from meantime.server.accounts.rules.sign_ins import Limits
    from meantime.server.kit.hub import Hub
    from meantime.server.kit.unit import Unit
    from meantime.wire.accounts import SignInRequest

MINUTE = timedelta(minutes=1)
ID_BYTES = 32
TOKEN_BYTES = 32
SIGN_IN_ID_BYTES = 16


class Holder(NamedTuple):
    """Whose key a sign-in is opened with. `account_id` is None for an invitation or a practice."""

    practice_id: str
    card: bytes
    account_id: str | None


def open_sign_in(unit: Unit, door: Door, request: SignInRequest) -> SignedIn:
    """Return a new token for whoever holds the key of `request.id`.

    Raises SignInRefused, which never says why. Source: protocol.md section 3, Unlock (4).
    """
    read(request.id, ID_BYTES)
    holder = find_holder(unit, request.id)
    nonce = read(request.nonce, NONCE_BYTES)
    ends_at = door.key.nonce_end(nonce)
    if holder is None or ends_at is None or ends_at <= unit.now:
        raise SignInRefused
    signature = read(request.signature, SIGNATURE_BYTES)
    sign_pk = holder.card[:KEY_BYTES]
    if not is_timely(request.at, unit.now) or not verify_session(
        sign_pk, request.origin, nonce, request.at, signature
    ):
        raise SignInRefused
    if not use_nonce(unit, nonce, ends_at):
        raise SignInRefused
    return store_sign_in(unit, door, holder, request)


def find_holder(unit: Unit, seat_id: str) -> Holder | None:
    """Return the account of this id, else the seat that it has or had in a space."""
    if account := account_by_id(unit, seat_id):
        return Holder(account.practice_id, account.card, account.id)
    seat = find_seat(unit, seat_id)
    return Holder(seat.practice_id, seat.card, None) if seat else None


def read(text: str, length: int) -> bytes:
    try:
        return unb64(text, length)
    except ProtocolError:
        raise SignInRefused from None


def store_sign_in(unit: Unit, door: Door, holder: Holder, request: SignInRequest) -> SignedIn:
    sign_in_id = b64(secrets.token_bytes(SIGN_IN_ID_BYTES))
    token = b64(secrets.token_bytes(TOKEN_BYTES))
    expires_at = unit.now + door.limits.absolute
    forget_ended(unit, holder.practice_id, request.id)
    queries.insert_sign_in(
        unit,
        {
            "practice_id": holder.practice_id,
            "id": sign_in_id,
            "seat_id": request.id,
            "account_id": holder.account_id,
            "token_hash": token_hash(token),
            "device": request.device,
            "address": door.address,
            "expires_at": expires_at,
        },
    )
    unit.tell(SignInOpened(holder.practice_id, request.id))
    unit.audit("sign_in.opened", subject=request.id, practice_id=holder.practice_id)
    return SignedIn(
        sign_in_id=sign_in_id,
        practice_id=holder.practice_id,
        token=token,
        idle_minutes=door.limits.idle // MINUTE,
        expires_at=expires_at,
    )


def forget_ended(unit: Unit, practice_id: str, seat_id: str) -> None:
    """Forget the seat's sign-ins that ran out long ago."""
    before = unit.now - APPEND_TOKEN_LIFE
    if ended := queries.ended_before(unit, practice_id, seat_id, before):
        queries.delete_sign_ins(unit, practice_id, ended)
        unit.tell(SignInsEnded(practice_id, tuple(ended)))


def list_sign_ins(unit: Unit, limits: Limits) -> SignIns:
    """Return the devices that can still do something as this seat, newest first."""
    actor = unit.caller
    rows = queries.listed(unit, actor)
    return SignIns(
        sign_ins=[
            SignIn(
                id=row.id,
                device=row.device,
                address=row.address,
                created_at=row.created_at,
                last_seen_at=row.last_seen_at,
                is_this=row.id == actor.sign_in_id,
            )
            for row in rows
            if still_counts(row, limits, unit.now)
        ]
    )


def still_counts(row: Row[Any], limits: Limits, now: datetime) -> bool:
    if row.append_until is not None and now < row.append_until:
        return True
    return is_alive(limits, row.last_seen_at, row.expires_at, now)


def end_sign_in(unit: Unit, hub: Hub, sign_in_id: str) -> None:
    """Revoke one device of the caller's own. Raises NotFound for any other."""
    actor = unit.caller
    if sign_in_id not in {row.id for row in queries.listed(unit, actor)}:
        raise NotFound
    end(unit, hub, actor.practice_id, [sign_in_id])


def end_others(unit: Unit, hub: Hub) -> None:
    """Revoke every device of the caller's own but the one that asks."""
    actor = unit.caller
    ids = [row.id for row in queries.listed(unit, actor)]
    end(unit, hub, actor.practice_id, [id_ for id_ in ids if id_ != actor.sign_in_id])


def end_all_of(unit: Unit, hub: Hub, practice_id: str, seat_id: str) -> None:
    """Revoke every device that is signed in as this seat."""
    end(unit, hub, practice_id, queries.ids_of_seat(unit, practice_id, seat_id))


def end(unit: Unit, hub: Hub, practice_id: str, sign_in_ids: Sequence[str]) -> None:
    queries.revoke(unit, practice_id, sign_in_ids)
    unit.tell(SignInsEnded(practice_id, tuple(sign_in_ids)))
    for sign_in_id in sign_in_ids:
        unit.audit("sign_in.revoked", subject=sign_in_id, practice_id=practice_id)
        unit.after_commit(partial(hub.end_sign_in, sign_in_id))


def make_append_token(unit: Unit) -> AppendToken:
    """Return a new append-only token of the caller's device; an earlier one stops working.

    Raises NotPermitted for a seat without an account. Source: protocol.md F6.
    """
    actor = unit.caller
    if actor.account_id is None:
        raise NotPermitted
    token = b64(secrets.token_bytes(TOKEN_BYTES))
    expires_at = unit.now + APPEND_TOKEN_LIFE
    queries.put_append_token(unit, actor, token_hash(token), expires_at)
    unit.audit("append_token.made", subject=actor.sign_in_id)
    return AppendToken(token=token, expires_at=expires_at)
