"""Whether messaging is offered, goes on, pauses or ends, and where all threads stand."""

from datetime import timedelta

import pytest

from meantime.protocol import flows
from tests.server.accounts.people import NOWHERE, audited
from tests.server.policies.agreeing import refusal
from tests.server.policies.test_gate import STATES, later
from tests.server.spaces.test_wakeups import changed, listening
from tests.world import ok


def decide(desk, person, **said):
    body = {"decision": "offer", "review_on": desk.day(30), **said}
    return person.api.put(f"/spaces/{desk.care.id}/candidacy", json=body)


def say(desk, person, **said):
    body = {"state": "paused", "at_latest": None, **said}
    return person.api.put(f"/spaces/{desk.care.id}/messaging", json=body)


def standings(person, **params):
    return ok(person.api.get("/agreements", params=params))["agreements"]


def test_a_decision_is_kept_with_who_made_it_and_when_it_is_looked_at_again(desk):
    kept = ok(decide(desk, desk.clinician, decision="not_now"))["candidacy"]
    assert (kept["decision"], kept["decided_by"]) == ("not_now", desk.clinician.id)
    assert kept["review_on"] == desk.day(30)
    assert desk.agreement()["candidacy"] == kept
    ok(decide(desk, desk.owner))
    assert desk.agreement()["candidacy"]["decided_by"] == desk.owner.id
    seen = audited(desk.world, desk.practice.id)
    assert {("candidacy.not_now", desk.care.id), ("candidacy.offer", desk.care.id)} <= set(seen)


def test_a_review_is_today_or_later_by_the_practice_s_calendar(desk):
    ok(decide(desk, desk.clinician, review_on=desk.day(0)))
    for days, why in ((-1, "past"), (3000, "far")):
        answer = decide(desk, desk.clinician, review_on=desk.day(days))
        assert refusal(answer) == (422, "malformed")
        assert answer.json()["reasons"] == {"review_on": why}


@pytest.mark.parametrize("said", [{"decision": "none"}, {"review_on": None}, {"review_on": "soon"}])
def test_a_decision_that_is_none_is_malformed(desk, said):
    assert refusal(decide(desk, desk.clinician, **said)) == (422, "malformed")


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "1969-12-31"])
def test_a_day_that_nobody_can_count_with_is_malformed(desk, day):
    assert refusal(say(desk, desk.clinician, at_latest=day)) == (422, "malformed")


def test_who_answers_for_a_thread_decides_and_any_clinician_of_it_pauses(desk):
    cover, stranger = desk.practice.hire(), desk.practice.hire()
    desk.practice.seat_in(desk.care, desk.clinician, cover, "clinician")
    assert refusal(decide(desk, cover)) == (403, "not-permitted")
    ok(say(desk, cover))
    for person in (desk.client, desk.practice.seat):
        for change in (decide, say):
            assert refusal(change(desk, person)) == (403, "not-permitted")
    for person in (stranger, desk.world.practice().clinician):
        for change in (decide, say):
            assert refusal(change(desk, person)) == (404, "not-found")
    for path in ("candidacy", "messaging", "guardians"):
        chart = desk.practice.found(desk.clinician, "team", "chart")
        bodies = {
            "candidacy": {"decision": "offer", "review_on": desk.day(1)},
            "messaging": {"state": "on", "at_latest": None},
            "guardians": {"spaces": []},
        }
        for space_id in (chart.id, NOWHERE):
            answer = desk.owner.api.put(f"/spaces/{space_id}/{path}", json=bodies[path])
            assert refusal(answer) == (404, "not-found")


def test_the_same_state_again_changes_nothing_and_who_paused_is_told(desk):
    ok(say(desk, desk.clinician))
    paused = desk.agreement()
    assert (paused["state"], paused["state_by"]) == ("paused", desk.clinician.id)
    desk.world.clock.advance(timedelta(minutes=1))
    again = ok(say(desk, desk.owner))
    assert (again["state_by"], again["state_at"]) == (desk.clinician.id, paused["state_at"])
    said = [each for each in audited(desk.world, desk.practice.id) if "messaging" in each[0]]
    assert said == [("messaging.paused", desk.care.id)]


def test_everybody_in_a_thread_looks_again_as_something_is_agreed_or_decided(desk):
    version = desk.agreed()
    body = desk.body(desk.clinician, version, role="clinician")
    with listening(desk.client) as client:
        for change in (
            lambda: decide(desk, desk.clinician),
            lambda: say(desk, desk.owner),
            lambda: desk.try_sign(desk.clinician, body),
        ):
            ok(change())
            assert client.next() == changed(desk.care)


def test_a_colleague_who_does_not_treat_there_sees_no_agreement(desk):
    desk.agreed()
    stranger, theirs = desk.practice.hire(), desk.world.practice()
    for person in (stranger, theirs.owner, theirs.client, theirs.clinician):
        answer = person.api.get(f"/spaces/{desk.care.id}/agreement")
        assert refusal(answer) == (404, "not-found")
    nowhere = desk.owner.api.get(f"/spaces/{NOWHERE}/agreement")
    assert refusal(nowhere) == (404, "not-found")
    for person in (desk.clinician, desk.owner):
        assert desk.agreement(person)["may_write"] is True


def test_who_has_left_a_thread_sees_no_agreement(desk):
    desk.agreed()
    now = desk.world.now_ms
    gone = flows.remove(desk.clinician.account, desk.care.state, [desk.client.id], now)
    desk.care.send(desk.clinician, gone)
    answer = desk.client.api.get(f"/spaces/{desk.care.id}/agreement")
    assert refusal(answer) == (404, "not-found")


@pytest.mark.parametrize("why", ["", *STATES])
def test_where_a_thread_stands_is_listed_as_its_gate_has_it(desk, why):
    (STATES.get(why) or (lambda desk: desk.agreed()))(desk)
    told = desk.agreement(desk.clinician)
    (standing,) = standings(desk.clinician)
    assert standings(desk.owner) == [standing]
    assert (standing["space_id"], standing["why"]) == (desk.care.id, why)
    assert standing["version"] == told["policy"]["version"]
    for name in ("may_write", "why", "candidacy", "state", "at_latest"):
        assert standing[name] == told[name]
    permits = [each["until"] for each in told["consents"] if each["decision"] == "permit"]
    counts = why not in {"expired", "new_version"}
    assert standing["until"] == (permits[0] if permits and counts else None)


def test_a_list_names_the_review_and_the_end_that_comes_first(desk):
    version = desk.agreed()
    desk.sign(desk.clinician, version, role="clinician")
    later(desk, 1)
    other = desk.practice.admit(desk.care, desk.clinician)
    last = desk.sign(other, version)
    (standing,) = standings(desk.clinician)
    assert standing["until"] < last["until"]
    assert standing["reviewed_at"] < last["received_at"]


def test_a_clinician_lists_their_own_threads_and_a_client_none(desk):
    desk.agreed()
    other = desk.practice.hire()
    theirs = desk.practice.found(other)
    assert [each["space_id"] for each in standings(other)] == [theirs.id]
    assert {each["space_id"] for each in standings(desk.owner)} == {theirs.id, desk.care.id}
    for person in (desk.client, desk.practice.seat):
        assert refusal(person.api.get("/agreements")) == (403, "not-permitted")


def test_threads_are_listed_in_pages(desk):
    own = {desk.practice.found(desk.clinician).id for _ in range(101)}
    first = ok(desk.clinician.api.get("/agreements"))
    second = ok(desk.clinician.api.get("/agreements", params={"cursor": first["next"]}))
    ids = [each["space_id"] for page in (first, second) for each in page["agreements"]]
    assert ids == sorted({*own, desk.care.id})
    assert (len(first["agreements"]), second["next"]) == (100, "")
