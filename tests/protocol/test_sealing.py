from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from meantime.protocol.sealing import Place, generation_key, pad, seal_post, unpad
from tests.protocol.people import CLIENT, OUTSIDER, code_of, refuses


@given(st.binary(max_size=2000))
def test_what_is_padded_comes_back(plain):
    padded = pad(plain)
    assert unpad(padded) == plain
    assert len(padded) in {256, 512, 1024, 2048}
    assert len(padded) == 256 or len(padded) <= 2 * len(plain)


@given(st.binary(max_size=600))
def test_only_what_pad_makes_is_unpadded(padded):
    code = code_of(lambda: unpad(padded))
    assert code in {"ok", "pad"}
    assert code == "pad" or pad(unpad(padded)) == padded


@given(st.integers(0, 65_535))
def test_a_length_has_one_padded_size(length):
    padded = len(pad(bytes(length)))
    assert padded > length
    assert padded == 256 or padded <= 2 * length
    assert padded & (padded - 1) == 0


def test_the_same_words_are_never_sealed_the_same():
    place, post = Place("S", "A", "E", 1), {"type": "text", "text": "Hello."}
    assert seal_post(bytes(32), place, post) != seal_post(bytes(32), place, post)


def test_somebody_not_seated_has_no_key(world):
    log = world.thread()
    with refuses("nokey"):
        generation_key(log.state, OUTSIDER, 1)
    with refuses("nokey"):
        generation_key(log.state, CLIENT, 1)
