"""Check-ins: at the same time by the clock, sealed in advance, taken back one or all."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meantime.sdk.schedule import occurrences
from tests.protocol.people import read_vectors

CASES = read_vectors("schedule.json")["cases"]
ZONES = ["America/New_York", "Europe/Madrid", "Australia/Lord_Howe", "America/Havana", "UTC"]
LOCAL = st.datetimes(datetime(2026, 1, 1), datetime(2029, 1, 1)).map(
    lambda at: at.replace(second=0, microsecond=0)
)
DAY, WEEK = timedelta(days=1), timedelta(days=7)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['first']} {case['zone']}")
def test_the_vectors_are_reproduced(case):
    first = datetime.fromisoformat(case["first"])
    found = occurrences(first, case["zone"], case["every_days"], case["count"])
    assert [at.isoformat().replace("+00:00", "Z") for at in found] == case["at"]


@given(LOCAL, st.sampled_from(ZONES), st.sampled_from([1, 7, 14]))
def test_a_clock_shows_the_wanted_time_or_skips_it(first, zone, every):
    clock = ZoneInfo(zone)
    for n, at in enumerate(occurrences(first, zone, every, 12)):
        wanted = first + n * every * DAY
        shown = at.astimezone(clock).replace(tzinfo=None)
        before = (at - timedelta(seconds=1)).astimezone(clock).replace(tzinfo=None)
        # Either it is shown, and an instant before something earlier; or the clock jumps over it.
        assert shown == wanted or before < wanted < shown
        assert before < wanted


@pytest.mark.parametrize("count", [0, 13])
def test_no_more_than_twelve_are_sealed_in_advance(count):
    with pytest.raises(ValueError, match="count"):
        occurrences(datetime(2027, 3, 1, 9), "UTC", 7, count)


@pytest.fixture
def threads(hands):
    return hands.thread(hands.client).sync(), hands.thread(hands.clinician).sync()


def texts(thread):
    return [message.text for message in thread.read()]


def test_check_ins_show_one_by_one_and_answer_nothing(hands, threads):
    theirs, mine = threads
    theirs.write("May I ask something?")
    start = hands.world.clock.now() + timedelta(hours=1)
    mine.sync().schedule("How was the week?", [start, start + timedelta(hours=1)])
    assert "How was the week?" not in texts(theirs)
    assert len(hands.clinician.waiting()) == 1
    hands.world.clock.advance(timedelta(hours=1, minutes=1))
    assert texts(theirs).count("How was the week?") == 1
    assert len(mine.sync().scheduled()) == 1
    hands.world.clock.advance(timedelta(hours=1))
    assert texts(theirs).count("How was the week?") == 2
    assert len(hands.clinician.waiting()) == 1


def test_one_is_taken_back_or_all_that_follow(hands, threads):
    theirs, mine = threads
    start = hands.world.clock.now() + timedelta(hours=1)
    times = [start + n * timedelta(hours=1) for n in range(4)]
    mine.schedule("How are you?", times)
    mine.schedule("Something else.", [times[3]])
    mine.withdraw(mine.scheduled()[0].id)
    second, third, *_ = mine.scheduled()
    assert mine.withdraw_following(third) == 2
    assert [m.id for m in mine.scheduled() if m.text == "How are you?"] == [second.id]
    hands.world.clock.advance(timedelta(hours=5))
    assert texts(theirs).count("How are you?") == 1
    assert texts(theirs)[-1] == "Something else."


def test_times_are_utc():
    assert occurrences(datetime(2027, 3, 1, 9), "UTC", 7, 1) == [
        datetime(2027, 3, 1, 9, tzinfo=UTC)
    ]
