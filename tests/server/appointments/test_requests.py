"""What a client asks for, what is offered, and the answer."""

from datetime import timedelta

import pytest

from tests.server.appointments.calendar import (
    FRIDAY,
    TUESDAY_15,
    TUESDAY_16,
    answer,
    ask,
    book,
    go_to,
    listed,
    next_of,
    open_practice,
    refusal,
    slots,
    told,
)
from tests.world import ok


@pytest.fixture
def practice(world):
    return open_practice(world)


def requests(person):
    found = ok(person.api.get("/appointment-requests"))["requests"]
    return [(each["id"], each["state"]) for each in found]


def test_free_slots_are_open_hours_without_what_is_taken_and_a_day_ahead(practice):
    monday = [f"2027-03-08T{utc}:00Z" for utc in ("14:00", "14:30", "15:00", "15:30", "16:00")]
    assert slots(practice)[:5] == monday
    ok(book(practice, starts_at="2027-03-08T14:30:00Z"))
    assert slots(practice)[:2] == ["2027-03-08T15:30:00Z", "2027-03-08T16:00:00Z"]
    today = {"after": "2027-03-05T00:00:00Z", "until": "2027-03-06T00:00:00Z"}
    assert slots(practice, **today) == []
    assert slots(practice, practice.clinician, **today) != []


def test_a_client_asks_and_the_clinician_accepts_one(practice):
    asked = ok(ask(practice, slots=[TUESDAY_15, TUESDAY_16]))
    assert requests(practice.clinician) == [(asked["id"], "requested")]
    assert told(practice, practice.clinician, asked) != []
    ok(answer(practice.clinician, asked, "accept", starts_at=TUESDAY_16))
    assert requests(practice.client) == [(asked["id"], "accepted")]
    assert listed(practice.client) == [("2027-03-09T21:00", "booked")]


def test_what_is_asked_twice_under_one_id_is_asked_once(practice):
    same = {"slots": [TUESDAY_15], "id": "A" * 22}
    first, second = ok(ask(practice, **same)), ok(ask(practice, **same))
    assert first["id"] == second["id"]
    assert requests(practice.clinician) == [(first["id"], "requested")]
    assert refusal(ask(practice, practice.clinician, **same)) == (422, "malformed")
    assert refusal(ask(practice, slots=[TUESDAY_15], id="short")) == (422, "malformed")


def test_the_clinician_offers_others_instead_and_the_client_accepts(practice):
    asked = ok(ask(practice, slots=[TUESDAY_15]))
    offered = ok(ask(practice, practice.clinician, slots=[TUESDAY_16], answers=asked["id"]))
    assert dict(requests(practice.client)) == {asked["id"]: "declined", offered["id"]: "offered"}
    ok(answer(practice.client, offered, "accept", starts_at=TUESDAY_16))
    assert next_of(practice)["starts_at"] == TUESDAY_16


def test_a_request_to_move_moves_what_it_names(practice):
    first = ok(book(practice, repeats="weekly", count=2))
    asked = ok(ask(practice, slots=[TUESDAY_16], moves_id=first["id"], moves_day=first["day"]))
    ok(answer(practice.clinician, asked, "accept", starts_at=TUESDAY_16))
    assert listed(practice.client) == [
        ("2027-03-09T21:00", "moved"),
        ("2027-03-16T19:00", "booked"),
    ]


def test_only_the_other_side_answers_and_only_ones_own_is_withdrawn(practice):
    asked = ok(ask(practice, slots=[TUESDAY_15]))
    for what in ("accept", "decline"):
        assert refusal(answer(practice.client, asked, what)) == (403, "not-permitted")
    assert refusal(answer(practice.clinician, asked, "withdraw")) == (403, "not-permitted")
    ok(answer(practice.client, asked, "withdraw"))
    late = answer(practice.clinician, asked, "accept", starts_at=TUESDAY_15)
    assert refusal(late) == (422, "malformed")


def test_accepting_a_time_that_is_taken_meanwhile_stores_nothing(practice):
    asked = ok(ask(practice, slots=[TUESDAY_15, TUESDAY_16]))
    ok(book(practice))
    taken = answer(practice.clinician, asked, "accept", starts_at=TUESDAY_15)
    assert refusal(taken) == (409, "time-taken")
    assert requests(practice.client) == [(asked["id"], "requested")]
    ok(answer(practice.clinician, asked, "accept", starts_at=TUESDAY_16))


def test_what_nobody_answers_runs_out_with_its_last_time(practice):
    asked = ok(ask(practice, slots=[TUESDAY_15]))
    go_to(practice, FRIDAY + timedelta(days=6))
    assert requests(practice.client) == [(asked["id"], "expired")]
    late = answer(practice.clinician, asked, "decline")
    assert refusal(late) == (422, "malformed")
    go_to(practice, FRIDAY + timedelta(days=20))
    assert requests(practice.client) == []


def test_a_client_asks_for_free_times_alone_and_not_for_many_at_once(practice):
    assert refusal(ask(practice, slots=["2027-03-09T03:00:00Z"])) == (409, "time-taken")
    for wrong in ([], [TUESDAY_15, TUESDAY_15], ["2027-03-01T20:00:00Z"]):
        given = ask(practice, slots=wrong)
        assert refusal(given) == (422, "malformed")
        assert "slots" in given.json()["fields"]
    for starts_at in (TUESDAY_15, TUESDAY_15, TUESDAY_16):
        ok(ask(practice, slots=[starts_at]))
    assert "slots" in ask(practice, slots=[TUESDAY_16]).json()["fields"]


def test_one_time_is_accepted_and_it_must_be_one_of_those(practice):
    asked = ok(ask(practice, slots=[TUESDAY_15]))
    for more in ({}, {"starts_at": TUESDAY_16}):
        given = answer(practice.clinician, asked, "accept", **more)
        assert "starts_at" in given.json()["fields"]
