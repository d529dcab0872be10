"""A seat for a time: outside its term the server has nothing for it, whatever the log says."""

from __future__ import annotations

from datetime import datetime

import pytest

from meantime.protocol import flows
from tests.server.blobs.sending import Blob
from tests.server.spaces.refusals import refused
from tests.server.spaces.terms import term, term_path, terms_of
from tests.world import ok


def listed(person):
    return {space["id"] for space in ok(person.api.get("/spaces"))["spaces"]}


def assert_absent(cover):
    """Check that to who covers the thread looks like none."""
    care, api = cover.practice.care, cover.who.api
    none = f"/spaces/{'A' * 43}"
    mine = care.entries[-1]
    pairs = [
        (api.get(care.path), api.get(f"{none}/entries")),
        (api.post(care.path, json=mine.wire), api.post(f"{none}/entries", json=mine.wire)),
        (api.get(f"/spaces/{care.id}/boundary"), api.get(f"{none}/boundary")),
        (api.put(cover.path, json=term(care.world, 0, 9)), api.delete(f"{none}/seats/x/term")),
    ]
    for answer, of_none in pairs:
        refused(answer, 404, "not-found")
        assert answer.content == of_none.content
    assert care.id not in listed(cover.who)


def test_before_its_term_a_seat_is_served_nothing(cover):
    assert_absent(cover)


def test_in_its_term_a_seat_reads_and_writes_with_the_token_of_before(cover):
    cover.later(1.5)
    care = cover.practice.care
    assert len(care.fetch(cover.who)) == care.state.seq + 1
    care.post(cover.who, "I read for Ana this week.")
    assert care.id in listed(cover.who)


def test_what_was_sealed_ahead_is_taken_in_the_term_alone(cover):
    care = cover.practice.care
    ahead = care.write(cover.who)
    refused(cover.who.api.post(care.path, json=ahead.wire), 404, "not-found")
    cover.later(1.5)
    assert cover.who.api.post(care.path, json=ahead.wire).status_code == 201
    care.follow(ahead)
    late = care.write(cover.who)
    cover.later(2)
    refused(cover.who.api.post(care.path, json=late.wire), 404, "not-found")
    assert care.fetch(cover.practice.client)[-1].hash == ahead.hash


def test_after_its_term_a_seat_is_served_nothing_with_the_token_of_within(cover):
    cover.later(1.5)
    stored = cover.practice.care.post(cover.who)
    cover.later(2)
    assert_absent(cover)
    answer = cover.who.api.post(cover.practice.care.path, json=stored.wire)
    refused(answer, 404, "not-found")


def test_at_the_very_end_it_is_over(cover):
    world = cover.practice.world
    (row,) = terms_of(cover.practice.clinician)
    world.clock.set(datetime.fromisoformat(row["ends_at"]))
    refused(cover.who.api.get(cover.practice.care.path), 404, "not-found")


def test_what_was_written_between_its_end_and_its_removal_is_never_served(cover):
    practice = cover.practice
    cover.later(4)
    practice.care.post(practice.client, "After the cover.")
    now = practice.world.now_ms
    gone = flows.remove(practice.clinician.account, practice.care.state, [cover.who.id], now)
    practice.care.send(practice.clinician, gone)
    assert_absent(cover)
    assert terms_of(practice.clinician) == []


def test_who_is_seated_again_later_sits_there_without_a_term(cover):
    practice = cover.practice
    cover.later(4)
    now = practice.world.now_ms
    gone = flows.remove(practice.clinician.account, practice.care.state, [cover.who.id], now)
    practice.care.send(practice.clinician, gone)
    practice.seat_in(practice.care, practice.clinician, cover.who, "clinician")
    assert len(practice.care.fetch(cover.who)) == practice.care.state.seq + 1
    assert terms_of(practice.clinician) == []


def test_sealed_files_are_served_in_the_term_alone(cover):
    practice = cover.practice
    blob = Blob(practice.care)
    blob.send(practice.client)
    found = []
    for hours in (0, 1.5, 2):
        cover.later(hours)
        found.append((cover.who.api.get(blob.path).status_code, blob.begin(cover.who).status_code))
    assert found == [(404, 404), (200, 200), (404, 404)]


def test_the_term_of_a_seat_can_be_moved_and_ended_early(cover):
    practice = cover.practice
    clinician = practice.clinician
    cover.later(1.5)
    assert clinician.api.put(cover.path, json=term(practice.world, 0, 9)).status_code == 204
    cover.later(5)
    practice.care.post(cover.who)
    assert clinician.api.delete(cover.path).status_code == 204
    assert_absent(cover)


def test_a_term_that_nobody_sits_in_yet_is_forgotten_when_it_is_taken_back(world):
    practice = world.practice()
    path = term_path(practice.care, practice.owner)
    assert practice.clinician.api.put(path, json=term(world, 1, 3)).status_code == 204
    (row,) = terms_of(practice.owner)
    assert (row["seat_id"], row["role"]) == (practice.owner.id, "")
    assert practice.clinician.api.delete(path).status_code == 204
    refused(practice.clinician.api.delete(path), 404, "not-found")
    practice.seat_in(practice.care, practice.clinician, practice.owner, "clinician")
    practice.care.post(practice.owner)


@pytest.mark.parametrize(
    ("slip", "field"),
    [
        ({"starts": 2, "ends": 1}, "ends_at"),
        ({"starts": -3, "ends": -1}, "ends_at"),
        ({"starts": 1, "ends": 24 * 400}, "ends_at"),
        ({"starts": 1, "ends": 2, "zone": "Mars/Olympus"}, "zone"),
    ],
)
def test_an_impossible_term_is_refused_with_a_reason_beside_its_field(world, slip, field):
    practice = world.practice()
    path = term_path(practice.care, practice.owner)
    answer = practice.clinician.api.put(path, json=term(world, **slip))
    assert list(refused(answer, 422, "malformed")["fields"]) == [field]
    assert terms_of(practice.owner) == []
