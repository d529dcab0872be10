"""Urgent messages and drop-out, reckoned by hand."""

from datetime import UTC, datetime, timedelta

import pytest

from meantime.insights.spread import Seen
from meantime.server.insights.rules.alerts import Alert, time_to_take
from meantime.server.insights.rules.counts import Count
from meantime.server.insights.rules.dropout import Care, dropout

NOW = datetime(2026, 11, 30, 12, tzinfo=UTC)


def ago(**time):
    return NOW - timedelta(**time)


def test_alerts_wait_by_the_clock_until_somebody_takes_them():
    alerts = [
        Alert("anna", ago(minutes=90), ago(minutes=75, seconds=1)),
        Alert("anna", ago(minutes=60), None),
        Alert("ben", ago(minutes=30), NOW + timedelta(minutes=1)),  # after we looked
    ]
    found = time_to_take(alerts, NOW)
    assert found.spread.seen == ((14, Seen(1, 0)), (30, Seen(0, 1)), (60, Seen(0, 1)))
    assert (found.n, found.people, found.spread.median, found.spread.longest) == (3, 2, None, 60)
    assert time_to_take([], NOW) == Count(0)


def care(**other):
    usual = {"client_id": "anna", "since": ago(days=90), "last_at": ago(days=43), "next_at": None}
    return Care(**{**usual, "is_ended": False, **other})


@pytest.mark.parametrize(
    ("other", "counted", "gone"),
    [
        ({}, 1, 1),
        ({"since": ago(days=89)}, 0, 0),
        ({"last_at": None}, 0, 0),  # whoever never met cannot stop
        ({"last_at": ago(days=42)}, 1, 0),
        ({"next_at": NOW + timedelta(days=300)}, 1, 0),
        ({"is_ended": True}, 1, 0),
    ],
)
def test_who_has_stopped_coming_has_met_long_ago_with_nothing_ahead_and_no_goodbye(
    other, counted, gone
):
    assert dropout([care(**other)], NOW) == Count(counted, gone, counted)


def test_nobody_is_no_drop_out():
    assert dropout([], NOW) == Count(0)
