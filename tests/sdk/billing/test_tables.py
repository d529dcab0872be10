"""Tables for a spreadsheet: nothing in them runs, and a payer's has no self-pay."""

import csv
from io import StringIO

import pytest

from meantime.protocol.posts import Profile
from meantime.sdk.billing.clients import BilledClient
from meantime.sdk.billing.tables import decimal, write_ledger, write_lines
from tests.sdk.billing.bills import JO, OWN, REPLY, THREAD, entry, line, statement


def rows(raw):
    """Return what a reader of CSV finds, by the heads."""
    return list(csv.DictReader(StringIO(raw.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize(
    "name",
    ["=1+1", "+1", "-1", "@SUM(A1)", "\tJo", "\rJo", "\nJo", "\uff1d1", '=cmd|" /C calc"!A0'],
)
def test_a_name_that_a_spreadsheet_would_run_is_made_harmless(name):
    client = BilledClient(THREAD, Profile(name=name))
    (row,) = rows(write_lines([statement(line(REPLY))], {THREAD: client}))
    assert row["client"] == f"'{name}"


@pytest.mark.parametrize("name", ["Jo Kim", "O'Hara", 'Jo "JJ" Kim', "Kim, Jo", "Jo\nKim", "José"])
def test_any_other_name_comes_back_as_it_was(name):
    client = BilledClient(THREAD, Profile(name=name))
    (row,) = rows(write_lines([statement(line(REPLY))], {THREAD: client}))
    assert row["client"] == name


def test_what_a_client_pays_for_themselves_is_in_the_books_and_not_for_a_payer():
    said = [statement(line(REPLY), line(OWN, is_self_pay=True))]
    assert [row["item"] for row in rows(write_lines(said, {THREAD: JO}))] == [REPLY, OWN]
    for_payer = write_lines(said, {THREAD: JO}, for_payer=True)
    assert [row["item"] for row in rows(for_payer)] == [REPLY]
    assert OWN.encode() not in for_payer


def test_amounts_are_decimals_of_their_currency():
    shown = {c: decimal(1500, c) for c in ("USD", "JPY", "KWD")}
    assert shown == {"USD": "15.00", "JPY": "1500", "KWD": "1.500"}
    assert (decimal(5, "USD"), decimal(-5, "USD"), decimal(0, "USD")) == ("0.05", "-0.05", "0.00")
    assert decimal(10**12, "USD") == "10000000000.00"


def test_excel_is_told_that_it_is_utf_8_and_the_columns_are_named():
    raw = write_ledger([statement(line(REPLY), ledger=[entry("payment", 1000)])], {THREAD: JO})
    assert raw.startswith(b"\xef\xbb\xbfclient,thread,")
    (row,) = rows(raw)
    assert (row["kind"], row["amount"], row["client"]) == ("payment", "10.00", "Jo Kim")


def test_a_client_without_a_desk_has_no_name_and_keeps_their_row():
    (row,) = rows(write_lines([statement(line(REPLY))], {}))
    assert (row["client"], row["thread"]) == ("", THREAD)
