"""Guessing is slow, and nobody is locked out."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meantime.server.accounts.rules.throttle import (
    LOGIN,
    NETWORK,
    NO_WAIT,
    PAIR,
    Failures,
    Record,
    after_failure,
    forgotten_at,
    network_of,
    remembered,
    wait_before_attempt,
    wait_left,
)

NOW = datetime(2026, 3, 6, 9, tzinfo=UTC)
FRESH = Record(None, None, None)
PACES = st.sampled_from([PAIR, LOGIN, NETWORK])
GAPS = st.lists(st.integers(0, 86_400).map(lambda s: timedelta(seconds=s)), max_size=80)


def fail_often(pace, times, now=NOW):
    failures = None
    for _ in range(times):
        failures = after_failure(pace, failures, now)
    return failures


@pytest.mark.parametrize(
    ("failed", "seconds"),
    [(0, 0), (4, 0), (5, 1), (6, 2), (7, 4), (10, 32), (11, 60), (12, 60), (1000, 60)],
)
def test_the_wait_doubles_after_the_free_attempts_and_then_stays(failed, seconds):
    assert wait_left(PAIR, fail_often(PAIR, failed), NOW) == timedelta(seconds=seconds)


def test_a_stranger_who_fails_elsewhere_costs_the_owner_nothing():
    attacked = Record(pair=None, login=fail_often(LOGIN, 10_000), network=None)
    assert wait_before_attempt(attacked, NOW) == NO_WAIT


def test_many_networks_on_one_login_share_one_pace_after_their_first_attempt():
    attacked = Record(fail_often(PAIR, 1), fail_often(LOGIN, 10_000), fail_often(NETWORK, 1))
    assert wait_before_attempt(attacked, NOW) == LOGIN.longest_wait


def test_one_network_on_many_logins_is_slowed():
    spraying = Record(pair=None, login=None, network=fail_often(NETWORK, 10_000))
    assert wait_before_attempt(spraying, NOW) == NETWORK.longest_wait


@given(pace=PACES, gaps=GAPS)
def test_no_history_of_failures_makes_the_wait_longer_than_its_limit(pace, gaps):
    failures, now = None, NOW
    for gap in gaps:
        now += gap
        failures = after_failure(pace, failures, now)
        assert NO_WAIT <= wait_left(pace, failures, now) <= pace.longest_wait
        assert wait_left(pace, failures, now + pace.longest_wait) == NO_WAIT


@given(pace=PACES, gaps=GAPS)
def test_failing_again_never_shortens_the_wait(pace, gaps):
    failures, now = None, NOW
    for gap in gaps:
        now += gap
        before = wait_left(pace, failures, now)
        failures = after_failure(pace, failures, now)
        assert wait_left(pace, failures, now) >= before


@given(pace=PACES, gaps=GAPS)
def test_everything_is_forgotten_in_the_end(pace, gaps):
    failures, now = None, NOW
    for gap in gaps:
        now += gap
        failures = after_failure(pace, failures, now)
    if failures:
        then = forgotten_at(pace, failures)
        assert remembered(pace, failures, then) == 0
        assert remembered(pace, failures, then - timedelta(microseconds=1)) >= 1


@given(patience=st.integers(0, 600))
def test_a_day_of_guessing_at_one_login_from_one_network_stays_small(patience):
    pair = login = network = None
    now, guesses = NOW, 0
    while now < NOW + timedelta(days=1):
        wait = wait_before_attempt(Record(pair, login, network), now)
        if wait == NO_WAIT:
            guesses += 1
            pair = after_failure(PAIR, pair, now)
            login = after_failure(LOGIN, login, now)
            network = after_failure(NETWORK, network, now)
        now += max(wait, timedelta(seconds=patience), timedelta(seconds=1))
    assert guesses <= 1_500


def test_a_clock_that_was_set_back_delays_nobody():
    ahead = Failures(PAIR.most, NOW + timedelta(days=400))
    assert wait_left(PAIR, ahead, NOW) == NO_WAIT
    assert remembered(PAIR, ahead, NOW) == 0


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:22ff::1", "2001:db8:1:2200::/56"),
        ("2001:db8:1:2200:5::9", "2001:db8:1:2200::/56"),
        ("testclient", "testclient"),
        ("", ""),
    ],
)
def test_a_network_is_what_one_customer_holds(address, network):
    assert network_of(address) == network


def test_somebody_who_never_failed_does_not_wait():
    assert wait_before_attempt(FRESH, NOW) == NO_WAIT
