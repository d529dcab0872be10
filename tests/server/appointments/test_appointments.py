"""Setting, moving and cancelling appointments, over HTTP."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.server.appointments.calendar import (
    FRIDAY,
    NEXT_TUESDAY_15,
    TUESDAY_15,
    TUESDAY_16,
    book,
    cancel,
    go_to,
    listed,
    move,
    next_of,
    open_practice,
    refusal,
    restore,
    told,
)
from tests.server.boundaries.test_frames_set import frame
from tests.world import ok


@pytest.fixture
def practice(world):
    return open_practice(world)


def test_a_weekly_series_keeps_its_local_time_and_both_sides_see_it(practice):
    ok(book(practice, repeats="weekly"))
    expected = [
        ("2027-03-09T20:00", "booked"),
        ("2027-03-16T19:00", "booked"),
        ("2027-03-23T19:00", "booked"),
        ("2027-03-30T19:00", "booked"),
    ]
    assert listed(practice.clinician) == listed(practice.client) == expected
    assert next_of(practice)["zone"] == "America/New_York"


def test_the_next_one_is_shown_without_looking_at_what_is_over(practice):
    ok(book(practice, repeats="weekly", count=3))
    go_to(practice, FRIDAY + timedelta(days=5))
    assert next_of(practice)["starts_at"] == NEXT_TUESDAY_15
    go_to(practice, FRIDAY + timedelta(days=30))
    assert next_of(practice) is None


def test_two_appointments_of_a_clinician_never_overlap(practice):
    ok(book(practice, repeats="weekly"))
    for starts_at in ("2027-03-23T19:30:00Z", "2027-03-23T18:30:00Z"):
        assert refusal(book(practice, starts_at=starts_at)) == (409, "time-taken")
    ok(book(practice, starts_at="2027-03-23T19:50:00Z"))
    later = book(practice, starts_at="2027-03-10T19:30:00Z", repeats="fortnightly")
    assert later.status_code == 201


def test_one_is_moved_and_the_others_stay(practice):
    first = ok(book(practice, repeats="weekly", count=2))
    moved = ok(move(practice.clinician, first, TUESDAY_16))
    assert (moved["state"], moved["was_at"], moved["day"]) == ("moved", TUESDAY_15, first["day"])
    assert listed(practice.client) == [
        ("2027-03-09T21:00", "moved"),
        ("2027-03-16T19:00", "booked"),
    ]
    onto_its_own = move(practice.clinician, first, NEXT_TUESDAY_15)
    assert refusal(onto_its_own) == (409, "time-taken")


def test_one_and_all_that_follow_are_moved(practice):
    first = ok(book(practice, repeats="weekly", count=4))
    third = {**first, "day": "2027-03-23"}
    ok(move(practice.clinician, third, "2027-03-25T13:00:00Z", scope="following"))
    assert listed(practice.client) == [
        ("2027-03-09T20:00", "booked"),
        ("2027-03-16T19:00", "booked"),
        ("2027-03-25T13:00", "booked"),
    ]
    april = {"after": "2027-04-01T00:00:00Z", "until": "2027-05-01T00:00:00Z"}
    assert listed(practice.client, **april) == [("2027-04-01T13:00", "booked")]


def test_a_whole_series_can_be_moved_to_a_little_earlier(practice):
    first = ok(book(practice, repeats="weekly", count=2))
    moved = ok(move(practice.clinician, first, "2027-03-09T19:30:00Z", scope="following"))
    assert moved["starts_at"] == "2027-03-09T19:30:00Z"
    assert len(listed(practice.client)) == 2


def test_a_cancelled_one_is_shown_so_and_taken_back_while_its_time_is_free(practice):
    first = ok(book(practice))
    cancelled = ok(cancel(practice.clinician, first))
    assert (cancelled["state"], cancelled["cancelled_by"]) == ("cancelled", practice.clinician.id)
    assert next_of(practice) is None
    assert ok(restore(practice.clinician, first))["state"] == "booked"
    ok(cancel(practice.clinician, first))
    ok(book(practice, starts_at="2027-03-09T20:30:00Z"))
    assert refusal(restore(practice.clinician, first)) == (409, "time-taken")


def test_cancelling_what_follows_shows_the_first_and_is_taken_back_whole(practice):
    first = ok(book(practice, repeats="weekly"))
    second = {**first, "day": "2027-03-16"}
    ok(cancel(practice.clinician, second, "following"))
    assert [state for _, state in listed(practice.client)] == ["booked", "cancelled"]
    ok(restore(practice.clinician, second))
    assert [state for _, state in listed(practice.client)] == ["booked"] * 4


def test_a_client_cancels_one_of_their_own_and_takes_only_that_back(practice):
    first = ok(book(practice, repeats="weekly"))
    second = {**first, "day": "2027-03-16"}
    ok(cancel(practice.client, first))
    assert ok(restore(practice.client, first))["state"] == "booked"
    assert refusal(cancel(practice.client, first, "following")) == (403, "not-permitted")
    ok(cancel(practice.clinician, second))
    assert refusal(restore(practice.client, second)) == (403, "not-permitted")
    assert refusal(move(practice.client, first, TUESDAY_16)) == (403, "not-permitted")
    assert refusal(book(practice, practice.client)) == (403, "not-permitted")


def test_what_is_over_or_was_never_planned_cannot_be_changed(practice):
    first = ok(book(practice, repeats="weekly"))
    never = {**first, "day": "2027-03-10"}
    assert refusal(cancel(practice.clinician, never)) == (404, "not-found")
    go_to(practice, FRIDAY + timedelta(days=7))
    answer = cancel(practice.clinician, first)
    assert (refusal(answer), answer.json()["fields"]) == (
        (422, "malformed"),
        {"day": "is over"},
    )


def test_the_other_side_is_told_a_clinician_at_the_next_review(practice):
    first = ok(book(practice))
    assert told(practice, practice.client, first) == [FRIDAY]
    assert told(practice, practice.clinician, first) == []
    ok(cancel(practice.client, first))
    friday_16 = datetime(2027, 3, 5, 21, tzinfo=UTC)
    assert told(practice, practice.clinician, first) == [friday_16]


def test_who_cancels_shortly_before_is_heard_an_hour_before_it_begins(practice):
    soon = ok(book(practice, starts_at="2027-03-05T19:30:00Z"))
    ok(cancel(practice.client, soon))
    assert told(practice, practice.clinician, soon) == [datetime(2027, 3, 5, 18, 30, tzinfo=UTC)]


def test_hours_that_change_later_leave_it_standing_and_staff_see_that(practice):
    ok(book(practice))
    shorter = frame(hours=[[[540, 720]]] * 5 + [[], []], windows=[[540]] * 5 + [[], []])
    assert not next_of(practice, practice.clinician)["is_outside_hours"]
    ok(practice.clinician.api.put("/frames/mine", json=shorter))
    assert next_of(practice, practice.clinician)["is_outside_hours"]
    assert not next_of(practice, practice.client)["is_outside_hours"]


def test_every_slip_is_refused_with_a_reason_beside_its_field(practice):
    slips: list[tuple[dict[str, Any], str]] = [
        ({"starts_at": "2027-03-05T14:00:00Z"}, "starts_at"),
        ({"starts_at": "2037-03-05T14:00:00Z"}, "starts_at"),
        ({"starts_at": "2027-03-09T20:00:00"}, "at"),
        ({"minutes": 0}, "minutes"),
        ({"minutes": 481}, "minutes"),
        ({"zone": "Mars/Olympus"}, "zone"),
        ({"repeats": "weekly", "until": "2027-03-08"}, "until"),
        ({"repeats": "weekly", "count": 201}, "count"),
        ({"repeats": "weekly", "count": 2, "until": "2027-04-01"}, "count"),
        ({"clinician_id": practice.owner.id}, "clinician_id"),
    ]
    for wrong, field in slips:
        answer = book(practice, **wrong)
        assert refusal(answer) == (422, "malformed"), field
        assert field in answer.json()["fields"], (field, answer.text)
    assert listed(practice.clinician) == []


def test_a_list_comes_in_pages_without_a_gap(practice):
    for hour in range(8):
        ok(book(practice, starts_at=f"2027-03-08T{12 + hour}:00:00Z", minutes=5, repeats="weekly"))
        for day in range(9, 13):
            starts_at = f"2027-03-{day:02}T{12 + hour}:00:00Z"
            ok(book(practice, starts_at=starts_at, minutes=5, repeats="weekly"))
    found, cursor = [], ""
    while True:
        span = {"after": "2027-03-01T00:00:00Z", "until": "2027-05-01T00:00:00Z"}
        page = ok(practice.client.api.get("/appointments", params={**span, "cursor": cursor}))
        found += [(each["starts_at"], each["id"]) for each in page["appointments"]]
        cursor = page["next"]
        if not cursor:
            break
    assert len(found) == len(set(found)) > 300
    assert found == sorted(found)
