"""What is gathered for a session: as the vectors say, and nothing open is ever left out."""

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from meantime.preparing.gather import Known, gather
from tests.preparing.vectors import DAY, FILE, NOTHING, NOW, brought, event, promised, spelled

AGES = st.integers(-2, 60)
IDS = st.sampled_from("abc")
KNOWN = st.fixed_dictionaries(
    {
        "at": st.sampled_from([0, NOW - 5 * DAY, NOW, NOW + DAY]),
        "met": st.sampled_from([0, NOW - 7 * DAY, NOW + DAY]),
        "brought": st.lists(st.builds(brought, IDS, AGES, done=st.booleans()), max_size=4),
        "promised": st.lists(
            st.builds(promised, IDS, AGES, AGES, st.sampled_from(["due", "kept", "broken"])),
            max_size=4,
        ),
        "events": st.lists(
            st.builds(event, st.just("alert"), IDS, AGES, st.sampled_from(["", "reached_safe"])),
            max_size=4,
        ),
    }
)


def test_the_vectors_are_reproduced():
    assert FILE.read_text(encoding="utf-8") == spelled()


@settings(max_examples=50)
@given(KNOWN)
def test_nothing_that_is_open_is_left_out_and_nothing_comes_from_after_the_session(given):
    prepared = gather(msgspec.convert({**NOTHING, **given}, Known))
    until = prepared.until
    assert prepared.since < until <= NOW
    for name, is_open in (
        ("brought", lambda each: not each["done"]),
        ("promised", lambda each: each["state"] == "due"),
        ("events", lambda each: not each["outcome"]),
    ):
        told = msgspec.to_builtins(getattr(prepared, name))
        assert all(each["at"] <= until for each in told)
        assert all(each in told for each in given[name] if is_open(each) and each["at"] <= until)
