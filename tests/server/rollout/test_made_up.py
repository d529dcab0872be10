"""A made-up client, to try things on: it works as any other, and counts in no number."""

from datetime import timedelta

import pytest

from tests.server.boundaries.test_frames_set import frame
from tests.server.rollout.rolling import Rolling, refusal
from tests.server.rollout.test_pilot import shown
from tests.server.rollout.test_surveys import admit, ask
from tests.server.safety.ladders import NOON
from tests.server.swept import swept
from tests.world import ok


@pytest.fixture
def pilot(world):
    """Return a pilot that began at noon, in a practice that has hours."""
    world.clock.set(NOON - timedelta(hours=1))
    desk = Rolling(world)
    ok(desk.owner.api.put("/frames/practice", json=frame()))
    at(desk, NOON)
    desk.begin("pilot")
    return desk


def at(desk, when):
    desk.world.clock.set(when)
    for person in (desk.owner, desk.clinician):
        person.sign_in()


def make_up(desk, thread):
    return desk.allow(thread.id, reason_id=desk.reason(), is_made_up=True)


def test_a_made_up_client_takes_no_place_and_is_none_of_those_chosen(pilot):
    thread = pilot.thread()
    ok(make_up(pilot, thread))
    ok(pilot.decide(thread))
    pilot.fill(2)
    assert pilot.show()["taken"] == 2
    assert shown(pilot, "p2.select") == ("", 2, 3)
    assert pilot.show()["exceptions"][0]["is_made_up"] is True


def test_a_made_up_client_stays_made_up(pilot):
    thread = pilot.thread()
    ok(make_up(pilot, thread))
    assert refusal(pilot.disallow(thread.id)) == (404, "not-found")
    assert pilot.show()["exceptions"][0]["is_made_up"] is True


def test_a_client_beside_the_others_is_one_of_those_chosen(pilot):
    thread = pilot.thread()
    shown_then = ok(pilot.allow(thread.id, reason_id=pilot.reason()))
    assert shown_then["exceptions"][0]["is_made_up"] is False
    ok(pilot.decide(thread))
    assert shown(pilot, "p2.select") == ("", 1, 3)


def test_neither_its_replies_nor_its_alerts_are_counted(pilot):
    thread = pilot.thread()
    ok(make_up(pilot, thread))
    ok(pilot.decide(thread))
    client = pilot.practice.admit(thread, pilot.clinician)
    thread.post(pilot.clinician, re=thread.post(client, attention=1).id)
    thread.post(client, attention=3)
    swept(pilot.world)
    assert len(ok(pilot.owner.api.get("/alerts"))["alerts"]) == 1  # it can be drilled with
    at(pilot, NOON + timedelta(days=4))
    assert shown(pilot, "p2.replies_in_time") == ("", 0, 0)
    assert shown(pilot, "p2.alerts_reviewed") == ("system", 0, 0)
    told = {
        each["metric"]: each["n"] for each in ok(pilot.owner.api.get("/rollout/review"))["measures"]
    }
    for metric in ("response_within_window", "off_hours_reply_share", "safety_review_on_time"):
        assert told[metric] == 0
    assert told["consent_current_share"] == 0


def test_it_is_asked_no_survey_and_makes_nobody_s_load_heavier(desk):
    desk.begin("scale")
    for made_up in (True, False, False, False):
        thread = desk.thread()
        if made_up:
            ok(make_up(desk, thread))
        desk.practice.admit(thread, desk.clinician)
    assert ok(ask(desk))["asked"] == 3
    assert desk.show()["warnings"] == []
    admit(desk, 1)
    assert desk.show()["warnings"][0]["count"] == 4


def test_nobody_who_sits_there_already_is_called_made_up(desk):
    thread = desk.thread()
    desk.practice.admit(thread, desk.clinician)
    answer = make_up(desk, thread)
    assert refusal(answer) == (422, "malformed")
    assert answer.json()["reasons"] == {"is_made_up": "client"}
    assert desk.show()["exceptions"] == []


def test_what_is_made_up_stays_so(desk):
    thread = desk.thread()
    ok(make_up(desk, thread))
    desk.practice.admit(thread, desk.clinician)
    ok(make_up(desk, thread))
    (excepted,) = ok(desk.allow(thread.id, reason_id=desk.reason()))["exceptions"]
    assert excepted["is_made_up"] is True
