"""When it is night, and which snapshots stay."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from meantime.server.records.rules.nights import name_of, newest_first, next_night, ordered_at

NEW_YORK = ZoneInfo("America/New_York")
DAY = timedelta(days=1)
EDGES = [  # since, hour, the next night
    ("2026-11-30T02:59:59-05:00", 3, "2026-11-30T03:00-05:00"),
    ("2026-11-30T03:00:00-05:00", 3, "2026-12-01T03:00-05:00"),
    ("2026-11-30T23:59:59-05:00", 0, "2026-12-01T00:00-05:00"),
    ("2026-03-08T00:30:00-05:00", 2, "2026-03-08T03:00-04:00"),  # there is no two o'clock
    ("2026-03-08T03:00:00-04:00", 2, "2026-03-09T02:00-04:00"),
    ("2026-11-01T00:30:00-04:00", 1, "2026-11-01T01:00-04:00"),  # one o'clock comes twice
    ("2026-11-01T01:00:00-04:00", 1, "2026-11-02T01:00-05:00"),
    ("2026-11-01T01:00:00-05:00", 1, "2026-11-02T01:00-05:00"),
]


@pytest.mark.parametrize(("since", "hour", "night"), EDGES)
def test_it_is_night_once_a_local_day(since, hour, night):
    found = next_night(datetime.fromisoformat(since), NEW_YORK, hour)
    assert found == datetime.fromisoformat(night)


@given(
    since=st.datetimes(datetime(2020, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC)),
    zone=st.sampled_from(["America/New_York", "Australia/Lord_Howe", "Africa/Casablanca", "UTC"]),
    hour=st.integers(0, 23),
)
@settings(max_examples=60)
def test_no_day_is_left_out_and_none_has_two_nights(since, zone, hour):
    where = ZoneInfo(zone)
    first = next_night(since, where, hour)
    second = next_night(first, where, hour)
    assert since < first <= since + DAY + timedelta(hours=1)
    assert second.astimezone(where).date() - first.astimezone(where).date() == DAY


def test_what_a_name_says_is_when_it_was_ordered_and_nothing_else_is_a_name():
    at = datetime(2026, 11, 30, 8, 0, 5, 999, tzinfo=UTC)
    assert name_of(at) == "2026-11-30T080005Z"
    assert ordered_at(name_of(at)) == at.replace(microsecond=0)
    for other in ("", "x", "..", "2026-11-30", "2026-11-30T08000Z", "2026-11-30T080005Z.gz"):
        assert ordered_at(other) is None


def test_one_from_a_clock_that_was_wrong_is_older_than_all_others():
    now = datetime(2026, 11, 30, tzinfo=UTC)
    right = [name_of(now - days * DAY) for days in (0, 1, 2)]
    wrong = [name_of(now + 400 * DAY)]
    assert newest_first([*wrong, *right[::-1], "notes"], now) == [*right, *wrong]
