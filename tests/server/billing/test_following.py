"""What follows for plans from policies: a consent, its withdrawal, a pause, an end."""

from datetime import UTC, datetime, timedelta

import pytest

from meantime.protocol import flows
from tests.server.billing.billed import MONTHLY, Billed
from tests.server.policies.agreeing import Agreeing, document
from tests.server.spaces.refusals import refused
from tests.server.swept import forget_what_waits
from tests.world import ok

FEE = {"plan": "monthly", "amount": 4000, "currency": "USD", "included": 0}
DAY = timedelta(days=1)


class Consenting:
    """A practice whose policy says what messages cost; its people, and what they pay."""

    def __init__(self, world):
        self.billed = Billed(world)
        self.desk = Agreeing(world, self.billed.practice)
        self.version = self.desk.publish(document=document(fee=FEE))
        self.desk.decide()

    def sign(self, **said):
        return self.desk.sign(self.desk.client, self.version, **said)

    def plans(self):
        return self.billed.fees()["plans"]

    def pass_days(self, days):
        self.billed.go_to(self.desk.world.clock.now() + days * DAY)


@pytest.fixture
def consenting(world):
    yield Consenting(world)
    world.server.write(forget_what_waits)


def test_the_fee_of_a_policy_holds_for_whoever_consents_to_it(consenting):
    assert consenting.plans() == []
    consent = consenting.sign()
    [plan] = consenting.plans()
    assert (plan["id"], plan["source"], plan["state"]) == (
        consent["entry_id"],
        "policy",
        "agreed",
    )
    said = {"since": "2031-03-14", "until": "2032-03-14", "share": 10_000}
    assert plan["terms"] == {**MONTHLY, **said, "replies": 0}


def test_a_fee_ends_with_the_day_on_which_consent_is_withdrawn(consenting):
    consenting.sign()
    consenting.pass_days(2)
    consenting.sign(decision="withdraw")
    assert consenting.plans()[0]["stops_on"] == "2031-03-16"


def test_a_clinician_who_has_gone_through_it_agrees_to_nothing(consenting):
    consenting.desk.sign(consenting.desk.clinician, consenting.version, role="clinician")
    assert consenting.plans() == []


def test_of_a_young_person_a_guardian_s_consent_counts(consenting):
    desk = consenting.desk
    own = desk.practice.found(desk.clinician)
    guardian = desk.practice.admit(own, desk.clinician)
    path = f"/spaces/{desk.care.id}/guardians"
    ok(desk.clinician.api.put(path, json={"spaces": [own.id]}))
    consenting.sign()
    assert consenting.plans() == []
    entry_id = desk.seal(guardian, own)
    body = desk.body(guardian, consenting.version, role="guardian", entry_id=entry_id)
    ok(desk.try_sign(guardian, body))
    assert [plan["id"] for plan in consenting.plans()] == [entry_id]
    assert consenting.billed.fees(guardian)["plans"] == consenting.plans()
    consenting.sign(decision="withdraw")  # the young person, who may not write any more
    assert consenting.plans()[0]["stops_on"] == "2031-03-14"


def test_days_on_which_messages_pause_cost_nothing(consenting):
    consenting.sign()
    consenting.desk.set_state("paused")
    assert consenting.billed.fees()["pauses"] == [["2031-03-14", None]]
    consenting.pass_days(3)
    consenting.desk.set_state("on")
    fees = consenting.billed.fees()
    assert fees["pauses"] == [["2031-03-14", "2031-03-16"]]
    assert fees["plans"][0]["stops_on"] == "2031-03-16"  # it is agreed to anew
    consenting.sign()
    assert consenting.plans()[1]["terms"]["since"] == "2031-03-17"


def test_a_pause_of_less_than_a_day_is_none(consenting):
    consenting.sign()
    consenting.desk.set_state("paused")
    consenting.desk.set_state("on")
    assert consenting.billed.fees()["pauses"] == []


def test_plans_end_as_the_practice_ends_messages(consenting):
    consenting.sign()
    later = consenting.billed.agree(**{**MONTHLY, "since": "2031-06-01"})
    consenting.pass_days(1)
    consenting.desk.set_state("ended")
    assert [plan["stops_on"] for plan in consenting.plans()] == ["2031-03-15"] * 2
    assert later["terms"]["since"] > "2031-03-15"


@pytest.mark.parametrize("is_first", [True, False], ids=["before", "after"])
def test_a_fee_ends_with_the_last_day_of_consents(consenting, is_first):
    if is_first:
        consenting.desk.set_state("on", at_latest="2031-09-30")
    consenting.sign()
    if not is_first:
        consenting.desk.set_state("on", at_latest="2031-09-30")
    [plan] = consenting.plans()
    assert "2031-09-30" in {plan["stops_on"], plan["terms"]["until"]}


def test_whoever_has_no_seat_any_more_pays_for_no_day_after(consenting):
    consenting.sign()
    desk = consenting.desk
    gone = flows.remove(
        desk.clinician.account, desk.care.state, [desk.client.id], desk.world.now_ms
    )
    desk.care.send(desk.clinician, gone)
    assert consenting.billed.fees(desk.clinician)["plans"][0]["stops_on"] == "2031-03-14"
    refused(desk.client.api.get(f"{consenting.billed.path}/fees"), 404, "not-found")


def test_a_policy_that_costs_nothing_names_no_currency(consenting):
    free = {"plan": "included", "amount": 0, "currency": "", "included": 0}
    version = consenting.desk.publish(document=document(fee=free))
    consenting.desk.sign(consenting.desk.client, version)
    assert consenting.plans()[0]["terms"]["currency"] == "USD"


def test_a_change_of_clocks_moves_no_day(consenting):
    consenting.billed.go_to(datetime(2031, 3, 9, 3, 30, tzinfo=UTC))  # the evening of the 8th
    consenting.sign()
    assert consenting.plans()[0]["terms"]["since"] == "2031-03-08"
