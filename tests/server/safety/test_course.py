"""The course of an alert: for every ladder, list of people and hour."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meantime.server.safety.rules.again import again_at, begins_again
from meantime.server.safety.rules.course import Hours, course, woken
from meantime.server.safety.rules.ladder import Ladder, Step, faults
from meantime.server.safety.rules.people import People

NOW = datetime(2026, 11, 27, 23, 4, tzinfo=UTC)
WINDOW = NOW + timedelta(hours=10)
OPEN, CLOSED = (Hours(is_there, reads_at=WINDOW, usual_at=WINDOW) for is_there in (True, False))
NEVER = Hours(is_open=False, reads_at=None, usual_at=None)
AWAY = Hours(is_open=False, reads_at=NOW + timedelta(weeks=3), usual_at=WINDOW)
RUNGS = ["clinician", "cover", "on_call", "owner"]


@st.composite
def ladders(draw, nights=(None, "clinician", "on_call", "nobody")):
    minutes = draw(st.lists(st.integers(1, 1440), unique=True, max_size=8))
    rungs = draw(st.lists(st.sampled_from(RUNGS), min_size=len(minutes), max_size=len(minutes)))
    rungs = [*rungs, "owner"]
    steps = tuple(
        Step(rung, after) for rung, after in zip(rungs, [0, *sorted(minutes)], strict=True)
    )
    on_call = draw(st.lists(st.sampled_from("abcdefgh"), unique=True))
    return Ladder(steps, draw(st.sampled_from(nights)), tuple(on_call))


hours = st.sampled_from([OPEN, CLOSED, NEVER, AWAY])


@given(ladders())
def test_a_ladder_that_can_be_has_no_faults(ladder):
    assert list(faults(ladder)) == ([] if ladder.night else [("night", "unchosen")])


def minutes_of(planned):
    return [(rung, (at - NOW) // timedelta(minutes=1)) for rung, at in planned]


def test_by_day_it_is_the_ladder():
    assert minutes_of(course(Ladder(night="nobody"), OPEN, NOW)) == list(Ladder().steps)


def test_at_night_the_people_on_call_then_the_owners_then_the_clinician_as_they_read():
    ladder = Ladder(night="on_call", on_call=("a", "b"))
    assert minutes_of(course(ladder, CLOSED, NOW)) == [
        ("on_call", 0),
        ("on_call", 5),
        ("owner", 15),
        ("owner", 45),
        ("clinician", 600),
    ]


def test_many_on_call_are_called_before_the_next_rung():
    ladder = Ladder(night="on_call", on_call=tuple("abcde"))
    assert minutes_of(course(ladder, CLOSED, NOW))[:6] == [
        *(("on_call", 3 * number) for number in range(5)),
        ("owner", 15),
    ]


def test_a_ladder_of_owners_alone_leaves_those_on_call_a_quarter_of_an_hour():
    ladder = Ladder((Step("owner", 0), Step("owner", 10)), "on_call", ("a",))
    assert minutes_of(course(ladder, CLOSED, NOW))[:3] == [
        ("on_call", 0),
        ("owner", 15),
        ("owner", 25),
    ]


def test_where_nobody_is_woken_it_begins_with_the_window_and_without_one_at_once():
    ladder = Ladder(night="nobody")
    assert minutes_of(course(ladder, CLOSED, NOW)) == [
        (rung, after + 600) for rung, after in ladder.steps
    ]
    assert minutes_of(course(ladder, NEVER, NOW)) == list(ladder.steps)


@pytest.mark.parametrize("night", ["nobody", "on_call", "clinician"])
def test_nothing_waits_for_the_end_of_a_closure(night):
    ladder = Ladder(night=night, on_call=("a",))
    assert course(ladder, AWAY, NOW) == course(ladder, CLOSED, NOW)


def test_without_a_known_window_the_clinician_comes_after_those_on_call_and_the_owners():
    ladder = Ladder(night="on_call", on_call=("a", "b"))
    assert minutes_of(course(ladder, NEVER, NOW)) == [
        ("on_call", 0),
        ("on_call", 5),
        ("owner", 15),
        ("owner", 45),
        ("clinician", 60),
    ]


@given(ladders(), hours)
def test_every_course_begins_by_the_next_window_and_wakes_an_owner(ladder, hours):
    planned = course(ladder, hours, NOW)
    waits = ladder.night == "nobody" and hours in {CLOSED, AWAY}
    assert planned[0].at == (WINDOW if waits else NOW)
    assert any(rung == "owner" for rung, _ in planned)
    assert all(one.at <= next_.at for one, next_ in pairwise(planned))


@given(ladders(), hours)
def test_everybody_on_call_is_called_for_each_such_rung(ladder, hours):
    calls = sum(rung == "on_call" for rung, _ in course(ladder, hours, NOW))
    rungs = sum(step.rung == "on_call" for step in ladder.steps)
    if ladder.night == "on_call" and hours != OPEN:
        rungs = rungs or 1
    assert calls == rungs * max(1, len(ladder.on_call))


@given(ladders(["on_call"]), st.sampled_from([CLOSED, AWAY, NEVER]))
def test_at_night_nobody_but_those_on_call_and_owners_is_woken_before_the_window(ladder, hours):
    planned = course(ladder, hours, NOW)
    before = [rung for rung, at in planned if hours == NEVER or at < WINDOW]
    assert set(before[: -1 if hours == NEVER else None]) <= {"on_call", "owner"}
    assert sum(rung == "clinician" for rung, _ in planned) == 1


WRONG = [
    ((), "steps", "none"),
    ((Step("owner", 0),) * 13, "steps", "many"),
    ((Step("clinician", 1), Step("owner", 5)), "steps.0", "first"),
    ((Step("clinician", 0),), "steps.0", "last"),
    ((Step("clinician", 0), Step("cover", 5), Step("owner", 5)), "steps.2", "order"),
    ((Step("clinician", 0), Step("owner", 1441)), "steps.1", "range"),
    ((Step("clinician", -1), Step("owner", 5)), "steps.0", "range"),
]


@pytest.mark.parametrize(("steps", "field", "reason"), WRONG)
def test_what_is_no_ladder_is_named(steps, field, reason):
    assert (field, reason) in list(faults(Ladder(steps)))


def test_nobody_is_on_call_twice():
    assert list(faults(Ladder(night="nobody", on_call=("a", "a")))) == [("on_call", "twice")]


def people(**changes):
    usual = {
        "staff": {"o": "custodian", "t": "staff", "c": "staff", "x": "staff"},
        "seated": ("t", "c", "left"),
        "responsible": "t",
        "acting": "t",
        "on_call": ("x", "c", "left", "o"),
    }
    return People(**{**usual, **changes})


def test_each_rung_has_whoever_can_read():
    team = people()
    assert team.on("clinician") == ["t"]
    assert team.on("cover") == ["c"]
    assert team.on("owner") == ["o"]
    assert [team.on("on_call", calls) for calls in range(3)] == [["c"], ["o"], ["c"]]


def test_whoever_acts_is_the_cover():
    team = people(acting="c")
    assert team.on("clinician") == ["c"]
    assert team.rung_told("clinician") == "cover"
    assert team.on("cover") == []


def test_whoever_left_is_on_no_rung():
    team = people(acting="left", responsible="left")
    assert team.on("clinician") == []
    assert team.on("cover") == ["t", "c"]


REACHED = [  # who can be reached, who is told first
    ({"t", "c", "o"}, "clinician"),
    ({"c", "o"}, "cover"),
    ({"o"}, "on_call"),
    (set(), "nobody"),
]


@pytest.mark.parametrize(("reached", "rung"), REACHED)
def test_whoever_cannot_be_reached_is_passed_over(reached, rung):
    team = people(on_call=("o",))
    planned = course(Ladder(on_call=team.on_call), OPEN, NOW)
    assert woken(planned, team, lambda each: each in reached, NOW) == rung


def test_before_it_begins_a_course_wakes_nobody():
    planned = course(Ladder(night="nobody"), CLOSED, NOW)
    assert woken(planned, people(), lambda _: True, NOW) == "nobody"


HOUR = timedelta(hours=1)


def test_what_nobody_looks_after_is_told_every_hour_for_half_a_day_then_daily():
    assert again_at(NOW, None, NOW + HOUR) == NOW + 2 * HOUR
    assert again_at(NOW, None, NOW + 12 * HOUR) == NOW + 36 * HOUR


def test_what_is_looked_after_is_told_again_after_half_a_day_then_daily():
    assert again_at(NOW, NOW, NOW + HOUR) == NOW + 12 * HOUR
    assert again_at(NOW, NOW, NOW + 12 * HOUR) == NOW + 36 * HOUR


def test_a_correction_begins_the_ladder_again_where_nobody_is_woken_within_the_hour():
    assert begins_again(NOW + HOUR / 2, NOW, is_climbing=False)
    assert not begins_again(NOW + HOUR, NOW, is_climbing=True)
    assert begins_again(NOW + 2 * HOUR, NOW, is_climbing=True)
