"""Locks, and what a server might try with them (cases 36 to 38)."""

from __future__ import annotations

import pytest

from meantime.protocol import locks
from meantime.protocol.keys import Account, make_account
from tests.protocol.people import refuses

OUTPUT, SALT = bytes(range(32)), bytes(16)
ANNA = Account(bytes([2]) * 32)


def test_control_a_lock_opens():
    for kind in ("password", "passkey", "recovery"):
        wrapped = locks.wrap(OUTPUT, kind, ANNA.secret)
        assert len(wrapped) == 72
        assert locks.unlock(OUTPUT, kind, wrapped, ANNA.id).id == ANNA.id


def test_a_passkey_lock_served_as_a_password_lock_does_not_open():
    wrapped = locks.wrap(OUTPUT, "passkey", ANNA.secret)
    for kind in ("password", "recovery"):
        with refuses("aead"):
            locks.unwrap(OUTPUT, kind, wrapped)


@pytest.mark.parametrize("place", [0, 23, 24, 55, 56, 71])
def test_a_flipped_bit_in_a_lock_is_seen(place):
    wrapped = bytearray(locks.wrap(OUTPUT, "password", ANNA.secret))
    wrapped[place] ^= 1
    with refuses("aead"):
        locks.unwrap(OUTPUT, "password", bytes(wrapped))


@pytest.mark.parametrize("wrapped", [b"", bytes(24), bytes(71), bytes(73)])
def test_a_lock_of_another_length_does_not_open(wrapped):
    with refuses("aead"):
        locks.unwrap(OUTPUT, "password", wrapped)


def test_another_output_opens_nothing():
    with refuses("aead"):
        locks.unwrap(bytes(32), "password", locks.wrap(OUTPUT, "password", ANNA.secret))


def test_another_account_behind_the_same_login_is_noticed():
    wrapped = locks.wrap(OUTPUT, "password", make_account().secret)
    with refuses("identity"):
        locks.unlock(OUTPUT, "password", wrapped, ANNA.id)


@pytest.mark.parametrize("suite", [0, 2, -1, True, 1.0, "1", None, [], {}, {"m": 8}])
def test_a_suite_that_is_not_known_costs_no_work(suite):
    with refuses("suite"):
        locks.password_output("correct horse", "anna@example.org", SALT, suite)


@pytest.mark.parametrize("salt", [b"", bytes(15), bytes(17)])
def test_a_salt_of_another_length_costs_no_work(salt):
    with refuses("suite"):
        locks.password_output("correct horse", "anna@example.org", salt, 1)


def test_an_older_suite_than_was_seen_is_refused():
    assert locks.check_suite(1, highest_seen=1) == locks.SUITES[1]
    with refuses("suite"):
        locks.check_suite(1, highest_seen=2)


def test_two_people_given_one_salt_have_different_outputs():
    anna, ben = (
        locks.password_output("correct horse", login, SALT, 1)
        for login in ("anna@example.org", "ben@example.org")
    )
    assert anna != ben


def test_a_login_is_read_as_it_was_first_written():
    assert locks.normal_login(" Anna@Example.ORG\n") == "anna@example.org"
    for text in ("", "  ", "anné@example.org", "anna@example.org\N{NO-BREAK SPACE}"):
        with refuses("login"):
            locks.normal_login(text)


def test_what_the_server_sees_opens_nothing():
    auth = locks.lock_auth(OUTPUT)
    assert locks.auth_hash(auth) not in {auth, OUTPUT}
    with refuses("aead"):
        locks.unwrap(auth, "password", locks.wrap(OUTPUT, "password", ANNA.secret))


def test_a_salt_for_nobody_stays_the_same():
    key = bytes(32)
    salt = locks.hidden_salt(key, "nobody@example.org")
    assert len(salt) == 16
    assert salt == locks.hidden_salt(key, "nobody@example.org")
    assert salt != locks.hidden_salt(key, "somebody@example.org")


def test_a_secret_is_not_shown():
    assert ANNA.secret.hex() not in repr(ANNA)
    assert repr(ANNA) == f"Account({ANNA.id})"
