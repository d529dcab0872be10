"""When somebody is busy, out of calendars that other programs write."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from meantime.server.appointments.reading import read_apart
from meantime.server.appointments.rules.busy import NotACalendar, merged, read_busy

NOW = datetime(2027, 3, 5, 15, tzinfo=UTC)
ZONE = "America/New_York"


def calendar(*events):
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:test"]
    for n, event in enumerate(events):
        lines += ["BEGIN:VEVENT", f"UID:{n}", *event, "END:VEVENT"]
    return "\r\n".join([*lines, "END:VCALENDAR", ""]).encode()


def busy(*events):
    return [f"{a:%d %H:%M}-{b:%d %H:%M}" for a, b in read_busy(calendar(*events), ZONE, NOW)]


MONDAY = ("DTSTART:20270308T140000Z", "DTEND:20270308T150000Z")


@pytest.mark.parametrize(
    ("event", "expected"),
    [
        (MONDAY, ["08 14:00-08 15:00"]),
        (("DTSTART:20270308T090000", "DURATION:PT90M"), ["08 14:00-08 15:30"]),
        (("DTSTART;VALUE=DATE:20270308",), ["08 05:00-09 05:00"]),
        (("DTSTART;VALUE=DATE:20270314",), ["14 05:00-15 04:00"]),  # a day of 23 hours
        ((*MONDAY, "TRANSP:TRANSPARENT"), []),
        ((*MONDAY, "STATUS:CANCELLED"), []),
        (("DTSTART:20270308T140000Z",), []),  # it takes no time
        (("DTSTART:20270308T140000Z", "DTEND:20270308T130000Z"), ["08 13:00-08 14:00"]),
        (("DTSTART:20280308T140000Z", "DTEND:20280308T150000Z"), []),  # beyond 60 days
        ((*MONDAY, "RRULE:FREQ=SECONDLY"), []),
        ((*MONDAY, "RRULE:FREQ=DAILY;BYSECOND=1,2,3"), []),
    ],
)
def test_what_counts_as_busy(event, expected):
    assert busy(event) == expected


def test_what_repeats_keeps_its_local_time_over_a_clock_change():
    weekly = (
        "DTSTART;TZID=America/New_York:20270308T090000",
        "DTEND;TZID=America/New_York:20270308T100000",
        "RRULE:FREQ=WEEKLY;COUNT=3",
        "EXDATE;TZID=America/New_York:20270322T090000",
    )
    assert busy(weekly) == ["08 14:00-08 15:00", "15 13:00-15 14:00"]


@pytest.mark.parametrize(
    "written",
    [
        b"",
        b"hello",
        b"<html></html>",
        b"\xff\xfe\x00",
        b"BEGIN:VCALENDAR\r\n",
        b"BEGIN:VEVENT\r\nEND:VEVENT\r\n",
        calendar(("DTSTART:yesterday",))[:-20],
    ],
)
def test_what_is_no_calendar_is_said_to_be_none(written):
    with pytest.raises(NotACalendar):
        read_busy(written, ZONE, NOW)


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=300))
def test_whatever_is_sent_is_a_calendar_or_none(written):
    try:
        read_busy(b"BEGIN:VCALENDAR\r\n" + written, ZONE, NOW)
    except NotACalendar:
        return


@given(st.lists(st.tuples(st.integers(0, 200), st.integers(1, 40))))
def test_merged_times_are_the_same_minutes_in_fewest_periods(spans):
    minute = timedelta(minutes=1)
    found = merged((NOW + a * minute, NOW + (a + long) * minute) for a, long in spans)
    expected = {n for a, long in spans for n in range(a, a + long)}
    minutes = [(n - NOW) // minute for start, end in found for n in each_minute(start, end)]
    assert sorted(minutes) == sorted(expected)
    assert all(a[1] < b[0] for a, b in pairwise(found))


def each_minute(start, end):
    return [start + n * timedelta(minutes=1) for n in range((end - start) // timedelta(minutes=1))]


def test_a_process_of_its_own_reads_the_same():
    written = calendar(MONDAY)
    assert read_apart(written, ZONE, NOW) == read_busy(written, ZONE, NOW)
    with pytest.raises(NotACalendar):
        read_apart(b"hello", ZONE, NOW)
