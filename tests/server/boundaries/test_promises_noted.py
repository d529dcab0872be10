"""A promise to a client, over HTTP: noted by its time, kept by what shows later."""

from datetime import UTC, datetime, timedelta

import pytest

from meantime.server.kit.clock import to_ms
from tests.server.boundaries.test_frames_set import frame
from tests.server.boundaries.test_promises_kept import go_to, stamp, told
from tests.server.swept import swept
from tests.world import ok

FRIDAY_12 = datetime(2027, 3, 5, 17, tzinfo=UTC)  # in New York
MONDAY_9 = datetime(2027, 3, 8, 14, tzinfo=UTC)
MONDAY_18 = datetime(2027, 3, 8, 23, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def practice(world):
    """Return a practice with hours whose client has asked something, on a Friday at noon."""
    practice = world.practice()
    practice.care  # noqa: B018  made while their sign-ins are fresh
    ok(practice.clinician.api.put("/frames/mine", json=frame()))
    go_to(practice, FRIDAY_12)
    practice.asked = practice.care.post(practice.client, attention=1)
    practice.care.fetch(practice.clinician)
    return practice


def put(practice, entry_id, due_at=MONDAY_18, person=None):
    path = f"/spaces/{practice.care.id}/promises/{entry_id}"
    return (person or practice.clinician).api.put(path, json={"due_at": stamp(due_at)})


def promise(practice, due_at=MONDAY_18, **manner):
    said = practice.care.post(practice.clinician, attention=1, re=practice.asked.id, **manner)
    ok(put(practice, said.id, due_at))
    return said


def listed(practice, person=None):
    rows = ok((person or practice.clinician).api.get("/promises"))["promises"]
    return [(each["entry_id"], each["state"], each["settled_at"]) for each in rows]


def say(practice, **manner):
    return practice.care.post(practice.clinician, attention=1, **manner)


def test_a_promise_is_due_then_broken_and_after_thirty_days_forgotten(practice):
    said = promise(practice)
    assert listed(practice) == [(said.id, "due", None)]
    go_to(practice, MONDAY_18 + HOUR)
    say(practice)  # welcome, but late
    assert listed(practice) == [(said.id, "broken", stamp(MONDAY_18))]
    go_to(practice, MONDAY_18 + 31 * DAY)
    assert listed(practice) == []


def test_what_shows_after_it_and_in_time_keeps_it(practice):
    said = promise(practice)
    practice.care.post(practice.clinician, attention=0, re=practice.asked.id)  # an acknowledgement
    practice.care.post(practice.client, attention=1)
    assert listed(practice)[0][1] == "due"
    say(practice, show_at=to_ms(MONDAY_9))
    assert listed(practice)[0][1] == "due"  # written, and shows on Monday
    go_to(practice, MONDAY_9 + HOUR)
    assert listed(practice) == [(said.id, "kept", stamp(MONDAY_9))]


def test_what_is_taken_back_unseen_keeps_nothing_and_another_reply_counts_again(practice):
    promise(practice)
    first = say(practice, show_at=to_ms(MONDAY_9))
    say(practice, show_at=to_ms(MONDAY_9 + HOUR))
    practice.care.post(practice.clinician, text="", attention=0, re=first.id)
    go_to(practice, MONDAY_9 + 2 * HOUR)
    assert listed(practice)[0][1:] == ("kept", stamp(MONDAY_9 + HOUR))


def test_a_reply_that_shows_only_with_the_promise_or_too_late_keeps_nothing(practice):
    promise(practice, show_at=to_ms(MONDAY_9))
    say(practice)
    say(practice, show_at=to_ms(MONDAY_9))
    say(practice, show_at=to_ms(MONDAY_18 + HOUR))
    go_to(practice, MONDAY_18 + HOUR)
    assert listed(practice)[0][1] == "broken"


def test_a_promise_goes_with_its_post_and_is_reworded_with_attention(practice):
    said = promise(practice)
    practice.care.post(practice.clinician, text="I will look in.", attention=1, re=said.id)
    assert listed(practice)[0][1] == "due"
    practice.care.post(practice.clinician, text="", attention=0, re=said.id)
    assert listed(practice)[0][1] == "withdrawn"


def test_it_stops_the_client_s_clock_and_the_first_word_stands(practice):
    said = promise(practice)
    assert ok(practice.clinician.api.get("/waiting"))["waiting"] == []
    assert ok(put(practice, said.id, MONDAY_18 + DAY))["due_at"] == stamp(MONDAY_18)


def test_a_reply_that_came_before_the_promise_was_noted_counts(practice):
    said = practice.care.post(practice.clinician, attention=1, re=practice.asked.id)
    practice.world.clock.advance(HOUR)
    say(practice)
    assert ok(put(practice, said.id))["state"] == "kept"


def test_a_time_that_has_passed_or_is_far_is_refused_beside_the_field(practice):
    said = practice.care.post(practice.clinician, attention=1, re=practice.asked.id)
    for due_at, reason in (
        (FRIDAY_12, "has passed"),
        (FRIDAY_12 + 400 * DAY, "must be within a year"),
    ):
        answer = put(practice, said.id, due_at)
        assert (answer.status_code, answer.json()["fields"]) == (422, {"due_at": reason})
    assert listed(practice) == []


def test_nobody_promises_in_another_s_name_nor_by_a_client_s_post(practice, world):
    said = practice.care.post(practice.clinician, attention=1, re=practice.asked.id)
    stranger, elsewhere = practice.hire(), world.practice()
    assert put(practice, said.id, person=practice.client).status_code == 403
    for person in (stranger, elsewhere.clinician):
        assert put(practice, said.id, person=person).status_code == 404
    practice.seat_in(practice.care, practice.clinician, stranger, "clinician")
    for entry_id in (said.id, practice.asked.id, "A" * 22):
        assert put(practice, entry_id, person=stranger).status_code == 404
    assert put(practice, practice.asked.id).status_code == 404
    assert practice.client.api.get("/promises").status_code == 403
    ok(put(practice, said.id))
    assert put(practice, said.id, person=stranger).status_code == 404
    assert listed(practice, stranger) == []


def test_whoever_promised_is_reminded_at_the_window_and_told_when_it_is_broken(practice):
    promise(practice)
    before = len(told(practice, practice.clinician))
    for at in (MONDAY_9, MONDAY_18):
        practice.world.clock.set(at + timedelta(minutes=1))
        swept(practice.world)
    times = sorted(at for _, at in told(practice, practice.clinician)[: -before or None])
    assert [at.replace(second=0, microsecond=0) for at in times] == [
        at + timedelta(minutes=1) for at in (MONDAY_9, MONDAY_18)
    ]


def test_who_has_written_what_keeps_it_hears_nothing(practice):
    promise(practice)
    say(practice, show_at=to_ms(MONDAY_9 + HOUR))
    before = told(practice, practice.clinician)
    practice.world.clock.set(MONDAY_18 + HOUR)
    swept(practice.world)
    assert len(told(practice, practice.clinician)) == len(before)
