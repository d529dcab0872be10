"""When a notice leaves, against a walk through every minute of a person's day."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meantime.server.notices.rules.choices import Choices, is_within, minute_of, wrong_choices
from meantime.server.notices.rules.leaving import QUIET, REMIND_AFTER, Told, is_unread, leaves_at

NINE = datetime(2026, 3, 2, 9, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
ZONES = ("UTC", "America/New_York", "Europe/Berlin", "Asia/Kolkata", "Australia/Lord_Howe")
# Around both clock changes of 2026, and across New Year.
STARTS = [
    datetime(2026, m, d, tzinfo=UTC) for m, d in ((3, 7), (3, 28), (10, 24), (11, 1), (12, 31))
]
MINUTES = st.integers(0, 24 * 60 - 1)


def at(hour, minute=0):
    return NINE.replace(hour=hour, minute=minute)


ANY = Choices()
LEAVING = [  # told last and come by since, due, now, leaves
    (None, 9, 9, at(9)),
    (Told(at(8), has_come=False), 9, 9, None),
    (Told(at(7), has_come=True), 9, 9, at(9)),
    (Told(at(8, 30), has_come=True), 9, 9, at(9, 30)),
    (Told(at(8), has_come=True), 9, 12, at(12)),
]


@pytest.mark.parametrize(("last", "due", "now", "leaves"), LEAVING)
def test_a_digest_waits_out_the_quiet_hour_and_is_not_needed_by_who_was_told(
    last, due, now, leaves
):
    assert leaves_at(last, ANY, at(due), at(now)) == leaves


@st.composite
def choices(draw):
    """Return what can be chosen."""
    quiet = draw(st.none() | st.tuples(MINUTES, MINUTES))
    daily_at = draw(st.none() | MINUTES)
    chosen = Choices(zone=draw(st.sampled_from(ZONES)), quiet=quiet, daily_at=daily_at)
    return Choices(zone=chosen.zone) if list(wrong_choices(chosen)) else chosen


@given(choices(), st.sampled_from(STARTS), st.integers(0, 2 * 24 * 60), st.integers(0, 600))
def test_a_notice_leaves_in_the_first_minute_that_was_chosen(chosen, start, due, late):
    due_at = start + due * MINUTE
    now = due_at + late * MINUTE
    leaves = chosen.leaves_at(due_at, now)
    assert leaves == walked(chosen, due_at, now) or skips_an_hour(chosen.zone, now, leaves)
    assert leaves >= now
    assert not (chosen.quiet and is_within(chosen.quiet, minute_of(chosen.zone, leaves)))


def walked(chosen, due_at, now):
    """Return the same by looking at every minute."""
    leaves = due_at
    while chosen.daily_at is not None and minute_of(chosen.zone, leaves) != chosen.daily_at:
        leaves += MINUTE
    leaves = max(leaves, now)
    while chosen.quiet and is_within(chosen.quiet, minute_of(chosen.zone, leaves)):
        leaves += MINUTE
    return leaves


def skips_an_hour(zone, since, until):
    """Tell whether clocks go forward between two instants, where quiet hours may last longer."""
    offsets = [each.astimezone(ZoneInfo(zone)).utcoffset() for each in (since, until)]
    return offsets[0] < offsets[1]


@given(st.integers(0, 300), st.integers(0, 300))
def test_two_notices_that_are_not_urgent_are_never_closer_than_the_quiet_hour(told, due):
    last = Told(NINE + told * MINUTE, has_come=True)
    due_at = NINE + due * MINUTE
    leaves = leaves_at(last, ANY, due_at, due_at)
    assert leaves is not None
    assert leaves >= last.left_at + QUIET


def test_a_daily_digest_does_not_wait_out_the_quiet_hour_and_comes_once_a_day():
    daily = Choices(daily_at=18 * 60)
    urgent = Told(at(17, 30), has_come=True)
    assert leaves_at(urgent, daily, at(18), at(18)) == at(18)
    digest = Told(at(18), has_come=True)
    now = at(18) + timedelta(seconds=30)
    assert leaves_at(digest, daily, now, now) == at(18) + timedelta(days=1)


def test_a_reminder_is_for_who_was_told_two_days_ago_and_has_not_come():
    assert is_unread(Told(NINE, has_come=False), NINE + REMIND_AFTER)
    assert not is_unread(Told(NINE, has_come=True), NINE + REMIND_AFTER)
    assert not is_unread(Told(NINE, has_come=False), NINE + REMIND_AFTER - MINUTE)
    assert not is_unread(None, NINE)


WRONG = [
    (Choices(zone="Mars/Olympus"), "zone"),
    (Choices(daily_at=1440), "daily_at"),
    (Choices(daily_at=-1), "daily_at"),
    (Choices(quiet=(0, 1440)), "quiet"),
    (Choices(quiet=(60, 60)), "quiet"),
    (Choices(quiet=(1320, 420), daily_at=0), "daily_at"),
]


@pytest.mark.parametrize(("chosen", "field"), WRONG)
def test_what_cannot_be_has_a_reason_beside_its_field(chosen, field):
    assert [wrong for wrong, _ in wrong_choices(chosen)] == [field]


def test_what_can_be_has_none():
    assert list(wrong_choices(Choices(quiet=(1320, 420), daily_at=420))) == []
