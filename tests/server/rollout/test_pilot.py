"""What a pilot has shown is counted from its first day, by what the rooms below know."""

from datetime import timedelta

import pytest

from tests.server.boundaries.test_frames_set import frame
from tests.server.policies.agreeing import Agreeing
from tests.server.rollout.rolling import Rolling, refusal
from tests.server.safety.ladders import MORNING, NOON
from tests.server.swept import swept
from tests.world import ok

PILOT = (
    "p2.select",
    "p2.introduce",
    "p2.adjust",
    "p2.replies_in_time",
    "p2.alerts_reviewed",
)


@pytest.fixture
def pilot(world):
    """Return a pilot that began at noon, with one client who has agreed before."""
    world.clock.set(NOON - timedelta(hours=1))
    desk = Rolling(world)
    agreeing = Agreeing(world, desk.practice)
    agreeing.agreed()
    desk.agreeing = agreeing
    at(desk, NOON)
    desk.begin("pilot")
    return desk


def at(desk, when):
    desk.world.clock.set(when)
    for person in (desk.owner, desk.clinician, desk.practice.client):
        person.sign_in()


def shown(desk, task_id):
    task = desk.task(task_id)
    evidence = task["evidence"]
    return task["by"], evidence["count"], evidence["of"]


def test_before_the_pilot_nothing_of_it_is_done_and_nobody_ticks_it(desk):
    for task in PILOT:
        assert desk.task(task)["evidence"] is None
        assert refusal(desk.tick(task)) == (422, "malformed")


def test_clients_are_chosen_once_three_were_offered_it(pilot):
    assert shown(pilot, "p2.select") == ("", 1, 3)
    pilot.fill(2)
    assert shown(pilot, "p2.select") == ("system", 3, 3)


def test_they_were_introduced_once_each_has_agreed_and_it_was_talked_over(pilot):
    assert shown(pilot, "p2.introduce") == ("", 0, 1)
    agreeing = pilot.agreeing
    agreeing.sign(agreeing.clinician, 1, role="clinician")
    assert shown(pilot, "p2.introduce") == ("system", 1, 1)
    pilot.fill(1)
    assert shown(pilot, "p2.introduce") == ("", 1, 2)


def test_a_policy_since_shows_what_was_adjusted_or_somebody_says_that_nothing_was(pilot):
    assert shown(pilot, "p2.adjust") == ("", 1, 0)
    ok(pilot.tick("p2.adjust"))
    assert shown(pilot, "p2.adjust") == ("person", 1, 0)
    pilot.agreeing.change("Something else")
    assert shown(pilot, "p2.adjust") == ("system", 2, 0)


def test_replies_count_once_they_are_due_and_half_in_time_is_enough(pilot):
    care, client, clinician = pilot.practice.care, pilot.practice.client, pilot.clinician
    assert shown(pilot, "p2.replies_in_time") == ("", 0, 0)
    care.post(clinician, re=care.post(client, attention=1).id)
    care.post(client, attention=1)  # nobody answers
    assert shown(pilot, "p2.replies_in_time") == ("", 0, 0)
    at(pilot, NOON + timedelta(days=4))
    assert shown(pilot, "p2.replies_in_time") == ("system", 1, 2)
    care.post(client, attention=1)
    at(pilot, NOON + timedelta(days=10))
    assert shown(pilot, "p2.replies_in_time") == ("", 1, 3)
    assert refusal(pilot.tick("p2.replies_in_time")) == (422, "malformed")


def test_an_alert_must_be_taken_before_the_next_review_is_over(pilot):
    assert shown(pilot, "p2.alerts_reviewed") == ("system", 0, 0)
    care, client = pilot.practice.care, pilot.practice.client
    care.post(client, attention=3)
    swept(pilot.world)
    assert shown(pilot, "p2.alerts_reviewed") == ("system", 0, 0)  # not due yet
    (alert,) = ok(pilot.owner.api.get("/alerts"))["alerts"]
    ok(pilot.clinician.api.put(f"/alerts/{alert['id']}/acknowledgement"))
    assert shown(pilot, "p2.alerts_reviewed") == ("system", 1, 1)
    care.post(client, attention=3)
    swept(pilot.world)
    at(pilot, MORNING + timedelta(minutes=21))
    assert shown(pilot, "p2.alerts_reviewed") == ("", 1, 2)
    (late,) = [
        each for each in ok(pilot.owner.api.get("/alerts"))["alerts"] if each["state"] == "open"
    ]
    ok(pilot.clinician.api.put(f"/alerts/{late['id']}/acknowledgement"))
    assert shown(pilot, "p2.alerts_reviewed") == ("", 1, 2)


def test_reviews_are_shown_as_kept_by_who_reads_then_and_a_person_says_whether_that_is_enough(
    pilot,
):
    care, client, clinician = pilot.practice.care, pilot.practice.client, pilot.clinician
    assert shown(pilot, "p2.routine") == ("", 0, 0)
    care.post(client, attention=1)
    at_four = NOON + timedelta(hours=5)
    pilot.world.clock.set(at_four + timedelta(minutes=1))
    swept(pilot.world)
    pilot.owner.sign_in()
    assert shown(pilot, "p2.routine") == ("", 0, 0)  # not over yet
    clinician.sign_in()
    assert shown(pilot, "p2.routine") == ("", 1, 1)
    client.sign_in()
    care.post(client, attention=1)
    pilot.world.clock.set(MORNING + timedelta(minutes=1))
    swept(pilot.world)
    pilot.world.clock.set(MORNING + timedelta(minutes=30))
    pilot.owner.sign_in()
    assert shown(pilot, "p2.routine") == ("", 1, 2)
    ok(pilot.tick("p2.routine"))
    assert shown(pilot, "p2.routine") == ("person", 1, 2)


def test_what_comes_after_the_pilot_changes_nothing_of_what_it_has_shown(pilot):
    care, client = pilot.practice.care, pilot.practice.client
    care.post(pilot.clinician, re=care.post(client, attention=1).id)
    at(pilot, NOON + timedelta(days=4))
    before = shown(pilot, "p2.replies_in_time")
    assert before == ("system", 1, 1)
    pilot.begin("scale")
    care.post(client, attention=1)
    at(pilot, NOON + timedelta(days=10))
    assert shown(pilot, "p2.replies_in_time") == before


def test_a_client_who_stops_or_is_decided_about_anew_later_unticks_nothing_of_the_pilot(pilot):
    agreeing = pilot.agreeing
    agreeing.sign(agreeing.clinician, 1, role="clinician")
    at(pilot, NOON + timedelta(days=1))
    before = shown(pilot, "p2.introduce")
    assert before == ("system", 1, 1)
    chosen = shown(pilot, "p2.select")
    pilot.begin("scale")
    at(pilot, NOON + timedelta(days=2))
    agreeing.sign(agreeing.client, 1, decision="withdraw")
    assert shown(pilot, "p2.introduce") == before
    agreeing.decide()
    agreeing.set_state("ended")
    agreeing.decide("not_now")
    assert (shown(pilot, "p2.introduce"), shown(pilot, "p2.select")) == (before, chosen)


def test_hours_of_nobody_make_no_reply_late(desk):
    desk.begin("pilot")
    desk.practice.admit(desk.thread(), desk.clinician)
    assert shown(desk, "p2.replies_in_time") == ("", 0, 0)
    ok(desk.owner.api.put("/frames/practice", json=frame()))
    ok(desk.tick("p2.replies_in_time"))  # with nothing due somebody may say it
    assert shown(desk, "p2.replies_in_time") == ("person", 0, 0)
