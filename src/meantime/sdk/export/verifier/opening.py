"""Opening posts and files (sections 4 and 7)."""

from __future__ import annotations

from hashlib import blake2b
from hmac import compare_digest
from typing import TYPE_CHECKING, Any

from nacl import bindings
from nacl.exceptions import CryptoError

from meantime.sdk.export.verifier.cards import card_of
from meantime.sdk.export.verifier.form import Wrong, canonical, demand, keyed, pae

if TYPE_CHECKING:
    from meantime.sdk.export.verifier.entries import Entry
    from meantime.sdk.export.verifier.log import Log


def check_key(log: Log, gen: int, key: bytes) -> None:
    """Demand of a key that it is the one that was committed to in the log."""
    committed = keyed(key, "mt1/commit", log.space if gen > 1 else "", str(gen))
    demand(compare_digest(committed, log.commits.get(gen, b"")), "commit")
    demand(log.type != "practice" or card_of(key) == log.cards[gen], "secret")


def open_post(key: bytes, space: str, entry: Entry) -> dict[str, Any]:
    """Return what a post says."""
    bound = pae("mt1/post", space, entry.author, entry.id, str(entry.gen))
    try:
        padded = bindings.crypto_aead_xchacha20poly1305_ietf_decrypt(
            entry.body[24:], bound, entry.body[:24], keyed(key, "mt1/post")
        )
    except CryptoError:
        raise Wrong("aead") from None
    plain, mark, zeros = padded.rpartition(b"\x80")
    length = 256
    while length <= len(plain):
        length *= 2
    demand(mark and not zeros.strip(b"\0") and len(padded) == length, "pad")
    try:
        post = canonical(plain)
    except Wrong:
        raise Wrong("post") from None
    demand(isinstance(post, dict) and type(post.get("type")) is str, "post")
    return dict(post)


def sealed_again(content: bytes, key: bytes, header: bytes) -> bytes:
    """Return the address of the blob that `content` becomes under this key, with this header."""
    length = max(65_536, len(content) + 1)
    exponent = length.bit_length() - 1
    step = 1 << exponent - exponent.bit_length()
    length = -(-length // step) * step
    padded = (content + b"\x80").ljust(length, b"\0")
    # Both ends of a stream have the same state, so a reader's can write it again.
    state = bindings.crypto_secretstream_xchacha20poly1305_state()
    bindings.crypto_secretstream_xchacha20poly1305_init_pull(state, header, key)
    blob = blake2b(header, digest_size=32)
    for at in range(0, length, 65_536):
        is_last = at + 65_536 >= length
        tag = bindings.crypto_secretstream_xchacha20poly1305_TAG_FINAL if is_last else 0
        chunk = padded[at : at + 65_536]
        blob.update(bindings.crypto_secretstream_xchacha20poly1305_push(state, chunk, None, tag))
    return blob.digest()
