"""Which plan is followed by which, and how a practice bills that has set nothing."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meantime.server.billing.rules.days import day_of, instants_of, month_of, next_month
from meantime.server.billing.rules.plans import Held, last_days
from meantime.server.billing.rules.settings import usual

ZONES = [ZoneInfo(name) for name in ("America/New_York", "Pacific/Kiritimati", "Europe/Madrid")]


@pytest.mark.parametrize(
    ("country", "currency"), [("US", "USD"), ("JP", "JPY"), ("KW", "KWD"), ("MX", "MXN")]
)
def test_a_practice_bills_in_the_currency_of_its_country(country, currency):
    assert usual(country).currency == currency


@pytest.mark.parametrize("country", ["XX", "AQ", ""])
def test_where_no_currency_is_known_it_is_the_dollar(country):
    assert usual(country).currency == "USD"


def test_no_code_ships():
    assert usual("US").codes == {}


def held(since, until=None, stops_on=None):
    days = (each and date.fromisoformat(f"2031-{each}") for each in (since, until, stops_on))
    return Held(*days)


@pytest.mark.parametrize(
    ("plans", "lasts"),
    [
        ([], []),
        ([held("01-01")], [None]),
        ([held("01-01"), held("03-10")], ["03-09", None]),
        ([held("01-01"), held("03-10", "03-20")], [None, None]),
        ([held("01-01", None, "02-28"), held("03-10")], ["02-28", None]),
        ([held("01-01", None, "03-31"), held("03-10")], ["03-09", None]),
        ([held("05-01"), held("04-01"), held("06-01")], ["03-31", "05-31", None]),
    ],
)
def test_a_plan_without_an_end_follows_those_before_it(plans, lasts):
    days = [each and date.fromisoformat(f"2031-{each}") for each in lasts]
    assert last_days(plans) == days


@given(month=st.dates(date(1970, 1, 1), date(2199, 12, 31)), zone=st.sampled_from(ZONES))
def test_a_month_begins_and_ends_with_local_midnight(month, zone):
    first, end = instants_of(month, zone)
    assert day_of(first, zone) == month_of(month)
    assert day_of(end, zone) == next_month(month)


def test_a_month_is_as_long_as_its_clocks_say():
    first, end = instants_of(date(2031, 3, 1), ZoneInfo("America/New_York"))
    assert (end - first).total_seconds() / 3600 == 31 * 24 - 1
    assert first == datetime(2031, 3, 1, 5, tzinfo=UTC)
