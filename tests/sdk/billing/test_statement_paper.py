"""A statement on paper: what for, when, how much, and what may be done about it."""

from dataclasses import replace

import pytest

from meantime.protocol.posts import Profile
from meantime.sdk.billing.papers.sheet import bill_words
from meantime.sdk.billing.papers.statement import Bill, write_statement
from tests.sdk.billing.bills import ASKED, JO, OFFICE, OWN, REPLY, entry, line, statement, text_of


def paper(said, locale="en", client=JO):
    return text_of(write_statement(Bill(said, client, OFFICE, "US"), locale))


def test_it_says_who_owes_what_for_what_until_when_and_how_to_pay():
    month = line(OWN, kind="month", code="")
    shown = paper(statement(line(REPLY), month, ledger=[entry("payment", 1000, way="card")]))
    for words in (
        *("Statement 12", "Elm Street Practice", "Jo Kim", "2 Oak Lane", "12-3456789"),
        *("November 1, 2026 to November 30, 2026", "November 3, 2026"),
        *("A reply to what you wrote (code X0001)", "Messages, November 3, 2026 to"),
        *("$15.00", "$1.20", "$16.20", "$32.40", "Paid (card)", "-$10.00"),
        *("Please pay $22.40 by December 15, 2026.", "By card at your next session,"),
        "Messages about your safety cost nothing.",
    ):
        assert words in shown


@pytest.mark.parametrize(
    ("dispute", "paused", "words"),
    [
        ("open", 1620, ("not due yet", "There is nothing to pay.", "$16.20 more is not due")),
        ("stands", 0, ("had an answer", "Please pay $16.20")),
    ],
)
def test_what_is_asked_about_is_shown_and_not_to_be_paid(dispute, paused, words):
    shown = paper(statement(line(ASKED, dispute=dispute), paused=paused))
    assert [each for each in words if each not in shown] == []
    assert ("How to pay" in shown) == (not paused)


def test_what_was_taken_off_after_it_was_paid_is_owed_to_the_client():
    ledger = [entry("payment", 1620), entry("credit", 1620, ASKED)]
    shown = paper(statement(line(ASKED, dispute="withdrawn"), ledger=ledger))
    assert "The practice owes you $16.20." in shown
    assert "How to pay" not in shown


@pytest.mark.parametrize(("currency", "shown"), [("JPY", "¥1,620"), ("KWD", "KWD 1.620")])
def test_a_currency_has_the_digits_that_it_has(currency, shown):
    assert shown in paper(statement(line(REPLY), currency=currency))


def test_it_stands_in_spanish_as_well():
    shown = paper(statement(line(REPLY)), "es")
    assert "Estado de cuenta 12" in shown
    assert "Los mensajes sobre su seguridad no cuestan nada." in shown


def test_a_name_in_other_letters_and_one_like_markup_are_printed_as_they_are():
    odd = replace(JO, profile=Profile(name="*Jo* #pagebreak() 이서준"))
    assert "*Jo* #pagebreak()" in paper(statement(line(REPLY)), client=odd)


def test_all_words_are_there_in_both_languages():
    words = bill_words()
    plain = (words.rows, words.heads, words.statement, words.done, words.ways, words.superbill)
    for group in plain:
        assert all(set(each) == {"en", "es"} for each in group.values())
    assert [each.id for each in words.disclaimers if set(each.text) != {"en", "es"}] == []
