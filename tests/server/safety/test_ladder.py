"""Whom an urgent message wakes, when, by whose hours, and who is next when nobody answers."""

import pytest

from meantime.protocol import flows
from tests.server.boundaries.test_frames_set import closure, frame
from tests.server.safety.ladders import MINUTE, MORNING, NIGHT, NOON, stamp
from tests.server.swept import swept
from tests.world import ok


def test_by_day_the_clinician_is_woken_then_cover_then_the_owner_twice(team):
    team.at(NOON)
    team.write()
    assert team.steps() == [("clinician", ["clinician"], "told")]
    first = team.steps()
    assert team.later(4) == first
    assert team.later(1) == [*first, ("cover", ["cover"], "told")]
    assert team.later(10)[2:] == [("on_call", [], "nobody")]
    assert team.later(14)[3:] == []
    assert team.later(1)[3:] == [("owner", ["owner"], "told")]
    assert team.later(30)[4:] == [("owner", ["owner"], "told")]
    assert team.mails_to(team.clinician, 1) == 1
    assert team.mails_to(team.owner, 2) == 2


def test_the_next_step_is_told_of_beforehand(team):
    team.at(NOON)
    team.write()
    before = team.alert()
    team.later(5)
    assert team.alert()["steps"][1]["at"] >= before["next_step_at"]
    assert team.alert()["next_step_at"] > before["next_step_at"]


def test_until_a_practice_has_chosen_the_clinician_is_woken_at_night_too(team):
    team.forget_choice()
    team.at(NIGHT)
    assert team.promise()["wakes"] == "clinician"
    team.write()
    assert team.steps() == [("clinician", ["clinician"], "told")]


def test_at_night_those_on_call_are_woken_one_after_the_other_then_the_owner(team):
    ok(team.choose(night="on_call", on_call=[team.cover, team.owner]))
    team.at(NIGHT)
    assert team.promise()["wakes"] == "on_call"
    team.write()
    called = [("on_call", ["cover"], "told"), ("on_call", ["owner"], "told")]
    assert team.steps() == called[:1]
    assert team.later(5) == called
    assert team.later(10) == [*called, ("owner", ["owner"], "told")]
    team.later(30)
    team.at(MORNING)
    swept(team.world)
    assert team.steps()[-1] == ("clinician", ["clinician"], "told")


def test_by_day_those_on_call_come_in_their_turn(team):
    ok(team.choose(night="on_call", on_call=[team.owner]))
    team.at(NOON)
    team.write()
    assert team.later(15)[2:] == [("on_call", ["owner"], "told")]


def test_where_nobody_is_woken_the_ladder_begins_with_the_next_review_window(team):
    ok(team.choose(night="nobody"))
    team.at(NIGHT)
    promise = team.promise()
    assert (promise["wakes"], promise["looks_at"]) == ("nobody", stamp(MORNING))
    team.write()
    alert = team.alert()
    assert (alert["steps"], alert["next_step_at"]) == ([], stamp(MORNING))
    assert team.promise()["alerts"][0]["told_at"] is None
    team.at(MORNING - MINUTE)
    swept(team.world)
    assert team.steps() == []
    team.at(MORNING)
    swept(team.world)
    assert team.steps() == [("clinician", ["clinician"], "told")]
    assert team.promise()["alerts"][0]["told_at"] > stamp(MORNING).rstrip("Z")
    assert team.later(5)[1:] == [("cover", ["cover"], "told")]


def test_no_message_waits_for_the_end_of_a_vacation_that_nobody_covers(team):
    ok(team.choose(night="nobody"))
    away = closure("2027-03-01", "2027-03-19")
    ok(team.clinician.api.put("/frames/mine", json=frame(closures=[away])))
    team.at(NIGHT)
    promise = team.promise()  # that somebody may be there before is no promise
    assert (promise["wakes"], promise["looks_at"]) == ("nobody", "2027-03-22T13:00:00Z")
    team.write()
    assert (team.steps(), team.alert()["next_step_at"]) == ([], stamp(MORNING))
    team.at(MORNING)
    swept(team.world)
    assert team.steps() == [("clinician", ["clinician"], "told")]
    assert team.later(5)[1:] == [("cover", ["cover"], "told")]


def test_hours_that_change_later_delay_no_step(team):
    team.at(NOON)
    team.write()
    ok(team.choose(night="nobody"))
    away = closure("2027-03-01", "2027-03-05")
    ok(team.clinician.api.put("/frames/mine", json=frame(closures=[away])))
    assert team.later(5) == [
        ("clinician", ["clinician"], "told"),
        ("cover", ["cover"], "told"),
    ]


def test_a_break_at_noon_is_no_night(team):
    ok(team.choose(night="nobody"))
    team.at(NOON + 90 * MINUTE)  # 12:30
    assert team.promise()["wakes"] == "clinician"
    team.write()
    assert team.steps() == [("clinician", ["clinician"], "told")]


def test_while_somebody_is_away_their_cover_is_woken_by_their_hours(team):
    ok(team.choose(night="nobody"))
    away = closure("2027-03-01", "2027-03-05", cover_id=team.cover.id)
    ok(team.clinician.api.put("/frames/mine", json=frame(closures=[away])))
    team.at(NOON)
    assert team.promise()["wakes"] == "cover"
    team.write()
    assert team.steps() == [("cover", ["cover"], "told")]


def test_whoever_has_left_the_practice_stands_on_no_rung(team):
    ok(team.choose(night="clinician", on_call=[team.cover]))
    team.at(NOON)
    team.practice.dismiss(team.cover)
    team.write()
    assert team.later(5)[1:] == [("cover", [], "nobody")]
    assert team.later(10)[2:] == [("on_call", [], "nobody")]
    gaps = ok(team.owner.api.get("/safety/ladder"))["gaps"]
    assert {"rung": "on_call", "account_id": team.cover.id, "why": "left"} in gaps
    assert {"rung": "on_call", "account_id": "", "why": "nobody"} in gaps


def test_where_the_clinician_has_left_the_next_is_woken_at_once(team):
    team.at(NOON)
    team.practice.dismiss(team.clinician)
    assert team.promise()["wakes"] == "cover"
    team.write()
    assert team.steps() == [("clinician", [], "nobody"), ("cover", ["cover"], "told")]


def test_another_who_answers_for_the_thread_takes_the_next_steps(team):
    ok(team.choose(steps=[*ladder_of(5, 10, 20), {"rung": "owner", "after_minutes": 30}]))
    team.at(NOON)
    team.write()
    path = f"/spaces/{team.care.id}/responsible"
    assert team.clinician.api.put(path, json={"account_id": team.cover.id}).is_success
    assert team.later(5)[1:] == [("clinician", ["cover"], "told")]


def ladder_of(*minutes):
    return [{"rung": "clinician", "after_minutes": each} for each in (0, *minutes)]


def test_a_discharged_client_s_alert_stays_with_the_care_team(team):
    team.at(NOON)
    team.write()
    remove(team, team.client)
    assert team.later(5)[1:] == [("cover", ["cover"], "told")]
    assert len(team.alerts(team.clinician)) == 1


def remove(team, person):

    entry = flows.remove(team.clinician.account, team.care.state, [person.id], team.world.now_ms)
    team.care.send(team.clinician, entry)


@pytest.mark.parametrize("night", ["clinician", "nobody", "on_call"])
@pytest.mark.parametrize("when", [NOON, NIGHT])
def test_what_the_client_is_told_beforehand_is_what_happens(team, night, when):
    ok(team.choose(night=night, on_call=[team.cover]))
    team.at(when)
    said = team.promise()["wakes"]
    team.write()
    assert [rung for rung, *_ in team.steps()] == ([said] if said != "nobody" else [])


def test_after_an_outage_what_is_late_is_done_at_once_and_in_order(team):
    team.at(NOON)
    team.write()
    team.world.clock.advance(61 * MINUTE)
    swept(team.world)
    assert [rung for rung, *_ in team.steps()] == [
        *("clinician", "cover", "on_call", "owner", "owner")
    ]
    assert team.mails_to(team.owner, 1) == 1  # both steps at one instant: one waking


def test_nobody_is_woken_twice_within_a_minute_for_one_thread(team):
    team.at(NOON)
    for _ in range(3):
        team.write()
    assert len(team.alerts()) == 3
    assert {str(team.steps(each)) for each in team.alerts()} == {
        "[('clinician', ['clinician'], 'told')]"
    }
    team.later(2)
    team.write()
    assert team.mails_to(team.clinician, 2) == 2
