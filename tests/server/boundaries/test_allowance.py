"""What is usual for a client to write: set with the hours, told before writing, never enforced."""

import pytest

from meantime.server.boundaries.rules.allowance import Allowance, impossible
from tests.server.boundaries.test_frames_set import frame
from tests.world import ok

POSSIBLE = [
    (Allowance(), []),
    (Allowance(0, 0), []),
    (Allowance(20_000, 100), []),
    (Allowance(20_001, 5), ["characters"]),
    (Allowance(1500, 101), ["messages_a_week"]),
    (Allowance(-1, -1), ["characters", "messages_a_week"]),
]


def allowance(characters, messages_a_week):
    return {"characters": characters, "messages_a_week": messages_a_week}


def told(practice, person=None):
    path = f"/spaces/{practice.care.id}/boundary"
    return ok((person or practice.client).api.get(path))["allowance"]


@pytest.mark.parametrize(("given", "wrong"), POSSIBLE)
def test_an_allowance_can_be_kept_or_not(given, wrong):
    assert impossible(given) == wrong


def test_what_a_clinician_sets_is_told_to_the_client(world):
    practice = world.practice()
    assert told(practice) == allowance(1500, 5)  # nobody has said anything
    ok(practice.owner.api.put("/frames/practice", json=frame(allowance=allowance(800, 3))))
    assert told(practice) == allowance(800, 3)
    ok(practice.clinician.api.put("/frames/mine", json=frame(allowance=allowance(0, 0))))
    assert told(practice) == allowance(0, 0)


def test_hours_without_an_allowance_have_the_usual_one(world):
    practice = world.practice()
    older = {name: value for name, value in frame().items() if name != "allowance"}
    kept = ok(practice.clinician.api.put("/frames/mine", json=older))
    assert kept["frame"]["allowance"] == allowance(1500, 5)


def test_an_impossible_allowance_is_refused_beside_its_field(world):
    practice = world.practice()
    wrong = frame(allowance=allowance(-1, 5))
    answer = practice.clinician.api.put("/frames/mine", json=wrong)
    assert answer.status_code == 422
    assert answer.json()["reasons"] == {"allowance.characters": "range"}


def test_no_message_is_refused_for_being_one_too_many(world):
    practice = world.practice()
    ok(practice.clinician.api.put("/frames/mine", json=frame(allowance=allowance(1, 1))))
    for _ in range(4):
        practice.care.post(practice.client, attention=1)
    assert len(ok(practice.clinician.api.get("/waiting"))["waiting"]) == 4
