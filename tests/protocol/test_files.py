"""Attachments: every way to cut, turn and swap a sealed file."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from meantime.protocol import blobs, files
from tests.protocol.people import code_of

KEY = bytes(range(32))
CONTENT = bytes(i % 251 for i in range(200_000))
SIZE = len(CONTENT)
CHUNK = blobs.SEALED_CHUNK_BYTES


def seal(content, key=KEY):
    return b"".join(files.seal_file(key, [content], len(content)))


def read(blob, size, key=KEY):
    return b"".join(files.open_file(key, [blob], size))


def chunks(blob):
    body = blob[blobs.HEADER_BYTES :]
    return [body[start : start + CHUNK] for start in range(0, len(body), CHUNK)]


def refused(blob, size=SIZE, key=KEY):
    return code_of(lambda: read(blob, size, key))


@settings(max_examples=20, deadline=None)
@given(
    st.sampled_from([0, 1, 65_534, 65_535, 65_536, 65_537, 131_072, 200_000]),
    st.integers(1, 99_999),
)
def test_a_file_comes_back_in_pieces_of_any_length(size, piece):
    content = CONTENT[:size]
    blob = b"".join(
        files.seal_file(KEY, (content[i : i + piece] for i in range(0, size, piece)), size)
    )
    assert len(blob) == blobs.blob_size(size)
    pieces = (blob[i : i + piece] for i in range(0, len(blob), piece))
    assert b"".join(files.open_file(KEY, pieces, size)) == content


def test_swapped_repeated_and_dropped_chunks_are_seen():
    blob = seal(CONTENT)
    head, (first, second, *rest) = blob[: blobs.HEADER_BYTES], chunks(blob)
    for order in (
        [second, first, *rest],
        [first, first, second, *rest],
        [second, *rest],
        [first, *rest],
    ):
        assert refused(head + b"".join(order)) == "aead"


def test_a_file_cut_short_is_seen():
    blob = seal(CONTENT)
    head, parts = blob[: blobs.HEADER_BYTES], chunks(blob)
    for cut in (blob[:-1], head + b"".join(parts[:-1]), head, head[:-1], b""):
        assert refused(cut) == "aead"


def test_a_longer_file_is_seen():
    blob = seal(CONTENT)
    assert refused(blob + bytes(17)) == "aead"
    assert refused(blob + bytes(18)) == "aead"
    assert refused(blob + chunks(blob)[-1]) == "aead"


@pytest.mark.parametrize("place", [0, 23, 24, 100, 65_600, -1])
def test_a_flipped_bit_is_seen(place):
    blob = bytearray(seal(CONTENT))
    blob[place] ^= 1
    assert refused(bytes(blob)) == "aead"


def test_another_key_or_another_file_is_seen():
    assert refused(seal(CONTENT), key=bytes(32)) == "aead"
    mixed = seal(CONTENT)[: blobs.HEADER_BYTES] + seal(CONTENT)[blobs.HEADER_BYTES :]
    assert refused(mixed) == "aead"


@pytest.mark.parametrize("size", [0, 1, len(CONTENT) - 1, len(CONTENT) + 1, 10**9, -1])
def test_another_size_is_seen(size):
    assert refused(seal(CONTENT), size) == "pad"


def test_a_size_that_was_a_lie_seals_nothing():
    for size in (2, 4):
        with pytest.raises(ValueError, match="as long"):
            list(files.seal_file(KEY, [b"abc"], size))


def test_the_address_is_over_the_whole_blob():
    blob = seal(CONTENT)
    assert blobs.address([blob]) == blobs.address([blob[:7], blob[7:]])
    assert blobs.address([blob]) != blobs.address([blob[:-1]])


@given(st.integers(0, 2**40))
def test_a_padded_length_says_little_and_costs_little(size):
    padded = blobs.padded_size(size)
    assert padded > size
    assert padded <= max(65_536, (size + 1) * 1.12)
    assert blobs.padded_size(padded - 1) == padded
    low = padded.bit_length() - 1 - (padded.bit_length() - 1).bit_length()
    assert padded % (1 << low) == 0


def test_keys_of_files_are_random():
    assert len({files.make_file_key() for _ in range(9)}) == 9


@given(st.integers(0, 2**26))
def test_a_blob_is_of_a_size_that_blobs_have(size):
    assert blobs.is_blob_size(blobs.blob_size(size))


def test_no_other_size_is_one():
    real = {blobs.blob_size(size) for size in range(300_000)}
    assert {size for size in range(-1, 250_000) if blobs.is_blob_size(size)} == {
        size for size in real if size < 250_000
    }
