"""Mail and push that fail: the step is shown as failed, and the next person is woken at once."""

from contextlib import suppress

import pytest

from tests.running import poll
from tests.server.safety.ladders import NIGHT, NOON, jump
from tests.server.swept import swept
from tests.world import ok


def wants_no_mail(*people):
    for person in people:
        choices = ok(person.api.get("/notices/choices"))["choices"]
        ok(person.api.put("/notices/choices", json={**choices, "by_mail": False}))


def test_where_somebody_has_no_way_the_next_is_woken_at_once(team):
    team.at(NOON)
    wants_no_mail(team.clinician)
    assert team.promise()["wakes"] == "cover"
    team.write()
    assert team.steps() == [
        ("clinician", ["clinician"], "failed"),
        ("cover", ["cover"], "told"),
    ]
    (own,) = team.promise()["alerts"]
    assert own["told_at"] > team.alert()["steps"][1]["at"]
    assert own["told"] == "cover"


def test_where_nobody_has_a_way_all_are_tried_at_once_and_the_last_again(team):
    team.at(NOON)
    wants_no_mail(team.clinician, team.cover, team.owner)
    assert team.promise()["wakes"] == "nobody"
    team.write()
    tried = [
        ("clinician", ["clinician"], "failed"),
        ("cover", ["cover"], "failed"),
        ("on_call", [], "nobody"),
        ("owner", ["owner"], "failed"),
    ]
    assert team.steps() == tried
    (own,) = team.promise()["alerts"]
    assert (own["told_at"], own["told"]) == (None, None)
    assert team.later(60) == [*tried, ("owner", ["owner"], "failed")]


def test_who_on_call_cannot_be_reached_leaves_it_to_the_next(team):
    ok(team.choose(night="on_call", on_call=[team.cover, team.owner]))
    team.at(NIGHT)
    wants_no_mail(team.cover)
    team.write()
    assert team.steps() == [("on_call", ["cover"], "failed"), ("on_call", ["owner"], "told")]


@pytest.mark.parametrize("reply", ["550 No such person", "451 Later"])
def test_where_mail_is_refused_the_step_has_failed_and_the_next_is_woken_at_once(team, reply):
    team.at(NOON)
    team.letters.replies[:] = [reply, ""]
    before = team.mails_to(team.cover, 0)
    team.write()
    poll(lambda: len(team.steps()) > 1, 20)
    assert team.steps()[:2] == [
        ("clinician", ["clinician"], "failed"),
        ("cover", ["cover"], "told"),
    ]
    assert team.mails_to(team.cover, before + 1) == before + 1


def test_whom_mail_does_not_reach_is_promised_to_nobody_and_named(team):
    team.at(NOON)
    team.letters.replies[:] = ["550 No such person"]
    team.write()
    poll(lambda: len(team.steps()) > 1, 20)
    gap = {"rung": "clinician", "account_id": team.clinician.id, "why": "no_way"}
    assert team.promise()["wakes"] == "cover"
    assert gap in ok(team.owner.api.get("/safety/ladder"))["gaps"]
    before = team.mails_to(team.clinician, 0)
    team.later(2)
    team.write()  # they are tried all the same
    assert team.mails_to(team.clinician, before + 1) == before + 1
    poll(lambda: team.promise()["wakes"] == "clinician", 20)
    assert gap not in ok(team.owner.api.get("/safety/ladder"))["gaps"]


def test_what_arrives_later_has_told_somebody_after_all(team):
    team.at(NOON)
    team.letters.replies[:] = ["451 Later", ""]
    team.write()
    poll(lambda: len(team.steps()) > 1, 20)
    team.later(2)
    poll(lambda: team.steps()[0] == ("clinician", ["clinician"], "told"), 20)


def fail_for_good_measure(team, times):
    """Let what could not leave be tried again some times, and whatever that brings about."""
    for _ in range(times):
        before = team.letters.asked
        team.later(1)
        with suppress(AssertionError):  # the delay may have grown past this minute
            team.letters.wait_until_asked(before + 1, 0.5)
        swept(team.world)


def test_a_mail_server_that_takes_nothing_wakes_nobody_over_and_over(team):
    team.at(NOON)
    team.letters.replies[:] = ["451 Later"] * 1000
    team.write()
    poll(lambda: len(team.steps()) == 4, 20)
    jump(team, 61)
    fail_for_good_measure(team, 4)
    assert len(team.steps()) == 5  # the owner's second
    jump(team, 60)
    fail_for_good_measure(team, 4)
    assert len(team.steps()) == 6  # an hour later, once


def test_nor_does_it_for_what_somebody_looks_after(team):
    team.at(NOON)
    team.write()
    ok(team.acknowledge(team.alert()))
    team.letters.replies[:] = ["451 Later"] * 1000
    jump(team, 12 * 60)
    fail_for_good_measure(team, 4)
    assert team.steps()[1:] == [("owner", ["clinician", "owner"], "failed")]


def test_a_failure_of_what_is_acknowledged_wakes_nobody(team):
    team.at(NOON)
    team.letters.replies[:] = ["451 Later"] * 3
    team.write()
    poll(lambda: len(team.steps()) > 2, 20)
    ok(team.acknowledge(team.alert()))
    steps = [rung for rung, *_ in team.steps()]
    team.later(10)
    swept(team.world)
    assert [rung for rung, *_ in team.steps()] == steps
