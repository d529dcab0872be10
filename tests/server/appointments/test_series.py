"""When the appointments of a series are, against a walk over the minutes."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from meantime.server.appointments.rules.series import (
    Change,
    Series,
    days_between,
    last_of,
    next_occurrence,
    occurrences,
    span_of,
)
from tests.server.boundaries.walking import MINUTE, ONE_DAY, SPOTS, inner, walk

FROM, TO = date(2026, 1, 1), date(2028, 12, 31)


def at(text):
    return datetime.fromisoformat(text).astimezone(UTC)


def slowly(series, day):
    """Tell whether the plan has a day, by counting days one by one from its start."""
    if day < series.starts_on or (series.until and day > series.until):
        return False
    passed = (day - series.starts_on).days
    if series.repeats == "once":
        return passed == 0
    if day.weekday() != series.starts_on.weekday():
        return False
    if series.repeats == "monthly":
        return nth_or_last(day) & nth_or_last(series.starts_on) != set()
    return passed % {"weekly": 7, "fortnightly": 14}[series.repeats] == 0


def nth_or_last(day):
    """Return {1..4} for which of its weekday a day is in its month; a fifth is "last" alone."""
    return {(day.day - 1) // 7 + 1} - {5}


@st.composite
def planned(draw):
    """Draw a series around a spot with a clock change or a leap day, and the walk there."""
    zone, spot = draw(st.sampled_from(SPOTS))
    series = Series(
        zone,
        spot + draw(st.integers(-20, 3)) * ONE_DAY,
        draw(st.sampled_from([0, 30, 60, 90, 105, 120, 150, 180, 900, 1410, 1439])),
        draw(st.sampled_from([15, 50, 90, 180])),
        draw(st.sampled_from(["once", "weekly", "fortnightly"])),
        draw(st.none() | st.integers(-2, 6).map(lambda n: spot + n * ONE_DAY)),
    )
    return series, walk(zone, spot)


@settings(max_examples=150, deadline=None)
@given(planned())
def test_each_begins_when_a_clock_first_shows_its_time_or_has_skipped_it(given):
    series, walked = given
    first, last = inner(walked)
    expected = []
    for day in {shown.date() for shown in walked.shown} | {date(2011, 12, 30)}:
        n = walked.reached(day, series.minute, walked.first) if slowly(series, day) else None
        if n is not None and n < last and n + series.minutes > first:
            expected.append((walked.at(n), walked.at(n) + series.minutes * MINUTE))
    found = occurrences(series, (), walked.at(first), walked.at(last))
    assert [(each.starts_at, each.ends_at) for each in found] == sorted(expected)


@settings(max_examples=100, deadline=None)
@given(
    st.dates(FROM, date(2026, 3, 31)),
    st.sampled_from(["once", "weekly", "fortnightly", "monthly"]),
    st.dates(FROM, TO),
    st.integers(0, 90),
)
def test_the_days_of_a_plan_are_those_that_counting_finds(starts_on, repeats, first, length):
    if starts_on.day > 28 and repeats == "monthly":
        starts_on -= timedelta(days=7)  # the last of a month has a test of its own
    series = Series("Europe/Madrid", starts_on, 540, 50, repeats)
    last = first + length * ONE_DAY
    expected = [first + n * ONE_DAY for n in range(length + 1)]
    found = list(days_between(series, first, last))
    assert found == [day for day in expected if slowly(series, day)]


def test_the_fifth_weekday_of_a_month_is_its_last():
    series = Series("UTC", date(2026, 1, 29), 540, 50, "monthly")  # the fifth Thursday
    days = days_between(series, date(2026, 1, 1), date(2026, 6, 1))
    assert [day.isoformat()[5:] for day in days] == ["01-29", "02-26", "03-26", "04-30", "05-28"]


def test_local_time_is_kept_over_a_clock_change():
    series = Series("America/New_York", date(2026, 3, 5), 15 * 60, 50, "weekly")
    found = occurrences(series, (), at("2026-03-01T00:00Z"), at("2026-03-15T00:00Z"))
    assert [each.starts_at.hour for each in found] == [20, 19]


def test_a_moved_one_is_found_where_it_went_and_not_where_it_was():
    series = Series("UTC", date(2026, 5, 5), 540, 50, "weekly")
    moved = Change(date(2026, 5, 12), at("2026-05-20T10:00Z"), at("2026-05-20T10:50Z"))
    week = at("2026-05-11T00:00Z"), at("2026-05-16T00:00Z")
    assert occurrences(series, (moved,), *week) == []
    (_, found) = occurrences(series, (moved,), at("2026-05-18T00:00Z"), at("2026-05-23T00:00Z"))
    assert (found.day, found.was_at) == (date(2026, 5, 12), at("2026-05-12T09:00Z"))


def test_a_cancelled_series_still_shows_the_first_that_was_cancelled():
    series = Series("UTC", date(2026, 5, 5), 540, 50, "weekly", cancelled_from=date(2026, 5, 12))
    found = occurrences(series, (), at("2026-05-01T00:00Z"), at("2026-07-01T00:00Z"))
    assert [(each.day.day, each.is_cancelled) for each in found] == [(5, False), (12, True)]


def test_the_next_one_is_the_one_under_way_then_the_first_that_is_not_cancelled():
    series = Series("UTC", date(2026, 5, 5), 540, 50, "weekly")
    cancelled = Change(date(2026, 5, 12), is_cancelled=True)
    during, after = at("2026-05-05T09:49Z"), at("2026-05-05T09:50Z")
    found = [next_occurrence(series, (cancelled,), now) for now in (during, after)]
    assert [each and each.day.day for each in found] == [5, 19]


@pytest.mark.parametrize(
    ("repeats", "last"),
    [("weekly", "2026-05-19"), ("fortnightly", "2026-06-02"), ("monthly", "2026-07-07")],
)
def test_a_count_becomes_the_day_of_the_last(repeats, last):
    series = Series("UTC", date(2026, 5, 5), 540, 50, repeats)
    assert last_of(series, 3) == date.fromisoformat(last)


def test_the_span_of_a_series_holds_what_was_moved_beyond_it():
    series = Series("UTC", date(2026, 5, 5), 540, 50, "weekly", until=date(2026, 5, 19))
    moved = Change(date(2026, 5, 19), at("2026-06-01T10:00Z"), at("2026-06-01T10:50Z"))
    assert span_of(series, (moved,)) == (at("2026-05-05T09:00Z"), at("2026-06-01T10:50Z"))
    endless = Series("UTC", date(2026, 5, 5), 540, 50, "weekly")
    assert span_of(endless, ())[1] is None
