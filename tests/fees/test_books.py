"""What a statement comes to after payments, credits and refunds, and where it stands by age."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meantime.fees.books import UNTIL, Books, Entered, bucket_of
from meantime.fees.money import tax
from meantime.fees.totals import Total, total, totals
from tests.fees.lines import line

ITEMS = {"one": 1624, "two": 500}
OWED = 2124
KINDS = st.sampled_from(["payment", "refund", "credit", "write_off"])
WISHES = st.lists(st.tuples(KINDS, st.integers(1, 3000), st.sampled_from(["", "one", "two"])))


def entered(*entries):
    return Books(ITEMS, [Entered(*each) for each in entries])


def test_nobody_gets_back_more_than_they_paid():
    assert entered().most("refund") == 0
    assert entered(("payment", 500)).most("refund") == 500
    assert entered(("payment", 500), ("refund", 200)).most("refund") == 300


def test_what_is_paid_is_not_paid_or_written_off_again():
    paid = entered(("payment", OWED))
    assert (paid.balance, paid.most("payment"), paid.most("write_off")) == (0, 0, 0)
    owing = entered(("payment", OWED), ("credit", 500, "two"))
    assert (owing.balance, owing.most("payment")) == (-500, 0)


def test_an_item_is_credited_with_its_tax_and_not_twice():
    assert entered().most("credit", "one") == 1624
    assert entered(("credit", 1624, "one")).most("credit", "one") == 0
    assert entered(("credit", 1000, "")).most("credit", "one") == 1124
    assert entered().most("credit", "unknown") == 0


def test_a_refund_after_a_credit_evens_it_out():
    books = entered(("payment", OWED), ("credit", 500, "two"), ("refund", 500))
    assert (books.balance, books.due) == (0, 0)


def test_what_is_disputed_is_not_due():
    books = entered()._replace(disputed=frozenset({"one"}))
    assert (books.balance, books.paused, books.due) == (OWED, 1624, 500)


def test_what_is_disputed_and_paid_is_neither_due_nor_paid_back():
    books = entered(("payment", OWED))._replace(disputed=frozenset({"one"}))
    assert (books.paused, books.due) == (0, 0)
    half = entered(("payment", 1000))._replace(disputed=frozenset({"one"}))
    assert (half.paused, half.due) == (1124, 0)


@given(WISHES, st.frozensets(st.sampled_from(["one", "two"])))
def test_whatever_is_entered_the_books_hold(wishes, disputed):
    books = Books(ITEMS, (), disputed)
    for kind, amount, item in wishes:
        about = item if kind == "credit" else ""
        if amount <= books.most(kind, about):
            books = books._replace(entered=[*books.entered, Entered(kind, amount, about)])
    paid = books.entered_as("payment") - books.entered_as("refund")
    lowered = books.entered_as("credit") + books.entered_as("write_off")
    assert paid >= 0
    assert 0 <= lowered <= OWED
    assert books.balance == OWED - paid - lowered
    assert books.due + books.paused == books.balance
    assert 0 <= books.paused <= max(0, books.balance)


@pytest.mark.parametrize(
    ("days", "bucket"),
    [
        *[(-1, "not_yet"), (0, "not_yet"), (1, "to_30"), (30, "to_30"), (31, "to_60")],
        *[(60, "to_60"), (61, "to_90"), (90, "to_90"), (91, "over_90"), (4000, "over_90")],
    ],
)
def test_a_statement_stands_by_how_long_it_has_been_due(days, bucket):
    due_on = date(2028, 2, 29)
    assert bucket_of(due_on, due_on + timedelta(days=days)) == bucket


@given(st.integers(-5000, 5000))
def test_every_day_has_a_place(days):
    today = date(2028, 3, 1)
    assert bucket_of(today - timedelta(days=days), today) in {*dict(UNTIL).values(), "over_90"}


@given(st.lists(st.tuples(st.integers(0, 10**9), st.integers(0, 10_000)), max_size=30))
def test_the_tax_of_a_statement_is_that_of_its_lines(priced):
    lines = [line(str(n), amount, tax(amount, rate)) for n, (amount, rate) in enumerate(priced)]
    assert total(lines) == Total(sum(a for a, _ in priced), sum(tax(*each) for each in priced))


def test_each_currency_has_a_sum_of_its_own():
    lines = [line("a", 100, 8), line("b", 50, 5, "EUR"), line("c", 10, 1)]
    assert totals(lines) == {"EUR": Total(50, 5), "USD": Total(110, 9)}
    assert totals(lines)["USD"].owed == 119
