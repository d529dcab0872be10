"""Alerts through the SDK: taken, closed with a note, raised where the server has dropped them."""

import httpx2
import pytest
from sqlalchemy import delete

from meantime.protocol.request_posts import Disclosed
from meantime.protocol.safety_posts import Attempt, PlanLine, SafetyEvent
from meantime.sdk.alerts import Ending, NoBasis
from meantime.sdk.errors import ProblemError, SdkError, Unreachable
from meantime.sdk.folds.charts import fold_events
from meantime.sdk.folds.disclosures import fold_disclosures
from meantime.sdk.on_call import sheet_of
from meantime.server.safety import tables
from meantime.wire.problems import ProblemSlug
from meantime.wire.safety import Ladder, Step
from tests.sdk.test_noticing import PASSIVE, URGENT

CALLED = Attempt(at=1_804_633_200_000, way="phone", result="She answered.")
ENDING = Ending("reached", [CALLED], "Safe with her sister tonight.")
TOLD = Disclosed(
    "2027-03-08",
    "The police",
    "Where she lives",
    "To find her",
    "serious_threat",
    "45 CFR 164.512(j)",
)
DANA = PlanLine("sp.ask", "name", "Dana")


@pytest.fixture
def alert(office):
    """Return the alert of an urgent message of the office's client, as its clinician has it."""
    office.theirs.sync().write(URGENT)
    (found,) = office.anna.alerts.every("open")
    return found


def test_an_urgent_message_is_an_alert_until_what_came_of_it_stands_in_the_chart(office, alert):
    alerts = office.anna.alerts
    assert (alert.entry_id, alert.state) == (office.theirs.messages()[-1].id, "open")
    taken = alerts.take(alert.id)
    assert (taken.state, taken.acknowledged_by) == ("acknowledged", office.anna.id)
    closed = alerts.close(alert.id, ENDING)
    assert (closed.state, closed.outcome, closed.closed_by) == ("closed", "reached", office.anna.id)
    (note,) = fold_events(office.case.chart.opened())
    assert note.event == SafetyEvent(
        alert.id, alert.entry_id, "reached", [CALLED], "Safe with her sister tonight."
    )
    assert list(alerts.every("open")) == []
    assert [each.id for each in alerts.every("closed")] == [alert.id]


def test_an_alert_that_ends_by_a_disclosure_says_on_what_basis(office, alert):
    with pytest.raises(NoBasis):
        Ending("disclosed", [CALLED], "The police went to see.")
    with pytest.raises(ValueError, match="basis"):
        SafetyEvent(alert.id, alert.entry_id, "disclosed", [CALLED], "The police went to see.")
    ending = Ending("disclosed", [CALLED], "The police went to see.", TOLD)
    assert office.anna.alerts.close(alert.id, ending).outcome == "disclosed"
    (noted,) = fold_disclosures(office.case.chart.opened())
    assert (noted.said, noted.author) == (TOLD, office.anna.id)


def test_a_client_is_told_of_their_alert_and_sees_no_list(office, alert):
    promise = office.theirs.urgent_promise()
    assert [each.entry_id for each in promise.alerts] == [alert.entry_id]
    with pytest.raises(ProblemError) as refused:
        list(office.jo.alerts.every())
    assert refused.value.slug == ProblemSlug.NOT_PERMITTED


@pytest.mark.parametrize("lost", ["/entries", "/closing"])
@pytest.mark.parametrize("when", ["before", "after"])
def test_a_closing_that_is_interrupted_is_gone_on_with_and_written_once(
    office, network, alert, lost, when
):
    def cut(request, go_on):
        if request.method == "POST" and request.url.path.endswith(lost):
            if when == "after":
                go_on().read()
            raise httpx2.ConnectError("no signal")
        return go_on()

    network.meet = cut
    with pytest.raises(Unreachable):
        office.anna.alerts.close(alert.id, ENDING)
    network.meet = lambda _, go_on: go_on()
    closed = office.anna.alerts.close(alert.id, ENDING)
    assert closed.state == "closed"
    assert len(fold_events(office.case.chart.opened())) == 1
    assert office.anna.alerts.close(alert.id, ENDING) == closed


def test_another_ending_changes_nothing_that_was_closed(office, alert):
    office.anna.alerts.close(alert.id, ENDING)
    with pytest.raises(ProblemError) as refused:
        office.anna.alerts.close(alert.id, Ending("false_alarm", [], "Nothing."))
    assert refused.value.slug == ProblemSlug.ALERT_CLOSED


def test_the_owner_without_a_seat_reads_and_closes_through_the_practice_s(office, alert):
    office.theirs.save_plan([DANA])
    alerts = office.owner.alerts
    with alerts.case_of(alert) as case:
        sheet = sheet_of(case, alert, "en")
    assert sheet.profile
    assert sheet.plan
    assert (sheet.name, sheet.profile.phone, sheet.text) == ("Jo Kim", "+1 555 0104", URGENT)
    assert sheet.plan.lines == (DANA,)
    assert sheet.found
    assert alerts.close(alert.id, ENDING).closed_by == office.owner.id
    (note,) = fold_events(office.case.chart.opened())
    assert note.author not in {office.owner.id, office.anna.id}  # the practice's seat


def test_somebody_without_a_seat_and_without_the_key_is_told_so(office, alert):
    with pytest.raises(SdkError), office.sam.alerts.case_of(alert):
        pass
    with pytest.raises(ProblemError) as refused:
        office.sam.alerts.get(alert.id)
    assert refused.value.slug == ProblemSlug.NOT_FOUND


def test_a_sheet_tells_what_the_client_answered_and_how_the_alert_ended(office, alert):
    office.theirs.answer_safety(alert.entry_id, "unsure")
    office.anna.alerts.close(alert.id, ENDING)
    with office.anna.alerts.case_of(alert) as case:
        sheet = sheet_of(case, alert, "en")
    assert sheet.own
    assert sheet.note
    assert [each.answer for each in sheet.own.answers] == ["unsure"]
    assert sheet.note.event.note == "Safe with her sister tonight."


def test_an_answer_of_no_is_an_alert_of_its_own_about_its_message(office):
    said = office.theirs.sync().write(PASSIVE)
    office.theirs.answer_safety(said, "no")
    (alert,) = office.anna.alerts.every("open")
    assert alert.entry_id != said
    with office.anna.alerts.case_of(alert) as case:
        assert sheet_of(case, alert, "en").text == PASSIVE


def test_an_answer_of_no_about_what_is_for_the_session_names_it(office):
    office.theirs.sync().answer_safety(office.theirs.bring(PASSIVE), "no")
    (alert,) = office.anna.alerts.every("open")
    with office.anna.alerts.case_of(alert) as case:
        assert sheet_of(case, alert, "en").text == PASSIVE


def drop_alerts(office):
    """Let the server lose its alerts."""
    world = office.hands.world

    def drop(unit):
        for table in (tables.alert_messages, tables.alert_steps, tables.alerts):
            unit.db.execute(delete(table))

    world.server.write(drop)


def test_an_alert_that_the_server_has_dropped_is_raised_by_whoever_fetches_the_message(
    office, alert
):
    drop_alerts(office)
    assert list(office.anna.alerts.every()) == []
    office.anna.thread(office.case.id)
    (raised,) = office.anna.alerts.every("open")
    assert raised.entry_id == alert.entry_id
    office.anna.thread(office.case.id)
    assert len(list(office.anna.alerts.every())) == 1


def test_what_was_answered_or_documented_is_not_raised_again(office, alert):
    office.anna.alerts.close(alert.id, ENDING)
    drop_alerts(office)
    office.anna.thread(office.case.id)
    assert list(office.anna.alerts.every()) == []
    office.theirs.sync().write(URGENT)
    office.anna.thread(office.case.id).reply("I am calling you.")
    drop_alerts(office)
    office.anna.thread(office.case.id)
    assert list(office.anna.alerts.every()) == []


def test_a_correction_shares_the_alert_of_its_message_also_after_that_was_taken(office, alert):
    office.theirs.correct(alert.entry_id, f"{URGENT} Now.")
    office.anna.alerts.take(alert.id)
    office.anna.thread(office.case.id)
    assert [each.id for each in office.anna.alerts.every()] == [alert.id]


def test_nothing_is_asked_of_the_server_where_nothing_urgent_is_open(office, network):
    office.anna.thread(office.case.id)
    assert not [r for r in network.seen if r.url.path.endswith("/alerts")]


def test_the_ladder_is_chosen_by_custodians_and_refuses_who_could_not_read(office):
    assert office.owner.ladder().ladder.night == "clinician"
    steps = [Step("clinician", 0), Step("owner", 10)]
    with pytest.raises(ProblemError) as refused:
        office.owner.set_ladder(Ladder(steps, "on_call", [office.sam.id]))
    assert refused.value.slug == ProblemSlug.LADDER_GAP
    assert "on_call.0" in refused.value.problem.fields
    kept = office.owner.set_ladder(Ladder(steps, "on_call", [office.owner.id]))
    assert kept.is_chosen
    assert office.anna.ladder() == kept
    with pytest.raises(ProblemError):
        office.anna.set_ladder(kept.ladder)


def test_a_crisis_line_is_confirmed_by_who_called_it(office):
    assert office.owner.line_checks() == []
    (check,) = office.owner.confirm_line("us.988")
    assert (check.line_id, office.jo.line_checks()) == ("us.988", [check])
    with pytest.raises(ProblemError):
        office.anna.confirm_line("us.988")
