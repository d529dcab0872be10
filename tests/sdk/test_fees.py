"""A plan is offered and agreed to, a reply charged and asked about: sealed first, then told."""

import httpx2
import msgspec
import pytest

from meantime.protocol.fee_posts import Charge, Charged, FeeAnswer, FeeDispute
from meantime.sdk.errors import ProblemError, Unreachable
from meantime.sdk.fee_charging import NothingToCharge
from meantime.sdk.fee_codes import Known
from meantime.sdk.thread_fees import NotYours
from tests.sdk.agreeing import Agreeing
from tests.sdk.hands import honest
from tests.sdk.paying import agree, answered, charge, plan, proposed, today, told

pytestmark = pytest.mark.parametrize("database", ["sqlite"])  # the device's side of things


@pytest.fixture
def office(hands, network):
    """Return an office in which jo may write."""
    made = Agreeing(hands, network)
    made.agreed()
    made.theirs.sync()
    return made


def test_the_price_of_a_policy_holds_for_who_agrees_to_it(office):
    shown = office.theirs.fees.show()
    [here], [there] = shown.said.plans, shown.told.plans
    assert (here.id, here.source, here.state) == (there.id, "policy", "agreed")
    terms = here.terms
    assert (terms.kind, terms.since, terms.until) == (
        there.terms.kind,
        there.terms.since,
        there.terms.until,
    )


def test_an_offer_holds_once_the_client_agrees_and_nobody_else_can(office):
    plan_id = office.hers.fees.offer(plan(office))
    assert [each.state for each in told(office.theirs).plans if each.id == plan_id] == ["offered"]
    with pytest.raises(NotYours):
        office.hers.sync().fees.answer(plan_id, "agreed")
    office.hers.post(FeeAnswer(of=plan_id, answer="agreed", on="2026-03-02"))
    states = [each.state for each in office.theirs.sync().fees.show().said.plans]
    assert states == ["agreed", "offered"]
    office.theirs.fees.answer(plan_id, "declined")
    office.theirs.fees.answer(plan_id, "agreed")
    assert [each.state for each in told(office.hers).plans] == ["agreed", "agreed"]


def test_an_offer_is_taken_back_until_it_was_agreed_to(office):
    plan_id = office.hers.fees.offer(plan(office))
    office.hers.fees.withdraw(plan_id)
    assert [each.state for each in told(office.theirs).plans] == ["agreed", "withdrawn"]


def test_what_is_about_safety_is_never_proposed_and_cannot_be_charged(office):
    agree(office)
    usual = answered(office)
    urgent = answered(office, "I want to die.", attention=3)
    assert proposed(office) == {usual: "", urgent: "urgent"}
    with pytest.raises(NothingToCharge, match="urgent"):
        charge(office, urgent)
    charge(office, usual)
    [mine] = told(office.theirs).charges
    assert (mine.item, mine.amount, mine.tax) == (usual, 1500, 150)
    assert proposed(office) == {usual: "charged", urgent: "urgent"}


def test_without_a_plan_that_asks_for_it_nothing_can_be_charged(office):
    reply = answered(office)
    assert proposed(office) == {reply: "no_plan"}
    with pytest.raises(NothingToCharge):
        charge(office, reply)


def test_a_charge_is_taken_back_on_both_sides_and_said_again(office):
    agree(office)
    reply = answered(office)
    first = charge(office, reply)
    office.hers.sync().fees.take_back(first)
    assert told(office.theirs).charges == office.theirs.fees.said().charges == []
    charge(office, reply)
    assert [each.item for each in told(office.theirs).charges] == [reply]


def test_a_charge_that_the_server_refuses_does_not_stand(office):
    plan_id = agree(office)
    reply = answered(office)
    on = today(office).isoformat()
    wrong = Charged(of=reply, on=on, plan=plan_id, amount=9000, tax=0, currency="USD")
    hers = office.hers.sync()
    hers.post(Charge(items=[wrong]))
    assert [each.item for each in office.theirs.sync().fees.said().charges] == [reply]
    with pytest.raises(ProblemError) as refused:
        hers.fees.show()
    assert refused.value.slug == "fee-differs"
    assert hers.fees.show().told.charges == office.theirs.sync().fees.said().charges == []


def test_a_charge_by_somebody_else_s_app_is_seen_to_differ(office):
    plan_id = agree(office)
    reply = answered(office)
    charge(office, reply)
    assert office.theirs.sync().fees.show().differing == []
    assert office.theirs.fees.show().unsigned == []
    answered(office, "Again.")
    on = today(office).isoformat()
    other = office.hers.sync().fees.replies(today(office)).replies[-1].item
    wrong = Charged(of=other, on=on, plan=plan_id, amount=1, tax=0, currency="USD")
    office.hers.post(Charge(items=[wrong]))
    assert office.theirs.sync().fees.show().differing == [other]


def test_a_server_that_says_another_amount_than_was_signed_is_seen(office, network):
    agree(office)
    reply = answered(office)
    charge(office, reply)

    def lie(request, go_on):
        answer = go_on()
        if not request.url.path.endswith("/fees"):
            return answer
        said = msgspec.json.decode(answer.read())
        said["charges"][0]["amount"] = 9000
        return httpx2.Response(200, content=msgspec.json.encode(said), headers=answer.headers)

    network.meet = lie
    shown = office.hers.sync().fees.show()
    assert [(each.item, each.amount) for each in shown.told.charges] == [(reply, 9000)]
    assert (shown.differing, shown.unsigned) == ([reply], [])


def test_what_was_written_and_not_told_is_told_at_the_next_look(office):
    plan_id = office.hers.fees.offer(plan(office))
    office.theirs.sync().post(FeeAnswer(of=plan_id, answer="agreed", on=today(office).isoformat()))
    assert [each.state for each in told(office.hers).plans] == ["agreed", "offered"]
    assert [each.state for each in told(office.theirs).plans] == ["agreed", "agreed"]
    reply = answered(office)
    charge(office, reply)
    office.theirs.sync().post(FeeDispute(item=reply))
    assert told(office.hers).disputes == []
    assert [each.item for each in told(office.theirs).disputes] == [reply]


def test_a_client_who_pays_themselves_ends_that_alone(office):
    office.hers.fees.self_pay(is_on=True)
    assert told(office.theirs).is_self_pay
    with pytest.raises(NotYours):
        office.hers.sync().fees.self_pay(is_on=False)
    assert told(office.theirs).is_self_pay
    office.theirs.fees.self_pay(is_on=False)
    assert not told(office.hers).is_self_pay


def test_minutes_are_kept_and_a_code_mostly_does_not_fit(office):
    answered(office)
    day = today(office)
    kept = office.hers.fees.set_minutes(day, 400)
    office.hers.fees.set_minutes(day, 299, kept.id)
    [checked] = office.hers.sync().fees.check_codes(
        day, Known(needs_evaluation=True, has_consent=True)
    )
    assert checked.verdict.reasons == ("too_short", "window_open")
    assert told(office.theirs).seconds is None


def test_nothing_of_it_is_a_message_that_waits(office):
    agree(office)
    reply = answered(office)
    charge(office, reply)
    office.theirs.sync().fees.dispute(reply)
    assert office.anna.waiting() == []


def test_an_offer_whose_telling_is_lost_is_told_again(office, network):
    offered = plan(office)

    def lose(request, go_on):
        if "/fee-plans/" in request.url.path:
            raise httpx2.ConnectError("lost")
        return go_on()

    network.meet = lose
    with pytest.raises(Unreachable):
        office.hers.fees.offer(offered)
    assert [each.state for each in office.theirs.sync().fees.said().plans] == ["agreed", "offered"]
    assert len(told(office.theirs).plans) == 1
    plan_id = office.theirs.fees.said().plans[-1].id
    office.theirs.fees.answer(plan_id, "agreed")  # for which the server has no offer yet
    network.meet = honest
    assert [each.state for each in told(office.hers).plans] == ["agreed", "offered"]
    assert [each.state for each in told(office.theirs).plans] == ["agreed", "agreed"]
