"""Choosing the ladder: what is kept, what is refused, and who on it could not help."""

import pytest

from meantime.protocol import flows
from tests.server.safety.ladders import USUAL, ladder, refusal
from tests.world import ok


def kept(person):
    return ok(person.api.get("/safety/ladder"))


def put(person, **chosen):
    return person.api.put("/safety/ladder", json=ladder(**chosen))


def test_until_somebody_chooses_the_usual_ladder_holds_and_no_night_is_chosen(team):
    team.forget_choice()
    shown = kept(team.clinician)
    assert shown["ladder"] == {"steps": USUAL, "night": None, "on_call": []}
    assert not shown["is_chosen"]
    assert shown["gaps"] == [{"rung": "on_call", "account_id": "", "why": "nobody"}]


def test_what_a_custodian_chooses_is_kept(team):
    steps = [{"rung": "clinician", "after_minutes": 0}, {"rung": "owner", "after_minutes": 9}]
    shown = ok(put(team.owner, steps=steps, night="on_call", on_call=[team.cover, team.owner]))
    assert shown == kept(team.clinician)
    assert (shown["is_chosen"], shown["gaps"]) == (True, [])
    assert shown["ladder"]["on_call"] == [team.cover.id, team.owner.id]


def test_nobody_else_chooses_or_sees_it(team):
    for person in (team.clinician, team.client, team.practice.seat):
        assert refusal(put(person, night="nobody")) == (403, "not-permitted")
    assert refusal(team.client.api.get("/safety/ladder")) == (403, "not-permitted")
    assert kept(team.owner)["ladder"]["night"] == "clinician"


@pytest.mark.parametrize(
    ("steps", "field"),
    [
        ([], "steps"),
        ([{"rung": "clinician", "after_minutes": 5}, USUAL[-1]], "steps.0"),
        (USUAL[:3], "steps.2"),
        ([USUAL[0], {"rung": "owner", "after_minutes": 1441}], "steps.1"),
        ([USUAL[0], USUAL[0], USUAL[-1]], "steps.1"),
    ],
)
def test_what_is_no_ladder_is_refused_beside_its_field(team, steps, field):
    answer = put(team.owner, steps=steps)
    assert refusal(answer) == (422, "malformed")
    assert field in answer.json()["reasons"]


def test_a_night_has_to_be_chosen(team):
    assert refusal(put(team.owner, night=None)) == (422, "malformed")


def test_before_it_is_no_client_is_invited(world):
    practice = world.practice(night=None)
    thread = practice.found(practice.clinician)
    now = world.now_ms
    invited = flows.invite_client(
        practice.clinician.account, thread.state, [], until=now + 1, at=now
    )
    path, body = thread.path, invited.entries[0].wire
    assert refusal(practice.clinician.api.post(path, json=body)) == (409, "night-not-chosen")
    practice.hire()  # colleagues come all the same
    ok(put(practice.owner, night="nobody"))
    assert practice.clinician.api.post(path, json=body).status_code == 201


def test_whoever_could_not_read_is_not_on_call(team):
    stranger = team.practice.hire()
    answer = put(team.owner, on_call=[team.cover, stranger])
    assert refusal(answer) == (409, "ladder-gap")
    assert answer.json()["reasons"] == {"on_call.1": "cannot_read"}
    assert kept(team.owner)["ladder"]["night"] == "clinician"


@pytest.mark.parametrize("who", ["client", "nobody"])
def test_only_staff_are_on_call(team, who):
    id_ = team.client.id if who == "client" else "A" * 43
    body = {**ladder(), "on_call": [id_]}
    answer = team.owner.api.put("/safety/ladder", json=body)
    assert refusal(answer) == (409, "ladder-gap")
    assert answer.json()["reasons"] == {"on_call.0": "left"}


def test_a_night_with_nobody_on_call_is_refused(team):
    answer = put(team.owner, night="on_call")
    assert refusal(answer) == (409, "ladder-gap")
    assert answer.json()["reasons"] == {"on_call": "nobody"}


def test_whoever_is_on_call_and_not_in_a_later_thread_is_a_gap(team):
    ok(put(team.owner, night="on_call", on_call=[team.cover]))
    assert kept(team.owner)["gaps"] == []
    team.practice.admit(team.practice.found(team.clinician), team.clinician)
    assert kept(team.owner)["gaps"] == [
        {"rung": "on_call", "account_id": team.cover.id, "why": "cannot_read"},
        {"rung": "on_call", "account_id": "", "why": "nobody"},
    ]


def test_a_clinician_who_left_and_still_answers_for_a_client_is_a_gap(team):
    gap = {"rung": "clinician", "account_id": team.clinician.id, "why": "left"}
    assert gap not in kept(team.owner)["gaps"]
    team.practice.dismiss(team.clinician)
    assert gap in kept(team.owner)["gaps"]
    path = f"/spaces/{team.care.id}/responsible"
    assert team.practice.seat.api.put(path, json={"account_id": team.cover.id}).is_success
    assert gap not in kept(team.owner)["gaps"]


def test_a_clinician_who_answers_for_a_thread_and_left_it_is_a_gap(team):
    team.care.send(
        team.cover,
        flows.remove(team.cover.account, team.care.state, [team.clinician.id], team.world.now_ms),
    )
    gap = {"rung": "clinician", "account_id": team.clinician.id, "why": "cannot_read"}
    assert gap in kept(team.owner)["gaps"]


def test_whoever_can_be_told_in_no_way_is_a_gap(team):
    choices = ok(team.clinician.api.get("/notices/choices"))["choices"]
    ok(team.clinician.api.put("/notices/choices", json={**choices, "by_mail": False}))
    gap = {"rung": "clinician", "account_id": team.clinician.id, "why": "no_way"}
    assert gap in kept(team.owner)["gaps"]


def test_a_crisis_line_is_checked_by_a_custodian_and_seen_by_everybody(team):
    path = "/safety/crisis-lines"
    assert ok(team.client.api.get(path)) == {"checks": []}
    for _ in range(2):
        shown = ok(team.owner.api.put(f"{path}/us.988"))
    assert [each["line_id"] for each in shown["checks"]] == ["us.988"]
    assert ok(team.client.api.get(path)) == shown
    assert ok(team.world.practice().client.api.get(path)) == {"checks": []}
    assert refusal(team.clinician.api.put(f"{path}/us.988")) == (403, "not-permitted")
    assert refusal(team.owner.api.put(f"{path}/nowhere")) == (404, "not-found")
