"""A consent that proves itself: one file, checked years later by anybody, without any server.

Signed are the document, its version, the language, the role, the decision, the time and the places.
Names, ticks and dates that went in are sealed in the post and stand here as whoever saves the file
read them: they are claimed. What can be checked and what cannot is said apart.
"""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING, Any, Final

import msgspec

from meantime.agreement.document import read_document
from meantime.agreement.filling import Unfilled, variants_for
from meantime.agreement.signing import wording
from meantime.protocol import canonical
from meantime.protocol.agreement_posts import Consent
from meantime.protocol.encoding import HASH_BYTES, b64, pae, unb64
from meantime.protocol.errors import ProtocolError
from meantime.protocol.keys import KEY_BYTES, SIGNATURE_BYTES, account_id, verify_signature
from meantime.protocol.sessions import verify_consent
from meantime.sdk.errors import SdkError
from meantime.sdk.folds.consents import what_is_signed
from meantime.sdk.folds.published import find_published
from meantime.sdk.reading_policy import fill_with

if TYPE_CHECKING:
    from meantime.agreement.filled import Filled
    from meantime.sdk.folds.consents import Agreed
    from meantime.sdk.spaces import Space

KIND: Final = "meantime.consent"
CARD_BYTES: Final = 64
MOST_BYTES: Final = 1024 * 1024
APART_MS: Final = 15 * 60 * 1000  # that a device's two readings of its clock may be apart


class NoProof(SdkError):
    """A file that is none of a consent, or so damaged that nothing of it can be read."""

    def __init__(self) -> None:
        super().__init__("This file is not a saved consent, or it is damaged.")


class Signer(msgspec.Struct, frozen=True):
    id: str
    card: str


class Entry(msgspec.Struct, frozen=True):
    """The signed header of the post in which the consent is sealed, and its signature."""

    h: str
    s: str


class Proof(msgspec.Struct, frozen=True):
    """What the file holds. `document` is its canonical JSON; `sum` is over all the rest."""

    kind: str
    v: int
    practice_space: str
    care_space: str
    signer: Signer
    consent: Consent
    document: str
    entry: Entry
    sum: str = ""


def prove(thread: Space, agreed: Agreed) -> bytes:
    """Return the file of a decision that stands in a thread. Raises NoProof without its version."""
    post = agreed.post
    about = "" if agreed.space == thread.id else agreed.space
    published = find_published(thread.opened(), post.version, post.hash, about)
    if published is None:
        raise NoProof
    entry = agreed.entry
    return write_proof(
        Proof(
            kind=KIND,
            v=1,
            practice_space=thread.connection.practice_id,
            care_space=agreed.space,
            signer=Signer(agreed.seat, b64(agreed.card)),
            consent=post,
            document=canonical.encode(published.document).decode(),
            entry=Entry(b64(entry.header_bytes), b64(entry.signature)),
        )
    )


def write_proof(proof: Proof) -> bytes:
    """Return a proof in its only spelling, with its sum."""
    plain: dict[str, Any] = msgspec.to_builtins(proof)  # Any: JSON
    return canonical.encode({**plain, "sum": _sum(plain)})


def read_proof(raw: bytes) -> Proof:
    """Return what a file says, whether that is proven or not. Raises NoProof."""
    if len(raw) > MOST_BYTES:
        raise NoProof
    try:
        proof = msgspec.json.decode(raw, type=Proof)
    except (msgspec.MsgspecError, RecursionError):
        raise NoProof from None
    if (proof.kind, proof.v) != (KIND, 1):
        raise NoProof
    return proof


def filled_of(proof: Proof) -> Filled | None:
    """Return the document of a proof filled anew; None for a withdrawal, which fills nothing.

    Raises ProtocolError, Unfilled.
    """
    said = proof.consent
    if said.decision == "withdraw":
        return None
    document = read_document(proof.document.encode())
    return fill_with(document, said.version, said.locale, said.given, said.variants)


def checks(raw: bytes) -> dict[str, bool]:
    """Return what holds of a proof by the name of each check. Raises NoProof."""
    proof = read_proof(raw)
    return {
        "file": is_whole(raw),
        "card": is_card_of_signer(proof),
        "signature": is_signed(proof),
        "document": is_document(proof),
        "text": is_text(proof),
        "entry": is_entry(proof),
    }


def is_whole(raw: bytes) -> bool:
    """Tell whether not a byte was changed by accident; who forges one makes another sum."""
    try:
        plain = canonical.decode(raw)
    except ProtocolError:
        return False
    return isinstance(plain, dict) and plain.get("sum") == _sum(plain)


def is_card_of_signer(proof: Proof) -> bool:
    try:
        card = unb64(proof.signer.card, CARD_BYTES)
    except ProtocolError:
        return False
    return account_id(card) == proof.signer.id


def is_signed(proof: Proof) -> bool:
    try:
        card = unb64(proof.signer.card, CARD_BYTES)
        signature = unb64(proof.consent.signature, SIGNATURE_BYTES)
    except ProtocolError:
        return False
    said = what_is_signed(proof.consent, proof.practice_space, proof.care_space)
    return verify_consent(card[:KEY_BYTES], said, signature)


def is_document(proof: Proof) -> bool:
    try:
        raw = proof.document.encode()
        read_document(raw)
    except (ProtocolError, UnicodeEncodeError):
        return False
    return b64(blake2b(raw, digest_size=HASH_BYTES).digest()) == proof.consent.hash


def is_text(proof: Proof) -> bool:
    try:
        filled = filled_of(proof)
    except (ProtocolError, Unfilled, ValueError, LookupError):
        return False
    if filled is None:
        return not proof.consent.text
    if not are_its_parts(proof):
        return False
    return (proof.consent.locale, proof.consent.text) == (filled["locale"], wording(filled))


def are_its_parts(proof: Proof) -> bool:
    """Tell whether the parts for some alone are those of its programs, and of people at most.

    What the practice does stands in the document; for whom it was filled does not. Raises
    ProtocolError.
    """
    facts, said = read_document(proof.document.encode())["facts"], proof.consent.variants
    known = variants_for(facts, is_minor="minor" in said, is_couple="couple" in said)
    return sorted(said) == sorted(known)


def is_entry(proof: Proof) -> bool:
    """Tell whether the signer's key wrote an entry there then; a guardian's is in their thread."""
    try:
        header_bytes = unb64(proof.entry.h)
        signature = unb64(proof.entry.s, SIGNATURE_BYTES)
        card = unb64(proof.signer.card, CARD_BYTES)
        header = canonical.decode(header_bytes)
    except ProtocolError:
        return False
    if not isinstance(header, dict):
        return False
    said, at = proof.consent, header.get("at")
    is_here = header.get("space") == proof.care_space
    return (
        header.get("author") == proof.signer.id
        and header.get("kind") == "post"
        and is_here == (said.role != "guardian")
        and isinstance(at, int)
        and abs(at - said.at) <= APART_MS
        and verify_signature(card[:KEY_BYTES], pae("mt1/entry", header_bytes), signature)
    )


def _sum(plain: dict[str, Any]) -> str:
    rest = {name: said for name, said in plain.items() if name != "sum"}
    return b64(blake2b(canonical.encode(rest), digest_size=HASH_BYTES).digest())
