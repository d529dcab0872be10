"""Ways to unlock an account: a password, and a recovery code to be printed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from nacl.bindings import randombytes

from meantime.protocol import locks
from meantime.protocol.codes import make_code, read_code, write_code
from meantime.protocol.encoding import b64, unb64
from meantime.protocol.errors import ProtocolError
from meantime.sdk.errors import ProblemError, WeakPassword
from meantime.sdk.sign_in import password_parameters
from meantime.wire.accounts import (
    Lock,
    LockChange,
    LockProof,
    NewAccount,
    Unlocked,
    UnlockRequest,
)
from meantime.wire.problems import ProblemSlug

if TYPE_CHECKING:
    from meantime.protocol.keys import Account
    from meantime.sdk.http import Http

SUITE: Final = max(locks.SUITES)
PASSWORD_LENGTH_MIN: Final = 12


def new_account(account: Account, login: str, password: str) -> tuple[NewAccount, str]:
    """Return an account as the server takes it, and the recovery code to print.

    Raises WeakPassword; ProtocolError `login`.
    """
    lock, code = recovery_lock(account)
    made = NewAccount(
        card=b64(account.card),
        login=locks.normal_login(login),
        locks=[password_lock(account, login, password), lock],
    )
    return made, code


def password_lock(account: Account, login: str, password: str) -> Lock:
    """Return a fresh lock; takes a second and 64 MiB. Raises WeakPassword."""
    if len(password) < PASSWORD_LENGTH_MIN:
        raise WeakPassword(f"A password needs {PASSWORD_LENGTH_MIN} characters or more.")
    salt = randombytes(locks.SALT_BYTES)
    output = locks.password_output(password, login, salt, SUITE)
    return Lock(
        kind="password",
        suite=SUITE,
        public={"server_salt": b64(salt)},
        auth=b64(locks.lock_auth(output)),
        wrapped=b64(locks.wrap(output, "password", account.secret)),
    )


def recovery_lock(account: Account) -> tuple[Lock, str]:
    """Return a fresh lock, and its code as people write it."""
    code = make_code()
    output = locks.recovery_output(code)
    lock = Lock(
        kind="recovery",
        suite=0,
        public={},
        auth=b64(locks.lock_auth(output)),
        wrapped=b64(locks.wrap(output, "recovery", account.secret)),
    )
    return lock, write_code(code, "recover")


def proof_by_password(http: Http, login: str, password: str) -> LockProof:
    """Return what shows that the password of now is known."""
    suite, salt = password_parameters(http, login, SUITE)
    output = locks.password_output(password, login, salt, suite)
    return LockProof(old_kind="password", old_auth=b64(locks.lock_auth(output)))


def proof_by_code(code: str) -> LockProof:
    """Return what shows that the recovery code is known. Raises ProtocolError `code`."""
    output = locks.recovery_output(read_code(code, "recover"))
    return LockProof(old_kind="recovery", old_auth=b64(locks.lock_auth(output)))


def code_opens(http: Http, login: str, code: str, account_id: str) -> bool:
    """Tell whether a recovery code opens this account, by the lock that the server keeps now.

    Raises ProtocolError `code` for a mistyped one; ProblemError, also where it was tried too often.
    """
    output = locks.recovery_output(read_code(code, "recover"))
    auth = b64(locks.lock_auth(output))
    request = UnlockRequest(login=locks.normal_login(login), kind="recovery", auth=auth)
    try:
        wrapped = unb64(http.post("/unlock", request, Unlocked).wrapped)
        return locks.unlock(output, "recovery", wrapped).id == account_id
    except ProtocolError:
        return False
    except ProblemError as refused:
        if refused.slug != ProblemSlug.UNLOCK_REFUSED:
            raise
        return False


def change_lock(http: Http, login: str, proof: LockProof, lock: Lock) -> None:
    """Put `lock` in place of the one of its kind.

    Raises ProblemError `unlock-refused` if what the proof stands for is wrong.
    """
    change = LockChange(old_kind=proof.old_kind, old_auth=proof.old_auth, lock=lock)
    try:
        http.change("PUT", f"/locks/{lock.kind}", change)
    except ProblemError as refused:
        if refused.slug != ProblemSlug.UNLOCK_REFUSED or not _is_in_place(http, login, lock):
            raise  # else an answer was lost, and the try after it met the lock that it had changed


def _is_in_place(http: Http, login: str, lock: Lock) -> bool:
    if lock.kind == "passkey":
        return False  # only the browser that made it can tell
    request = UnlockRequest(login=locks.normal_login(login), kind=lock.kind, auth=lock.auth)
    try:
        return http.post("/unlock", request, Unlocked).wrapped == lock.wrapped
    except ProblemError:
        return False
