"""Days and patterns of a journal: as the vectors say, and no entry is lost or counted twice."""

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from meantime.journal.days import Written, days_of, place_all
from meantime.journal.patterns import MOST_WEEKS, see_patterns
from tests.journal.vectors import BERLIN, CHICAGO, FILE, TOKYO, spelled

YEARS_MS = 5 * 365 * 86_400_000
WORDS = st.lists(st.sampled_from(["sad", "Sad ", "calm", ""]), max_size=3)
ENTRIES = st.lists(
    st.builds(
        Written,
        id=st.uuids().map(str),
        at=st.integers(1_700_000_000_000, 1_700_000_000_000 + YEARS_MS),
        zone=st.sampled_from([BERLIN, TOKYO, CHICAGO, "", "Moon/Crater"]),
        intensity=st.integers(-1, 10),
        feelings=WORDS,
        urge=st.sampled_from(["", "drink", "Drink"]),
    ),
    max_size=12,
)


def test_the_vectors_are_reproduced():
    assert FILE.read_text(encoding="utf-8") == spelled()


@settings(max_examples=50, deadline=None)
@given(ENTRIES)
def test_every_entry_stands_on_one_day_and_counts_once(entries):
    placed = place_all(entries, BERLIN)
    days = days_of(placed)
    assert sorted(id_ for day in days for id_ in day.ids) == sorted(one.id for one in entries)
    assert [day.day for day in days] == sorted({day.day for day in days}, reverse=True)
    seen = see_patterns(placed)
    for tallies in (seen.weekdays, seen.times, [span.tally for span in seen.spans]):
        assert sum(each.count for each in tallies) == len(entries) == seen.entries
        assert sum(each.sum for each in tallies) == sum(max(0, one.intensity) for one in entries)
    assert seen.step == "month" or len(seen.spans) <= MOST_WEEKS


@settings(max_examples=20, deadline=None)
@given(ENTRIES, st.randoms())
def test_patterns_do_not_depend_on_the_order_of_the_entries(entries, chance):
    shuffled = entries.copy()
    chance.shuffle(shuffled)
    one, other = (see_patterns(place_all(each, BERLIN)) for each in (entries, shuffled))
    assert msgspec.to_builtins(one) == msgspec.to_builtins(other)
