"""Who answers for a thread."""

from tests.server.accounts.people import NOWHERE, audited, problem
from tests.world import ok


def responsible(person, space):
    spaces = ok(person.api.get("/spaces"))["spaces"]
    return next(s["responsible"] for s in spaces if s["id"] == space.id)


def name(person, space, id_):
    return person.api.put(f"/spaces/{space.id}/responsible", json={"account_id": id_})


def covered(practice):
    """Return a thread's founder, its cover and the thread."""
    founder, cover = practice.clinician, practice.hire()
    practice.seat_in(practice.care, founder, cover, "clinician")
    return founder, cover, practice.care


def test_a_threads_founder_answers_for_it(world):
    practice = world.practice()
    assert responsible(practice.client, practice.care) == practice.clinician.id


def test_who_answers_hands_the_thread_over_and_then_no_longer_can(world):
    practice = world.practice()
    founder, cover, care = covered(practice)
    assert name(founder, care, cover.id).status_code == 204
    assert responsible(practice.client, care) == cover.id
    assert problem(name(founder, care, founder.id)) == (403, "not-permitted")
    assert ("responsible.set", care.id) in audited(world, practice.id)


def test_the_practices_own_seat_hands_a_thread_over(world):
    practice = world.practice()
    _, cover, care = covered(practice)
    assert name(practice.seat, care, cover.id).status_code == 204
    assert responsible(practice.client, care) == cover.id


def test_nobody_takes_a_thread_over_alone(world):
    practice = world.practice()
    founder, cover, care = covered(practice)
    for person in (cover, practice.client):
        assert problem(name(person, care, person.id)) == (403, "not-permitted")
    assert responsible(practice.client, care) == founder.id


def test_a_thread_is_handed_to_one_of_its_clinicians_alone(world):
    practice = world.practice()
    care = practice.care
    for id_ in (practice.owner.id, practice.client.id, practice.secret.id, NOWHERE, "", "a\0b"):
        assert problem(name(practice.clinician, care, id_)) == (422, "malformed")
    assert responsible(practice.client, care) == practice.clinician.id


def test_who_does_not_sit_in_a_thread_cannot_tell_that_it_exists(world):
    ours, theirs = world.practice(), world.practice()
    care = ours.care
    absent = ours.owner.api.put(f"/spaces/{NOWHERE}/responsible", json={"account_id": NOWHERE})
    assert problem(absent) == (404, "not-found")
    for person in (theirs.owner, theirs.clinician, ours.owner, ours.hire()):
        answer = name(person, care, ours.clinician.id)
        assert answer.content == absent.content
