"""Accounts and cards: everything a person is, derived from one secret (protocol.md section 3)."""

from __future__ import annotations

from functools import cached_property

from nacl import bindings
from nacl.exceptions import BadSignatureError, CryptoError

from meantime.protocol.encoding import b64, digest, keyed, pae

KEY_BYTES = 32
CARD_BYTES = 64
SIGNATURE_BYTES = 64
BOX_BYTES = KEY_BYTES + bindings.crypto_box_SEALBYTES

_EIGHT = (8).to_bytes(KEY_BYTES, "little")


def account_id(card: bytes) -> str:
    """Return the id (text) of whoever holds this card."""
    return b64(digest("mt1/id", card))


def keys_of(card: bytes) -> set[tuple[str, bytes]]:
    """Return both keys, told apart, to be compared with the keys of others."""
    return {("sign", card[:KEY_BYTES]), ("box", card[KEY_BYTES:])}


def is_good_card(card: bytes) -> bool:
    """Tell whether both keys are usable: none of small order, the signing key on the curve."""
    if len(card) != CARD_BYTES:
        return False
    try:
        bindings.crypto_sign_ed25519_pk_to_curve25519(card[:KEY_BYTES])
        bindings.crypto_scalarmult(_EIGHT, card[KEY_BYTES:])
    except CryptoError:
        return False
    return True


def verify_signature(sign_pk: bytes, message: bytes, signature: bytes) -> bool:
    """Tell whether libsodium accepts this Ed25519 signature."""
    if len(sign_pk) != KEY_BYTES or len(signature) != SIGNATURE_BYTES:
        return False  # libsodium reads as many bytes as it expects, there or not
    try:
        bindings.crypto_sign_open(signature + message, sign_pk)
    except BadSignatureError:
        return False
    return True


class Account:
    """One 32-byte secret and what derives from it; only `card` and `id` leave the device."""

    def __init__(self, secret: bytes) -> None:
        if len(secret) != KEY_BYTES:
            raise ValueError("an account secret has 32 bytes")
        self.secret = secret
        self.sign_pk, self._sign_sk = bindings.crypto_sign_seed_keypair(keyed(secret, "mt1/sign"))
        self.box_pk, self._box_sk = bindings.crypto_box_seed_keypair(keyed(secret, "mt1/box"))
        self.card = self.sign_pk + self.box_pk
        self.id = account_id(self.card)

    @cached_property
    def self_key(self) -> bytes:
        """The key of everything that this account keeps on its devices."""
        return keyed(self.secret, "mt1/self")

    def sign(self, label: str, *parts: str | bytes) -> bytes:
        """Return the 64-byte signature over the PAE of the parts."""
        signed = bindings.crypto_sign(pae(label, *parts), self._sign_sk)
        return signed[:SIGNATURE_BYTES]

    def open_box(self, box: bytes) -> bytes | None:
        """Return what was sealed to this account's card, None if it does not open."""
        if len(box) < bindings.crypto_box_SEALBYTES:
            return None
        try:
            return bindings.crypto_box_seal_open(box, self.box_pk, self._box_sk)
        except CryptoError:
            return None

    def __repr__(self) -> str:
        return f"Account({self.id})"


def make_account() -> Account:
    """Return a new person: a fresh random secret."""
    return Account(bindings.randombytes(KEY_BYTES))
