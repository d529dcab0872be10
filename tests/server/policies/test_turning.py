"""Messaging that turns by itself: on again after a pause, or ended after the last day."""

from datetime import timedelta

import pytest

from tests.server.accounts.people import audited
from tests.server.policies.agreeing import refusal
from tests.server.spaces.test_wakeups import changed, listening
from tests.server.swept import swept
from tests.world import ok

DAY = timedelta(days=1)


def say(desk, state, later=None, person=None, **said):
    body = {"state": state, "at_latest": None, "later": later, **said}
    return (person or desk.clinician).api.put(f"/spaces/{desk.care.id}/messaging", json=body)


def after(desk, days, state):
    return {"state": state, "at": (desk.world.clock.now() + days * DAY).isoformat()}


def pass_days(desk, days):
    desk.world.clock.advance(days * DAY)
    swept(desk.world)
    for person in (desk.client, desk.clinician, desk.owner):
        person.sign_in()


@pytest.mark.parametrize(
    ("state", "to"), [("on", "on"), ("on", "paused"), ("ended", "on"), ("ended", "ended")]
)
def test_nobody_comes_back_and_nothing_pauses_by_itself(desk, state, to):
    assert refusal(say(desk, state, after(desk, 2, to))) == (422, "malformed")
    assert desk.agreement()["state"] == "on"


@pytest.mark.parametrize("days", [-1, 0, 800])
def test_a_turn_is_ahead_and_within_two_years(desk, days):
    assert refusal(say(desk, "paused", after(desk, days, "on"))) == (422, "malformed")


@pytest.mark.parametrize("at", ["2027-03-01T10:00:00", "soon", None])
def test_a_turn_at_no_instant_is_malformed(desk, at):
    assert refusal(say(desk, "paused", {"state": "on", "at": at})) == (422, "malformed")


def test_a_pause_is_over_on_its_day_and_the_client_agrees_anew(desk):
    desk.agreed()
    later = after(desk, 3, "on")
    ok(say(desk, "paused", later))
    assert desk.agreement()["later"]["state"] == "on"
    assert desk.why() == "paused"
    pass_days(desk, 2.9)
    assert desk.why() == "paused"
    pass_days(desk, 0.2)
    told = desk.agreement()
    assert (told["state"], told["state_by"], told["later"]) == ("on", desk.clinician.id, None)
    assert desk.why() == "expired"
    desk.sign(desk.client, told["policy"]["version"])
    assert desk.why() == ""
    assert ("messaging.on", desk.care.id) in audited(desk.world, desk.practice.id)


def test_a_client_writes_until_the_end_and_is_told_as_it_comes(desk):
    desk.agreed()
    ok(say(desk, "on", after(desk, 3, "ended")))
    assert desk.why() == ""
    with listening(desk.client) as client:
        desk.world.clock.advance(3 * DAY)
        swept(desk.world)
        assert client.next() == changed(desk.care)
    pass_days(desk, 0)
    assert desk.why() == "ended"
    desk.care.post(desk.client, attention=3)  # never refused, whatever has ended


def test_what_was_planned_is_off_once_something_else_is_said(desk):
    desk.agreed()
    for change in ({"state": "on"}, {"state": "paused"}):
        ok(say(desk, "on"))
        ok(say(desk, "on", after(desk, 1, "ended")))
        ok(say(desk, **change))
        assert desk.agreement()["later"] is None
        pass_days(desk, 2)
        assert desk.agreement()["state"] == change["state"]


def test_a_turn_that_is_moved_comes_on_its_new_day_alone(desk):
    ok(say(desk, "on", after(desk, 1, "ended")))
    ok(say(desk, "on", after(desk, 5, "ended"), person=desk.owner))
    pass_days(desk, 2)
    assert desk.agreement()["state"] == "on"
    pass_days(desk, 4)
    told = desk.agreement()
    assert (told["state"], told["state_by"]) == ("ended", desk.owner.id)


def test_neither_clients_nor_strangers_plan_anything(desk):
    later = after(desk, 1, "ended")
    assert refusal(say(desk, "on", later, person=desk.client)) == (403, "not-permitted")
    stranger = desk.practice.hire()
    assert refusal(say(desk, "on", later, person=stranger)) == (404, "not-found")
    elsewhere = desk.world.practice().owner
    assert refusal(say(desk, "on", later, person=elsewhere)) == (404, "not-found")
    assert desk.agreement()["later"] is None
