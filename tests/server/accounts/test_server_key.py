"""What the server derives from its key."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from meantime.protocol.locks import hidden_salt
from meantime.server.accounts.server_key import NONCE_BYTES, ServerKey

NOW = datetime(2026, 3, 6, 9, tzinfo=UTC)
OURS = ServerKey(bytes(range(32)))
THEIRS = ServerKey(bytes(32))


def test_a_nonce_ends_in_five_minutes():
    assert OURS.nonce_end(OURS.make_nonce(NOW)) == NOW + timedelta(minutes=5)


def test_no_two_nonces_of_one_instant_are_the_same():
    assert len({OURS.make_nonce(NOW) for _ in range(1000)}) == 1000


def test_a_nonce_of_another_server_is_none():
    assert OURS.nonce_end(THEIRS.make_nonce(NOW)) is None


@given(st.integers(0, NONCE_BYTES * 8 - 1))
def test_a_nonce_with_one_bit_changed_is_none(bit):
    nonce = int.from_bytes(OURS.make_nonce(NOW), "big") ^ 1 << bit
    assert OURS.nonce_end(nonce.to_bytes(NONCE_BYTES, "big")) is None


@given(st.binary(max_size=64))
def test_made_up_bytes_are_no_nonce(nonce):
    assert OURS.nonce_end(nonce) is None


def test_a_login_is_found_by_one_index_per_server_and_sealed_anew_each_time():
    assert OURS.login_index("ana@example.org") == OURS.login_index("ana@example.org")
    assert OURS.login_index("ana@example.org") != OURS.login_index("ben@example.org")
    assert OURS.login_index("ana@example.org") != THEIRS.login_index("ana@example.org")
    sealed = OURS.seal_login("ana@example.org")
    assert OURS.open_login(sealed) == "ana@example.org"
    assert sealed != OURS.seal_login("ana@example.org")
    assert b"ana" not in sealed


def test_the_salt_for_nobody_is_the_protocols():
    assert OURS.salt_for_nobody("x@y") == hidden_salt(bytes(range(32)), "x@y")


def test_counters_of_different_things_differ_also_where_their_parts_run_together():
    assert OURS.counter("pair", "ab", "c") != OURS.counter("pair", "a", "bc")
