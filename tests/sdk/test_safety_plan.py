"""A safety plan: made by either side, kept in every version, printed, looked at again."""

from datetime import timedelta

import httpx2
import pytest

from meantime.protocol.safety_posts import PlanLine
from meantime.sdk.errors import FaultyPlan
from meantime.sdk.safety_plan import checked_lines, plan_content, sheet

on_sqlite = pytest.mark.parametrize("database", ["sqlite"])  # the device's side of things
DANA = PlanLine("sp.ask", "name", "Dana")
NUMBER = PlanLine("sp.ask", "phone", "555 0178")
WALK = PlanLine("sp.alone", "activity", "Walk to the river")
VALUES = {
    "emergency_number": "911",
    "crisis_block": "988 Lifeline (988)",
    "practice_phone": "555 0100",
    "therapist_name": "Anna Weiss",
}

WRONG = [
    ([PlanLine("sp.danger", "sign", "Ignore it")], "sp.danger.sign.0"),
    ([PlanLine("sp.ask", "address", "x")], "sp.ask.address.0"),
    ([PlanLine("sp.ask", "name", "x", 5)], "sp.ask.name.5"),
    ([PlanLine("sp.ask", "name", "x" * 501)], "sp.ask.name.0"),
    ([DANA, PlanLine("sp.ask", "name", "Luis")], "sp.ask.name.0"),
]


@pytest.mark.parametrize(("lines", "place"), WRONG)
def test_what_has_no_place_in_a_plan_is_refused_by_its_place(lines, place):
    with pytest.raises(FaultyPlan) as refused:
        checked_lines(lines)
    assert list(refused.value.fields) == [place]


def test_lines_stand_in_the_order_of_the_steps_and_empty_ones_are_left_out():
    blank = PlanLine("sp.signs", "sign", "  ")
    assert checked_lines([NUMBER, DANA, blank, WALK]) == [WALK, DANA, NUMBER]


@pytest.mark.parametrize("lines", [[], [WALK, DANA, NUMBER]])
@pytest.mark.parametrize("shows_empty", [True, False])
def test_a_sheet_always_says_what_to_do_in_danger(lines, shows_empty):
    told = sheet(lines, "en", VALUES, shows_empty=shows_empty)
    assert "Call 911 or go to the nearest emergency department." in told
    assert "Any time: 988 Lifeline (988)" in told
    assert "Dana, 555 0178" in told or not lines


def test_a_sheet_says_nothing_that_is_not_known():
    told = sheet([WALK], "es", {"emergency_number": "112"})
    assert "Llamar al 112" in told
    assert "{" not in told
    assert len([s for s in plan_content().steps if s.title["es"] in told]) == 8


def test_each_side_writes_a_version_and_the_newest_stands_whole(hands):
    theirs, mine = hands.thread(hands.client), hands.thread(hands.clinician)
    assert theirs.safety_plan() is None
    first = theirs.save_plan([WALK])
    second = mine.sync().save_plan([WALK, DANA])
    versions = theirs.sync().safety_plans()
    assert [(v.id, v.role, v.crossed) for v in versions] == [
        (first, "client", ()),
        (second, "clinician", ()),
    ]
    assert theirs.safety_plan().lines == (WALK, DANA)
    assert not [m for m in theirs.messages() if m.id in {first, second}]


def test_two_versions_that_were_made_at_once_know_of_each_other(hands):
    theirs, mine = hands.thread(hands.client), hands.thread(hands.clinician)
    first = theirs.save_plan([WALK])
    mine.save_plan([DANA])  # from nothing: it has not looked since
    assert mine.sync().safety_plan().crossed == (first,)


@on_sqlite
def test_a_plan_is_read_without_the_server(network, thread):
    def lost(*_):
        raise httpx2.ConnectError("no signal")

    thread.save_plan([WALK])
    network.meet = lost
    assert thread.safety_plan().lines == (WALK,)


def test_a_plan_is_looked_at_again_after_an_urgent_message_and_after_90_days(hands):
    theirs = hands.thread(hands.client)
    assert theirs.plan_review() == ""
    theirs.save_plan([WALK])
    theirs.write("A small step today.")
    assert theirs.plan_review() == ""
    hands.world.clock.advance(timedelta(minutes=1))
    theirs.write("Please call me.", attention=3)
    assert theirs.plan_review() == "event"
    hands.world.clock.advance(timedelta(minutes=1))
    theirs.sync().save_plan([WALK, DANA])
    assert theirs.plan_review() == ""
    hands.world.clock.advance(timedelta(days=91))
    assert hands.thread(hands.take(hands.practice.client, device="other")).plan_review() == "age"
