"""Whether messaging suits a client: judged in the chart, told to the gate, looked at again."""

from datetime import date, timedelta

import pytest

from meantime.agreement.candidacy import Override
from meantime.protocol.agreement_posts import Candidacy
from meantime.sdk.agreement_errors import FaultyDecision
from meantime.sdk.candidacy import Judgement, decide, follows_from, is_adjunct, newest_candidacy
from meantime.sdk.errors import ProblemError
from meantime.wire.appointments import NewAppointment
from meantime.wire.policies import Decision
from tests.sdk.agreeing import SUITS, Agreeing
from tests.sdk.hands import honest
from tests.sdk.networks import answering, killed_at

pytestmark = pytest.mark.parametrize("database", ["sqlite"])  # the device's side of things
HELD = {**SUITS, "cand.safety.now": "yes"}
DISCUSSED = {**SUITS, "cand.caution.legal": "yes"}


@pytest.fixture
def desk(hands, network):
    made = Agreeing(hands, network)
    made.publish()
    return made


def charted(desk):
    return newest_candidacy(desk.case.chart.sync().opened())


def written_in_chart(desk):
    return sum(isinstance(o.post, Candidacy) for o in desk.case.chart.sync().opened())


def test_the_reasons_stand_in_the_chart_and_the_server_learns_the_decision_alone(desk):
    told = decide(desk.case, Judgement(DISCUSSED, conditions="Nothing about the case in court."))
    assert told.candidacy.decision == "offer_with_conditions"
    assert told.candidacy.decided_by == desk.anna.id
    post = charted(desk)
    assert post.conditions == "Nothing about the case in court."
    assert {each.item: each.answer for each in post.answers} == DISCUSSED
    assert date.fromisoformat(post.review_on) == told.candidacy.review_on
    assert desk.theirs.agreement.standing().told.why == "no_consent"


def test_what_was_not_answered_is_named_and_nothing_is_written(desk):
    lacking = {id_: said for id_, said in SUITS.items() if id_ != "cand.safety.now"}
    assert follows_from(Judgement(lacking)).missing == ("cand.safety.now",)
    with pytest.raises(FaultyDecision) as refused:
        decide(desk.case, Judgement(lacking))
    assert list(refused.value.fields) == ["cand.safety.now"]
    assert charted(desk) is None


def test_a_hold_gives_way_to_a_reason_and_an_early_review_alone(desk):
    told = decide(desk.case, Judgement(HELD))
    assert told.candidacy.decision == "not_now"
    assert desk.theirs.agreement.standing().told.why == "not_now"
    reason = Override(reason="She is in the clinic by day.", review_in_days=14)
    empty, late = Override(reason=" ", review_in_days=14), Override(reason="So.", review_in_days=30)
    for wrong in (empty, late):
        with pytest.raises(FaultyDecision, match="override"):
            decide(desk.case, Judgement(HELD, override=wrong))
    told = decide(desk.case, Judgement(HELD, override=reason, conditions="Mornings alone."))
    assert told.candidacy.decision == "offer_with_conditions"
    assert charted(desk).override.reason == reason["reason"]
    days = told.candidacy.review_on - desk.theirs.sync().agreement.read("en").today
    assert days == timedelta(days=14)


def test_a_clinician_may_be_stricter_than_the_answers_and_never_milder(desk):
    told = decide(desk.case, Judgement(SUITS, decision="not_now"))
    assert told.candidacy.decision == "not_now"
    with pytest.raises(FaultyDecision, match="decision"):
        decide(desk.case, Judgement(HELD, decision="offer"))
    with pytest.raises(FaultyDecision, match="conditions"):
        decide(desk.case, Judgement(DISCUSSED))


def test_a_review_may_come_early_and_not_late(desk):
    today = desk.theirs.sync().agreement.read("en").today
    told = decide(desk.case, Judgement(SUITS, review_on=today + timedelta(days=7)))
    assert told.candidacy.review_on == today + timedelta(days=7)
    for wrong in (today - timedelta(days=1), today + timedelta(days=91)):
        with pytest.raises(FaultyDecision, match="review_on"):
            decide(desk.case, Judgement(SUITS, review_on=wrong))


def test_in_the_pilot_whoever_does_not_fit_wholly_waits(database):
    assert database
    unsure = {**SUITS, "cand.fit.established": "no"}
    assert follows_from(Judgement(unsure)).decision == "offer_with_conditions"
    assert follows_from(Judgement(unsure, phase="pilot")).decision == "not_now"


def test_where_it_broke_off_it_is_gone_on_with_and_written_once(desk, network):
    case = desk.case
    for step in range(8):
        with killed_at(network, step):
            decide(case, Judgement(SUITS))
    told = decide(desk.case, Judgement(SUITS))
    assert told.candidacy.decision == "offer"
    assert written_in_chart(desk) == 1


def test_an_offer_that_the_server_refuses_stands_in_no_chart(desk, network):
    full = {"type": "/problems/pilot-full", "title": "Full", "status": 409, "code": "pilot"}
    network.meet = lambda asked, go_on: answering(409, full) if asked.method == "PUT" else go_on()
    with pytest.raises(ProblemError):
        decide(desk.case, Judgement(SUITS))
    network.meet = honest
    assert written_in_chart(desk) == 0
    decide(desk.case, Judgement(SUITS))
    assert written_in_chart(desk) == 1


def test_messages_stand_beside_sessions_so_one_without_is_told(desk):
    assert not is_adjunct(desk.case)
    soon = desk.hands.world.clock.now().replace(microsecond=0) + timedelta(days=2)
    meeting = NewAppointment(starts_at=soon, zone="America/New_York", minutes=50)
    desk.anna.appointments.book(desk.theirs.id, meeting)
    assert is_adjunct(desk.case)


def test_nobody_else_decides(desk):
    path = f"/spaces/{desk.theirs.id}/candidacy"
    body = Decision(decision="offer", review_on=date(2030, 1, 1))
    for person in (desk.jo, desk.sam):
        with pytest.raises(ProblemError):
            person.connection.http.change("PUT", path, body)
    desk.theirs.post(Candidacy(answers=[], decision="offer", review_on="2030-01-01", version=1))
    assert desk.theirs.sync().agreement.standing().told.why == "undecided"
