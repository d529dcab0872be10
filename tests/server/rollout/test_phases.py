"""A phase opens when those before are done, or with a reason; people's word stays people's."""

from datetime import timedelta

import pytest

from tests.server.accounts.people import audited
from tests.server.boundaries.test_frames_set import frame
from tests.server.policies.agreeing import document
from tests.server.rollout.rolling import NO_POST, refusal
from tests.server.spaces.test_wakeups import listening
from tests.world import ok

SAID_BY_PEOPLE = (
    "p1.risk_analysis",
    "p1.agreements",
    "p1.accounts",
    "p1.consent",
    "p1.replies",
    "p1.drill",
    "p1.custody",
    "p1.restore",
)
LINES = ("us.988", "us.veterans", "us.crisistextline")
PUBLISHED = {"scope_kind": "practice", "scope_id": "", "agree_again": True}


def publish(desk, **facts):
    body = {**PUBLISHED, "document": document(**facts)}
    return ok(desk.owner.api.post("/policies", json=body))


def lay_the_foundation(desk):
    ok(desk.owner.api.put("/frames/practice", json=frame()))
    publish(desk)
    for line in LINES:
        ok(desk.owner.api.put(f"/safety/crisis-lines/{line}"))
    for task in SAID_BY_PEOPLE:
        ok(desk.tick(task))


def test_before_it_begins_the_plan_is_shown_with_nothing_done_that_nobody_did(desk):
    shown = desk.show(desk.clinician)
    assert (shown["phase"], shown["since"], shown["decided_by"]) == ("", None, "")
    assert [(each["name"], each["most"]) for each in shown["phases"]] == [
        ("foundation", 0),
        ("pilot", 5),
        ("scale", None),
    ]
    done = [task["id"] for phase in shown["phases"] for task in phase["tasks"] if task["done"]]
    assert done == ["rollout.p1.night"]  # the practice has chosen that


def test_the_pilot_waits_for_whatever_is_open_and_names_it(desk):
    ok(desk.choose("foundation"))
    answer = desk.choose("pilot")
    assert refusal(answer) == (409, "rollout-not-ready")
    open_ = answer.json()["fields"]
    assert {"rollout.p1.policy", "rollout.p1.crisis", "rollout.p1.restore"} <= open_.keys()
    assert "rollout.p1.night" not in open_
    assert desk.show()["phase"] == "foundation"


def test_the_pilot_opens_once_the_foundation_is_laid(desk):
    ok(desk.choose("foundation"))
    lay_the_foundation(desk)
    ok(desk.tick("p1.restore", done=False))
    answer = desk.choose("pilot")
    assert answer.json()["fields"].keys() == {"rollout.p1.restore"}
    ok(desk.tick("p1.restore"))
    started = desk.show()["started_at"]
    desk.world.clock.advance(timedelta(minutes=1))
    shown = ok(desk.choose("pilot"))
    assert (shown["phase"], shown["decided_by"], shown["reason_id"]) == ("pilot", desk.owner.id, "")
    assert shown["started_at"] == started < shown["since"]
    assert ok(desk.choose("pilot")) == shown  # the same again changes nothing
    seen = [each for each in audited(desk.world, desk.practice.id) if "rollout.pilot" in each]
    assert seen == [("rollout.pilot", desk.practice.id)]


def test_a_phase_opens_early_with_a_sealed_reason_alone(desk):
    for reason in (NO_POST, ""):
        answer = desk.choose("pilot", override=True, reason_id=reason)
        assert refusal(answer) == (422, "malformed")
    assert desk.show()["phase"] == ""
    reason = desk.reason()
    assert ok(desk.choose("pilot", override=True, reason_id=reason))["reason_id"] == reason
    assert desk.show()["started_at"] == desk.show()["since"]


def test_an_earlier_phase_may_be_gone_back_to(desk):
    desk.begin("scale")
    shown = ok(desk.choose("foundation"))
    assert (shown["phase"], shown["reason_id"]) == ("foundation", "")


def test_what_the_server_sees_nobody_ticks_and_its_evidence_says_what_it_saw(desk):
    for task in ("p1.policy", "p1.hours", "p1.night", "p1.crisis"):
        answer = desk.tick(task)
        assert refusal(answer) == (422, "malformed")
        assert answer.json()["reasons"] == {"done": "system"}
    ok(desk.owner.api.put("/frames/practice", json=frame()))
    version = publish(desk)["version"]
    policy = desk.task("p1.policy")
    assert (policy["by"], policy["done_by"], policy["evidence"]["count"]) == ("system", "", version)
    assert policy["evidence"]["at"] is not None
    assert (desk.task("p1.hours")["by"], desk.task("p1.night")["by"]) == ("system", "system")


def test_crisis_lines_count_for_half_a_year_from_the_oldest_call(desk):
    first, *rest = LINES
    ok(desk.owner.api.put(f"/safety/crisis-lines/{first}"))
    evidence = desk.task("p1.crisis")["evidence"]
    assert (evidence["count"], evidence["of"]) == (1, 3)
    called_at = evidence["at"]
    desk.world.clock.advance(timedelta(days=1))
    desk.owner.sign_in()
    for line in rest:
        ok(desk.owner.api.put(f"/safety/crisis-lines/{line}"))
    crisis = desk.task("p1.crisis")
    assert (crisis["by"], crisis["evidence"]["at"]) == ("system", called_at)
    desk.world.clock.advance(timedelta(days=179, minutes=1))
    desk.owner.sign_in()
    crisis = desk.task("p1.crisis")
    assert (crisis["done"], crisis["evidence"]["count"]) == (False, 2)


def test_a_second_custodian_is_seen_and_one_alone_says_where_the_code_lies(desk):
    note = desk.reason()
    ok(desk.tick("p1.custody", note_id=note, done_on=desk.day(-3)))
    custody = desk.task("p1.custody")
    assert (custody["by"], custody["done_by"]) == ("person", desk.owner.id)
    assert (custody["done_on"], custody["note_id"]) == (desk.day(-3), note)
    assert custody["evidence"] == {"kind": "custodians", "count": 1, "of": 2, "at": None}


@pytest.mark.parametrize(
    ("said", "field"),
    [({"done_on": 1}, "done_on"), ({"note_id": NO_POST}, "note_id")],
    ids=["tomorrow", "no note"],
)
def test_a_tick_for_a_day_to_come_or_with_no_note_is_malformed(desk, said, field):
    if field == "done_on":
        said = {"done_on": desk.day(1)}
    answer = desk.tick("p1.restore", **said)
    assert refusal(answer) == (422, "malformed")
    assert field in answer.json()["fields"]
    assert desk.task("p1.restore")["done"] is False


def test_a_task_that_the_plan_lacks_is_not_found(desk):
    for task in ("p1.nothing", "p9.policy", "x"):
        assert refusal(desk.tick(task)) == (404, "not-found")


def test_custodians_open_phases_and_lay_the_foundation_and_staff_tick_the_rest(desk):
    client = desk.practice.admit(desk.thread(), desk.clinician)
    assert refusal(desk.choose("foundation", desk.clinician)) == (403, "not-permitted")
    assert refusal(desk.tick("p1.restore", desk.clinician)) == (403, "not-permitted")
    ok(desk.tick("p2.notes", desk.clinician))
    for person in (client, desk.practice.seat):
        assert refusal(person.api.get("/rollout")) == (403, "not-permitted")
        assert refusal(desk.choose("foundation", person)) == (403, "not-permitted")
        assert refusal(desk.tick("p2.notes", person)) == (403, "not-permitted")


def test_another_practice_sees_nothing_of_it(desk):
    ok(desk.choose("foundation"))
    ok(desk.tick("p1.restore"))
    theirs = ok(desk.world.practice().owner.api.get("/rollout"))
    assert theirs["phase"] == ""
    assert not theirs["phases"][0]["tasks"][-1]["done"]


def test_whether_a_person_s_word_counts_is_told_with_each_task(desk):
    assert desk.task("p1.custody")["for_people"]  # evidence that says too little
    assert desk.task("p1.risk_analysis")["for_people"]
    assert not desk.task("p1.policy")["for_people"]
    assert not desk.task("p2.routine")["for_people"]  # there is no pilot yet
    desk.begin("pilot")
    assert desk.task("p2.routine")["for_people"]


def test_open_apps_of_all_staff_are_told_and_no_client_is(desk):
    thread = desk.thread()
    client = desk.practice.admit(thread, desk.clinician)
    with listening(desk.clinician) as staff, listening(client) as outside:
        ok(desk.choose("foundation"))
        event, told = staff.next()
        assert (event, told["space_id"]) == ("changed", desk.practice.id)
        ok(desk.tick("p1.restore"))
        assert staff.next()[1]["space_id"] == desk.practice.id
        thread.post(desk.clinician)
        assert outside.next()[1]["space_id"] == thread.id
