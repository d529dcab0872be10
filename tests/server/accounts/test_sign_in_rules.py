"""When a sign-in opens, lives and ends; which locks are enough."""

from datetime import UTC, datetime, timedelta

import pytest

from meantime.server.accounts.rules.locks import are_enough, is_login
from meantime.server.accounts.rules.sign_ins import Limits, is_alive, is_timely, is_worth_noting

NOW = datetime(2026, 3, 6, 9, tzinfo=UTC)
NOW_MS = int(NOW.timestamp() * 1000)
LIMITS = Limits(idle=timedelta(hours=1), absolute=timedelta(days=1))
TICK = timedelta(microseconds=1)


@pytest.mark.parametrize(
    ("unused_for", "left", "alive"),
    [
        (timedelta(0), timedelta(hours=5), True),
        (timedelta(hours=1) - TICK, timedelta(hours=5), True),
        (timedelta(hours=1), timedelta(hours=5), False),
        (timedelta(0), TICK, True),
        (timedelta(0), timedelta(0), False),
    ],
)
def test_a_sign_in_ends_unused_or_at_its_limit(unused_for, left, alive):
    assert is_alive(LIMITS, NOW - unused_for, NOW + left, NOW) is alive


@pytest.mark.parametrize(
    ("off_by_ms", "timely"),
    [(0, True), (300_000, True), (-300_000, True), (300_001, False), (-300_001, False)],
)
def test_a_session_signature_is_good_within_five_minutes_of_the_server(off_by_ms, timely):
    assert is_timely(NOW_MS + off_by_ms, NOW) is timely


def test_an_absurd_instant_is_late_and_no_error():
    assert not is_timely(2**53 - 1, NOW)
    assert not is_timely(-(2**53), NOW)


def test_use_is_noted_once_a_minute():
    assert not is_worth_noting(NOW - timedelta(seconds=59), NOW)
    assert is_worth_noting(NOW - timedelta(seconds=60), NOW)


@pytest.mark.parametrize(
    ("kinds", "enough"),
    [
        ([], False),
        (["recovery"], False),
        (["password"], False),
        (["recovery", "recovery"], False),
        (["password", "passkey"], False),
        (["password", "recovery"], True),
    ],
)
def test_an_account_needs_two_locks_and_one_is_a_recovery_code(kinds, enough):
    assert are_enough(kinds) is enough


@pytest.mark.parametrize("login", ["a@b", "ana.ruiz+x@example.org", "o'neil@xn--bcher-kva.example"])
def test_an_email_in_normal_form_is_a_login(login):
    assert is_login(login)


@pytest.mark.parametrize(
    "login",
    ["", "ana", "@example.org", "ana@", "Ana@example.org", " ana@example.org", "ana@example.org\n",
     "ana ruiz@example.org", "ana@@example.org", "ana@a@b", "anä@example.org", "a\0@b",
     "a" * 250 + "@b.org"],
)  # fmt: skip
def test_anything_else_is_not(login):
    assert not is_login(login)
