"""Time to reply, what waits and what comes in, each against numbers that were reckoned by hand."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from meantime.insights.spread import Seen
from meantime.server.boundaries.rules.frames import Closure, Frame
from meantime.server.boundaries.rules.periods import minutes_open_between
from meantime.server.insights.rules.counts import Count
from meantime.server.insights.rules.open_time import OpenTime
from meantime.server.insights.rules.replies import (
    Message,
    answered,
    for_each_open_hour,
    in_quarters,
    queue_age,
    time_to_reply,
)
from meantime.server.insights.rules.weeks import Weeks

ZONE = "Europe/Berlin"
FRIDAY, MONDAY = date(2026, 4, 3), date(2026, 4, 6)
EASTER = tuple(Closure(f"{day}", day, day, "holiday") for day in (FRIDAY, MONDAY))
FRAME = Frame(ZONE, closures=EASTER)  # Monday to Friday, 9 to 18
# The week in which clocks go forward, and the one of Good Friday behind it.
WEEKS = Weeks(date(2026, 3, 23), date(2026, 4, 6), ZONE)
SPAN = WEEKS.starts_at, WEEKS.ends_at


def at(text):
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(ZONE))


LOOKED_AT = at("2026-04-13T00:00")


def message(client, started, stops=None, clinician="c"):
    return Message(client, clinician, at(started), at(stops) if stops else None)


MESSAGES = [
    message("anna", "2026-03-27T17:00", "2026-03-30T10:00"),  # 1 h before a clock change, 1 behind
    message("ben", "2026-04-02T17:30", "2026-04-07T09:20"),  # ½ h, Easter, 20 min: 50 → 60 minutes
    message("anna", "2026-03-24T20:00", "2026-03-24T22:00"),  # answered in closed time: 0
    message("cleo", "2026-04-01T09:00", "2026-04-13T09:00"),  # after we looked: as if it waited
    message("dora", "2026-04-02T12:00"),
]


def test_time_to_reply_is_open_time_in_quarters_and_what_waits_is_open():
    found = time_to_reply(MESSAGES, lambda _: FRAME, SPAN, LOOKED_AT)
    # Cleo: Wed, Thu, then Tue to Fri, 9 h each; Dora the same but Wed, and from noon on.
    assert found.spread.seen == (
        (0, Seen(1, 0)),
        (60, Seen(1, 0)),
        (120, Seen(1, 0)),
        (42 * 60, Seen(0, 1)),
        (54 * 60, Seen(0, 1)),
    )
    assert (found.n, found.people, found.spread.median) == (5, 4, 120)


def test_what_came_before_or_after_counts_elsewhere_and_who_has_no_hours_has_no_open_time():
    others = [message("eva", "2026-03-22T23:59"), message("eva", "2026-04-06T00:00")]
    assert time_to_reply(others, lambda _: FRAME, SPAN, LOOKED_AT) == Count(0)
    assert time_to_reply(MESSAGES, lambda _: None, SPAN, LOOKED_AT) == Count(0)
    assert answered(others, SPAN, LOOKED_AT) == Count(0)


def test_answered_is_what_was_by_the_time_that_we_looked():
    assert answered(MESSAGES, SPAN, LOOKED_AT) == Count(5, 3, 4)


def test_messages_for_each_open_hour_have_the_hours_of_all_clinicians_below_them():
    # 9 working days but Good Friday, of 9 h, twice; whoever has set no hours adds none.
    found = for_each_open_hour(MESSAGES, [FRAME, FRAME, None], SPAN)
    assert found == Count(5, 2 * 9 * 9 * 60, 4)
    assert for_each_open_hour([], [], SPAN) == Count(0)


def test_what_waits_is_as_old_as_its_open_time_when_each_working_day_ends():
    found = queue_age(MESSAGES, lambda _: FRAME, SPAN)
    # Anna on Fri 27: 1 h. Cleo on Wed 1: 9 h, on Thu 2: 18 h. Ben on Thu: ½ h. Dora on Thu: 6 h.
    assert found.spread.seen == tuple(
        (round(hours * 60), Seen(1, 0)) for hours in (0.5, 1, 6, 9, 18)
    )
    assert (found.n, found.people) == (5, 4)
    assert queue_age([], lambda _: FRAME, SPAN) == Count(0)


INSTANTS = st.datetimes(
    datetime(2026, 3, 20), datetime(2026, 4, 12), timezones=st.just(ZoneInfo("UTC"))
)


@given(INSTANTS, INSTANTS)
@settings(max_examples=60)
def test_open_time_is_what_the_frame_has(first, second):
    since, until = sorted((first, second))
    clock = OpenTime(FRAME, at("2026-03-19T00:00"), at("2026-04-13T00:00"))
    assert int(clock.minutes(since, until) + 1e-6) == minutes_open_between(FRAME, since, until)
    assert clock.minutes(until, since) == 0


@pytest.mark.parametrize(("minutes", "shown"), [(0, 0), (0.2, 15), (15, 15), (15.01, 30), (59, 60)])
def test_times_are_counted_up_to_the_next_quarter_of_an_hour(minutes, shown):
    assert in_quarters(minutes) == shown
