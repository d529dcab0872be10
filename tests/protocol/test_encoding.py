from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from meantime.protocol.encoding import b64, digest, keyed, pae, unb64
from tests.protocol.people import code_of, refuses


@given(st.binary())
def test_bytes_come_back_from_their_text(raw):
    assert unb64(b64(raw)) == unb64(b64(raw), len(raw)) == raw


@given(st.text() | st.text("ABCD-_+/=."))
def test_a_text_that_is_accepted_is_the_only_one_for_its_bytes(text):
    code = code_of(lambda: unb64(text))
    assert code in {"ok", "b64"}
    assert code == "b64" or b64(unb64(text)) == text


@given(st.binary(max_size=8), st.integers(0, 8))
def test_a_length_that_is_named_is_demanded(raw, length):
    if length == len(raw):
        assert unb64(b64(raw), length, "fields") == raw
    else:
        with refuses("fields"):
            unb64(b64(raw), length, "fields")


parts = st.lists(st.binary(max_size=6), max_size=5)


def test_zero_is_a_length_too():
    with refuses("b64"):
        unb64("AA", 0)


@given(parts, parts)
def test_different_parts_never_run_into_one_another(first, second):
    assert (pae(*first) == pae(*second)) == (first == second)


@given(st.text())
def test_text_counts_as_its_utf8(text):
    assert pae("mt1/x", text) == pae(b"mt1/x", text.encode())


@given(parts, st.binary(min_size=32, max_size=32))
def test_hashes_depend_on_every_part_and_on_the_key(some, key):
    assert digest(*some) != digest(*some, b"")
    assert keyed(key, *some) != digest(*some)
    assert keyed(key, *some) != keyed(bytes([key[0] ^ 1]) + key[1:], *some)
