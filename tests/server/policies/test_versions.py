"""A new version: whom it asks anew, and until when the one before counts."""

from datetime import timedelta

from meantime.protocol.encoding import b64
from tests.server.policies.agreeing import of_clinician, of_thread
from tests.server.policies.test_gate import later


def hand_over(desk, person):
    path = f"/spaces/{desk.care.id}/responsible"
    assert desk.practice.seat.api.put(path, json={"account_id": person.id}).status_code == 204


def test_a_change_that_asks_nobody_leaves_agreements_as_they_are(desk):
    desk.agreed()
    desk.change("A comma", agree_again=False)
    assert desk.why() == ""
    other = desk.practice.admit(desk.care, desk.clinician)
    desk.sign(other, 2)
    assert desk.why(other) == ""


def test_a_change_that_asks_lets_the_version_before_hold_until_a_day(desk):
    desk.agreed()
    until = desk.world.clock.now() + timedelta(days=7)
    desk.change("And more", holds_until=until.isoformat())
    assert desk.agreement()["holds"]["version"] == 1
    assert desk.why() == ""
    later(desk, 8)
    assert desk.agreement()["holds"] is None
    assert desk.why() == "new_version"
    desk.sign(desk.client, 2)
    assert desk.why() == ""


def test_a_small_change_meanwhile_keeps_the_day(desk):
    desk.agreed()
    until = desk.world.clock.now() + timedelta(days=7)
    desk.change("And more", holds_until=until.isoformat())
    desk.change("And more, with a comma", agree_again=False)
    assert desk.why() == ""
    later(desk, 8)
    assert desk.why() == "new_version"


def test_a_second_change_lets_nothing_hold_longer_than_was_said(desk):
    desk.agreed()
    now = desk.world.clock.now()
    desk.change("And more", holds_until=(now + timedelta(days=7)).isoformat())
    desk.change("And yet more", holds_until=(now + timedelta(days=20)).isoformat())
    assert desk.why() == ""
    later(desk, 8)
    assert desk.why() == "new_version"
    desk.sign(desk.client, 2)  # which holds until the twentieth day
    assert desk.why() == ""
    later(desk, 13)
    assert desk.why() == "new_version"


def test_a_change_without_a_day_asks_at_once(desk):
    desk.agreed()
    desk.change("And more")
    assert desk.why() == "new_version"


def test_a_clinician_s_own_version_concerns_their_threads_alone(desk):
    desk.agreed()
    other = desk.practice.hire()
    desk.publish(other, **of_clinician(other))
    assert desk.why() == ""
    desk.publish(desk.clinician, **of_clinician(desk.clinician))
    assert desk.why() == "new_version"
    desk.sign(desk.client, 3)
    desk.change("For everybody else")
    assert desk.why() == ""


def test_a_thread_s_own_version_comes_before_all_others(desk):
    desk.agreed()
    own = desk.publish(desk.clinician, **of_thread(desk.care), hash=b64(b"h" * 32), valid_months=1)
    assert desk.why() == "new_version"
    kept = desk.sign(desk.client, own)
    assert desk.why() == ""
    assert kept["until"] < desk.day(33)
    desk.publish(desk.clinician, **of_clinician(desk.clinician))
    assert desk.agreement()["policy"]["version"] == own
    later(desk, 33)
    assert desk.why() == "expired"


def test_another_who_answers_for_the_thread_is_agreed_to_anew(desk):
    version = desk.agreed()
    other = desk.practice.hire()
    desk.practice.seat_in(desk.care, desk.clinician, other, "clinician")
    assert desk.why() == ""
    hand_over(desk, other)
    assert desk.why() == "new_version"
    hand_over(desk, desk.clinician)
    assert desk.why() == ""
    hand_over(desk, other)
    desk.world.clock.advance(timedelta(minutes=1))
    desk.sign(desk.client, version)
    assert desk.why() == ""


def test_a_thread_goes_by_the_version_of_who_answers_for_it_now(desk):
    other = desk.practice.hire()
    desk.practice.seat_in(desk.care, desk.clinician, other, "clinician")
    desk.publish(other, **of_clinician(other))
    assert desk.why() == ""  # nothing is in force for the thread
    hand_over(desk, other)
    assert desk.why() == "undecided"
    hand_over(desk, desk.clinician)
    assert desk.agreement()["policy"] is None
