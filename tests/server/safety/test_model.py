"""The switch of the model: off until a custodian switches it on, never on where a law refuses."""

import pytest

from meantime.server.kit.audit import events
from tests.bodies import DETAILS
from tests.server.safety.ladders import refusal
from tests.world import ok

PATH = "/safety/model"
OFF = {"is_on": False, "region": ""}


@pytest.fixture
def practice(world):
    return world.practice()


def put(person, *, is_on=True, region="US-ME"):
    return person.api.put(PATH, json={"is_on": is_on, "region": region})


def shown(person):
    return ok(person.api.get(PATH))


def move(practice, country):
    ok(practice.owner.api.patch("/practice", json={**DETAILS, "country": country}))


def test_it_is_off_until_somebody_switches_it_on(practice):
    assert shown(practice.client) == OFF


def test_what_a_custodian_switches_on_everybody_sees_until_it_is_off_again(practice):
    on = {"is_on": True, "region": "US-ME"}
    assert ok(put(practice.owner)) == on
    assert shown(practice.client) == shown(practice.clinician) == on
    ok(put(practice.owner, is_on=False))
    assert not shown(practice.client)["is_on"]


def test_nobody_else_switches_it(practice):
    for person in (practice.clinician, practice.client, practice.seat):
        assert refusal(put(person)) == (403, "not-permitted")
    assert shown(practice.owner) == OFF


@pytest.mark.parametrize("region", ["US-IL", "US-NV"])
def test_where_the_law_refuses_it_it_stays_off_and_the_law_is_named(practice, region):
    answer = put(practice.owner, region=region)
    assert refusal(answer) == (409, "model-refused")
    assert list(answer.json()["fields"]) == [region]
    assert "Section" in answer.json()["fields"][region]
    assert shown(practice.owner) == OFF


@pytest.mark.parametrize(
    ("region", "reason"),
    [("", "needed"), ("CA-ON", "unknown"), ("Maine", "unknown"), ("US-", "unknown")],
)
def test_a_practice_has_to_say_in_which_part_of_its_country_it_is(practice, region, reason):
    answer = put(practice.owner, region=region)
    assert refusal(answer) == (422, "malformed")
    assert answer.json()["reasons"] == {"region": reason}
    assert shown(practice.owner) == OFF


def test_where_no_part_of_the_country_refuses_it_the_country_is_enough(practice):
    move(practice, "ES")
    assert ok(put(practice.owner, region="")) == {"is_on": True, "region": ""}


def test_a_practice_that_moves_has_it_off_until_it_says_where_it_is(practice):
    ok(put(practice.owner))
    move(practice, "ES")
    assert not shown(practice.client)["is_on"]


def test_it_can_be_switched_off_wherever_the_practice_is(practice):
    ok(put(practice.owner))
    assert ok(put(practice.owner, is_on=False, region="anything")) == OFF


def test_what_is_switched_and_what_is_refused_is_in_the_audit(practice):
    ok(put(practice.owner))
    put(practice.owner, region="US-IL")
    put(practice.clinician)
    ok(put(practice.owner, is_on=False))
    put(practice.clinician, is_on=False)

    def written(unit):
        is_ours = events.c.practice_id == practice.id
        found = unit.db.execute(events.select().where(is_ours, events.c.action.like("model.%")))
        ordered = sorted(found, key=lambda row: (row.at, row.id))
        return [(row.seat_id, row.action, row.outcome) for row in ordered]

    owner, other = practice.owner.id, practice.clinician.id
    assert practice.world.server.read(written) == [
        (owner, "model.switched_on", "ok"),
        (owner, "model.switched_on", "model-refused"),
        (other, "model.switched_on", "not-permitted"),
        (owner, "model.switched_off", "ok"),
        (other, "model.switched_off", "not-permitted"),
    ]
