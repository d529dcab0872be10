"""Facts as a person would say them, in both languages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meantime.agreement.fact_words import (
    date_words,
    money_words,
    number_words,
    reply_words,
    values,
    zone_words,
)
from meantime.agreement.week_words import agreeing, days_words, hours_words, review_words
from tests.agreement.documents import facts

OPEN = [[540, 1020]]
FREE: list[list[int]] = []
WEEK = [OPEN] * 5 + [FREE] * 2

HOURS = [  # hours, as they follow "Our hours are" and "Nuestro horario es de"
    (WEEK, "9:00 am to 5:00 pm", "9:00 a. m. a 5:00 p. m."),
    (
        [[[540, 720], [780, 1020]]] * 5 + [FREE] * 2,
        "9:00 am to noon and 1:00 pm to 5:00 pm",
        "9:00 a. m. a 12:00 del mediodía y de 1:00 p. m. a 5:00 p. m.",
    ),
    (
        [OPEN] * 4 + [[[540, 720]], FREE, FREE],
        "9:00 am to 5:00 pm (Fridays: 9:00 am to noon)",
        "9:00 a. m. a 5:00 p. m. (los viernes: de 9:00 a. m. a 12:00 del mediodía)",
    ),
    (
        [OPEN, [[720, 1140]], OPEN, [[720, 1140]], OPEN, [[600, 720]], FREE],
        "9:00 am to 5:00 pm (Tuesdays and Thursdays: noon to 7:00 pm; Saturdays: 10:00 am to noon)",
        (
            "9:00 a. m. a 5:00 p. m. (los martes y los jueves: de 12:00 del mediodía a 7:00 p. m.; "
            "los sábados: de 10:00 a. m. a 12:00 del mediodía)"
        ),
    ),
    (
        [[[1320, 1560]]] * 5 + [FREE] * 2,
        "10:00 pm to 2:00 am the next day",
        "10:00 p. m. a 2:00 a. m. del día siguiente",
    ),
    (
        [[[0, 1440]]] * 7,
        "midnight to midnight",
        "12:00 de la noche a 12:00 de la noche",
    ),
    ([FREE] * 7, "", ""),
]
WINDOWS = [  # windows, as they follow "at" and "a las" (or the article that fits)
    (
        [[600, 960]] * 5 + [FREE] * 2,
        "10:00 am and 4:00 pm",
        "10:00 a. m. y a las 4:00 p. m.",
    ),
    (
        [[600, 960]] * 4 + [[780], FREE, FREE],
        "10:00 am and 4:00 pm (Fridays: 1:00 pm)",
        "10:00 a. m. y a las 4:00 p. m. (los viernes: a la 1:00 p. m.)",
    ),
    (
        [[600], FREE, [600], [600], [600], FREE, FREE],
        "10:00 am (except Tuesdays)",
        "10:00 a. m. (excepto los martes)",
    ),
    ([[720]] * 5 + [FREE] * 2, "noon", "12:00 del mediodía"),
    ([FREE] * 7, "no fixed times", "horas de atención, sin hora fija"),
]
DAYS = [
    ([0, 1, 2, 3, 4], "Monday to Friday", "de lunes a viernes"),
    ([0, 1, 2, 3, 4, 5, 6], "every day", "todos los días"),
    ([0, 2, 4], "Mondays, Wednesdays and Fridays", "los lunes, los miércoles y los viernes"),
    ([0, 1, 2, 3, 5], "Monday to Thursday and Saturdays", "de lunes a jueves y los sábados"),
    ([1, 2], "Tuesdays and Wednesdays", "los martes y los miércoles"),
    ([3], "Thursdays", "los jueves"),
    ([], "", ""),
]
REPLIES = [
    ("days", 1, "by the end of the first business day", "antes de que termine el primer día hábil"),
    ("days", 3, "by the end of the third business day", "antes de que termine el tercer día hábil"),
    ("days", 20, "within 20 business days", "en un plazo de 20 días hábiles"),
    ("hours", 1, "within one business hour", "en un plazo de una hora hábil"),
    ("hours", 8, "within 8 business hours", "en un plazo de 8 horas hábiles"),
]
MONEY = [
    (2500, "USD", "$25", "$25"),
    (2505, "USD", "$25.05", "$25.05"),
    (123450, "EUR", "€1,234.50", "1234,50 €"),
    (2500, "CLP", "CLP 2,500", "$2500 CLP"),
    (2550, "SEK", "SEK 25.50", "25,50 SEK"),
    (0, "USD", "", ""),
    (2500, "", "", ""),
]


@pytest.mark.parametrize(("hours", "english", "spanish"), HOURS)
def test_hours_are_said_as_a_person_would(hours, english, spanish):
    assert plain(hours_words(hours, locale) for locale in ("en", "es")) == [english, spanish]


@pytest.mark.parametrize(("windows", "english", "spanish"), WINDOWS)
def test_review_times_are_said_as_a_person_would(windows, english, spanish):
    said = plain(review_words(windows, WEEK, locale) for locale in ("en", "es"))
    assert said == [english, spanish]


def plain(said):
    """Return what is said with usual blanks: "a. m." breaks over no line."""
    return [text.replace(".\u00a0m.", ". m.") for text in said]


@pytest.mark.parametrize(("days", "english", "spanish"), DAYS)
def test_days_that_follow_each_other_are_a_span(days, english, spanish):
    assert (days_words(days, "en"), days_words(days, "es")) == (english, spanish)


@pytest.mark.parametrize(("unit", "n", "english", "spanish"), REPLIES)
def test_a_reply_time_is_a_day_or_hours(unit, n, english, spanish):
    said = [reply_words({"unit": unit, "n": n}, locale) for locale in ("en", "es")]
    assert said == [english, spanish]


@pytest.mark.parametrize(("amount", "currency", "english", "spanish"), MONEY)
def test_an_amount_is_written_as_its_language_does(amount, currency, english, spanish):
    assert money_words(amount, currency, "en") == english
    assert money_words(amount, currency, "es") == spanish


def test_a_currency_without_words_of_its_own_has_its_digits():
    assert money_words(1500, "KWD", "en") == "KWD 1.500"
    assert money_words(1500, "KRW", "es") == "1500 KRW"


def test_a_zone_has_a_plain_name_or_its_own():
    assert zone_words("America/New_York", "es") == "hora del Este, Nueva York"
    assert zone_words("America/Port_of_Spain", "en") == "America/Port of Spain"


def test_dates_and_numbers_are_said_the_same_on_any_device():
    assert date_words("2026-11-09", "en") == "November 9, 2026"
    assert date_words("2026-11-09", "es") == "9 de noviembre de 2026"
    assert [number_words(n, "en") for n in (5, 1500)] == ["5", "1,500"]
    assert [number_words(n, "es") for n in (1500, 10000)] == ["1500", "10\u00a0000"]


def test_small_spanish_words_fit_what_follows():
    assert agreeing("a las 1:30 y a las 10:00", "es") == "a la 1:30 y a las 10:00"
    assert (
        agreeing("Ana y Inés, agua y hielo, y Hilda", "es") == "Ana e Inés, agua y hielo, e Hilda"
    )
    assert agreeing("las 1:30 y I", "en") == "las 1:30 y I"


PERIODS = st.tuples(st.integers(0, 1439), st.integers(1, 1440)).map(lambda p: [p[0], p[0] + p[1]])
WEEKS = st.lists(st.lists(PERIODS, max_size=3), min_size=7, max_size=7)


@given(WEEKS, st.lists(st.lists(st.integers(0, 1439), max_size=3), min_size=7, max_size=7))
def test_any_week_has_words_with_nothing_left_to_fill(hours, windows):
    for locale in ("en", "es"):
        said = values(facts(hours=hours, windows=windows), locale)
        assert bool(said["business_hours"]) == any(hours)
        assert said["review_times"]
        assert "{" not in "".join(said.values())
