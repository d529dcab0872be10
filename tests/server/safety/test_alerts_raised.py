"""A device of the care team raises an alert that the server has not."""

import pytest
from sqlalchemy import delete

from meantime.server.safety.tables import alert_messages, alert_steps, alerts
from tests.server.safety.ladders import NOON, refusal
from tests.server.swept import swept
from tests.world import ok


def test_a_device_that_finds_an_urgent_message_without_an_alert_raises_it_once(team):
    team.at(NOON)
    entry = team.write()
    forget_alerts(team)
    path = f"/spaces/{team.care.id}/alerts"
    raised = [ok(who.api.post(path, json={"entry_id": entry.id})) for who in people_of(team)]
    assert len({alert["id"] for alert in raised}) == 1
    swept(team.world)
    assert team.steps() == [("clinician", ["clinician"], "told")]


def people_of(team):
    return team.clinician, team.cover, team.owner


def forget_alerts(team):
    """Forget all alerts, as a database that was restored from before them."""

    def forget(unit):
        for table in (alerts, alert_steps, alert_messages):
            unit.db.execute(delete(table))

    team.world.server.write(forget)


def test_a_correction_that_was_covered_is_not_raised_again(team):
    team.at(NOON)
    message = team.write()
    changed = team.write(re=message.id)
    ok(team.close(team.alert()))
    path = f"/spaces/{team.care.id}/alerts"
    known = ok(team.clinician.api.post(path, json={"entry_id": changed.id}))
    assert (known["entry_id"], known["state"]) == (message.id, "closed")


@pytest.mark.parametrize("which", ["quiet", "of the clinician", "of nobody"])
def test_only_a_client_s_urgent_message_can_be_raised(team, which):
    quiet = team.care.post(team.client, attention=2).id
    theirs = team.care.post(team.clinician, attention=3).id
    entry_id = {"quiet": quiet, "of the clinician": theirs, "of nobody": "A" * 22}[which]
    path = f"/spaces/{team.care.id}/alerts"
    answer = team.clinician.api.post(path, json={"entry_id": entry_id})
    assert refusal(answer) == (422, "malformed")
