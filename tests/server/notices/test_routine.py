"""Whether somebody came by when they said that they read."""

from datetime import UTC, datetime, timedelta

import pytest

from meantime.server.notices.rules.routine import Due, came_by

NINE = datetime(2027, 3, 1, 9, tzinfo=UTC)
BLOCK = timedelta(minutes=20)


def at(minutes):
    return None if minutes is None else NINE + timedelta(minutes=minutes)


@pytest.mark.parametrize(
    ("left", "ended", "now", "kept"),
    [
        (None, -30, 0, True),  # before it was due
        (0, 10, 30, True),
        (0, 20, 30, True),
        (0, 21, 30, False),
        (0, None, 20, None),  # the review is not over yet
        (0, None, 21, False),
        (None, 0, 30, None),  # spared: they had a notice already, and had not come by
    ],
)
def test_a_review_is_kept_by_who_comes_by_before_it_is_over(left, ended, now, kept):
    assert came_by(Due(NINE, at(left), at(ended)), BLOCK, at(now)) is kept
