"""When a frame is open."""

from datetime import UTC, date, datetime, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from meantime.server.boundaries.rules.days import YEAR
from meantime.server.boundaries.rules.frames import USUAL_HOURS, Closure, Frame
from meantime.server.boundaries.rules.periods import (
    ALWAYS,
    closed_period,
    is_open,
    minutes_open_between,
    next_open,
    open_periods,
)
from tests.server.boundaries.walking import MINUTE, framed, inner, open_minutes

NEW_YORK = Frame("America/New_York")
WEEK_OFF = Closure("v", date(2026, 3, 9), date(2026, 3, 13), "vacation")
HOLIDAY = Closure("h", date(2026, 3, 11), date(2026, 3, 11), "holiday", "Purim")
NEW_YORK_ZONE = ZoneInfo("America/New_York")
NIGHTS = (((22 * 60, 25 * 60 + 30),),) * 7  # 22:00 to 1:30


def at(text):
    return datetime.fromisoformat(text)


def stretch_at(frame, at):
    found = closed_period(frame, at)
    assert found is not None
    return found


def runs(minutes, first, last):
    """Return the stretches of a set of indexes, cut to [first, last)."""
    kept = [n for n in range(first, last) if n in minutes]
    starts = [n for n in kept if n == first or n - 1 not in minutes]
    ends = [n + 1 for n in kept if n + 1 == last or n + 1 not in minutes]
    return list(zip(starts, ends, strict=True))


@settings(max_examples=70, deadline=None)
@given(framed())
def test_open_periods_are_those_that_a_walk_finds(given):
    frame, walked, _ = given
    first, last = inner(walked)
    found = list(open_periods(frame, walked.at(first), walked.at(last)))
    walk = runs(open_minutes(frame, walked), first, last)
    assert found == [(walked.at(a), walked.at(b)) for a, b in walk]


@settings(max_examples=70, deadline=None)
@given(framed())
def test_an_instant_is_open_or_in_a_closed_period_as_a_walk_finds(given):
    frame, walked, n = given
    minutes = open_minutes(frame, walked)
    _, last = inner(walked)
    assert is_open(frame, walked.at(n)) == (n in minutes)
    opens = next((m for m in range(n, last) if m in minutes), None)
    found = next_open(frame, walked.at(n))
    assert found == walked.at(opens) if opens else found is None or found >= walked.at(last)
    if n in minutes:
        assert closed_period(frame, walked.at(n)) is None
        return
    stretch = stretch_at(frame, walked.at(n))
    closed = next((m + 1 for m in range(n, 0, -1) if m in minutes), None)
    assert stretch.ends_at == found
    if closed:
        assert (stretch.starts_at, stretch.id) == (walked.at(closed), walked.at(closed).isoformat())


@settings(max_examples=40, deadline=None)
@given(framed(), st.integers(0, 6 * 1440))
def test_open_minutes_between_two_instants_are_those_that_a_walk_counts(given, span):
    frame, walked, first = given
    last = first + span
    counted = open_minutes(frame, walked) & set(range(first, last))
    assert minutes_open_between(frame, walked.at(first), walked.at(last)) == len(counted)


EDGES = [  # zone, hours, from the instant at which they open to that at which they close
    ("America/New_York", (120, 150), "2026-03-08", None),  # 2:00 to 2:30 is skipped altogether
    ("America/New_York", (150, 540), "2026-03-08", ("03:00-04:00", "09:00-04:00")),
    ("America/New_York", (0, 150), "2026-03-08", ("00:00-05:00", "03:00-04:00")),
    ("America/New_York", (90, 540), "2026-11-01", ("01:30-04:00", "09:00-05:00")),
    ("America/New_York", (0, 90), "2026-11-01", ("00:00-04:00", "01:30-05:00")),
    ("Australia/Lord_Howe", (105, 120), "2026-04-05", ("01:45+11:00", "02:00+10:30")),
    ("Australia/Lord_Howe", (135, 540), "2026-10-04", ("02:30+11:00", "09:00+11:00")),
    ("America/Santiago", (0, 120), "2026-09-06", ("01:00-03:00", "02:00-03:00")),
    ("Asia/Kolkata", (540, 1080), "2028-02-29", ("09:00+05:30", "18:00+05:30")),
    ("Pacific/Apia", (540, 1080), "2011-12-30", None),  # there was no such day
]


@pytest.mark.parametrize(("zone", "hours", "day", "found"), EDGES)
def test_hours_at_a_clock_change_keep_to_what_clocks_show(zone, hours, day, found):
    only = date.fromisoformat(day).weekday()
    frame = Frame(zone, tuple((hours,) if only == n else () for n in range(7)))
    noon = at(f"{day}T12:00Z")
    periods = list(open_periods(frame, noon - timedelta(hours=36), noon + timedelta(hours=36)))
    assert periods == ([tuple(at(f"{day}T{clock}") for clock in found)] if found else [])


def test_hours_to_midnight_go_over_into_those_of_the_next_day():
    frame = Frame("Europe/Madrid", (((0, 1440),),) * 7)
    since, until = at("2026-03-01T00:00Z"), at("2026-04-30T00:00Z")
    assert list(open_periods(frame, since, until)) == [(since, until)]


def test_a_closed_day_ends_hours_at_its_midnight_and_has_no_late_shift_of_its_own():
    frame = Frame("Asia/Kolkata", NIGHTS, closures=(HOLIDAY,))
    periods = open_periods(frame, at("2026-03-10T12:00+05:30"), at("2026-03-12T23:00+05:30"))
    assert list(periods) == [
        (at("2026-03-10T22:00+05:30"), at("2026-03-11T00:00+05:30")),
        (at("2026-03-12T22:00+05:30"), at("2026-03-12T23:00+05:30")),
    ]


def test_periods_come_as_they_are_asked_for():
    forever = at("9000-01-01T00:00Z")
    assert len(list(islice(open_periods(NEW_YORK, at("2026-03-06T00:00Z"), forever), 3))) == 3


def test_opening_is_open_and_closing_is_closed():
    assert is_open(NEW_YORK, at("2026-03-06T09:00-05:00"))
    assert not is_open(NEW_YORK, at("2026-03-06T18:00-05:00"))
    assert is_open(NEW_YORK, at("2026-03-06T18:00-05:00") - timedelta(microseconds=1))


def test_the_second_of_two_like_times_is_not_taken_for_the_first():
    frame = Frame("America/New_York", (((105, 180),),) * 7)  # opens at the first 1:45
    first, second = (datetime(2026, 11, 1, 1, 30, tzinfo=NEW_YORK_ZONE, fold=n) for n in (0, 1))
    assert not is_open(frame, first)
    assert is_open(frame, second)


def test_a_weekend_is_one_closed_period_with_one_name():
    friday, sunday = at("2026-03-06T23:04-05:00"), at("2026-03-08T12:00-04:00")
    stretch = stretch_at(NEW_YORK, friday)
    assert stretch_at(NEW_YORK, sunday) == stretch
    assert stretch.id == "2026-03-06T23:00:00+00:00"
    assert stretch.ends_at == at("2026-03-09T09:00-04:00")
    assert stretch.closure is None


@pytest.mark.parametrize("text", ["2026-03-07T12:00-05:00", "2026-03-11T12:00-04:00"])
def test_a_vacation_explains_what_a_holiday_within_it_does_not(text):
    frame = Frame("America/New_York", closures=(HOLIDAY, WEEK_OFF))
    stretch = stretch_at(frame, at(text))
    assert (stretch.closure, stretch.ends_at) == (WEEK_OFF, at("2026-03-16T09:00-04:00"))


def test_a_closure_on_a_day_without_hours_explains_nothing():
    sunday = Closure("s", date(2026, 3, 8), date(2026, 3, 8))
    frame = Frame("America/New_York", closures=(sunday,))
    assert stretch_at(frame, at("2026-03-08T12:00Z")).closure is None


def test_a_closure_that_only_ends_a_late_shift_explains_it():
    frame = Frame("Asia/Kolkata", (*NIGHTS[:2], *((),) * 5), closures=(HOLIDAY,))
    assert stretch_at(frame, at("2026-03-11T00:30+05:30")).closure == HOLIDAY


def test_of_a_frame_that_is_never_open_there_is_one_closed_period():
    never = Frame("Europe/Madrid", ((),) * 7)
    stretch = stretch_at(never, at("2026-03-06T12:00Z"))
    assert (stretch.id, stretch.starts_at, stretch.ends_at) == (ALWAYS, None, None)


def test_a_long_leave_has_a_beginning_and_no_end_within_a_year():
    leave = Closure("l", date(2024, 1, 1), date(2030, 1, 1), "vacation")
    frame = Frame("America/New_York", closures=(leave,))
    stretch = stretch_at(frame, at("2027-06-01T12:00Z"))
    assert stretch.starts_at == at("2023-12-29T18:00-05:00")
    assert (stretch.ends_at, stretch.closure) == (None, leave)


def test_an_opening_is_looked_for_a_year_ahead():
    until = Closure("u", date(2025, 12, 31), date(2026, 12, 31))
    frame = Frame("Europe/Madrid", USUAL_HOURS, closures=(until,))
    opens = at("2027-01-01T09:00+01:00")
    assert next_open(frame, opens - YEAR) is None
    assert next_open(frame, opens - YEAR + MINUTE) == opens
    assert next(open_periods(frame, opens, opens + MINUTE))[0].tzinfo is UTC
