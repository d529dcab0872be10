"""Open apps hear at once that an alert has come or changed, by a hint that says no more."""

from contextlib import ExitStack

import pytest

from tests.server.safety.ladders import NOON
from tests.server.spaces.test_wakeups import changed, listening
from tests.world import ok

CHANGES = {
    "a step": lambda team, *_: team.later(5),
    "acknowledging": lambda team, alert, _: ok(team.acknowledge(alert)),
    "closing": lambda team, alert, note: ok(team.close(alert, **note)),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_whoever_looks_after_an_alert_and_its_client_hear_of_each_change(team, change):
    team.at(NOON)
    team.write()
    alert, note = team.alert(), team.note()
    with ExitStack() as stack:
        people = (team.owner, team.clinician, team.cover, team.client)
        streams = [stack.enter_context(listening(person)) for person in people]
        change(team, alert, note)
        assert [stream.next() for stream in streams] == [changed(team.care)] * 4


def test_a_custodian_who_sits_not_in_the_thread_hears_of_a_new_alert(team):
    team.at(NOON)
    with listening(team.owner) as stream:
        team.care.post(team.client, attention=3)
        assert stream.next() == changed(team.care)


def test_nobody_else_hears_of_it(team):
    team.at(NOON)
    stranger = team.practice.hire()
    with listening(stranger) as theirs, listening(team.cover) as cover:
        team.care.post(team.client, attention=3)
        assert cover.next() == changed(team.care)
        chart = team.practice.found(stranger, "team", "chart")
        assert theirs.next()[1]["space_id"] == chart.id
