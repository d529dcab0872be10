"""What is one stretch, what is a copy, and what a client is told of them."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from meantime.server.records.rules.showing import Opening, told_to_client, told_to_staff
from meantime.server.records.rules.stretches import (
    Stretch,
    is_copy,
    joined,
    widened,
    wrong_claim,
)

MINUTE = timedelta(minutes=1)
NOON = datetime(2026, 5, 3, 12, tzinfo=UTC)
NEW_YORK, APIA = ZoneInfo("America/New_York"), ZoneInfo("Pacific/Apia")


def stretch(*minutes):
    return Stretch(NOON + minutes[0] * MINUTE, NOON + minutes[-1] * MINUTE, 1)


def opening(at, last_at=None, **who):
    usual = {"seat_id": "own", "kind": "opened", "role": "clinician", "is_cover": False}
    return Opening(**{**usual, **who}, at=at, last_at=last_at or at, until_seq=5)


@pytest.mark.parametrize(
    ("before", "behind", "at", "to"),
    [
        (None, None, 0, ""),
        (stretch(0, 5), None, 20, "before"),
        (stretch(0, 5), None, 21, ""),
        (stretch(0, 5), stretch(30), 20, "before"),
        (stretch(0, 5), stretch(30), 21, "behind"),
        (None, stretch(30), 15, "behind"),
        (None, stretch(30), 14, ""),
    ],
)
def test_a_moment_belongs_to_a_stretch_within_a_quarter_of_an_hour(before, behind, at, to):
    assert joined(before, behind, NOON + at * MINUTE) == to


@settings(max_examples=60)
@given(st.lists(st.integers(0, 24 * 60), min_size=1, max_size=80))
def test_in_whatever_order_moments_are_told_stretches_stay_few_and_hold_them_all(minutes):
    kept: list[Stretch] = []
    for minute in minutes:
        at = NOON + minute * MINUTE
        before = max((s for s in kept if s.at <= at), key=lambda s: s.at, default=None)
        behind = min((s for s in kept if s.at > at), key=lambda s: s.at, default=None)
        known = {"before": before, "behind": behind, "": None}[joined(before, behind, at)]
        kept = [s for s in kept if s is not known]
        kept.append(widened(known, at, 1) if known else Stretch(at, at, 1))
    starts = sorted(s.at for s in kept)
    gaps = [later - earlier for earlier, later in pairwise(starts)]
    assert all(gap > 15 * MINUTE for gap in gaps)
    for minute in minutes:
        assert any(s.at <= NOON + minute * MINUTE <= s.last_at for s in kept)


def test_a_hundred_entries_to_the_end_are_a_copy_and_ninety_nine_are_catching_up():
    assert [is_copy(count) for count in (0, 99, 100, 5000)] == [False, False, True, True]


@pytest.mark.parametrize(
    ("at", "is_taken"),
    [
        (NOON, True),
        (NOON + timedelta(milliseconds=1), False),
        (NOON - timedelta(days=30), True),
        (NOON - timedelta(days=30, milliseconds=1), False),
    ],
)
def test_a_claimed_time_lies_in_the_past_thirty_days(at, is_taken):
    assert (wrong_claim(at, NOON - timedelta(days=99), NOON) == "") is is_taken


def test_nobody_opened_a_thread_before_they_sat_there():
    assert wrong_claim(NOON - MINUTE, NOON, NOON + MINUTE)


# Midnight in New York on 3 May is 04:00 UTC; the clocks change on 8 March and 1 November.
@pytest.mark.parametrize(
    ("zone", "opened", "now", "days"),
    [
        (NEW_YORK, "2026-05-03T03:59:59", "2026-05-03T04:00", ["2026-05-02"]),
        (NEW_YORK, "2026-05-03T03:59:59", "2026-05-03T03:59:59", []),
        (NEW_YORK, "2026-05-03T04:00", "2026-05-04T03:59:59", []),
        (NEW_YORK, "2026-05-03T04:00", "2026-05-04T04:00", ["2026-05-03"]),
        (NEW_YORK, "2026-03-08T05:00", "2026-03-09T03:59", []),  # a day of 23 hours
        (NEW_YORK, "2026-03-08T05:00", "2026-03-09T04:00", ["2026-03-08"]),
        (NEW_YORK, "2026-11-01T04:00", "2026-11-02T04:59", []),  # a day of 25 hours
        (NEW_YORK, "2026-11-01T04:00", "2026-11-02T05:00", ["2026-11-01"]),
        (APIA, "2026-05-02T11:00", "2026-05-03T10:59", []),  # 13 hours before UTC
        (APIA, "2026-05-02T11:00", "2026-05-03T11:00", ["2026-05-03"]),
    ],
)
def test_their_own_clinician_is_told_by_the_day_and_only_once_it_is_over(zone, opened, now, days):
    opened_at, at = (datetime.fromisoformat(each + "+00:00") for each in (opened, now))
    told = told_to_client([opening(opened_at)], zone, at)
    assert [each.on for each in told] == [date.fromisoformat(day) for day in days]
    assert not any(each.is_to_the_minute for each in told)


def test_a_stretch_over_midnight_is_told_on_both_days_each_once_it_is_over():
    late = datetime(2026, 5, 3, 3, 55, tzinfo=UTC)
    over_midnight = opening(late, late + 10 * MINUTE)
    first, second = date(2026, 5, 2), date(2026, 5, 3)
    today = told_to_client([over_midnight], NEW_YORK, late + 10 * MINUTE)
    assert [each.on for each in today] == [first]
    tomorrow = told_to_client([over_midnight], NEW_YORK, late + timedelta(days=1, minutes=10))
    assert [each.on for each in tomorrow] == [second, first]


@pytest.mark.parametrize(
    "who",
    [
        {"role": "clinician", "is_cover": True},
        {"role": "observer"},
        {"role": "practice"},
        {"role": "observer", "kind": "copied"},
    ],
)
def test_everybody_else_is_told_at_once_and_to_the_minute(who):
    (told,) = told_to_client([opening(NOON, **who)], NEW_YORK, NOON)
    assert told.is_to_the_minute


def test_a_copy_by_their_own_clinician_is_told_by_the_day_apart_from_opening():
    found = [opening(NOON), opening(NOON, kind="copied")]
    assert told_to_client(found, NEW_YORK, NOON) == []
    told = told_to_client(found, NEW_YORK, NOON + timedelta(days=1))
    assert [each.opening.kind for each in told] == ["copied", "opened"]


@settings(max_examples=40)
@given(st.permutations(range(0, 600, 60)))
def test_where_a_day_stands_in_the_list_does_not_say_when_it_was(minutes):
    own, *others = minutes
    found = [opening(NOON + own * MINUTE)]
    found += [opening(NOON + m * MINUTE, role="observer", seat_id=f"o{m}") for m in others]
    told = told_to_client(found, ZoneInfo("UTC"), NOON + timedelta(days=1))
    assert [each.is_to_the_minute for each in told] == [False] + [True] * len(others)
    assert [each.opening.at for each in told[1:]] == sorted(
        (each.at for each in found[1:]), reverse=True
    )


def test_staff_are_told_all_of_it_today():
    found = [opening(NOON - MINUTE), opening(NOON), opening(NOON, kind="copied", role="observer")]
    assert [each.is_to_the_minute for each in told_to_staff(found, NEW_YORK)] == [True] * 3
