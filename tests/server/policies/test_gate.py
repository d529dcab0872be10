"""Who may write, as a client is told it and as the server holds to it."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.server.policies.agreeing import refusal
from tests.server.swept import swept
from tests.world import ok

STATES = {
    "undecided": lambda desk: desk.publish(),
    "not_now": lambda desk: (desk.agreed(), desk.decide("not_now")),
    "paused": lambda desk: (desk.agreed(), desk.set_state("paused")),
    "ended": lambda desk: (desk.agreed(), desk.set_state("ended")),
    "no_consent": lambda desk: (desk.publish(), desk.decide()),
    "withdrawn": lambda desk: withdraw(desk, desk.agreed()),
    "expired": lambda desk: (desk.agreed(), later(desk, 400)),
    "new_version": lambda desk: (desk.agreed(), desk.change("And more")),
}


def withdraw(desk, version):
    desk.world.clock.advance(timedelta(minutes=1))
    desk.sign(desk.client, version, decision="withdraw")


def later(desk, days):
    """Let days pass, and sign everybody in again."""
    desk.world.clock.advance(timedelta(days=days))
    for person in (desk.client, desk.clinician, desk.owner):
        person.sign_in()


def test_without_a_policy_there_is_nothing_to_agree_to(desk):
    assert desk.why() == ""
    assert desk.agreement()["policy"] is None


def test_a_client_who_was_offered_it_and_has_agreed_writes(desk):
    version = desk.agreed()
    assert desk.why() == ""
    assert desk.agreement()["policy"]["version"] == version


@pytest.mark.parametrize("why", STATES)
def test_otherwise_they_are_told_why_and_everything_but_messages_passes(desk, why):
    STATES[why](desk)
    assert desk.why() == why
    for attention in (1, 2):
        entry = desk.care.write(desk.client, attention=attention)
        answer = desk.client.api.post(desk.care.path, json=entry.wire)
        assert refusal(answer) == (409, "messaging-off")
        assert answer.json()["code"] == why
    desk.care.post(desk.client, attention=0)
    for attention in (0, 1, 2, 3):
        desk.care.post(desk.clinician, attention=attention)


@pytest.mark.parametrize("why", STATES)
def test_an_urgent_message_always_passes_and_alerts(desk, why):
    STATES[why](desk)
    urgent = desk.care.post(desk.client, attention=3)
    swept(desk.world)
    alerts = ok(desk.clinician.api.get("/alerts"))["alerts"]
    assert [alert["entry_id"] for alert in alerts] == [urgent.id]


def test_a_pause_holds_without_a_policy_too(desk):
    desk.set_state("paused")
    assert desk.why() == "paused"
    desk.set_state("on")
    assert desk.why() == ""


def test_what_was_stored_before_a_pause_is_acknowledged_again(desk):
    desk.agreed()
    entry = desk.care.post(desk.client, attention=1)
    desk.set_state("paused")
    assert desk.client.api.post(desk.care.path, json=entry.wire).status_code == 200


def test_staff_write_in_a_chart_whatever_holds_in_the_thread(desk):
    desk.publish()
    chart = desk.practice.found(desk.clinician, "team", "chart")
    chart.post(desk.clinician, attention=1)


def test_an_offer_with_conditions_is_an_offer(desk):
    version = desk.publish()
    desk.decide("offer_with_conditions")
    desk.sign(desk.client, version)
    assert desk.why() == ""


def test_after_a_pause_a_client_agrees_anew(desk):
    version = desk.agreed()
    desk.world.clock.advance(timedelta(minutes=1))
    desk.set_state("paused")
    desk.set_state("on")
    assert desk.why() == "expired"
    desk.sign(desk.client, version)
    assert desk.why() == ""


def test_a_withdrawal_is_taken_while_paused_and_taken_back_by_agreeing(desk):
    version = desk.agreed()
    desk.set_state("paused")
    withdraw(desk, version)
    desk.set_state("on")
    assert desk.why() == "withdrawn"
    desk.world.clock.advance(timedelta(minutes=1))
    desk.sign(desk.client, version)
    assert desk.why() == ""


def test_a_consent_lasts_to_the_end_of_its_last_local_day(desk):
    desk.world.clock.set(datetime(2027, 3, 1, 4, 30, tzinfo=UTC))  # still 28 February there
    for person in (desk.client, desk.clinician, desk.owner):
        person.sign_in()
    version = desk.publish()
    desk.decide()
    kept = desk.sign(desk.client, version)
    assert kept["until"] == "2028-02-29T05:00:00Z"
    desk.world.clock.set(datetime(2028, 2, 29, 4, 59, tzinfo=UTC))
    desk.client.sign_in()
    assert desk.why() == ""
    desk.world.clock.set(datetime(2028, 2, 29, 5, 0, tzinfo=UTC))
    assert desk.why() == "expired"


def test_who_comes_of_age_agrees_anew_and_for_good(desk):
    version = desk.agreed()
    told = desk.set_state("on", at_latest=desk.day(1))
    assert told["at_latest"] == desk.day(1)
    assert desk.why() == ""
    later(desk, 2)
    assert desk.why() == "expired"
    desk.sign(desk.client, version)
    assert desk.why() == ""
    later(desk, 300)
    assert desk.why() == ""


def test_a_day_on_which_all_consents_end_shortens_those_that_last_longer(desk):
    desk.agreed()
    before = desk.agreement()["consents"][0]["until"]
    desk.set_state("on", at_latest=desk.day(30))
    shortened = desk.agreement()["consents"][0]["until"]
    assert shortened < before
    desk.set_state("on")
    assert desk.agreement()["consents"][0]["until"] == before


def test_each_client_of_a_couple_agrees_for_themselves(desk):
    version = desk.agreed()
    other = desk.practice.admit(desk.care, desk.clinician)
    assert desk.why(other) == "no_consent"
    assert desk.why() == ""
    assert desk.agreement(desk.clinician)["why"] == "no_consent"
    desk.sign(other, version)
    assert desk.why(other) == ""
    assert desk.agreement(desk.clinician)["may_write"] is True
