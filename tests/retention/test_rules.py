import json
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from meantime.retention.rules import Rule, decide, later, refusal
from tests.retention.vectors import FILE, vectors

A_YEAR = timedelta(days=366)
days = some.dates(date(1930, 1, 1), date(2090, 12, 31))
counts = some.integers(0, 60)
rules = some.builds(
    Rule,
    id=some.sampled_from("abcde"),
    kind=some.sampled_from(["after_end", "after_majority", "fixed"]),
    years=counts,
    age=some.integers(0, 30),
    on=days,
)


def test_the_vectors_are_what_the_rules_say():
    assert json.loads(FILE.read_text(encoding="utf-8")) == vectors()


@pytest.mark.parametrize(
    ("day", "years", "wanted"),
    [
        ((2024, 2, 29), 0, (2024, 2, 29)),
        ((2024, 2, 29), 1, (2025, 3, 1)),
        ((2024, 2, 29), 4, (2028, 2, 29)),
        ((2096, 2, 29), 4, (2100, 3, 1)),
        ((2023, 2, 28), 1, (2024, 2, 28)),
    ],
)
def test_a_leap_day_is_the_first_of_march_where_there_is_none(day, years, wanted):
    assert later(date(*day), years) == date(*wanted)


@settings(max_examples=40, deadline=None)
@given(chosen=some.lists(rules, min_size=1, max_size=5), ended_on=days, born_on=days)
def test_no_rule_is_cut_short_and_one_of_them_or_the_end_decides(chosen, ended_on, born_on):
    decision = decide(chosen, ended_on, born_on)
    reached = [each.until for each in decision.reaches]
    assert decision.destroy_on == max([ended_on, *reached]) + timedelta(days=1)
    if decision.rule:
        assert (decision.rule, decision.destroy_on - timedelta(days=1)) in {
            (each.rule, each.until) for each in decision.reaches
        }


@settings(max_examples=40, deadline=None)
@given(chosen=some.lists(rules, min_size=1, max_size=4), one=rules, ended_on=days, born_on=days)
def test_one_more_rule_or_a_later_end_never_shortens(chosen, one, ended_on, born_on):
    before = until(chosen, ended_on, born_on)
    assert until([*chosen, one], ended_on, born_on) >= before
    assert until(chosen, ended_on + timedelta(days=1), born_on) >= before


@settings(max_examples=40, deadline=None)
@given(day=days, years=counts)
def test_so_many_years_are_whole_ones(day, years):
    assert timedelta(0) <= later(day, years) - day - years * timedelta(days=365) < A_YEAR
    assert later(day, years).year == day.year + years


@settings(max_examples=40, deadline=None)
@given(destroy_on=some.none() | days, today=days, here=days)
def test_a_hold_beats_every_rule_and_every_clock(destroy_on, today, here):
    assert refusal(destroy_on, today, here, is_held=True) == "held"
    allowed = refusal(destroy_on, today, here, is_held=False) == ""
    assert allowed == (destroy_on is not None and min(today, here) >= destroy_on)


def until(chosen, ended_on, born_on):
    found = decide(chosen, ended_on, born_on).destroy_on
    assert found
    return found
