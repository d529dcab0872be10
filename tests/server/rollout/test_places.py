"""A phase has so many places; who comes beside them comes with a reason."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from tests.server.accounts.people import NOWHERE, audited
from tests.server.rollout.rolling import NO_POST, refusal
from tests.world import ok

MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)


def full(answer):
    assert refusal(answer) == (409, "pilot-full")
    told = answer.json()
    return told["code"], told["count"], told["most"]


def test_a_practice_that_never_began_has_any_number_of_places(desk):
    desk.fill(6)
    for thread in (desk.thread(), desk.thread()):
        assert desk.invite(thread).status_code == 201
    shown = desk.show()
    assert (shown["phase"], shown["taken"], shown["warnings"]) == ("", 8, [])


def test_the_foundation_has_no_place_and_nothing_of_an_invitation_refused_is_kept(desk):
    ok(desk.choose("foundation"))
    thread = desk.thread()
    before = thread.fetch(desk.clinician)
    assert full(desk.invite(thread)) == ("foundation", 0, 0)
    assert full(desk.decide(thread)) == ("foundation", 0, 0)
    assert full(desk.decide(thread, "offer_with_conditions")) == ("foundation", 0, 0)
    assert thread.fetch(desk.clinician) == before
    ok(desk.decide(thread, "not_now"))  # to decide against it takes no place


def test_a_pilot_has_five_places_for_the_invited_and_the_offered_alike(desk):
    desk.begin("pilot")
    desk.fill(3)
    invited = desk.thread()
    assert desk.invite(invited).status_code == 201
    joined = desk.thread()
    desk.practice.admit(joined, desk.clinician)
    shown = desk.show()
    assert (shown["taken"], len(shown["places"])) == (5, 5)
    assert {invited.id, joined.id} <= set(shown["places"])
    assert full(desk.invite(desk.thread())) == ("pilot", 5, 5)
    assert full(desk.decide(desk.thread())) == ("pilot", 5, 5)
    ok(desk.decide(invited))  # who has a place keeps it
    ok(desk.decide(joined, "offer_with_conditions"))
    assert desk.invite(joined).status_code == 201  # a couple is one thread


@pytest.mark.parametrize("how", ["not_now", "ended"])
def test_whom_messaging_is_not_for_leaves_a_place_and_needs_one_to_come_back(desk, how):
    desk.begin("pilot")
    leaves, *_ = desk.fill(5)
    ok(desk.decide(leaves, "not_now") if how == "not_now" else desk.set_state(leaves, "ended"))
    ok(desk.decide(desk.thread()))
    back = desk.decide(leaves) if how == "not_now" else desk.set_state(leaves, "on")
    assert full(back) == ("pilot", 5, 5)
    assert desk.invite(leaves).status_code == 201  # to be read, not to be written in


def test_who_paused_keeps_the_place(desk):
    desk.begin("pilot")
    paused, *_ = desk.fill(5)
    ok(desk.set_state(paused, "paused"))
    assert full(desk.decide(desk.thread())) == ("pilot", 5, 5)
    ok(desk.set_state(paused, "on"))


def test_a_place_comes_free_as_an_invitation_runs_out(desk):
    desk.begin("pilot")
    thread = desk.thread()
    desk.practice.invite(thread, desk.clinician, for_ms=60_000)
    desk.fill(4)
    other = desk.thread()
    assert full(desk.decide(other)) == ("pilot", 5, 5)
    desk.world.clock.set(desk.world.clock.now().replace(microsecond=0) + 2 * MINUTE)
    ok(desk.decide(other))


def test_of_two_who_want_the_last_place_one_gets_it(desk):
    desk.begin("pilot")
    desk.fill(4)
    threads = [desk.thread() for _ in range(4)]
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(desk.decide, threads))
    assert sorted(answer.status_code for answer in answers) == [200, 409, 409, 409]
    assert desk.show()["taken"] == 5


def test_a_client_comes_beside_the_places_for_a_sealed_reason(desk):
    ok(desk.choose("foundation"))
    thread = desk.thread()
    reason = desk.reason()
    shown = ok(desk.allow(thread.id, reason_id=reason))
    (excepted,) = shown["exceptions"]
    assert excepted["space_id"] == thread.id
    assert (excepted["allowed_by"], excepted["reason_id"]) == (desk.owner.id, reason)
    assert ("rollout.exception_made", thread.id) in audited(desk.world, desk.practice.id)
    assert desk.invite(thread).status_code == 201
    ok(desk.decide(thread))
    assert desk.show()["taken"] == 0
    assert full(desk.decide(desk.thread())) == ("foundation", 0, 0)
    desk.begin("pilot")
    desk.fill(5)  # the one beside them takes none of the five


def test_an_exception_that_is_taken_back_counts_among_the_others_and_puts_nobody_out(desk):
    thread = desk.thread()
    desk.begin("pilot")
    ok(desk.allow(thread.id, reason_id=desk.reason()))
    ok(desk.decide(thread))
    desk.fill(5)
    shown = ok(desk.disallow(thread.id))
    assert (shown["exceptions"], shown["taken"]) == ([], 6)
    assert ("rollout.exception_ended", thread.id) in audited(desk.world, desk.practice.id)
    assert full(desk.decide(desk.thread())) == ("pilot", 6, 5)
    ok(desk.decide(thread))  # who is in stays in
    assert refusal(desk.disallow(thread.id)) == (404, "not-found")
    ok(desk.allow(thread.id, reason_id=desk.reason()))
    assert desk.show()["taken"] == 5


def test_custodians_alone_take_an_exception_back(desk):
    thread = desk.thread()
    ok(desk.allow(thread.id, reason_id=desk.reason()))
    theirs = desk.world.practice()
    assert refusal(desk.disallow(thread.id, desk.clinician)) == (403, "not-permitted")
    assert refusal(desk.disallow(thread.id, theirs.owner)) == (404, "not-found")
    assert len(desk.show()["exceptions"]) == 1


def test_without_a_reason_of_the_practice_nobody_comes_beside(desk):
    ok(desk.choose("foundation"))
    thread = desk.thread()
    elsewhere = thread.post(desk.clinician).id
    for reason in (NO_POST, elsewhere, ""):
        answer = desk.allow(thread.id, reason_id=reason)
        assert refusal(answer) == (422, "malformed")
        assert answer.json()["reasons"] == {"reason_id": "missing"}
    assert full(desk.invite(thread)) == ("foundation", 0, 0)


def test_custodians_alone_except_and_threads_of_the_practice_alone(desk):
    thread, reason = desk.thread(), desk.reason()
    theirs = desk.world.practice()
    for person in (desk.clinician, theirs.owner):
        answer = desk.allow(thread.id, person, reason_id=reason)
        assert refusal(answer) in {(403, "not-permitted"), (404, "not-found")}
    for space_id in (theirs.care.id, desk.directory.id, NOWHERE):
        assert refusal(desk.allow(space_id, reason_id=reason)) == (404, "not-found")


def test_after_the_pilot_there_is_any_number_and_a_clinician_with_many_is_named(desk):
    desk.begin("scale")
    threads = desk.fill(4)
    assert desk.show()["warnings"] == []  # offered is not begun
    for thread in threads:
        desk.practice.admit(thread, desk.clinician)
    (warning,) = desk.show()["warnings"]
    assert warning == {
        "kind": "new_threads",
        "account_id": desk.clinician.id,
        "count": 4,
        "most": 3,
    }
    desk.world.clock.advance(8 * DAY)
    desk.owner.sign_in()
    assert desk.show()["warnings"] == []
