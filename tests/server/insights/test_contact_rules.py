"""Weeks in touch and free evenings, reckoned by hand."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from meantime.server.boundaries.rules.frames import Closure, Frame
from meantime.server.insights.rules.contact import (
    Posted,
    Seat,
    engagement,
    enrolled,
    evenings,
    evenings_free,
)
from meantime.server.insights.rules.counts import Count
from meantime.server.insights.rules.weeks import Weeks

ZONE = "America/New_York"
FIRST = date(2026, 10, 26)  # clocks go back on its Sunday
WEEKS = Weeks(FIRST, FIRST + timedelta(weeks=3), ZONE)
SPAN = WEEKS.starts_at, WEEKS.ends_at
FRAME = Frame(ZONE)


def at(text):
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(ZONE))


SEATS = [
    Seat("one", "anna", at("2026-10-01T12:00")),
    Seat("two", "ben", at("2026-11-01T12:00")),  # from the second week on
    Seat("three", "cleo", at("2026-10-01T12:00"), at("2026-11-04T12:00")),  # the first week alone
]
POSTS = [
    Posted("one", "anna", at("2026-10-26T00:00")),
    Posted("one", "anna", at("2026-11-01T23:59")),  # the same week
    Posted("two", "ben", at("2026-11-09T00:00")),
    Posted("three", "cleo", at("2026-11-03T09:00")),  # a week in which she left
    Posted("one", "clinician", at("2026-11-10T09:00")),
    Posted("two", "anna", at("2026-11-10T09:00")),  # not her thread
]


def test_engagement_is_of_weeks_in_which_a_client_was_there_from_beginning_to_end():
    # Anna 3 weeks, 1 in touch; Ben 2, 1; Cleo 1, 0.
    assert engagement(SEATS, POSTS, WEEKS.each()) == Count(6, 2, 3)
    assert engagement([], POSTS, WEEKS.each()) == engagement(SEATS, [], []) == Count(0)


def test_whoever_sat_there_at_any_time_was_enrolled():
    assert enrolled(SEATS, SPAN) == 3
    assert enrolled(SEATS, (at("2026-11-05T00:00"), at("2026-11-06T00:00"))) == 2
    assert enrolled([], SPAN) == 0


def test_an_evening_is_from_the_last_closing_to_the_next_opening_of_twelve_hours_at_most():
    week = next(WEEKS.each())
    found = list(evenings(FRAME, week))
    assert [begins.astimezone(ZoneInfo(ZONE)).isoformat() for begins, _ in found] == [
        f"2026-10-{day}T18:00:00-04:00" for day in range(26, 31)
    ]
    assert {ends - begins for begins, ends in found} == {timedelta(hours=12)}
    late = Frame(ZONE, hours=(((9 * 60, 18 * 60), (22 * 60, 30 * 60)),) * 5 + ((), ()))
    assert next(evenings(late, week)) == (at("2026-10-27T06:00"), at("2026-10-27T09:00"))


def test_an_evening_in_which_somebody_posts_anywhere_is_not_free():
    posts = [
        Posted("one", "clinician", at("2026-10-26T18:00")),
        Posted("two", "clinician", at("2026-10-26T23:00")),  # the same evening
        Posted("two", "clinician", at("2026-10-28T17:59")),  # still at work
        Posted("two", "clinician", at("2026-10-30T06:00")),  # the evening is over
        Posted("one", "anna", at("2026-10-29T22:00")),  # a client's evening is their own
    ]
    found = evenings_free(posts, {"clinician": FRAME}, next(WEEKS.each()), people=3)
    assert found == Count(5, 4, 3)
    closed = Closure("away", FIRST, FIRST + timedelta(days=6))
    away = Frame(ZONE, closures=(closed,))
    assert evenings_free(posts, {"clinician": away}, next(WEEKS.each()), 3) == Count(0, 0, 3)
    assert evenings_free(posts, {}, SPAN, people=0) == Count(0)
