"""A superbill: only what the payer accepts, never what the client pays for themselves."""

from dataclasses import replace
from datetime import date

import msgspec
import pytest

from meantime.protocol.fee_posts import BillingProfile
from meantime.sdk.billing.errors import NotOnPaper
from meantime.sdk.billing.papers.superbill import write_superbill
from meantime.sdk.billing.superbills import Asked, Parties, make_superbill
from tests.sdk.billing.bills import (
    ANNA,
    ASKED,
    JO,
    OFFICE,
    OWN,
    REPLY,
    entry,
    line,
    statement,
    text_of,
)

TODAY = date(2026, 12, 6)
ASKING = Asked(diagnoses=["F41.1", "F43.2"], place="10")


def made(said, asked=ASKING, client=JO, office=OFFICE):
    return make_superbill(said, Parties(client, office, ANNA), asked, TODAY)


@pytest.mark.parametrize(
    ("why", "lines", "client", "office"),
    [
        ("nothing", [], JO, OFFICE),
        ("nothing", [line(REPLY, dispute="withdrawn"), line(ASKED, dispute="open")], JO, OFFICE),
        ("self_pay", [line(REPLY, is_self_pay=True)], JO, OFFICE),
        ("no_payer", [line(REPLY)], replace(JO, payer=BillingProfile()), OFFICE),
        ("no_code", [line(REPLY, code="")], JO, OFFICE),
        ("not_accepted", [line(REPLY, code="X0002")], JO, OFFICE),
        ("not_accepted", [line(REPLY)], JO, msgspec.structs.replace(OFFICE, accepts=[])),
        (
            "not_accepted",
            [line(REPLY)],
            replace(JO, payer=BillingProfile(payer="Other Health")),
            OFFICE,
        ),
    ],
)
def test_what_must_not_stand_on_it_is_refused_by_its_reason(why, lines, client, office):
    with pytest.raises(NotOnPaper) as refused:
        made(statement(*lines), client=client, office=office)
    assert refused.value.why == why


def test_what_a_client_pays_for_themselves_is_left_out_and_refused_where_it_is_asked_for():
    said = statement(line(REPLY), line(OWN, is_self_pay=True))
    assert [each.item for each in made(said).lines] == [REPLY]
    with pytest.raises(NotOnPaper, match="themselves"):
        made(said, replace(ASKING, items=[REPLY, OWN]))


def test_the_first_lines_are_paid_first_and_what_was_taken_off_is_no_charge():
    ledger = [entry("payment", 2000), entry("refund", 100), entry("credit", 620, ASKED)]
    lines = made(statement(line(REPLY), line(ASKED, dispute="stands"), ledger=ledger)).lines
    assert [(each.amount, each.paid) for each in lines] == [(1620, 1620), (1000, 280)]


@pytest.mark.parametrize(("locale", "title"), [("en", "Superbill 12"), ("es", "detallada 12")])
def test_it_has_every_field_that_a_payer_asks_for(locale, title):
    said = made(statement(line(REPLY), ledger=[entry("payment", 1000)]))
    shown = text_of(write_superbill(said, "US", locale))
    for words in (
        *(title, "Elm Street Practice", "1 Elm Street", "12-3456789", "1234567893"),
        *("Anna Weiss, LMFT", "MFT 555", "1987654321", "Jo Kim", "2 Oak Lane", "1990"),
        *("Acme Health", "AH-77", "F41.1", "F43.2", "X0001", "1, 2", "$16.20", "$10.00", "$6.20"),
    ):
        assert words in shown
    assert ("messages between sessions" in shown) == (locale == "en")
