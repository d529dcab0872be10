"""Keys and cards (sections 2 and 3)."""

from __future__ import annotations

from nacl import bindings
from nacl.exceptions import CryptoError

from meantime.sdk.export.verifier.form import b64, digest, keyed


def id_of(card: bytes) -> str:
    return b64(digest("mt1/id", card))


def signed_by(card: bytes, message: bytes, signature: bytes) -> bool:
    """Tell whether the holder of `card` signed `message` (Ed25519, as libsodium has it)."""
    try:
        bindings.crypto_sign_open(signature + message, card[:32])
    except CryptoError:
        return False
    return True


def is_good(card: bytes) -> bool:
    """Tell whether both keys of a card can be used: neither is of small order."""
    try:
        bindings.crypto_sign_ed25519_pk_to_curve25519(card[:32])
        bindings.crypto_scalarmult((8).to_bytes(32, "little"), card[32:])
    except CryptoError:
        return False
    return True


def keys_of(card: bytes) -> set[tuple[str, bytes]]:
    return {("sign", card[:32]), ("box", card[32:])}


def card_of(secret: bytes) -> bytes:
    """Return the card that derives from an account's secret."""
    sign, _ = bindings.crypto_sign_seed_keypair(keyed(secret, "mt1/sign"))
    box, _ = bindings.crypto_box_seed_keypair(keyed(secret, "mt1/box"))
    return sign + box
