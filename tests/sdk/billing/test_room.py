"""Billing through the SDK, against a server: months, statements, what was paid, and by whom."""

from datetime import date

import msgspec
import pytest

from meantime import sdk
from meantime.protocol.fee_posts import (
    BillingProfile,
    Estimate,
    Service,
    Superbill,
)
from meantime.sdk.billing import office as offices
from meantime.sdk.billing.clients import billed_clients, say_payer
from meantime.sdk.billing.errors import NoOffice, NotOnPaper
from meantime.sdk.billing.estimates import give_estimate
from meantime.sdk.billing.superbills import Asked, Parties, hand_over, make_superbill
from meantime.wire import statements as wire
from tests.sdk.billing.bills import ANNA, CODE, OFFICE
from tests.sdk.billing.monthly import IN_APRIL, MID_MARCH, PRICE, agree
from tests.sdk.hands import Hands
from tests.sdk.office import SAM, Office
from tests.server.swept import forget_what_waits

MARCH = date(2031, 3, 1)


@pytest.fixture
def billed(world, tmp_path):
    """Return an office in which sam bills, jo pays by the month, and March is over."""
    world.server.write(forget_what_waits)
    world.clock.set(MID_MARCH)
    with Hands(world, tmp_path) as hands:
        office = Office(hands, hands.between())
        office.owner.introduce(office.sam.id, SAM, ["biller"])
        office.owner.settle_desks()
        agree(office.case.thread, office.theirs)
        world.clock.set(IN_APRIL)
        for name in ("owner", "anna", "sam", "jo"):
            setattr(office, name, later(hands, getattr(office, name)))
        office.theirs = office.jo.thread(office.theirs.id)
        yield office
    world.server.write(forget_what_waits)


def later(hands, person):
    """Return somebody at another device, signed in anew."""
    folder = hands.folder / "later"
    account = person.connection.account
    return hands.enter_context(sdk.connect_by_key(hands.http(), account, folder))


def entry(kind, amount):
    return wire.NewLedgerEntry(kind=kind, on=date(2031, 4, 2), amount=amount)


def billed_once(person):
    """Bill March and return its one statement."""
    person.billing.run(MARCH, pause=0.05)
    (one,) = person.billing.statements(MARCH)
    return one


def test_a_biller_bills_a_month_reads_its_names_and_notes_what_was_paid(billed):
    seen = []
    run = billed.sam.billing.run(MARCH, lambda *step: seen.append(step), pause=0.05)
    assert (run.state, run.of, run.statements) == ("done", 1, 1)
    assert seen[-1] == (1, 1)
    one = billed_once(billed.sam)
    assert (one.amount, one.balance) == (PRICE, PRICE)
    assert billed_clients(billed.sam.connection)[one.space_id].name == "Jo Kim"
    assert [each.balance for each in billed.sam.billing.accounts()] == [{"USD": PRICE}]
    for again in range(2):
        now = billed.sam.billing.enter(one, entry("payment", 2000), "P" * 22)
        assert (now.summary.balance, len(now.ledger)) == (PRICE - 2000, 1), again
    billed.sam.billing.enter(one, entry("write_off", 323))
    assert billed.sam.billing.statement(one.space_id, MARCH, "USD").summary.balance == 0
    assert billed.sam.billing.disputes() == []


def test_more_than_there_is_to_pay_or_to_give_back_is_not_entered(billed):
    one = billed_once(billed.sam)
    for kind in ("payment", "credit", "write_off", "refund"):
        with pytest.raises(sdk.ProblemError, match="fee-settled"):
            billed.sam.billing.enter(one, entry(kind, PRICE + 1))
    with pytest.raises(sdk.ProblemError, match="fee-settled"):
        billed.sam.billing.run(date(2031, 4, 1))


def test_who_does_not_bill_finds_no_books(billed):
    one = billed_once(billed.owner)
    for person in (billed.anna, billed.jo):
        for ask in (person.billing.accounts, person.billing.ageing, person.billing.runs):
            with pytest.raises(sdk.ProblemError, match="not-found"):
                ask()
        with pytest.raises(sdk.ProblemError):
            person.billing.enter(one, entry("payment", 1))
        assert person.billing.statements_of(one.space_id) == [one]


def test_a_custodian_has_the_names_of_clients_of_others(billed):
    assert billed_clients(billed.owner.connection)[billed.theirs.id].name == "Jo Kim"


def test_what_stands_on_bills_is_said_in_the_directory(billed):
    with pytest.raises(NoOffice):
        offices.office_of(billed.sam.connection)
    offices.say_office(billed.owner.connection, OFFICE)
    assert offices.office_of(billed.sam.connection) == OFFICE
    assert offices.provider_of(billed.sam.connection, billed.anna.id).name == "Anna Weiss"
    offices.say_provider(billed.owner.connection, billed.anna.id, ANNA)
    assert offices.provider_of(billed.sam.connection, billed.anna.id) == ANNA


def test_a_superbill_has_the_practice_s_own_code_and_is_given_by_a_clinician(billed):
    settings = billed.owner.billing.settings()
    said = msgspec.structs.replace(settings, codes={"month": CODE})
    assert billed.owner.billing.set_settings(said).codes == {"month": CODE}
    say_payer(billed.case.desk, BillingProfile(payer="Acme Health"))
    one = billed_once(billed.sam)
    whole = billed.sam.billing.statement(one.space_id, MARCH, "USD")
    client = billed_clients(billed.sam.connection)[one.space_id]
    bill = make_superbill(whole, Parties(client, OFFICE, ANNA), Asked(), IN_APRIL.date())
    assert [(each.code, each.amount) for each in bill.lines] == [(CODE, PRICE)]
    hand_over(billed.case.thread, bill)
    theirs = billed.jo.thread(one.space_id).opened()
    assert [each.post for each in theirs if isinstance(each.post, Superbill)] == [bill]


def test_an_estimate_is_sealed_and_its_sum_and_days_are_told(billed):
    said = Estimate(
        currency="USD",
        since="2031-04-02",
        until="2032-04-01",
        made_on="2031-04-02",
        asked_on="2031-04-01",
        office=OFFICE.office,
        provider=ANNA,
        client="Jo Kim",
        services=[Service(title="A month of messages", count=12, amount=4000, is_messaging=1)],
    )
    told = give_estimate(billed.case.thread, said)
    assert (told.amount, told.due_on, told.billed) == (48_000, date(2031, 4, 4), 0)
    assert billed.sam.billing.estimates(billed.theirs.id) == [told]
    with pytest.raises(NotOnPaper, match="twelve months"):
        give_estimate(billed.case.thread, msgspec.structs.replace(said, until="2032-04-02"))
    assert len(billed.sam.billing.estimates(billed.theirs.id)) == 1
