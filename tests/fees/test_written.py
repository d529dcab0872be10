"""Amounts in words of a language: exact, in the digits of their currency."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meantime.fees.written import LARGEST, read, typed, written

CURRENCIES = st.sampled_from(["USD", "EUR", "MXN", "JPY", "KWD", "IQD", "CLF"])
LOCALES = st.sampled_from(["en", "es"])


@pytest.mark.parametrize(
    ("amount", "currency", "locale", "text"),
    [
        (1500, "USD", "en", "$15.00"),
        (1500, "USD", "es", "$15.00"),
        (-1500, "USD", "en", "-$15.00"),
        (1500, "EUR", "es", "15,00\u00a0€"),
        (1500, "JPY", "en", "¥1,500"),
        (1500, "KWD", "en", "KWD\u00a01.500"),
        (10**12, "EUR", "es", "10.000.000.000,00\u00a0€"),
    ],
)
def test_an_amount_is_written_in_the_digits_of_its_currency(amount, currency, locale, text):
    assert written(amount, currency, locale) == text


@pytest.mark.parametrize("text", ["", "-3", "15.", "1.500", "1 50", "1e3", "$15", "٣", "15.005"])
def test_what_is_no_amount_is_not_guessed_at(text):
    assert read(text, "USD", "en") is None


@pytest.mark.parametrize("text", ["15.00", "15,00", "15", " 15.0 "])
def test_a_point_and_a_comma_mean_what_they_can_only_mean(text):
    assert read(text, "USD", "en") == read(text, "EUR", "es") == 1500


def test_a_yen_has_no_smaller_unit():
    assert read("1500", "JPY", "en") == 1500
    assert read("1500.0", "JPY", "en") is None


@given(st.integers(0, LARGEST), CURRENCIES, LOCALES)
def test_what_stands_in_a_field_is_read_as_what_it_was(amount, currency, locale):
    assert read(typed(amount, currency, locale), currency, locale) == amount


@given(st.integers(0, LARGEST), CURRENCIES, LOCALES)
def test_what_was_written_out_is_read_as_what_it_was(amount, currency, locale):
    text = "".join(each for each in written(amount, currency, locale) if each in "0123456789.,")
    assert read(text, currency, locale) == amount


@given(st.text(), CURRENCIES, LOCALES)
def test_nothing_that_is_typed_is_less_than_nothing(text, currency, locale):
    found = read(text, currency, locale)
    assert found is None or 0 <= found <= LARGEST
