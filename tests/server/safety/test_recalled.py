"""What would still wake somebody is taken back once a colleague looks after the alert."""

import pytest
from sqlalchemy import select

from meantime.server.kit.outbox.tables import outbox
from tests.running import poll
from tests.server.safety.ladders import NOON, jump
from tests.server.swept import swept
from tests.world import ok

LATER = "451 Later"
ENDS = {
    "acknowledging": lambda team, alert: team.acknowledge(alert, team.cover),
    "closing": lambda team, alert: team.close(alert, team.cover),
}
either_end = pytest.mark.parametrize("end", ENDS.values(), ids=ENDS)


def kinds(team, person):
    """Return what stands in the outbox for somebody: the kind of each, and how it goes."""
    theirs = select(outbox.c.kind, outbox.c.state).where(outbox.c.recipient == person.id)
    return team.world.server.read(lambda unit: sorted(map(tuple, unit.db.execute(theirs))))


def wait_for_kinds(team, wanted):
    poll(lambda: kinds(team, team.clinician) == wanted, 20)


def put_off(team):
    """Write what the clinician's mail server puts off; return the alert, its cover woken."""
    team.letters.replies[:] = [LATER]
    team.write()
    poll(lambda: len(team.steps()) > 1, 20)
    assert ("urgent", "waiting") in kinds(team, team.clinician)
    return team.alert()


@either_end
def test_a_mail_that_waits_wakes_nobody_any_more_and_is_told_as_any_other(team, end):
    team.at(NOON)
    alert = put_off(team)
    ok(end(team, alert))
    swept(team.world)
    wait_for_kinds(team, [("waiting", "sent")])
    team.later(5)
    assert kinds(team, team.clinician) == [("waiting", "sent")]
    assert team.steps()[0] == ("clinician", ["clinician"], "failed")


def test_who_looks_after_it_themselves_hears_no_more_of_it(team):
    team.at(NOON)
    alert = put_off(team)
    ok(team.acknowledge(alert, team.clinician))
    swept(team.world)
    assert kinds(team, team.clinician) == []


def test_a_mail_that_another_alert_needs_stays(team):
    team.at(NOON)
    team.letters.is_holding = True
    team.write()
    first = team.alert()
    team.write()
    second = team.alert()
    ok(team.acknowledge(first, team.cover))
    team.letters.replies[:] = [LATER]
    team.letters.is_holding = False
    poll(lambda: len(team.steps()) > 1, 20)
    assert ("urgent", "waiting") in kinds(team, team.clinician)
    ok(team.acknowledge(second, team.cover))
    swept(team.world)
    wait_for_kinds(team, [("waiting", "sent")])


def test_what_is_told_again_later_is_sent_until_it_arrives(team):
    team.at(NOON)
    team.write()
    ok(team.acknowledge(team.alert(), team.clinician))
    team.letters.replies[:] = [LATER] * 2
    jump(team, 12 * 60)
    poll(lambda: team.steps()[1:] == [("owner", ["clinician", "owner"], "failed")], 20)
    team.later(1)
    poll(lambda: team.steps()[1:] == [("owner", ["clinician", "owner"], "told")], 20)
