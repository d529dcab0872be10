"""What a client's messages still wait for, and who hears when it is late."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from meantime.server.boundaries.rules.clocks import (
    Answer,
    Clock,
    Ladder,
    Message,
    clocks,
    is_breached,
    state_of,
    step_of,
    steps,
)
from meantime.server.boundaries.rules.frames import Closure, Frame, Promise

FRAME = Frame("Asia/Kolkata")  # Monday to Friday, 9 to 18


def at(text):
    """Return an instant of March 2026: "2 10:00" is Monday the 2nd, at ten."""
    day, clock = text.split()
    return datetime.fromisoformat(f"2026-03-{int(day):02}T{clock}+05:30")


def asked(entry_id, when, seat_id="ana", attention=1):
    return Message(entry_id, seat_id, at(when), attention)


def told(re, when, withdrawn=None):
    return Answer(re, at(when), withdrawn and at(withdrawn))


THREE = [asked("a", "2 10:00"), asked("b", "2 11:00"), asked("c", "3 12:00")]


def stops(messages, *answers):
    return {clock.entry_id: clock.stops_at for clock in clocks(FRAME, messages, answers)}


def test_each_message_starts_a_clock_that_falls_due_by_the_promise():
    assert clocks(FRAME, THREE, []) == [
        Clock("a", at("2 10:00"), None, at("3 18:00")),
        Clock("b", at("2 11:00"), None, at("3 18:00")),
        Clock("c", at("3 12:00"), None, at("4 18:00")),
    ]


def test_an_answer_stops_the_clock_of_its_message_and_of_earlier_ones():
    found = stops(THREE, told("b", "2 15:00"))
    assert found == {"a": at("2 15:00"), "b": at("2 15:00"), "c": None}


def test_the_first_answer_that_shows_is_the_one_that_stops():
    found = stops(THREE, told("c", "3 16:00"), told("a", "4 09:00"))
    assert found["a"] == at("3 16:00")
    assert stops(THREE, told("a", "2 12:00"), told("a", "2 11:30"))["a"] == at("2 11:30")


def test_one_client_is_not_answered_by_what_another_is_told():
    both = [asked("a", "2 10:00"), asked("b", "2 11:00", "ben")]
    assert stops(both, told("b", "2 15:00")) == {"a": None, "b": at("2 15:00")}


def test_a_quiet_message_starts_no_clock_and_its_answer_stops_earlier_ones():
    messages = [asked("a", "2 10:00"), asked("b", "2 11:00", attention=0)]
    assert stops(messages, told("b", "2 15:00")) == {"a": at("2 15:00")}


def test_an_answer_to_something_else_stops_nothing():
    assert set(stops(THREE, told("", "2 15:00"), told("z", "2 15:00")).values()) == {None}


def test_an_answer_withdrawn_before_it_showed_stops_nothing():
    assert stops(THREE, told("a", "3 09:00", "2 22:00"))["a"] is None
    assert stops(THREE, told("a", "3 09:00", "3 10:00"))["a"] == at("3 09:00")


def test_a_withdrawn_message_alone_waits_for_nothing_more():
    older = [replace(THREE[0], withdrawn_at=at("2 12:00")), *THREE[1:]]
    assert stops(older) == {"a": at("2 12:00"), "b": None, "c": None}
    assert stops(older, told("b", "2 11:30"))["a"] == at("2 11:30")
    assert stops(older, told("b", "2 15:00"))["a"] == at("2 12:00")


STATES = [  # stops, now, state, breached
    (None, "3 17:59", "running", False),
    (None, "3 18:00", "overdue", True),
    ("3 18:00", "3 18:00", "stopped", False),
    ("3 17:00", "3 16:00", "running", False),  # shows in an hour
    ("4 09:00", "3 20:00", "overdue", True),
    ("4 09:00", "4 09:00", "stopped", True),
    ("3 17:00", "9 09:00", "stopped", False),
]


@pytest.mark.parametrize(("stopped", "now", "state", "breached"), STATES)
def test_a_clock_runs_until_an_answer_shows(stopped, now, state, breached):
    clock = Clock("a", at("2 10:00"), stopped and at(stopped), at("3 18:00"))
    assert state_of(clock, at(now)) == state
    assert is_breached(clock, at(now)) == breached


def test_a_clock_that_never_falls_due_is_never_late():
    clock = Clock("a", at("2 10:00"), None, None)
    assert (state_of(clock, at("30 10:00")), is_breached(clock, at("30 10:00"))) == (
        "running",
        False,
    )
    assert step_of(FRAME, clock, at("30 10:00"), Ladder()) is None


LADDERS = [  # due, cover hears, owner hears
    ("3 18:00", "4 13:00", "4 18:00"),
    ("3 11:00", "3 15:00", "4 18:00"),
    ("3 16:00", "4 11:00", "4 18:00"),
    ("6 18:00", "9 13:00", "9 18:00"),  # over a weekend
    ("7 12:00", "9 13:00", "10 18:00"),  # due while closed, since hours have changed
]


@pytest.mark.parametrize(("due", "cover", "owner"), LADDERS)
def test_cover_and_owner_hear_in_open_time(due, cover, owner):
    assert steps(FRAME, at(due), Ladder()) == [
        ("clinician", at(due)),
        ("cover", at(cover)),
        ("owner", at(owner)),
    ]


def test_the_owner_hears_no_earlier_than_the_cover():
    assert steps(FRAME, at("3 18:00"), Ladder(30, 1))[1:] == [
        ("cover", at("9 12:00")),
        ("owner", at("9 12:00")),
    ]


def test_nobody_else_hears_while_all_is_closed_for_a_year():
    leave = Closure("l", at("4 09:00").date(), at("4 09:00").date() + timedelta(days=500))
    frame = replace(FRAME, closures=(leave,))
    assert steps(frame, at("3 18:00"), Ladder()) == [("clinician", at("3 18:00"))]


@pytest.mark.parametrize(
    ("now", "step"),
    [
        ("3 17:59", None),
        ("3 18:00", "clinician"),
        ("4 13:00", "cover"),
        ("4 17:59", "cover"),
        ("4 18:00", "owner"),
        ("20 10:00", "owner"),
    ],
)
def test_an_overdue_clock_climbs_the_ladder(now, step):
    clock = Clock("a", at("2 10:00"), None, at("3 18:00"))
    assert step_of(FRAME, clock, at(now), Ladder()) == step
    assert step_of(FRAME, replace(clock, stops_at=at("3 17:00")), at(now), Ladder()) is None


def test_when_hours_change_a_running_clock_counts_again_from_its_start():
    mornings = replace(FRAME, hours=(((540, 720),),) * 5 + ((),) * 2)
    shut = replace(FRAME, closures=(Closure("c", at("3 09:00").date(), at("3 09:00").date()),))
    dues = [clocks(frame, THREE[:1], [])[0].due_at for frame in (FRAME, mornings, shut)]
    assert dues == [at("3 18:00"), at("3 12:00"), at("4 18:00")]
    hours = replace(FRAME, reply_within=Promise("hours", 2))
    assert clocks(hours, THREE[:1], [])[0] == Clock("a", at("2 10:00"), None, at("2 12:00"))


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(["ana", "ben"]), st.none() | st.integers(10, 160)), max_size=8
    ),
    st.lists(st.tuples(st.integers(0, 9), st.integers(0, 99), st.booleans()), max_size=6),
)
def test_a_clock_stops_as_the_first_answer_shows_that_covers_it_or_is_withdrawn(written, given):
    seats = [seat for seat, _ in written]
    taken_back = [n and at("2 09:00") + timedelta(minutes=n) for _, n in written]
    messages = [
        Message(str(n), seat, at("2 09:00") + timedelta(minutes=n), withdrawn_at=taken_back[n])
        for n, seat in enumerate(seats)
    ]
    answers = []
    for re, minutes, is_withdrawn in given:
        shown_at = at("2 10:00") + timedelta(minutes=minutes)
        answers.append(Answer(str(re), shown_at, at("2 09:59") if is_withdrawn else None))
    for n, clock in enumerate(clocks(FRAME, messages, answers)):
        covering = {str(m) for m in range(n, len(seats)) if seats[m] == seats[n]}
        shown = [a.shown_at for a in answers if a.re in covering and a.withdrawn_at is None]
        ends = shown if taken_back[n] is None else [*shown, taken_back[n]]
        assert clock.stops_at == min(ends, default=None)
