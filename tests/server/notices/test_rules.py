"""Who is told, and when a notice leaves."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meantime.protocol.state import Seat
from meantime.server.notices.rules import (
    QUIET,
    Fate,
    Notice,
    Unseen,
    changes_untold,
    fates,
    is_needed,
    is_urgent,
    told_of,
)

NINE = datetime(2026, 3, 2, 9, tzinfo=UTC)
ROLES = {"c": "client", "t": "clinician", "k": "clinician", "s": "observer", "p": "practice"}
THREAD = {seat_id: Seat(b"", role, "t") for seat_id, role in ROLES.items()}


def at(clock):
    hours, minutes = clock.split(":")
    return NINE.replace(hour=int(hours), minute=int(minutes))


def a(due, seen="", *, urgent=False):
    return Notice(at(due), urgent, at(seen) if seen else None)


@pytest.mark.parametrize(
    ("author", "whom"),
    [
        ("client", ["t", "k"]),
        ("clinician", ["c"]),
        ("practice", ["c"]),
        ("observer", []),
        ("invite", []),
    ],
)
def test_each_side_hears_of_the_other(author, whom):
    assert told_of(author, THREAD) == whom


def test_only_a_client_can_ask_to_be_heard_at_once():
    assert is_urgent("client", 3)
    assert not is_urgent("client", 2)
    assert not is_urgent("clinician", 3)


def unseen_at(entry_id, due):
    return Unseen(entry_id, at(due), at(due))


def test_only_a_post_of_which_nobody_was_told_yet_is_changed_in_silence():
    unseen = [unseen_at("shown", "9:00"), unseen_at("later", "12:00")]
    assert changes_untold("later", unseen, at("10:00"))
    assert not changes_untold("later", unseen, at("12:00"))
    assert not changes_untold("shown", unseen, at("10:00"))
    assert not changes_untold("", unseen, at("10:00"))


def test_whoever_was_told_and_has_not_come_is_not_told_again_but_of_what_shows_later():
    told = [unseen_at("one", "9:00")]
    assert not is_needed(told, at("10:00"), at("10:00"))
    assert is_needed(told, at("12:00"), at("10:00"))
    assert is_needed([unseen_at("one", "12:00")], at("10:00"), at("10:00"))
    assert is_needed([], at("10:00"), at("10:00"))


FATES = [  # notices, now, what becomes of them
    # read before the review at which it would have been told
    ([a("9:00", "8:30")], "8:45", [("spared", "9:00")]),
    ([a("9:00")], "9:00", [("left", "9:00")]),
    ([a("9:00")], "8:59", [("waiting", "9:00")]),
    # one is out and unseen: the next is not needed
    ([a("9:00"), a("10:30")], "11:00", [("left", "9:00"), ("spared", "10:30")]),
    ([a("9:00", "11:00"), a("9:30", "11:00")], "11:00", [("left", "9:00"), ("spared", "9:30")]),
    # they came by in between
    ([a("9:00", "9:30"), a("10:30")], "11:00", [("left", "9:00"), ("left", "10:30")]),
    # within the quiet hour it waits, and is not needed if they come by
    ([a("9:00", "9:01"), a("9:20")], "9:30", [("left", "9:00"), ("waiting", "10:00")]),
    ([a("9:00", "9:01"), a("9:20")], "10:00", [("left", "9:00"), ("left", "10:00")]),
    ([a("9:00", "9:01"), a("9:20", "9:21")], "9:30", [("left", "9:00"), ("spared", "9:20")]),
    # an urgent one leaves whatever else has
    ([a("9:00"), a("9:05", urgent=True)], "9:05", [("left", "9:00"), ("left", "9:05")]),
    (
        [a("9:00", urgent=True), a("9:05", urgent=True), a("9:06")],
        "9:10",
        [("left", "9:00"), ("left", "9:05"), ("spared", "9:06")],
    ),
    ([a("9:00"), a("12:00")], "9:10", [("left", "9:00"), ("waiting", "12:00")]),
]


@pytest.mark.parametrize(("notices", "now", "expected"), FATES)
def test_what_becomes_of_notices(notices, now, expected):
    assert fates(notices, at(now)) == [Fate(state, at(when)) for state, when in expected]


@st.composite
def lives(draw):
    """Return a person's notices as the server writes them, and an instant after."""
    notices, minute = [], 0
    for _ in range(draw(st.integers(0, 8))):
        minute += draw(st.integers(0, 90))
        seen = draw(st.none() | st.integers(0, 90))
        due = NINE + timedelta(minutes=minute)
        seen_at = None if seen is None else due + timedelta(minutes=seen)
        notices.append(Notice(due, draw(st.booleans()), seen_at))
    return notices, NINE + timedelta(minutes=minute + draw(st.integers(0, 200)))


@given(lives())
def test_there_is_never_a_flood_and_nothing_urgent_is_kept_back(life):
    notices, now = life
    fated = list(zip(notices, fates(notices, now), strict=True))
    left = [(fate.at, each) for each, fate in fated if fate.state == "left"]
    for (before, _), (after, later) in pairwise(left):
        assert later.is_urgent or after - before >= QUIET
    assert all(fate == Fate("left", each.due_at) for each, fate in fated if each.is_urgent)
    assert all(fate.at >= each.due_at for each, fate in fated)


@given(lives())
def test_whoever_has_not_come_by_was_told(life):
    notices, now = life
    if any(each.seen_at is None for each in notices):
        assert {"left", "waiting"} & {fate.state for fate in fates(notices, now)}
