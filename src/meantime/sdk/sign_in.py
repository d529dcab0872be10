"""Unlocking an account and opening a sign-in (protocol.md section 3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from meantime.protocol import locks
from meantime.protocol.codes import read_code
from meantime.protocol.encoding import b64, unb64
from meantime.protocol.errors import ProtocolError
from meantime.protocol.sessions import sign_session
from meantime.sdk.errors import ProblemError
from meantime.wire.accounts import (
    Device,
    Nonce,
    SignedIn,
    SignInRequest,
    TypedKind,
    UnlockBegin,
    Unlocked,
    UnlockRequest,
)
from meantime.wire.problems import ProblemSlug

if TYPE_CHECKING:
    from meantime.protocol.keys import Account
    from meantime.sdk.http import Http
    from meantime.sdk.known import KnownLogins


def unlock(http: Http, known: KnownLogins, login: str, password: str) -> Account:
    """Return the account behind `login`.

    Raises ProtocolError `suite` before any key is derived if the server asks for a weaker one,
    `identity` if the account is not the one that this device knows, `aead` if what came does not
    open; ProblemError `unlock-refused` for an unknown login or a wrong password, alike.
    """
    suite, salt = password_parameters(http, login, known.recall(login).suite)
    output = locks.password_output(password, login, salt, suite)
    account = _open_lock(http, known, login, "password", output)
    known.remember(login, account.id, suite)
    return account


def unlock_with_recovery_code(http: Http, known: KnownLogins, login: str, code: str) -> Account:
    """As `unlock`, by the printed recovery code. Raises ProtocolError `code` for a mistyped one."""
    output = locks.recovery_output(read_code(code, "recover"))
    return _open_lock(http, known, login, "recovery", output)


def password_parameters(http: Http, login: str, highest_seen: int) -> tuple[int, bytes]:
    """Return suite and server salt for `login`; raises ProtocolError `suite` for anything odd.

    Any part of the answer may be a lie, so it is read without trusting its shape.
    """
    answer = http.post_raw("/unlock/begin", UnlockBegin(login=locks.normal_login(login)))
    try:
        told = msgspec.json.decode(answer, type=dict[str, object])
    except msgspec.MsgspecError:
        raise ProtocolError("suite") from None
    suite = told.get("suite")
    locks.check_suite(suite, highest_seen)
    if told.keys() != {"suite", "server_salt"} or not isinstance(suite, int):
        raise ProtocolError("suite")
    return suite, unb64(told["server_salt"], locks.SALT_BYTES, "suite")


def _open_lock(
    http: Http, known: KnownLogins, login: str, kind: TypedKind, output: bytes
) -> Account:
    auth = b64(locks.lock_auth(output))
    request = UnlockRequest(login=locks.normal_login(login), kind=kind, auth=auth)
    wrapped = unb64(http.post("/unlock", request, Unlocked).wrapped)
    return locks.unlock(output, kind, wrapped, known.recall(login).id)


def open_sign_in(http: Http, account: Account, device: Device) -> SignedIn:
    """Sign the server's nonce as `account`; the token rides on `http` from here on.

    Any id whose key is held may sign in: one's own, an invitation's, a practice's.
    Raises ProblemError `sign-in-refused`.
    """
    try:
        signed_in = _sign_nonce(http, account, device)
    except ProblemError as refused:
        if refused.slug != ProblemSlug.SIGN_IN_REFUSED:
            raise
        # Perhaps the answer to a good try was lost, and the try after it met a used nonce.
        signed_in = _sign_nonce(http, account, device)
    http.token = signed_in.token
    return signed_in


def _sign_nonce(http: Http, account: Account, device: Device) -> SignedIn:
    nonce = http.post("/sign-ins/nonce", None, Nonce).nonce
    at = http.now_ms()
    request = SignInRequest(
        id=account.id,
        origin=http.origin,
        nonce=nonce,
        at=at,
        signature=b64(sign_session(account, http.origin, unb64(nonce), at)),
        carrier="bearer",
        device=device,
    )
    return http.post("/sign-ins", request, SignedIn)
