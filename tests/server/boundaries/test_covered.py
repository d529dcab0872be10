"""While somebody covers: whose hours count, in whose queue it waits, and that nothing is lost."""

from datetime import timedelta

import pytest

from tests.server.boundaries.test_frames_set import closure, frame
from tests.server.boundaries.test_promises_kept import (
    FRIDAY_23_04,
    HOUR,
    MONDAY_9,
    TUESDAY_18,
    boundary,
    go_to,
    stamp,
    told,
    waiting,
)
from tests.server.spaces.refusals import refused
from tests.server.swept import swept
from tests.world import ok

DAY = 24 * HOUR
MONDAY, FRIDAY = "2027-03-08", "2027-03-12"
LATE = [[[720, 1200]]] * 5 + [[], []]  # from 12 to 20, read at 13
BACK = MONDAY_9 + timedelta(days=7) - HOUR  # the clocks change on Sunday


@pytest.fixture
def practice(world):
    """Return a practice whose owner covers for the clinician from Monday to Friday."""
    practice = world.practice()
    practice.care  # noqa: B018  made while their sign-ins are fresh
    late = frame(hours=LATE, windows=[[780]] * 5 + [[], []])
    ok(practice.owner.api.put("/frames/mine", json=late))
    go_to(practice, FRIDAY_23_04)
    path = f"/spaces/{practice.care.id}/seats/{practice.owner.id}/term"
    term = {"starts_at": stamp(MONDAY_9 - 9 * HOUR), "ends_at": stamp(BACK - 9 * HOUR)}
    said = {**term, "zone": "America/New_York"}
    assert practice.clinician.api.put(path, json=said).status_code == 204
    practice.seat_in(practice.care, practice.clinician, practice.owner, "clinician")
    leave(practice.clinician, practice.owner)
    return practice


def leave(who, cover, first=MONDAY, last=FRIDAY, **changes):
    away = closure(first, last, cover_id=cover.id if cover else "")
    ok(who.api.put("/frames/mine", json=frame(closures=[away], **changes)))


def test_while_somebody_covers_their_hours_count_and_the_client_is_told_who(practice):
    go_to(practice, MONDAY_9)
    shown = boundary(practice)
    assert shown["reads_at"] == stamp(MONDAY_9 + 4 * HOUR)
    assert shown["answer_by"] == stamp(TUESDAY_18 + 2 * HOUR)
    assert shown["cover"]["account_id"] == practice.owner.id
    assert shown["cover"]["until"] == stamp(BACK - 9 * HOUR - 2 * DAY + HOUR)
    assert shown["closed_for"]["cover_id"] == practice.owner.id


def test_before_the_cover_and_after_it_nobody_else_is_named(practice):
    for at in (FRIDAY_23_04, BACK):
        go_to(practice, at)
        assert boundary(practice)["cover"] is None


def test_where_the_cover_has_no_seat_the_promise_stays_that_of_who_is_away(practice):
    other = practice.found(practice.clinician)
    practice.admit(other, practice.clinician)
    go_to(practice, MONDAY_9)
    shown = ok(practice.clinician.api.get(f"/spaces/{other.id}/boundary"))
    assert shown["cover"] is None
    assert shown["closed_for"]["cover_id"] == ""
    assert shown["reads_at"] == stamp(BACK)


def test_what_waits_is_in_the_queue_of_who_covers_and_back_again_afterwards(practice):
    early = practice.care.post(practice.client, attention=1)
    assert [row[0] for row in waiting(practice)] == [early.id]
    promised = waiting(practice)[0][2]
    go_to(practice, MONDAY_9)
    swept(practice.world)
    late = practice.care.post(practice.client, attention=1)
    assert waiting(practice) == []
    rows = waiting(practice, practice.owner)
    assert {row[0] for row in rows} == {early.id, late.id}
    assert {row[0]: row[2] for row in rows}[early.id] == promised
    go_to(practice, BACK)
    swept(practice.world)
    assert waiting(practice, practice.owner) == []
    assert {row[0] for row in waiting(practice)} == {early.id, late.id}


def test_who_covers_hears_at_their_own_window_and_who_is_away_on_their_return(practice):
    go_to(practice, MONDAY_9)
    practice.care.post(practice.client, attention=1)
    assert [at for _, at in told(practice, practice.owner)] == [MONDAY_9 + 4 * HOUR]
    assert [at for _, at in told(practice, practice.clinician)] == [BACK]


def test_late_answers_are_told_to_who_covers_not_to_who_is_away(practice):
    go_to(practice, MONDAY_9)
    swept(practice.world)
    practice.care.post(practice.client, attention=1)
    practice.care.fetch(practice.owner)
    due = TUESDAY_18 + 2 * HOUR
    practice.world.clock.set(due)
    swept(practice.world)
    assert any(at >= due for _, at in told(practice, practice.owner))
    assert [at for _, at in told(practice, practice.clinician)] == [BACK]


def test_a_cover_taken_back_gives_everything_back_at_once(practice):
    go_to(practice, MONDAY_9)
    swept(practice.world)
    asked = practice.care.post(practice.client, attention=1)
    leave(practice.clinician, None)
    assert [row[0] for row in waiting(practice)] == [asked.id]
    assert waiting(practice, practice.owner) == []


def test_the_plan_shows_covers_of_covers_and_circles_to_staff_alone(practice):
    third = practice.hire()
    leave(practice.owner, third, "2027-03-10", "2027-03-10")
    leave(third, practice.clinician, "2027-03-10", "2027-03-10")
    plan = ok(third.api.get("/cover"))["stretches"]
    mine = [each for each in plan if each["clinician_id"] == practice.clinician.id]
    assert [each["acting"] for each in mine] == [practice.owner.id, "", practice.owner.id]
    assert mine[1]["chain"] == [practice.clinician.id, practice.owner.id, third.id]
    refused(practice.client.api.get("/cover"), 403, "not-permitted")
    assert ok(practice.world.practice().owner.api.get("/cover"))["stretches"] == []
