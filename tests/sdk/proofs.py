"""A consent that somebody has signed, and its file, made without a server."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any, Final

import msgspec

from meantime.agreement.document import policy_hash
from meantime.protocol import canonical
from meantime.protocol.agreement_posts import Consent
from meantime.protocol.encoding import b64, digest
from meantime.protocol.keys import make_account
from meantime.protocol.sessions import sign_consent
from meantime.sdk.consent_proof import Entry, Proof, Signer, checks, read_proof, write_proof
from meantime.sdk.folds.consents import what_is_signed
from meantime.sdk.folds.published import Published
from meantime.sdk.reading_policy import Reader, read_policy
from tests.agreement.documents import document

if TYPE_CHECKING:
    from meantime.protocol.keys import Account

NAME: Final = "Jo Kim"
AT: Final = 1_804_633_200_000
PRACTICE, THREAD, ENTRY = (b64(digest("test", name)) for name in ("practice", "thread", "entry"))


@cache
def honest() -> bytes:
    """Return the file of a client's consent; every time the same."""
    account = make_account()
    version = Published(
        3, policy_hash(document()), AT, document(), {"therapist_name": "Anna Weiss"}
    )
    reading = read_policy(version, Reader(NAME, "client", "en", date(2027, 3, 8)))
    said = Consent(
        decision="permit",
        version=version.version,
        text=reading.text,
        name=NAME,
        hash=version.hash,
        locale="en",
        at=AT,
        ticks=list(reading.to_tick),
        given=reading.given,
    )
    proof = Proof(
        kind="meantime.consent",
        v=1,
        practice_space=PRACTICE,
        care_space=THREAD,
        signer=Signer(account.id, b64(account.card)),
        consent=signed(account, said),
        document=canonical.encode(version.document).decode(),
        entry=entry_by(account),
    )
    return write_proof(proof)


def signed(account: Account, said: Consent) -> Consent:
    over = what_is_signed(said, PRACTICE, THREAD)
    return msgspec.structs.replace(said, signature=b64(sign_consent(account, over)))


def entry_by(account: Account, **changes: Any) -> Entry:
    """Return the header of a post, as far as a proof looks at it, with its signature."""
    header = {"space": THREAD, "author": account.id, "kind": "post", "at": AT, **changes}
    raw = canonical.encode(header)
    return Entry(b64(raw), b64(account.sign("mt1/entry", raw)))


def wrong(raw: bytes) -> list[str]:
    """Return which checks a file does not pass."""
    return [name for name, holds in checks(raw).items() if not holds]


def changed(raw: bytes, **said: Any) -> bytes:
    """Return a file with fields changed by somebody who knows how to make its sum."""
    return write_proof(msgspec.structs.replace(read_proof(raw), **said))


def consent(raw: bytes, **said: Any) -> bytes:
    """Return a file with another consent in it."""
    return changed(raw, consent=msgspec.structs.replace(read_proof(raw).consent, **said))
