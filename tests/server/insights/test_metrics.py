"""Periods become metrics: all as one, the newest alone, or made out of others."""

from datetime import date, timedelta

import pytest

from meantime.insights.spread import spread_of
from meantime.server.insights.queries.periods import Period
from meantime.server.insights.rules.counts import Count
from meantime.server.insights.service.formulas import FORMULAS
from meantime.server.insights.service.metrics import MADE, metrics_of

MONDAY = date(2027, 3, 1)


def period(metric, counted, week=0, weeks=1):
    since = MONDAY + timedelta(weeks=week)
    return Period(metric, since, since + timedelta(weeks=weeks), counted)


def metric(id_, *periods):
    return next(each for each in metrics_of(periods) if each.id == id_)


def test_every_metric_of_the_content_is_counted_or_made_of_what_is():
    assert FORMULAS.keys() | MADE.keys() == {each.id for each in metrics_of(())}
    assert not FORMULAS.keys() & MADE.keys()
    assert {id_ for made in MADE.values() for id_ in made.of} <= FORMULAS.keys()


def test_what_flows_is_one_sum_and_what_stands_is_the_newest():
    halves = [
        period("answered_share", Count(10, 5, 6), 1),
        period("answered_share", Count(30, 25, 8)),
    ]
    found = metric("answered_share", *halves)
    assert (found.n, found.people, found.value) == (40, 8, 0.75)
    assert [(each.from_, each.n) for each in found.weeks] == [
        (MONDAY, 30),
        (MONDAY + timedelta(weeks=1), 10),
    ]
    threads = [period("open_threads", Count(n, people=n), n) for n in (7, 9)]
    assert (
        metric("open_threads", *threads).value,
        len(metric("open_threads", *threads).weeks),
    ) == (
        9,
        2,
    )


def test_a_period_of_too_few_is_in_no_sum_and_none_of_the_weeks():
    hidden = period("answered_share", None)
    found = metric("answered_share", hidden, period("answered_share", Count(10, 5, 6), 1))
    assert (found.n, len(found.weeks)) == (10, 1)
    found = metric("answered_share", hidden)
    assert (found.is_shown, found.n, found.people, found.value) == (False, 0, 0, None)


def test_a_difference_is_of_weeks_in_which_both_sides_are_enough_people():
    with_, without = Count(70, 56, 70), Count(80, 48, 80)
    both = [
        period("dropout_with_messaging", with_),
        period("dropout_without_messaging", without),
        period("dropout_with_messaging", Count(70, 0, 70), 1),  # the other side was too few
    ]
    found = metric("dropout_difference", *both)
    assert (found.n, found.people, found.is_shown) == (150, 70, True)
    assert found.value == pytest.approx(0.2)
    assert [each.from_ for each in found.weeks] == [MONDAY]


def test_what_is_made_of_times_is_of_the_same_times():
    spread = spread_of([(5, True), (30, True), (45, False)])
    alerts = period("alert_minutes", Count(3, people=5, spread=spread))
    longest, taken = (
        metric(id_, alerts) for id_ in ("alert_longest_minutes", "alerts_taken_share")
    )
    assert (longest.value, longest.open, longest.n) == (45.0, 1, 3)
    assert taken.value == pytest.approx(2 / 3)
