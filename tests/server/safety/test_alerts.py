"""An urgent message opens an alert, and who may see it."""

from meantime.server.kit.audit import events
from tests.server.safety.ladders import NOON, jump, refusal
from tests.server.swept import swept
from tests.world import ok


def alerts_of(person, **params):
    return ok(person.api.get("/alerts", params=params))["alerts"]


def urgent(practice, **marks):
    entry = practice.care.post(practice.client, **{"attention": 3, **marks})
    swept(practice.world)
    return entry


def test_an_urgent_message_opens_one_alert(world):
    practice = world.practice()
    entry = urgent(practice)
    (alert,) = alerts_of(practice.clinician)
    assert (alert["entry_id"], alert["client_id"], alert["state"]) == (
        entry.id,
        practice.client.id,
        "open",
    )
    assert ok(practice.clinician.api.get(f"/alerts/{alert['id']}")) == alert
    assert ok(practice.clinician.api.get(f"/spaces/{practice.care.id}/alerts"))["alerts"] == [alert]
    assert alerts_of(practice.owner) == [alert]


def test_nothing_else_opens_one(world):
    practice = world.practice()
    for author, attention in ((practice.client, 2), (practice.clinician, 3)):
        practice.care.post(author, attention=attention)
    own = practice.found(practice.clinician, "team", "chart")
    own.post(practice.clinician, attention=3)
    assert alerts_of(practice.owner) == []


def test_a_message_that_is_sent_again_has_one_alert(world):
    practice = world.practice()
    entry = urgent(practice)
    ok(practice.client.api.post(practice.care.path, json=entry.wire))
    assert len(alerts_of(practice.owner)) == 1


def test_a_correction_that_makes_a_message_urgent_opens_its_alert(world):
    practice = world.practice()
    message = practice.care.post(practice.client, attention=1)
    urgent(practice, re=message.id)
    urgent(practice, re=message.id)
    assert [each["entry_id"] for each in alerts_of(practice.owner)] == [message.id]


def test_an_answer_to_the_clinician_has_an_alert_of_its_own(world):
    practice = world.practice()
    asked = practice.care.post(practice.clinician, attention=1)
    answer = urgent(practice, re=asked.id)
    assert [each["entry_id"] for each in alerts_of(practice.owner)] == [answer.id]


def test_nothing_that_the_client_does_closes_an_alert(world):
    practice = world.practice()
    entry = urgent(practice)
    practice.care.post(practice.client, re=entry.id, attention=0)
    practice.care.post(practice.client, attention=0)
    assert [each["state"] for each in alerts_of(practice.owner)] == ["open"]


def test_a_client_sees_their_own_alerts_of_a_week_alone(team):
    team.at(NOON)
    entry = team.write()
    (step,) = team.alert()["steps"]
    (own,) = team.promise()["alerts"]
    assert (own["entry_id"], own["is_closed"]) == (entry.id, False)
    assert own["told_at"] > step["at"]
    assert team.promise(team.clinician)["alerts"] == []
    jump(team, 7 * 24 * 60 + 1)
    assert team.promise()["alerts"] == []


def test_who_may_not_see_an_alert_learns_and_changes_nothing(team):
    team.at(NOON)
    team.write()
    alert = team.alert()
    note = team.note()
    observer, desk = team.practice.hire(), team.practice.hire()
    team.practice.seat_in(team.care, team.clinician, observer, "observer")
    permissions = {"permissions": ["front_desk"]}
    path = f"/staff/{desk.id}"
    assert team.owner.api.put(path, json=permissions).is_success
    other = team.world.practice()
    strangers = (team.client, observer, desk, other.clinician, other.owner, team.practice.seat)
    for stranger in strangers:
        assert refusal(stranger.api.get(f"/alerts/{alert['id']}")) == (404, "not-found")
        assert refusal(team.acknowledge(alert, stranger)) == (404, "not-found")
        assert refusal(team.close(alert, stranger, **note)) == (404, "not-found")
        found = {"entry_id": alert["entry_id"]}
        raised = stranger.api.post(f"/spaces/{team.care.id}/alerts", json=found)
        assert refusal(raised)[0] in {403, 404}
        assert refusal(stranger.api.get(f"/spaces/{team.care.id}/alerts"))[0] in {403, 404}
        listed = stranger.api.get("/alerts")
        assert listed.status_code == 403 or listed.json()["alerts"] == []
    for stranger in (desk, other.clinician):
        assert refusal(stranger.api.get(f"/spaces/{team.care.id}/safety")) == (404, "not-found")
    assert team.alert() == alert


def test_what_is_done_and_what_is_refused_is_in_the_audit(team):
    team.at(NOON)
    team.write()
    alert = team.alert()
    team.acknowledge(alert, team.client)
    team.close(alert, chart_id="x", note_id="y")
    ok(team.acknowledge(alert))
    ok(team.close(alert))
    found = audited(team, alert["id"])
    assert found == [
        ("alert.opened", "ok", team.client.id),
        ("alert.stepped", "clinician waiting", ""),
        ("alert.told", "ok", ""),
        ("alert.acknowledged", "not-found", team.client.id),
        ("alert.closed", "note-missing", team.clinician.id),
        ("alert.acknowledged", "ok", team.clinician.id),
        ("alert.closed", "ok", team.clinician.id),
    ]


def audited(team, subject):
    def read(unit):
        rows = unit.db.execute(
            events.select().filter_by(practice_id=team.practice.id, subject=subject)
        )
        ordered = sorted(rows, key=lambda row: (row.at, row.id))
        return [(row.action, row.outcome, row.seat_id) for row in ordered]

    return team.world.server.read(read)


def test_open_alerts_come_first_and_pages_leave_none_out(world, monkeypatch):
    practice = world.practice()
    monkeypatch.setattr("meantime.server.safety.service.listing.PAGE", 2)
    chart = practice.found(practice.clinician, "team", "chart")
    ids = []
    for _ in range(5):
        urgent(practice)
        ids.append(alerts_of(practice.owner, state="open")[0]["id"])
    closed = ids[1::2]
    for id_ in closed:
        note = {"chart_id": chart.id, "note_id": chart.post(practice.clinician).id}
        body = {"outcome": "false_alarm", **note}
        ok(practice.clinician.api.post(f"/alerts/{id_}/closing", json=body))
    wanted = [*reversed(ids[0::2]), *reversed(closed)]
    for params in ({}, {"state": "open"}, {"state": "closed"}):
        shown = [each["id"] for each in walk(practice.owner, params)]
        part = {"open": wanted[:3], "closed": wanted[3:]}.get(params.get("state", ""), wanted)
        assert shown == part
    assert refusal(practice.owner.api.get("/alerts?cursor=x")) == (422, "malformed")


def walk(person, params):
    found, cursor = [], ""
    while True:
        page = ok(person.api.get("/alerts", params={**params, "cursor": cursor}))
        assert len(page["alerts"]) <= 2
        found += page["alerts"]
        cursor = page["next"]
        if not cursor:
            return found
