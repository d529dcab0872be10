"""What a client is told before writing, and the clocks that hold a clinician to it."""

from datetime import UTC, datetime, timedelta

import pytest

from meantime.server.kit.clock import to_ms
from meantime.server.notices.service import list_notices
from tests.server.boundaries.test_frames_set import closure, frame
from tests.server.swept import swept
from tests.world import ok

FRIDAY_23_04 = datetime(2027, 3, 6, 4, 4, tzinfo=UTC)  # of 5 March in New York
MONDAY_9, MONDAY_12 = datetime(2027, 3, 8, 14, tzinfo=UTC), datetime(2027, 3, 8, 17, tzinfo=UTC)
TUESDAY_18 = datetime(2027, 3, 9, 23, tzinfo=UTC)
HOUR = timedelta(hours=1)


def stamp(at):
    return at.isoformat().replace("+00:00", "Z")


@pytest.fixture
def practice(world):
    """Return a practice with hours, on a Friday at 23:04."""
    practice = world.practice()
    practice.care  # noqa: B018  made while their sign-ins are fresh
    ok(practice.clinician.api.put("/frames/mine", json=frame()))
    go_to(practice, FRIDAY_23_04)
    return practice


def go_to(practice, at):
    practice.world.clock.set(at)
    for person in (practice.owner, practice.clinician, practice.client):
        person.sign_in()


def boundary(practice, person=None):
    person = person or practice.client
    return ok(person.api.get(f"/spaces/{practice.care.id}/boundary"))


def waiting(practice, person=None):
    rows = ok((person or practice.clinician).api.get("/waiting"))["waiting"]
    return [(each["entry_id"], each["attention"], each["due_at"]) for each in rows]


def told(practice, person):
    swept(practice.world)
    found = practice.world.server.read(list_notices, practice.id)
    return [(each.fate.state, each.fate.at) for each in found if each.seat_id == person.id]


def test_before_writing_on_friday_night_the_client_sees_monday_and_tuesday(practice):
    shown = boundary(practice)
    assert shown["reads_at"] == shown["opens_at"] == stamp(MONDAY_9)
    assert shown["answer_by"] == stamp(TUESDAY_18)
    assert (shown["is_set"], shown["is_open"], shown["zone"]) == (True, False, "America/New_York")
    assert shown["holds_until"] == stamp(MONDAY_9)


def test_a_holiday_moves_the_date_and_says_why(practice):
    holiday = closure("2027-03-08", "2027-03-08", kind="holiday", name="Founders' Day")
    ok(practice.clinician.api.put("/frames/mine", json=frame(closures=[holiday])))
    shown = boundary(practice)
    assert shown["reads_at"] == stamp(MONDAY_9 + 24 * HOUR)
    assert shown["answer_by"] == stamp(TUESDAY_18 + 24 * HOUR)
    assert [each["name"] for each in shown["moved_by"]] == ["Founders' Day"]
    assert shown["closed_for"]["kind"] == "holiday"


def test_across_a_clock_change_the_promise_stays_at_six_in_the_evening(practice):
    go_to(practice, FRIDAY_23_04 + timedelta(days=7))  # the clocks change on Sunday, 14 March
    assert boundary(practice)["answer_by"] == stamp(TUESDAY_18 + timedelta(days=7) - HOUR)


def test_without_hours_nothing_is_promised(world):
    practice = world.practice()
    shown = boundary(practice)
    assert not shown["is_set"]
    assert shown["reads_at"] is shown["answer_by"] is None
    asked = practice.care.post(practice.client, attention=1)
    assert waiting(practice) == [(asked.id, 1, None)]


def test_nobody_outside_a_conversation_learns_its_hours(practice):
    stranger = practice.hire()
    answer = stranger.api.get(f"/spaces/{practice.care.id}/boundary")
    assert (answer.status_code, answer.json()["type"]) == (404, "/problems/not-found")
    assert practice.client.api.get("/waiting").json()["type"] == "/problems/not-permitted"


def test_what_waits_is_listed_most_urgent_first_then_by_its_due_date(practice):
    first = practice.care.post(practice.client, attention=1)
    urgent = practice.care.post(practice.client, attention=2)
    go_to(practice, MONDAY_12)
    second = practice.care.post(practice.client, attention=1)
    due = stamp(TUESDAY_18)
    assert waiting(practice) == [(urgent.id, 2, due), (first.id, 1, due), (second.id, 1, due)]


def test_an_answer_stops_the_clocks_of_all_that_it_covers(practice):
    practice.care.post(practice.client, attention=1)
    covered = practice.care.post(practice.client, attention=1)
    later = practice.care.post(practice.client, attention=1)
    practice.care.post(practice.clinician, attention=1, re=covered.id)
    assert [entry for entry, _, _ in waiting(practice)] == [later.id]


def test_an_acknowledgement_that_notifies_nobody_stops_a_clock_too(practice):
    asked = practice.care.post(practice.client, attention=1)
    practice.care.post(practice.clinician, attention=0, re=asked.id)
    assert waiting(practice) == []


def test_an_answer_taken_back_before_anybody_saw_it_stopped_nothing(practice):
    asked = practice.care.post(practice.client, attention=1)
    show_at = to_ms(MONDAY_9)
    answer = practice.care.post(practice.clinician, attention=1, re=asked.id, show_at=show_at)
    assert waiting(practice) == []
    practice.care.post(practice.clinician, text="", attention=0, re=answer.id)
    assert [entry for entry, _, _ in waiting(practice)] == [asked.id]


def test_a_later_answer_taken_back_before_it_leaves_notifies_nobody(practice):
    practice.care.post(practice.client, attention=1)
    manner = {"attention": 1, "show_at": to_ms(MONDAY_9)}
    kept = practice.care.post(practice.clinician, **manner)
    gone = practice.care.post(practice.clinician, **manner)
    assert [at for _, at in told(practice, practice.client)] == [MONDAY_9] * 2
    for said in (kept, gone):
        practice.care.post(practice.clinician, text="", attention=0, re=said.id)
    go_to(practice, MONDAY_12)
    assert told(practice, practice.client) == []


def test_hours_changed_while_a_clock_runs_count_from_its_start(practice):
    asked = practice.care.post(practice.client, attention=1)
    sooner = frame(reply_within={"unit": "days", "n": 1})
    ok(practice.clinician.api.put("/frames/mine", json=sooner))
    assert waiting(practice) == [(asked.id, 1, stamp(TUESDAY_18 - 24 * HOUR))]


def test_the_practice_s_hours_count_for_who_has_none_also_when_they_change(world):
    practice = world.practice()
    practice.care  # noqa: B018
    go_to(practice, FRIDAY_23_04)
    asked = practice.care.post(practice.client, attention=1)
    ok(practice.owner.api.put("/frames/practice", json=frame()))
    assert waiting(practice) == [(asked.id, 1, stamp(TUESDAY_18))]


def test_once_own_hours_are_dropped_the_practice_s_count_for_what_waits(practice):
    asked = practice.care.post(practice.client, attention=1)
    sooner = frame(reply_within={"unit": "days", "n": 1})
    ok(practice.owner.api.put("/frames/practice", json=sooner))
    assert waiting(practice) == [(asked.id, 1, stamp(TUESDAY_18))]
    practice.clinician.api.delete("/frames/mine")
    assert waiting(practice) == [(asked.id, 1, stamp(TUESDAY_18 - 24 * HOUR))]


def test_where_no_hours_are_left_nothing_that_waits_is_due(practice):
    asked = practice.care.post(practice.client, attention=1)
    practice.clinician.api.delete("/frames/mine")
    assert waiting(practice) == [(asked.id, 1, None)]
    assert not boundary(practice)["is_set"]


def test_whoever_takes_over_a_thread_takes_over_its_clocks(practice):
    asked = practice.care.post(practice.client, attention=1)
    heir = practice.hire()
    practice.seat_in(practice.care, practice.clinician, heir, "clinician")
    path = f"/spaces/{practice.care.id}/responsible"
    assert practice.clinician.api.put(path, json={"account_id": heir.id}).is_success
    assert waiting(practice) == []
    assert waiting(practice, heir) == [(asked.id, 1, None)]  # who has set no hours yet


def test_the_evening_stays_silent_and_monday_brings_one_digest(practice):
    for _ in range(3):
        practice.care.post(practice.client, attention=1)
    assert told(practice, practice.clinician) == [("waiting", MONDAY_9)] * 3
    practice.world.clock.set(MONDAY_9)
    states = [state for state, _ in told(practice, practice.clinician)]
    assert sorted(states) == ["left", "spared", "spared"]


def test_what_was_read_before_the_window_is_not_announced_at_it(practice):
    practice.care.post(practice.client, attention=1)
    practice.care.fetch(practice.clinician)
    assert [state for state, _ in told(practice, practice.clinician)] == ["spared"]


def test_a_message_withdrawn_before_the_window_calls_nobody(practice):
    asked = practice.care.post(practice.client, attention=1)
    practice.care.post(practice.client, text="", attention=0, re=asked.id)
    assert told(practice, practice.clinician) == []


def test_an_urgent_message_does_not_wait_for_the_window(practice):
    practice.care.post(practice.client, attention=3)
    [at] = [at for state, at in told(practice, practice.clinician) if state == "left"]
    assert at - FRIDAY_23_04 < HOUR


def test_overdue_reaches_the_clinician_then_the_cover_then_the_owner(practice):
    cover = practice.hire()
    practice.seat_in(practice.care, practice.clinician, cover, "clinician")
    practice.care.post(practice.client, attention=1)
    practice.care.fetch(cover)
    due, after_four_hours = TUESDAY_18, datetime(2027, 3, 10, 19, tzinfo=UTC)
    end_of_wednesday = TUESDAY_18 + 24 * HOUR
    people = (practice.clinician, cover, practice.owner)

    def told_by(at):
        practice.world.clock.set(at)
        return [any(when >= due for _, when in told(practice, person)) for person in people]

    assert told_by(due - HOUR) == [False, False, False]
    assert told_by(due) == [True, False, False]
    assert told_by(after_four_hours) == [True, True, False]
    assert told_by(end_of_wednesday) == [True, True, True]


def test_nobody_is_told_of_what_was_answered_in_time(practice):
    asked = practice.care.post(practice.client, attention=1)
    practice.care.post(practice.clinician, attention=1, re=asked.id)
    practice.world.clock.set(TUESDAY_18 + 48 * HOUR)
    assert told(practice, practice.owner) == []
