"""What an account is billed for a month, reckoned by hand."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from meantime.fees.plans import Plan
from meantime.server.billing.rules.lines import (
    NO_DAYS,
    Account,
    Days,
    Line,
    lines_for,
    months_until,
)
from meantime.server.billing.rules.mornings import by_day, next_morning

NOVEMBER = date(2026, 11, 1)
MONTHLY = Plan("monthly", "USD", date(2026, 10, 1), amount=3_000, tax_rate=1_000, id="old")
NEW_YORK = ZoneInfo("America/New_York")


def reply(item, on, **other):
    usual = {"code": "", "amount": 500, "tax": 50, "plan_id": "each", "is_self_pay": False}
    return Line("USD", item, "reply", on, on, **{**usual, **other})


def account(*charges, plans=(MONTHLY,), pauses=(), disputes=(), own_days=NO_DAYS):
    return Account(plans, charges, pauses, dict(disputes), own_days)


def items(found):
    return [(line.item, line.amount, line.tax) for line in found]


def test_nothing_is_owed_where_nothing_was_agreed_to():
    assert lines_for(account(plans=()), NOVEMBER, "") == []


def test_a_month_is_one_line_with_the_practices_code():
    (line,) = lines_for(account(), NOVEMBER, "M1")
    assert line == Line(
        *("USD", "2026-11-01", "month", NOVEMBER, date(2026, 11, 30), "M1", 3_000, 300),
        *("old", False),
    )


def test_days_that_pause_cost_nothing():
    paused = account(pauses=[(date(2026, 11, 11), date(2026, 11, 20))])
    assert items(lines_for(paused, NOVEMBER, "")) == [
        ("2026-11-01", 1_000, 100),
        ("2026-11-21", 1_000, 100),
    ]
    assert lines_for(account(pauses=[(date(2026, 9, 3), None)]), NOVEMBER, "") == []


def test_a_plan_that_follows_in_the_middle_begins_a_line_of_its_own():
    dearer = Plan("monthly", "USD", date(2026, 11, 16), amount=6_000, tax_rate=1_000, id="new")
    found = lines_for(account(plans=(MONTHLY, dearer)), NOVEMBER, "")
    assert [(line.plan_id, line.amount) for line in found] == [("old", 1_500), ("new", 3_000)]


def test_a_reply_that_comes_late_is_owed_and_one_of_the_next_month_is_not_yet():
    late, own, next_ = (reply(day, date(2026, *on)) for day, on in DAYS.items())
    found = lines_for(account(late, own, next_, plans=()), NOVEMBER, "")
    assert [line.item for line in found] == ["late", "own"]


DAYS = {"late": (9, 30), "own": (11, 30), "next": (12, 1)}


@pytest.mark.parametrize(
    ("state", "owed"),
    [("open", ["2026-11-01"]), ("withdrawn", ["2026-11-01"]), ("stands", ["2026-11-01", "own"])],
)
def test_a_reply_that_is_asked_about_waits_and_one_that_is_withdrawn_is_owed_nowhere(state, owed):
    asked = account(reply("own", date(2026, 11, 5)), disputes={"own": state})
    assert [line.item for line in lines_for(asked, NOVEMBER, "")] == owed


def test_no_payer_hears_of_a_stretch_with_a_day_of_which_none_may():
    last, next_ = date(2026, 11, 30), date(2026, 12, 1)
    first, before = date(2026, 11, 1), date(2026, 10, 31)
    for days, is_kept in {
        Days(last, None): True,
        Days(next_, None): False,
        Days(before, first): True,
        Days(before, before): False,
        Days(last, before): False,  # it ended on the day on which it began
    }.items():
        (line,) = lines_for(account(own_days=days), NOVEMBER, "")
        assert line.is_self_pay is is_kept


def test_months_that_nobody_billed_are_made_up_one_by_one():
    assert list(months_until(date(2026, 12, 1), date(2027, 2, 1))) == [
        date(2026, 12, 1),
        date(2027, 1, 1),
        date(2027, 2, 1),
    ]
    assert list(months_until(date(2026, 12, 1), NOVEMBER)) == []


def at(month, day, hour):
    return datetime(2026, month, day, hour, tzinfo=UTC)


@pytest.mark.parametrize(
    ("behind", "morning"),
    [
        ((10, 31, 20), (11, 1, 14)),  # clocks go back that night: 9:00 is 14:00 UTC
        ((3, 7, 20), (3, 8, 13)),  # and forward
        ((11, 1, 14), (11, 2, 14)),  # at the very hour it is the next day's
    ],
)
def test_a_morning_is_by_the_clock_of_the_practice_once_a_day(behind, morning):
    assert next_morning(at(*behind), NEW_YORK) == at(*morning)


@pytest.mark.parametrize(
    ("hour", "called"), [((3, 8, 59), (3, 9)), ((3, 9), (3, 9)), ((3, 20), (4, 9))]
)
def test_nobody_is_called_at_night(hour, called):
    first = datetime(2026, 12, 1, tzinfo=NEW_YORK)
    now, at = (
        first + timedelta(days=day - 1, hours=hours, minutes=sum(minutes))
        for day, hours, *minutes in (hour, called)
    )
    assert by_day(now, NEW_YORK) == at
