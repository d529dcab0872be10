"""Mail that does not arrive is something to do, for people who can."""

from __future__ import annotations

from datetime import timedelta

from tests.running import poll
from tests.server.notices.post_office import post_office
from tests.server.swept import swept
from tests.world import ok

NOBODY_THERE = "550 no such user here"


def choices(person):
    return ok(person.api.get("/notices/choices"))


def fails(person):
    return choices(person)["mail_fails_since"] is not None


def bounce(practice, letters):
    """Let the first notice to the client be refused for good."""
    letters.replies = [NOBODY_THERE]
    practice.care.post(practice.clinician, attention=1)
    poll(lambda: fails(practice.client), 20)


def undelivered(person):
    return ok(person.api.get("/notices/undelivered"))["seat_ids"]


def test_whoever_mail_does_not_reach_sees_it_and_so_does_their_clinician(mailing, letters):
    practice = mailing().practice()
    with post_office(letters):
        bounce(practice, letters)
    assert undelivered(practice.clinician) == [practice.client.id]
    assert not fails(practice.clinician)
    assert letters.asked == 1


def test_nobody_else_sees_whom_mail_does_not_reach(mailing, letters):
    world = mailing()
    practice, other = world.practice(), world.practice()
    with post_office(letters):
        bounce(practice, letters)
    assert undelivered(practice.hire()) == undelivered(other.clinician) == []
    answer = practice.client.api.get("/notices/undelivered")
    assert answer.json()["type"] == "/problems/not-permitted"


def test_another_address_is_believed_in_again(mailing, letters):
    practice = mailing().practice()
    with post_office(letters):
        bounce(practice, letters)
    chosen = choices(practice.client)["choices"]
    ok(practice.client.api.put("/notices/choices", json=chosen))
    assert fails(practice.client)
    changed = {**chosen, "address": "new@example.org"}
    ok(practice.client.api.put("/notices/choices", json=changed))
    assert not fails(practice.client)
    assert undelivered(practice.clinician) == []


def test_a_mail_that_arrives_ends_it(mailing, letters):
    world = mailing()
    practice = world.practice()
    with post_office(letters):
        bounce(practice, letters)
        practice.care.fetch(practice.client)
        world.clock.advance(timedelta(hours=2))
        practice.clinician.sign_in()
        practice.client.sign_in()
        practice.care.post(practice.clinician, attention=1)
        swept(world)
        letters.wait_for(1)
        poll(lambda: not fails(practice.client), 20)


def test_a_test_is_what_any_notice_is_and_comes_once_a_minute(mailing, letters):
    world = mailing()
    practice = world.practice()
    with post_office(letters):
        assert practice.client.api.post("/notices/test").status_code == 204
        [mail] = letters.wait_for(1)
        assert mail["To"] == practice.client.login
        answer = practice.client.api.post("/notices/test")
        assert answer.status_code == 422
        assert "test" in answer.json()["fields"]
        world.clock.advance(timedelta(minutes=1))
        assert practice.client.api.post("/notices/test").status_code == 204
        letters.wait_for(2)
