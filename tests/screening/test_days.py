"""What days show together."""

from datetime import UTC, datetime, timedelta

import pytest

from meantime.screening.days import REASONS, Noticed, pattern

NOW = datetime(2026, 11, 29, 23, 4, tzinfo=UTC)


def noticed(hours_ago, tier, *rules):
    return Noticed(NOW - timedelta(hours=hours_ago), tier, rules)


def test_three_flagged_within_three_days_are_elevated():
    found = pattern([noticed(0, "elevated"), noticed(72, "elevated"), noticed(30, "urgent")])
    assert found
    assert (found.rule, found.tier, found.since) == (
        "days.many",
        "elevated",
        NOW - timedelta(hours=72),
    )


@pytest.mark.parametrize(
    "recent",
    [
        [],
        [noticed(0, "elevated"), noticed(1, "elevated")],
        [noticed(0, "elevated"), noticed(1, "none"), noticed(2, "elevated")],
        [noticed(0, "elevated"), noticed(30, "elevated"), noticed(72.1, "elevated")],
        [noticed(0, "none"), noticed(1, "elevated"), noticed(2, "elevated"), noticed(3, "urgent")],
    ],
)
def test_fewer_longer_ago_or_a_quiet_message_after_them_are_none(recent):
    assert pattern(recent) is None


@pytest.mark.parametrize("high", [noticed(300, "urgent"), noticed(300, "none", "measure.phq9")])
@pytest.mark.parametrize("rule", ["en.goodbye", "es.goodbye_soft"])
def test_a_goodbye_after_high_scores_is_elevated(high, rule):
    found = pattern([high, noticed(0, "none", rule)])
    assert found
    assert (found.rule, found.tier, found.since) == ("days.goodbye", "elevated", high.at)


@pytest.mark.parametrize(
    "recent",
    [
        [noticed(0, "none", "en.goodbye")],
        [noticed(0, "none", "en.goodbye", "measure.phq9")],
        [noticed(400, "urgent"), noticed(0, "none", "en.goodbye")],
        [noticed(10, "elevated"), noticed(0, "none", "en.goodbye")],
        [noticed(10, "none", "en.goodbye"), noticed(0, "none", "measure.phq9")],
        [noticed(10, "urgent"), noticed(0, "none", "en.burden")],
    ],
)
def test_a_goodbye_by_itself_long_after_or_before_is_none(recent):
    assert pattern(recent) is None


def test_each_says_why_in_both_languages():
    assert all(reason[each].endswith(".") for reason in REASONS.values() for each in ("en", "es"))
