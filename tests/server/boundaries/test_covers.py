"""Who acts for whom, found out the slow way: ask every half hour, person by person."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from meantime.server.boundaries.rules.covers import Acting, acting_at, stretches
from meantime.server.boundaries.rules.frames import Closure, Frame

PEOPLE = "abcd"
SPOT = date(2026, 3, 26)  # clocks change in Madrid on the 29th, in Lord Howe on 5 April
ZONES = ["Europe/Madrid", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "UTC"]
START = datetime(2026, 3, 24, tzinfo=UTC)
HALF_HOUR = timedelta(minutes=30)
STEPS = 16 * 48


@st.composite
def practices(draw):
    """Draw the frames of four people, one of whom may have none."""

    def closure(n, me):
        starts_on = SPOT + timedelta(days=draw(st.integers(0, 8)))
        ends_on = starts_on + timedelta(days=draw(st.integers(0, 4)))
        kind = draw(st.sampled_from(["vacation", "vacation", "other", "holiday"]))
        others = [each for each in PEOPLE if each != me]
        return Closure(str(n), starts_on, ends_on, kind, "", draw(st.sampled_from(["", *others])))

    frames = {}
    for me in PEOPLE[: draw(st.integers(3, 4))]:
        closures = tuple(closure(n, me) for n in range(draw(st.integers(0, 2))))
        frames[me] = Frame(draw(st.sampled_from(ZONES)), closures=closures)
    return frames


def away(frame, at):
    """Return (whether away, who covers) by looking at a calendar."""
    day = at.astimezone(ZoneInfo(frame.zone)).date()
    found = [
        each
        for each in frame.closures
        if each.kind != "holiday" and each.starts_on <= day <= each.ends_on
    ]
    named = [each for each in found if each.cover_id] or found
    longest = sorted(named, key=lambda each: (each.ends_on, each.id))
    return bool(found), longest[-1].cover_id if longest else ""


def slowly(frames, who, at):
    asked = [who]
    while asked[-1] in frames:
        is_away, cover = away(frames[asked[-1]], at)
        if not is_away:
            break
        if not cover:
            return Acting(tuple(asked), "gap")
        if cover in asked:
            return Acting(tuple(asked), "circle")
        asked.append(cover)
    return Acting(tuple(asked), "covered" if len(asked) > 1 else "here")


@settings(max_examples=60, deadline=None)
@given(frames=practices())
def test_at_every_half_hour_the_stretches_say_what_one_finds_by_asking_around(frames):
    found = stretches(frames.get, "a", START, START + STEPS * HALF_HOUR)
    for n in range(STEPS):
        at = START + n * HALF_HOUR
        expected = slowly(frames, "a", at)
        here = [each.acting for each in found if each.starts_at <= at < each.ends_at]
        assert here == ([] if expected.state == "here" else [expected])


@settings(max_examples=60, deadline=None)
@given(frames=practices())
def test_stretches_are_in_order_apart_or_different_and_never_empty(frames):
    found = stretches(frames.get, "a", START, START + STEPS * HALF_HOUR)
    assert all(each.starts_at < each.ends_at for each in found)
    for one, next_ in pairwise(found):
        assert one.ends_at <= next_.starts_at
        assert one.ends_at < next_.starts_at or one.acting != next_.acting


def frame(*closures):
    return Frame("UTC", closures=closures)


def leave(first, last, cover=""):
    return Closure("v", date(2026, 5, first), date(2026, 5, last), "vacation", "", cover)


def told(frames):
    found = stretches(
        frames.get, "ana", datetime(2026, 5, 1, tzinfo=UTC), datetime(2026, 6, 1, tzinfo=UTC)
    )
    return [(s.starts_at.day, s.ends_at.day, s.acting.state, s.acting.who) for s in found]


def test_who_covers_is_covered_in_turn_for_as_long_as_they_are_away_themselves():
    frames = {"ana": frame(leave(4, 10, "ben")), "ben": frame(leave(6, 7, "cleo"))}
    assert told(frames) == [
        (4, 6, "covered", "ben"),
        (6, 8, "covered", "cleo"),
        (8, 11, "covered", "ben"),
    ]


def test_two_who_cover_for_each_other_at_once_leave_nobody():
    frames = {"ana": frame(leave(4, 10, "ben")), "ben": frame(leave(9, 12, "ana"))}
    assert told(frames) == [(4, 9, "covered", "ben"), (9, 11, "circle", "")]


def test_a_cover_who_is_away_without_one_leaves_a_gap():
    frames = {"ana": frame(leave(4, 10, "ben")), "ben": frame(leave(8, 20))}
    assert told(frames) == [(4, 8, "covered", "ben"), (8, 11, "gap", "")]


def test_of_two_absences_at_once_the_one_with_a_cover_counts():
    frames = {"ana": frame(leave(4, 20), leave(6, 8, "ben"))}
    assert told(frames) == [(4, 6, "gap", ""), (6, 9, "covered", "ben"), (9, 21, "gap", "")]


def test_a_public_holiday_is_no_absence():
    day = Closure("h", date(2026, 5, 4), date(2026, 5, 4), "holiday", "Some Day")
    at = datetime(2026, 5, 4, 12, tzinfo=UTC)
    assert acting_at({"ana": frame(day)}.get, "ana", at) == Acting(("ana",), "here")
