"""A step waits until a message about it has left: before, nobody is told of anything."""

from datetime import timedelta

import pytest
from sqlalchemy import delete

from meantime.server.kit.outbox.tables import outbox
from tests.running import poll
from tests.server.safety.ladders import NOON, jump
from tests.server.spaces.test_wakeups import changed, listening
from tests.world import ok

WAITS = ("clinician", ["clinician"], "waiting")
TOLD = ("clinician", ["clinician"], "told")


def let_go(team):
    team.letters.is_holding = False


def test_until_a_message_has_left_nobody_is_told(team):
    team.at(NOON)
    team.letters.is_holding = True
    team.write()
    assert team.steps() == [WAITS]
    assert team.promise()["alerts"][0]["told_at"] is None
    team.later(1)
    with listening(team.client) as stream:
        let_go(team)
        assert stream.next() == changed(team.care)
    assert team.steps() == [TOLD]
    assert team.promise()["alerts"][0]["told_at"] > team.alert()["steps"][0]["at"]


@pytest.mark.parametrize("name", ["clinician", "cover", "owner"])
def test_what_somebody_has_taken_went_to_nobody_as_long_as_no_message_has_left(team, name):
    team.at(NOON)
    team.letters.is_holding = True
    team.write()
    assert team.promise()["alerts"][0]["taken_at"] is None
    taken = ok(team.acknowledge(team.alert(), getattr(team, name)))
    (own,) = team.promise()["alerts"]
    assert own["taken_at"] == taken["acknowledged_at"]
    assert (own["told_at"], own["told"]) == (None, None)


def test_whom_it_went_to_stands_beside_that_somebody_has_taken_it(team):
    team.at(NOON)
    team.write()
    told = team.alert()["steps"][0]["at"]
    taken = ok(team.acknowledge(team.alert(), team.cover))["acknowledged_at"]
    (own,) = team.promise()["alerts"]
    assert (own["told"], own["taken_at"]) == ("clinician", taken)
    assert told < own["told_at"] < taken


def test_who_is_told_of_it_half_a_day_after_it_was_taken_is_not_who_was_told(team):
    team.at(NOON)
    team.letters.is_holding = True
    team.write()
    ok(team.acknowledge(team.alert(), team.cover))
    before = team.promise()["alerts"]
    team.letters.replies[:] = ["451 Later"]
    let_go(team)
    jump(team, 12 * 60)
    assert team.steps()[1:] == [("owner", ["cover", "owner"], "told")]
    assert team.promise()["alerts"] == before


def test_a_message_that_tells_for_two_alerts_tells_for_both_as_it_leaves(team):
    team.at(NOON)
    team.letters.is_holding = True
    team.write()
    team.write()
    assert [team.steps(each) for each in team.alerts()] == [[WAITS]] * 2
    let_go(team)
    assert [team.steps(each) for each in team.alerts()] == [[TOLD]] * 2


def test_whoever_was_told_a_moment_ago_is_told_of_the_next_at_once(team):
    team.at(NOON)
    team.write()
    assert team.steps() == [TOLD]
    team.write()
    assert team.steps() == [TOLD]
    told = [each["told_at"] for each in team.promise()["alerts"]]
    assert told[0] == told[1] < max(each["opened_at"] for each in team.alerts())


def test_who_writes_on_and_on_wakes_somebody_every_other_minute_at_the_latest(team):
    team.at(NOON)
    before = team.mails_to(team.clinician, 0)
    for _ in range(12):
        team.write()
        team.world.clock.advance(timedelta(seconds=50))
    assert team.mails_to(team.clinician, before + 5) >= before + 5


def test_what_was_acknowledged_since_tells_of_nothing_new(team):
    team.at(NOON)
    before = team.mails_to(team.clinician, 0)
    team.write()
    ok(team.acknowledge(team.alert(), team.cover))
    team.write()
    assert team.steps() == [TOLD]
    assert team.mails_to(team.clinician, before + 2) == before + 2


def test_a_message_that_was_withdrawn_meanwhile_tells_of_nothing_new(team):
    team.at(NOON)
    team.letters.is_holding = True
    team.write()
    withdrawn = delete(outbox).where(outbox.c.recipient == team.clinician.id)
    team.world.server.write(lambda unit: unit.db.execute(withdrawn) and None)
    newest = team.write()
    let_go(team)
    shown = lambda: ok(team.owner.api.get("/alerts"))["alerts"]  # noqa: E731
    poll(lambda: [team.steps(a) for a in shown() if a["entry_id"] == newest.id] == [[TOLD]], 20)


def test_a_message_that_fails_after_an_empty_rung_was_passed_leads_to_the_next_at_once(team):
    team.at(NOON)
    team.practice.dismiss(team.cover)
    team.letters.is_holding = True
    team.letters.replies[:] = ["550 No such person"] * 3 + [""] * 9
    team.write()
    assert team.later(5) == [WAITS, ("cover", [], "nobody")]
    let_go(team)
    poll(lambda: len(team.steps()) > 2, 20)
    assert [rung for rung, *_ in team.steps()] == ["clinician", "cover", "on_call", "owner"]
