"""What custodians are told is left to do, and nobody else is."""

from tests.server.spaces.refusals import refused
from tests.world import ok


def told(person):
    return ok(person.api.get("/custody"))


def test_a_practice_sits_under_one_key_and_nobody_is_left_alone(world):
    practice = world.practice()
    assert practice.care
    found = told(practice.owner)
    assert [each["spaces"] for each in found["practice_seats"]] == [1]
    assert (found["leavers"], found["unattended"]) == ([], [])


def test_a_leaver_who_still_sits_somewhere_is_named(world):
    practice = world.practice()
    assert practice.care
    practice.dismiss(practice.clinician)
    left = {"seat_id": practice.clinician.id, "spaces": 1}
    assert told(practice.owner)["leavers"] == [left]


def test_another_practice_is_never_counted(world):
    ours, theirs = world.practice(), world.practice()
    assert ours.care
    assert theirs.care
    assert told(ours.owner) != told(theirs.owner)
    assert [each["spaces"] for each in told(ours.owner)["practice_seats"]] == [1]


def test_staff_and_clients_are_told_nothing(world):
    practice = world.practice()
    assert practice.care
    for person in (practice.clinician, practice.client):
        refused(person.api.get("/custody"), 403, "not-permitted")
