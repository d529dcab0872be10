"""Verifying and opening a long thread, against nothing but the libsodium calls that it needs."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from nacl import bindings

from bench.figures import Figure, percentile
from bench.letters import Thread, make_thread
from meantime.protocol.encoding import keyed, pae
from meantime.protocol.sealing import generation_key, open_post
from meantime.protocol.spaces import advance, check, parse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from meantime.protocol.entry import Wire

ENTRIES = 2_000
ROUNDS = 5
ALLOWED_RATIO, ALLOWED_SECONDS = 1.5, 0.5
NONCE_BYTES = 24


def measure() -> Iterator[Figure]:
    """Yield the share used of the time allowed to verify and open 2,000 entries in Python."""
    thread = make_thread(ENTRIES - 1)
    wires = [entry.wire for entry in thread.entries]
    calls = _bare_calls(thread)
    ours, bare = [], []
    for _ in range(ROUNDS):
        ours.append(_seconds(lambda: _verify_and_open(wires, thread)))
        bare.append(_seconds(lambda: _call(calls)))
    spent, least = percentile(ours, 0.5), percentile(bare, 0.5)
    yield Figure(
        "verify and open 2,000 entries, Python",
        spent / (ALLOWED_RATIO * least + ALLOWED_SECONDS),
        "of 1.5 x bare libsodium + 0.5 s",
        want=1,
        better="lower",
        detail={"seconds": round(spent, 4), "bare_seconds": round(least, 4)},
    )


def _verify_and_open(wires: list[Wire], thread: Thread) -> None:
    state, opened, keys = None, 0, dict[int, bytes]()
    for wire in wires:
        entry = parse(wire)
        check(state, entry)
        state = advance(state, entry)
        if entry.kind == "post":
            if entry.gen not in keys:
                keys[entry.gen] = generation_key(state, thread.clinician, entry.gen)
            opened += open_post(keys[entry.gen], entry)["type"] == "text"
    if opened != ENTRIES - 1:
        raise AssertionError("a letter did not open")


def _bare_calls(thread: Thread) -> list[tuple[bytes, bytes, bytes, bytes, bytes, bytes]]:
    """Return the arguments of the calls: signed message and key; sealed, binding, nonce, key."""
    key = keyed(thread.key, "mt1/post")
    calls = []
    for entry in thread.entries[1:]:
        signed = entry.signature + pae("mt1/entry", entry.header_bytes)
        place = pae("mt1/post", entry.space, entry.author, entry.id, str(entry.gen))
        nonce, sealed = entry.body[:NONCE_BYTES], entry.body[NONCE_BYTES:]
        calls.append((signed, thread.clinician.card[:32], sealed, place, nonce, key))
    return calls


def _call(calls: list[tuple[bytes, bytes, bytes, bytes, bytes, bytes]]) -> None:
    for signed, public, sealed, place, nonce, key in calls:
        bindings.crypto_sign_open(signed, public)
        bindings.crypto_generichash_blake2b_salt_personal(signed)
        bindings.crypto_generichash_blake2b_salt_personal(sealed)
        bindings.crypto_aead_xchacha20poly1305_ietf_decrypt(sealed, place, nonce, key)


def _seconds(run: Callable[[], None]) -> float:
    started = time.perf_counter()
    run()
    return time.perf_counter() - started
