"""What is free, against a walk over the minutes; and what overlaps."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from meantime.server.appointments.rules.series import Change, Occurrence, Series
from meantime.server.appointments.rules.slots import Planned, free_slots, is_within, overlap
from meantime.server.boundaries.rules.frames import Frame
from tests.server.boundaries.walking import MINUTE, framed, open_minutes

NEW_YORK = Frame("America/New_York")
TUESDAYS = Series("America/New_York", date(2026, 5, 5), 15 * 60, 50, "weekly")


def at(text):
    return datetime.fromisoformat(text).astimezone(UTC)


@settings(max_examples=80, deadline=None)
@given(
    framed(),
    st.lists(st.tuples(st.integers(-300, 3 * 1440), st.integers(1, 300)), max_size=6),
    st.sampled_from([15, 50, 60, 90]),
    st.integers(60, 3 * 1440),
)
def test_slots_are_those_that_a_walk_over_the_minutes_finds(given, busy, length, span):
    frame, walked, first = given
    last = first + span
    taken = {n for start, long in busy for n in range(first + start, first + start + long)}
    free = (open_minutes(frame, walked) & set(range(first, last))) - taken
    expected = [
        walked.at(n)
        for n in range(first, last)
        if walked.shown[n].minute % 30 == 0 and free.issuperset(range(n, n + length))
    ]
    periods = [(walked.at(first + start), walked.at(first + start + long)) for start, long in busy]
    within = walked.at(first), walked.at(last)
    assert list(free_slots(frame, periods, within, length * MINUTE)) == expected


def test_a_slot_begins_as_another_appointment_ends():
    monday = at("2026-05-04T09:00-04:00"), at("2026-05-04T11:00-04:00")
    taken = [(at("2026-05-04T09:00-04:00"), at("2026-05-04T10:00-04:00"))]
    found = list(free_slots(NEW_YORK, taken, monday, timedelta(hours=1)))
    assert found == [at("2026-05-04T10:00-04:00")]


def test_what_begins_or_ends_outside_the_hours_is_outside():
    def held(start, end):
        return Occurrence(date(2026, 5, 4), at(f"2026-05-04T{start}"), at(f"2026-05-04T{end}"))

    assert is_within(NEW_YORK, held("17:00-04:00", "18:00-04:00"))
    assert not is_within(NEW_YORK, held("17:30-04:00", "18:20-04:00"))
    assert not is_within(NEW_YORK, held("20:00-04:00", "20:50-04:00"))


NOW = at("2026-05-01T00:00Z")


@settings(max_examples=60, deadline=None)
@given(
    st.integers(0, 30),
    st.integers(0, 1439),
    st.sampled_from(["once", "weekly", "fortnightly", "monthly"]),
    st.sampled_from(["America/New_York", "Australia/Lord_Howe", "Asia/Kolkata"]),
)
def test_an_overlap_is_found_wherever_two_lists_of_instants_meet(day, minute, repeats, zone):
    new = Series(zone, date(2026, 5, 2) + timedelta(days=day), minute, 50, repeats)
    found = overlap(Planned(new), [Planned(TUESDAYS)], NOW)
    assert (found is not None) == bool(meetings(new, TUESDAYS))


def meetings(one, other):
    """Return where two series meet within a year, by writing both out, day by day."""

    def spans(series):
        from zoneinfo import ZoneInfo  # noqa: PLC0415

        step = {"once": 10_000, "weekly": 7, "fortnightly": 14, "monthly": 0}[series.repeats]
        day, end = series.starts_on, date(2027, 5, 3)
        nth = (day.day - 1) // 7
        while day < end:
            is_last = (day + timedelta(days=7)).month != day.month
            if step or (day.day - 1) // 7 == nth or (nth == 4 and is_last):
                local = datetime(day.year, day.month, day.day, tzinfo=ZoneInfo(series.zone))
                start = (local + timedelta(minutes=series.minute)).astimezone(UTC)
                yield start, start + timedelta(minutes=series.minutes)
            day += timedelta(days=step or 7)

    year = NOW + timedelta(days=366)
    return [
        (a, c)
        for a, b in spans(one)
        for c, d in spans(other)
        if a < d and c < b and a < year and a > NOW
    ]


def test_what_is_cancelled_or_moved_away_leaves_its_place_free():
    once = Planned(Series("America/New_York", date(2026, 5, 12), 15 * 60, 50))
    assert overlap(once, [Planned(TUESDAYS)], NOW)
    cancelled = Change(date(2026, 5, 12), is_cancelled=True)
    moved = Change(date(2026, 5, 12), at("2026-05-13T12:00Z"), at("2026-05-13T12:50Z"))
    for change in (cancelled, moved):
        assert overlap(once, [Planned(TUESDAYS, (change,))], NOW) is None
