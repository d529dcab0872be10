"""What devices count for a review: growth, redirects, false alarms; each within its time."""

import pytest

from meantime.sdk.review_counts import Count, Span, growth

SPAN = Span(100, 200)


def test_a_time_ends_before_its_last_instant_and_follows_one_as_long():
    assert [SPAN.has(at) for at in (99, 100, 199, 200)] == [False, True, True, False]
    assert SPAN.before == (0, 100)


@pytest.mark.parametrize(
    ("now", "before", "count"),
    [
        ([], [], (0, 0)),
        ([10], [], (1, 0)),  # nothing to hold it against
        ([], [10, 10], (0, 2)),
        ([10] * 4, [10] * 2, (4, 2)),  # more often
        ([40] * 2, [10] * 2, (40, 10)),  # longer
        ([30] * 4, [10] * 2, (30, 10)),  # both: what has grown more
        ([5] * 3, [10] * 2, (3, 2)),
    ],
)
def test_messages_grow_by_how_many_they_are_or_how_long(now, before, count):
    assert growth(now, before) == Count(*count)
