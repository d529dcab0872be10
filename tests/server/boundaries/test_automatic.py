"""A message in closed time meets an automatic reply: once, by its kind, and never as an answer."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from meantime.server.boundaries.rules.automatic import kind_of
from meantime.server.boundaries.rules.frames import Closure, Frame
from meantime.server.boundaries.rules.periods import closed_period
from tests.server.boundaries.test_frames_set import closure, frame
from tests.server.boundaries.test_promises_kept import (
    FRIDAY_23_04,
    MONDAY_9,
    TUESDAY_18,
    go_to,
    stamp,
    waiting,
)
from tests.server.swept import swept
from tests.world import ok


@pytest.fixture
def practice(world):
    """Return a practice with hours, on a Friday at 23:04."""
    practice = world.practice()
    practice.care  # noqa: B018  made while their sign-ins are fresh
    ok(practice.clinician.api.put("/frames/mine", json=frame()))
    go_to(practice, FRIDAY_23_04)
    return practice


def replies(practice, person=None):
    path = f"/spaces/{practice.care.id}/automatic-replies"
    return ok((person or practice.client).api.get(path))["replies"]


def kinds(practice):
    return [(each["entry_id"], each["kind"]) for each in replies(practice)]


def ask(practice, attention=1):
    return practice.care.post(practice.client, attention=attention)


def close(practice, *closures):
    ok(practice.clinician.api.put("/frames/mine", json=frame(closures=list(closures))))


def test_a_message_on_friday_night_meets_one_reply_that_says_when_somebody_reads(practice):
    asked = ask(practice)
    at = practice.world.clock.now()
    [reply] = replies(practice)
    assert datetime.fromisoformat(reply.pop("at")) <= at
    assert reply == {
        "entry_id": asked.id,
        "kind": "after_hours",
        "reads_at": stamp(MONDAY_9),
        "opens_at": stamp(MONDAY_9),
        "cover_id": "",
    }
    assert replies(practice) == replies(practice, practice.clinician)


def test_once_for_a_closed_period_and_anew_in_the_next(practice):
    first = ask(practice)
    ask(practice)
    go_to(practice, FRIDAY_23_04 + timedelta(hours=12))
    ask(practice)
    assert kinds(practice) == [(first.id, "after_hours")]
    go_to(practice, FRIDAY_23_04 + timedelta(days=3))
    next_one = ask(practice)
    assert kinds(practice) == [(next_one.id, "after_hours"), (first.id, "after_hours")]


def test_on_a_day_off_it_is_another_one(practice):
    go_to(practice, FRIDAY_23_04 + timedelta(hours=12))
    assert kinds(practice) == []
    asked = ask(practice)
    assert kinds(practice) == [(asked.id, "weekend")]


@pytest.mark.parametrize(
    ("kind", "said"), [("holiday", "holiday"), ("vacation", "away"), ("other", "away")]
)
def test_a_closure_that_makes_it_longer_is_what_it_is_called_by(practice, kind, said):
    close(practice, closure("2027-03-08", "2027-03-08", kind=kind, name="Founders' Day"))
    ask(practice)
    [reply] = replies(practice)
    assert (reply["kind"], reply["opens_at"]) == (said, stamp(MONDAY_9 + timedelta(days=1)))
    assert "Founders' Day" not in str(reply)


def test_hours_changed_meanwhile_do_not_bring_a_second_one(practice):
    asked = ask(practice)
    close(practice, closure("2027-03-08", "2027-03-08", kind="holiday"))
    ask(practice)
    assert [entry for entry, _ in kinds(practice)] == [asked.id]


def test_in_hours_quiet_corrected_or_of_the_staff_it_meets_none(practice):
    ask(practice, 0)
    practice.care.post(practice.clinician, attention=1)
    go_to(practice, MONDAY_9)
    asked = ask(practice)
    go_to(practice, MONDAY_9 + timedelta(hours=10))
    practice.care.post(practice.client, attention=1, re=asked.id)
    assert replies(practice) == []


def test_without_hours_nobody_is_told_that_it_is_closed(world):
    practice = world.practice()
    ask(practice)
    assert replies(practice) == []


def test_it_neither_counts_as_an_answer_nor_is_an_entry(practice):
    asked = ask(practice)
    head = practice.care.state.seq
    assert waiting(practice) == [(asked.id, 1, stamp(TUESDAY_18))]
    assert len(practice.care.fetch(practice.client)) == head + 1


def test_when_an_answer_is_overdue_the_client_is_told_once(practice):
    first = ask(practice)
    ask(practice)
    practice.world.clock.set(TUESDAY_18 + timedelta(days=3))
    swept(practice.world)
    practice.client.sign_in()
    assert kinds(practice) == [(first.id, "late"), (first.id, "after_hours")]


def test_who_was_answered_or_has_withdrawn_is_not_told_that_it_is_late(practice):
    practice.care.post(practice.clinician, attention=0, re=ask(practice).id)
    practice.care.post(practice.client, attention=0, re=ask(practice).id)
    practice.world.clock.set(TUESDAY_18 + timedelta(days=3))
    swept(practice.world)
    practice.client.sign_in()
    assert [kind for _, kind in kinds(practice)] == ["after_hours"]


def test_nobody_outside_the_conversation_sees_them(practice):
    ask(practice)
    path = f"/spaces/{practice.care.id}/automatic-replies"
    elsewhere = practice.world.practice()
    for stranger in (practice.hire(), elsewhere.owner, elsewhere.client):
        answer = stranger.api.get(path)
        assert (answer.status_code, answer.json()["type"]) == (404, "/problems/not-found")
    assert practice.world.client().get(path).status_code == 401


def test_a_lunch_break_brings_none(practice):
    ok(
        practice.clinician.api.put(
            "/frames/mine", json=frame(hours=[[[540, 720], [780, 1080]]] * 5 + [[], []])
        )
    )
    go_to(practice, MONDAY_9 + timedelta(hours=3, minutes=30))
    ask(practice)
    assert replies(practice) == []
    go_to(practice, MONDAY_9 + timedelta(hours=10))
    asked = ask(practice)
    assert kinds(practice) == [(asked.id, "after_hours")]


BREAKS = [  # every day's hours in minutes since midnight, an instant in the pause, a break or not
    (((540, 720), (780, 1080)), "2027-03-08T12:30-05:00", True),
    (((540, 720), (839, 1080)), "2027-03-08T12:00-05:00", True),
    (((540, 720), (840, 1080)), "2027-03-08T13:59-05:00", False),  # two hours are worth a word
    (((30, 1380),), "2027-03-08T23:30-05:00", False),  # past midnight: a night, however short
]


@pytest.mark.parametrize(("hours", "at", "is_break"), BREAKS)
def test_a_pause_under_two_hours_within_one_day_is_a_break(hours, at, is_break):
    frame = Frame("America/New_York", hours=(hours,) * 7)
    closed = closed_period(frame, datetime.fromisoformat(at))
    assert closed is not None
    assert closed.is_break(FRAME_ZONE) == is_break


FRAME = Frame("America/New_York")
FRAME_ZONE = ZoneInfo(FRAME.zone)


@settings(max_examples=100, deadline=None)
@given(
    at=st.datetimes(datetime(2027, 1, 1), datetime(2027, 12, 31)).map(
        lambda at: at.replace(tzinfo=UTC)
    ),
    starts=st.dates(datetime(2027, 1, 1).date(), datetime(2027, 12, 20).date()),
    days=st.integers(0, 9),
    kind=st.sampled_from(["holiday", "vacation", "other"]),
)
def test_the_kind_follows_from_what_is_closed(at, starts, days, kind):
    shut = Closure("c", starts, starts + timedelta(days=days), kind)
    while_shut = Frame("America/New_York", closures=(shut,))
    closed = closed_period(while_shut, at)
    if closed is None:
        return
    usually = closed_period(FRAME, at)
    as_usual = usually and (closed.starts_at, closed.ends_at) == (
        usually.starts_at,
        usually.ends_at,
    )
    if as_usual:
        is_day_off = at.astimezone(FRAME_ZONE).weekday() > 4
        assert kind_of(while_shut, closed, at) == ("weekend" if is_day_off else "after_hours")
    else:
        assert kind_of(while_shut, closed, at) == ("holiday" if kind == "holiday" else "away")
