"""A client's weeks: as the vectors say, by hand, and nothing is counted twice or lost."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from meantime.patterns.weeks import Known, find_patterns
from meantime.sdk.folds.messages import to_ms
from tests.patterns.vectors import FILE, NOTHING, checked, measured, spelled, wrote

ZONES = st.sampled_from(["America/New_York", "Pacific/Apia", "Europe/Madrid", "Asia/Kathmandu"])
INSTANTS = st.datetimes(
    min_value=datetime(2025, 12, 1),
    max_value=datetime(2026, 3, 18, 12),
    timezones=st.just(UTC),
)


def found(**known):
    return find_patterns(msgspec.convert({**NOTHING, **known}, Known))


def week(monday, **counts):
    parts = ("messages", "day", "evening", "night", "starred", "homework")
    return {"monday": monday, "words": None} | dict.fromkeys(parts, 0) | counts


def test_the_vectors_are_reproduced():
    assert FILE.read_text(encoding="utf-8") == spelled()


def test_a_small_record_counted_by_hand():
    patterns = found(
        weeks=2,
        zone="Europe/Madrid",
        written=[
            wrote("a", "2026-03-09T23:10+01:00", 30),  # Monday night
            wrote("b", "2026-03-12T18:00+01:00", 12),  # Thursday evening
            wrote("c", "2026-03-15T23:59+01:00", 13),  # Sunday night
            wrote("d", "2026-03-16T00:01+01:00", 4),  # two minutes later, and a new week
        ],
        stars=["b", "d"],
        tags={"a": ["sleep"], "c": ["sleep"], "d": ["her mother"]},
        checks=[checked("2026-03-10T08:00+01:00", 6), checked("2026-03-11T08:00+01:00", 7)],
        homework=["2026-03-16", "2026-03-17"],
        measures=[measured("2026-03-13T10:00+01:00", 12)],
    )
    assert msgspec.to_builtins(patterns) == {
        "weeks": [
            week("2026-03-09", messages=3, words=13, evening=1, night=2, starred=1),
            week("2026-03-16", messages=1, words=4, night=1, starred=1, homework=2),
        ],
        "tags": [
            {"name": "sleep", "values": [2, 0]},
            {"name": "her mother", "values": [0, 1]},
        ],
        "checks": [{"name": "How was the call?", "values": [6.5, None]}],
        "measures": [{"name": "phq9", "values": [12, None]}],
    }


def test_an_unknown_zone_is_an_error_and_not_another_zone():
    with pytest.raises(ZoneInfoNotFoundError):
        found(zone="Mars/Olympus")


@settings(max_examples=30)
@given(ZONES, st.lists(INSTANTS, max_size=12), st.integers(0, 60))
def test_each_message_is_counted_once_in_one_part_of_one_week(zone, instants, weeks):
    written = [{"id": str(n), "at": to_ms(at), "words": n} for n, at in enumerate(instants)]
    patterns = found(zone=zone, weeks=weeks, written=written, stars=[str(n) for n in range(12)])
    last = datetime(2026, 3, 18, 12, tzinfo=UTC).astimezone(ZoneInfo(zone)).date()
    first = last - timedelta(days=last.weekday()) - timedelta(weeks=weeks - 1)
    inside = [at for at in instants if at.astimezone(ZoneInfo(zone)).date() >= first]
    assert len(patterns.weeks) == weeks
    assert sum(week.messages for week in patterns.weeks) == (len(inside) if weeks else 0)
    for week in patterns.weeks:
        assert week.messages == week.day + week.evening + week.night == week.starred
        assert (week.words is None) == (week.messages == 0)
