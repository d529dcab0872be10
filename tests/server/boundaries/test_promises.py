"""A promise to a client, and what became of it."""

from datetime import UTC, date, datetime, timedelta

import pytest

from meantime.server.boundaries.rules.frames import Closure, Frame
from meantime.server.boundaries.rules.promises import is_in_past, promised_until, state_of

TUESDAY = datetime(2026, 3, 10, 22, tzinfo=UTC)


def hours(n):
    return None if n is None else TUESDAY + timedelta(hours=n)


CASES = [  # hours from the promised time: kept, withdrawn, now
    (None, None, -1, "due"),
    (None, None, 0, "due"),
    (None, None, 1, "broken"),
    (-1, None, 1, "kept"),
    (0, None, 0, "kept"),
    (1, None, 2, "broken"),  # a day late is welcome, but not what was promised
    (-1, None, -2, "due"),  # written, and shows later
    (None, -1, 1, "withdrawn"),
    (None, 1, 2, "broken"),  # too late to take back
    (None, -1, -2, "due"),
    (-2, -1, 1, "kept"),
    (-1, -2, 1, "withdrawn"),
    (-1, 1, 2, "kept"),
    (1, -1, 2, "withdrawn"),
]


@pytest.mark.parametrize(("kept", "withdrawn", "now", "state"), CASES)
def test_what_happens_first_decides_until_it_is_due(kept, withdrawn, now, state):
    assert state_of(TUESDAY, hours(kept), hours(withdrawn), hours(now)) == state


def test_a_promise_for_a_day_lasts_until_that_day_closes():
    assert promised_until(Frame("America/New_York"), date(2026, 3, 10)) == TUESDAY


def test_a_promise_for_a_day_without_hours_lasts_until_its_midnight():
    frame = Frame(
        "America/New_York", closures=(Closure("c", date(2026, 3, 10), date(2026, 3, 10)),)
    )
    assert promised_until(frame, date(2026, 3, 10)) == datetime(2026, 3, 11, 4, tzinfo=UTC)
    assert promised_until(frame, date(2026, 3, 7)) == datetime(2026, 3, 8, 5, tzinfo=UTC)


def test_a_promise_cannot_be_made_for_what_is_over():
    assert is_in_past(TUESDAY, TUESDAY)
    assert not is_in_past(TUESDAY, hours(-1))
