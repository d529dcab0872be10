"""An alert is looked after, told again, and ends with a note alone."""

from tests.server.safety.ladders import NOON, jump, refusal
from tests.world import ok

HALF_A_DAY = 12 * 60


def test_an_urgent_correction_of_what_is_looked_after_is_an_alert_again(team):
    team.at(NOON)
    message = team.write()
    team.acknowledge(team.alert())
    changed = team.write(re=message.id)
    found = {each["entry_id"]: each["state"] for each in team.alerts()}
    assert found == {message.id: "acknowledged", changed.id: "open"}


def test_to_acknowledge_ends_the_ladder_and_the_first_word_stands(team):
    team.at(NOON)
    team.write()
    alert = ok(team.acknowledge(team.alert(), team.cover))
    assert (alert["state"], alert["acknowledged_by"]) == ("acknowledged", team.cover.id)
    assert ok(team.acknowledge(alert, team.clinician)) == alert
    assert team.later(20) == [("clinician", ["clinician"], "told")]


def test_what_is_acknowledged_and_not_closed_is_told_again_after_half_a_day_and_daily(team):
    team.at(NOON)
    team.write()
    ok(team.acknowledge(team.alert(), team.cover))
    again = ("owner", ["cover", "owner"], "told")
    assert team.later(1)[1:] == []
    jump(team, HALF_A_DAY - 2)
    assert team.steps()[1:] == []
    jump(team, 2)
    assert team.steps()[1:] == [again]
    jump(team, 2 * HALF_A_DAY)
    assert team.steps()[1:] == [again, again]


def test_what_nobody_looks_after_is_told_every_hour_once_the_ladder_ends(team):
    team.at(NOON)
    team.write()
    team.later(60)
    before = len(team.steps())
    assert team.later(60)[before:] == [("owner", ["owner"], "told")]


def test_an_alert_ends_with_an_outcome_and_a_note_in_a_chart(team):
    team.at(NOON)
    team.write()
    alert = team.alert()
    closed = ok(team.close(alert, outcome="welfare_check"))
    assert (closed["state"], closed["outcome"], closed["next_step_at"]) == (
        "closed",
        "welfare_check",
        None,
    )
    assert closed["closed_by"] == team.clinician.id
    assert team.later(10) == [("clinician", ["clinician"], "told")]
    assert (team.alerts(state="open"), team.alerts(state="closed")) == ([], [closed])
    assert team.promise()["alerts"][0]["is_closed"]


def test_without_a_note_no_alert_is_closed(team):
    team.at(NOON)
    chart = team.chart()
    before = team.note(chart)
    team.write()
    alert = team.alert()
    elsewhere = {"chart_id": chart.id, "note_id": team.care.post(team.clinician).id}
    in_thread = {**elsewhere, "chart_id": team.care.id}
    of_client = {"chart_id": team.care.id, "note_id": alert["entry_id"]}
    private = team.practice.found(team.clinician, "own", "private")
    in_private = {"chart_id": private.id, "note_id": private.post(team.clinician).id}
    root = {"chart_id": chart.id, "note_id": chart.entries[0].id}
    nothing = {"chart_id": "", "note_id": ""}
    for wrong in (before, elsewhere, in_thread, of_client, in_private, root, nothing):
        assert refusal(team.close(alert, **wrong)) == (409, "note-missing")
    assert team.alert()["state"] == "open"
    assert refusal(team.close(alert, outcome="fine", **before)) == (422, "malformed")


def test_a_closing_sent_again_changes_nothing_and_another_is_refused(team):
    team.at(NOON)
    team.write()
    alert, note = team.alert(), team.note()
    closed = ok(team.close(alert, **note))
    assert ok(team.close(alert, team.cover, **note)) == closed
    other = team.close(alert, outcome="false_alarm", **note)
    assert refusal(other) == (409, "alert-closed")
    assert ok(team.acknowledge(alert)) == closed
