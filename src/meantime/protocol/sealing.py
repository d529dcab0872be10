"""Keys and posts: what only those who hold a generation can open (protocol.md sections 4 and 5)."""

from __future__ import annotations

from hmac import compare_digest
from typing import TYPE_CHECKING, NamedTuple

from nacl import bindings
from nacl.exceptions import CryptoError

from meantime.protocol import canonical
from meantime.protocol.encoding import keyed, pae
from meantime.protocol.errors import ProtocolError, demand
from meantime.protocol.keys import KEY_BYTES, Account

if TYPE_CHECKING:
    from collections.abc import Mapping

    from meantime.protocol.entry import Entry
    from meantime.protocol.state import SpaceState

NONCE_BYTES = 24
PADDED_MIN, PADDED_MAX = 256, 65_536


class Place(NamedTuple):
    """Where a post stands: what its seal is bound to, so that it opens nowhere else."""

    space: str
    author: str
    entry_id: str
    gen: int


def make_generation_key() -> bytes:
    """Return 32 random bytes; in a practice space they are the practice's own account secret."""
    return bindings.randombytes(KEY_BYTES)


def seal_to(card: bytes, key: bytes) -> bytes:
    """Return the 80-byte box from which only the holder of `card` takes `key`."""
    return bindings.crypto_box_seal(key, card[KEY_BYTES:])


def commitment(key: bytes, space: str, gen: int) -> bytes:
    """Return what holds a generation to one key for everybody. At the root no id exists yet."""
    return keyed(key, "mt1/commit", space if gen > 1 else "", str(gen))


def generation_key(state: SpaceState, account: Account, gen: int) -> bytes:
    """Return the key of `gen` as sealed to this account.

    Raises `nokey` (nothing sealed to it), `seal` (nothing opens), `commit` (nothing opened is
    the key that was committed to) or `secret` (it is not the practice's whose card is shown).
    """
    boxes = state.boxes.get((gen, account.id), ())
    demand(boxes, "nokey")
    opened = [key for key in map(account.open_box, boxes) if key is not None]
    demand(opened, "seal")
    for key in opened:
        if compare_digest(commitment(key, state.space, gen), state.commits[gen]):
            is_secret = state.type != "practice" or Account(key).card == state.cards[gen]
            demand(is_secret, "secret")
            return key
    raise ProtocolError("commit")


def seal_post(key: bytes, place: Place, post: Mapping[str, object], nonce: bytes = b"") -> bytes:
    """Return the body of a post under a generation key; only vectors pass a nonce.

    Raises `json` (outside the canonical subset) or `pad` (longer than 65,535 bytes).
    """
    nonce = nonce or bindings.randombytes(NONCE_BYTES)
    padded = pad(canonical.encode(dict(post)))
    return nonce + bindings.crypto_aead_xchacha20poly1305_ietf_encrypt(
        padded, _binding(place), nonce, keyed(key, "mt1/post")
    )


def open_post(key: bytes, entry: Entry) -> dict[str, object]:
    """Return the plaintext of a verified post. Raises `aead`, `pad` or `post`."""
    nonce, sealed = entry.body[:NONCE_BYTES], entry.body[NONCE_BYTES:]
    demand(len(sealed) > bindings.crypto_aead_xchacha20poly1305_ietf_ABYTES, "aead")
    place = Place(entry.space, entry.author, entry.id, entry.gen)
    try:
        padded = bindings.crypto_aead_xchacha20poly1305_ietf_decrypt(
            sealed, _binding(place), nonce, keyed(key, "mt1/post")
        )
    except CryptoError:
        raise ProtocolError("aead") from None
    plain = unpad(padded)
    try:
        post = canonical.decode(plain)
    except ProtocolError:
        raise ProtocolError("post") from None
    if not isinstance(post, dict):
        raise ProtocolError("post")
    return post


def pad(plain: bytes) -> bytes:
    """Return `plain`, 0x80 and zeros up to 256, 512, ... 65,536 bytes. Raises `pad` if too long."""
    demand(len(plain) < PADDED_MAX, "pad")
    return (plain + b"\x80").ljust(_padded_length(len(plain)), b"\0")


def unpad(padded: bytes) -> bytes:
    """Return what was padded; only the one length that `pad` makes is taken. Raises `pad`."""
    plain, mark, _ = padded.rpartition(b"\x80")
    demand(mark and pad(plain) == padded, "pad")
    return plain


def _padded_length(length: int) -> int:
    padded = PADDED_MIN
    while padded <= length:
        padded *= 2
    return padded


def _binding(place: Place) -> bytes:
    return pae("mt1/post", place.space, place.author, place.entry_id, str(place.gen))
