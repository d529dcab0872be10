"""Billing at a terminal: a biller bills, notes, prints; who may not is told so."""

import csv
import re
from io import StringIO
from pathlib import Path

import pytest

from meantime import sdk
from meantime.cli.settled_words import SETTLED
from tests.cli.walks import CODE, WORDS, find
from tests.sdk.billing.bills import text_of
from tests.sdk.billing.monthly import IN_APRIL, MID_MARCH, agree
from tests.server.swept import forget_what_waits

on_sqlite = pytest.mark.parametrize("database", ["sqlite"])  # the device's side of things
ROOT = Path(__file__).parents[2]
PRACTICE = ("Elm Street", "1 Elm Street", "+1 555 0100", "12-3456789", "1234567893", "By card.")


@pytest.fixture
def biller(march, olga, anna, jo, terminal, logins, world):  # noqa: ARG001, PLR0913, PLR0917
    """Return the terminal of a biller, in April: jo has agreed to pay by the month in March."""
    login = f"bea-{logins['jo']}"
    code = find(CODE, olga.run("staff", "invite", typed=(WORDS,)))
    person = terminal("bea")
    shown = person.run("staff", "join", typed=(code, login, WORDS))
    bea = find(r"Your id: \S+", shown).removeprefix("Your id: ")[:8]
    olga.run("staff", "introduce", bea, "--may", "biller", typed=(WORDS, "Bea Bell", ""))
    seats = [(anna, logins["anna"]), (jo, logins["jo"])]
    ends = [sdk.connect(world.server.origin, login, WORDS, at.folder) for at, login in seats]
    agree(*(me.threads()[0].sync() for me in ends))
    for me in ends:
        me.close()
    world.clock.set(IN_APRIL)
    return person


@pytest.fixture
def march(world):
    """Let it be the middle of March 2031."""
    world.server.write(forget_what_waits)
    world.clock.set(MID_MARCH)
    yield
    world.server.write(forget_what_waits)


@on_sqlite
def test_a_biller_bills_notes_and_prints(biller, olga, tmp_path):
    run = lambda *said, **how: biller.run("billing", *said, typed=(WORDS,), **how)  # noqa: E731
    assert "The month is not over" in run("run", "2031-04", fails=True)
    assert "Statements made: 1." in run("run", "2031-03")
    assert "Statements made: 1." in run("run", "2031-03")
    assert "Jo Kim" in run("statements")
    assert "$23.23" in run("accounts")
    assert "more than is due" in run("pay", "1", "23.24", fails=True)
    assert "Not an amount" in run("pay", "1", "23.245", fails=True)
    assert "open now: $3.23" in run("pay", "1", "20", "--way", "transfer", "--on", "2031-04-02")
    assert "open now: $5.23" in run("refund", "1", "2")
    assert "open now: $0.00" in run("write-off", "1", "5.23")
    assert "transfer" in run("show", "1")
    assert "No such statement" in run("show", "2", fails=True)
    paper = tmp_path / "1.pdf"
    assert "Say first" in run("pdf", "1", "--to", str(paper), fails=True)
    olga.run("billing", "office", "--accept", "Acme: X1", typed=(WORDS, *PRACTICE))
    run("pdf", "1", "--to", str(paper), "--language", "en")
    shown = text_of(paper.read_bytes())
    assert "Jo Kim" in shown
    assert "There is nothing to pay." in shown
    assert "already" in run("pdf", "1", "--to", str(paper), fails=True)
    table = tmp_path / "march.csv"
    run("csv", "2031-03", "--ledger", "--to", str(table))
    rows = list(csv.DictReader(StringIO(table.read_bytes().decode("utf-8-sig"), newline="")))
    assert [(row["kind"], row["amount"]) for row in rows] == [
        *(("payment", "20.00"), ("refund", "2.00"), ("write_off", "5.23")),
    ]


@on_sqlite
def test_a_superbill_needs_a_payer_a_code_and_that_it_is_accepted(biller, olga, anna, tmp_path):
    olga.run("billing", "settings", "--code", "month=X1", "--tax", "0", typed=(WORDS,))
    assert "No such code: hour" in olga.run(
        "billing", "settings", "--code", "hour=X1", typed=(WORDS,), fails=True
    )
    olga.run("billing", "office", "--accept", "Acme: X1", typed=(WORDS, *PRACTICE))
    biller.run("billing", "run", "2031-03", typed=(WORDS,))
    make = ("billing", "superbill", "1", "--diagnosis", "F41.1")
    assert "who pays" in biller.run(*make, typed=(WORDS,), fails=True)
    anna.run("billing", "payer", "Jo Kim", typed=(WORDS, "Acme", "A-7", ""))
    paper = tmp_path / "superbill.pdf"
    biller.run(*make, "--to", str(paper), "--language", "en", typed=(WORDS,))
    assert "F41.1" in text_of(paper.read_bytes())
    assert "Lines: 1." in anna.run(*make, "--client", "Jo Kim", "--give", typed=(WORDS,))


@on_sqlite
def test_an_estimate_is_asked_for_line_by_line(biller, olga, anna, tmp_path):
    assert biller
    olga.run("billing", "office", typed=(WORDS, *PRACTICE))
    paper = tmp_path / "estimate.pdf"
    days = ("--since", "2031-04-02", "--until", "2031-12-31", "--asked-on", "2031-04-01")
    services = ("Session", "n", "12", "150", "0", "", "", "n", "Testing", "y", "")
    shown = anna.run(
        *("billing", "estimate", "Jo Kim", *days, "--to", str(paper), "--language", "en"),
        typed=(WORDS, *services),
    )
    assert "Expected all together: $1,800.00. Due by 2031-04-04." in shown
    assert "Testing" in text_of(paper.read_bytes())


@on_sqlite
def test_who_does_not_bill_is_told_that_there_is_nothing(biller, anna, jo):
    assert biller
    for person in (anna, jo):
        shown = person.run("billing", "accounts", typed=(WORDS,), fails=True)
        assert "nothing here that you may see" in shown


def test_every_reason_of_the_server_has_its_sentence():
    page = (ROOT / "docs" / "problems" / "fee-settled.md").read_text(encoding="utf-8")
    reasons = page.partition("`code` says why")[2]
    assert set(re.findall(r"`([a-z_]+)`", reasons)) == set(SETTLED)
