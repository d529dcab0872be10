"""By when a message is answered, when it is read, and why that moved."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings

from meantime.server.boundaries.rules.due import due_at, explain
from meantime.server.boundaries.rules.frames import Closure, Frame, Promise
from meantime.server.boundaries.rules.windows import next_window
from tests.server.boundaries.walking import (
    MARGIN,
    MINUTE,
    ONE_DAY,
    framed,
    inner,
    open_minutes,
    spans_by_day,
)

NEVER = datetime.max.replace(tzinfo=UTC)
NEW_YORK = Frame("America/New_York")
MONDAY_OFF = Closure("m", date(2026, 3, 9), date(2026, 3, 9), "holiday", "Some Day")


def at(text):
    return datetime.fromisoformat(text)


def hours(n):
    return Promise("hours", n)


CASES = [  # written, promise, due
    ("2026-03-06T23:04-05:00", Promise(), "2026-03-10T18:00-04:00"),  # Friday night, then DST
    ("2026-03-09T10:00-04:00", Promise(), "2026-03-10T18:00-04:00"),  # Monday is the first
    ("2026-03-09T08:00-04:00", Promise(), "2026-03-10T18:00-04:00"),
    ("2026-03-09T17:59:59-04:00", Promise(), "2026-03-10T18:00-04:00"),
    ("2026-03-09T18:00-04:00", Promise(), "2026-03-11T18:00-04:00"),
    ("2026-03-09T10:00-04:00", Promise("days", 1), "2026-03-09T18:00-04:00"),
    ("2026-03-07T10:00-05:00", Promise("days", 5), "2026-03-13T18:00-04:00"),
    ("2026-03-06T17:00-05:00", hours(2), "2026-03-09T10:00-04:00"),
    ("2026-03-06T16:00-05:00", hours(2), "2026-03-06T18:00-05:00"),  # as it closes, not Monday
    ("2026-03-07T10:00-05:00", hours(1), "2026-03-09T10:00-04:00"),
    ("2026-03-09T09:30-04:00", hours(9), "2026-03-10T09:30-04:00"),
    ("2028-02-28T17:00-05:00", hours(10), "2028-02-29T18:00-05:00"),
]


@pytest.mark.parametrize(("written", "promise", "due"), CASES)
def test_a_reply_falls_due_in_business_time(written, promise, due):
    assert due_at(replace(NEW_YORK, reply_within=promise), at(written)) == at(due)


@settings(max_examples=80, deadline=None)
@given(framed())
def test_a_reply_falls_due_where_a_walk_arrives(given):
    frame, walked, n = given
    wanted = frame.reply_within.n
    if frame.reply_within.unit == "hours":
        ahead = sorted(m for m in open_minutes(frame, walked) if m >= n)
        dues = [m + 1 for m in ahead[60 * wanted - 1 : 60 * wanted]]
    else:
        ends = [max(minutes) + 1 for minutes in spans_by_day(frame, walked).values()]
        dues = [end for end in ends if end > n][wanted - 1 : wanted]
    found = due_at(frame, walked.at(n))
    _, last = inner(walked)
    if dues and dues[0] < last:
        assert found == walked.at(dues[0])
    else:
        assert found is None or found >= walked.at(last)


@settings(max_examples=70, deadline=None)
@given(framed())
def test_the_next_window_is_the_one_that_a_walk_comes_to(given):
    frame, walked, n = given
    minutes = open_minutes(frame, walked)
    days = [day for day in walked.days if day + MARGIN * ONE_DAY <= walked.shown[-1].date()]
    if (skipped := date(2011, 12, 30)) - ONE_DAY in walked.days:
        days.append(skipped)  # on no clock, but its windows begin when the clocks go on
    windows = [
        walked.reached(day, minute, walked.first)
        for day in days
        for minute in frame.windows[day.weekday()]
    ]
    ahead = [m for m in windows if m is not None and m > n and m in minutes]
    found = next_window(frame, walked.at(n))
    _, last = inner(walked)
    if ahead and min(ahead) < last:
        assert found == walked.at(min(ahead))
    else:
        assert found is None or found >= walked.at(last)


@settings(max_examples=60, deadline=None)
@given(framed())
def test_a_date_that_no_closure_explains_is_no_later_than_without_closures(given):
    frame, walked, n = given
    if not explain(frame, walked.at(n)):
        without = replace(frame, closures=())
        found, unmoved = (due_at(each, walked.at(n)) or NEVER for each in (frame, without))
        # earlier where a late shift on the due day ends at the midnight of a closed one
        assert found <= unmoved


def test_a_client_who_writes_on_friday_night_reads_when_the_therapist_does():
    friday = at("2026-03-06T23:04-05:00")
    assert next_window(NEW_YORK, friday) == at("2026-03-09T09:00-04:00")
    assert next_window(NEW_YORK, at("2026-03-09T09:00-04:00")) == at("2026-03-09T16:00-04:00")


def test_a_holiday_moves_the_date_and_the_window_and_says_so():
    frame = replace(NEW_YORK, closures=(MONDAY_OFF,))
    friday = at("2026-03-06T23:04-05:00")
    assert next_window(frame, friday) == at("2026-03-10T09:00-04:00")
    assert due_at(frame, friday) == at("2026-03-11T18:00-04:00")
    assert explain(frame, friday) == (MONDAY_OFF,)


def test_a_closure_while_the_clock_runs_pauses_it():
    frame = replace(NEW_YORK, reply_within=hours(9), closures=(MONDAY_OFF,))
    friday = at("2026-03-06T12:00-05:00")
    assert due_at(frame, friday) == at("2026-03-10T12:00-04:00")
    assert explain(frame, friday) == (MONDAY_OFF,)


def test_closures_that_took_nothing_from_the_wait_explain_nothing():
    sunday = Closure("s", date(2026, 3, 8), date(2026, 3, 8))
    later = Closure("l", date(2026, 3, 11), date(2026, 3, 11))
    frame = replace(NEW_YORK, closures=(sunday, MONDAY_OFF, later))
    assert explain(frame, at("2026-03-09T18:00-04:00")) == (later,)  # Monday was over by then
    assert explain(frame, at("2026-03-06T12:00-05:00")) == (MONDAY_OFF,)  # due on Tuesday


def test_closures_that_lie_over_each_other_are_all_named_earliest_first():
    week = Closure("w", date(2026, 3, 7), date(2026, 3, 15), "vacation")
    frame = replace(NEW_YORK, closures=(MONDAY_OFF, week))
    assert explain(frame, at("2026-03-06T23:04-05:00")) == (week, MONDAY_OFF)


def test_without_an_opening_in_a_year_there_is_no_date_and_the_closure_says_why():
    leave = Closure("l", date(2026, 1, 1), date(2028, 1, 1), "vacation")
    frame = replace(NEW_YORK, closures=(leave,))
    friday = at("2026-03-06T12:00-05:00")
    for promise in (Promise(), hours(2)):
        assert due_at(replace(frame, reply_within=promise), friday) is None
    assert next_window(frame, friday) is None
    assert explain(frame, friday) == (leave,)


def test_hours_changed_while_a_clock_runs_count_again_from_the_same_start():
    friday = at("2026-03-06T23:04-05:00")
    short = replace(NEW_YORK, hours=(((540, 720),),) * 3 + ((),) * 4)
    assert due_at(short, friday) == at("2026-03-10T12:00-04:00")
    assert due_at(replace(short, hours=((), *short.hours[1:])), friday) == at(
        "2026-03-11T12:00-04:00"
    )


def test_a_message_in_a_late_shift_belongs_to_the_evening_it_began_on():
    nights = replace(NEW_YORK, hours=(((20 * 60, 26 * 60),),) * 5 + ((),) * 2)
    one_day = replace(nights, reply_within=Promise("days", 1))
    assert due_at(one_day, at("2026-03-07T01:00-05:00")) == at("2026-03-07T02:00-05:00")
    assert due_at(one_day, at("2026-03-07T02:00-05:00")) == at("2026-03-10T02:00-04:00")


def test_an_equal_frame_gives_an_equal_date():
    friday = at("2026-03-06T23:04-05:00") + MINUTE
    twin = replace(NEW_YORK, closures=())
    assert hash(twin) == hash(NEW_YORK)
    assert due_at(twin, friday) == due_at(NEW_YORK, friday + timedelta(0))
