"""What an answer to a check-in says, and which ones wait: the vectors, and what holds always."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from meantime.checkins.standing import MOST, QUIET_MS, Asked, fits, lines, open_at, said
from tests.protocol.people import read_vectors

VECTORS = read_vectors("check_ins.json")
NOW = 10 * QUIET_MS
ASKED = st.lists(
    st.builds(
        Asked,
        id=st.uuids().map(str),
        series=st.sampled_from(["", "s", "t"]),
        at=st.integers(NOW - 2 * QUIET_MS, NOW + QUIET_MS),
        is_answered=st.booleans(),
    ),
    max_size=8,
)


def asked_in(case):
    return [Asked(each["id"], each["series"], each["at"], each["answered"]) for each in case]


@pytest.mark.parametrize("case", VECTORS["said"], ids=str)
def test_an_answer_in_one_text(case):
    assert fits(case["kind"], case["options"], case["value"]) == case["fits"]
    assert said(case["kind"], case["options"], case["value"], case["text"]) == case["said"]


@pytest.mark.parametrize("case", VECTORS["open"], ids=str)
def test_those_that_wait(case):
    assert open_at(asked_in(case["asked"]), case["now"]) == case["open"]


@pytest.mark.parametrize("case", VECTORS["lines"], ids=str)
def test_those_that_ask_the_same(case):
    found = [{"series": line.series, "ids": [*line.ids]} for line in lines(asked_in(case["asked"]))]
    assert found == case["lines"]


@given(ASKED)
@settings(max_examples=40)
def test_nothing_waits_that_is_answered_not_shown_yet_or_long_past(asked):
    by_id = {each.id: each for each in asked}
    waiting = [by_id[each] for each in open_at(asked, NOW)]
    for each in waiting:
        assert not each.is_answered
        assert NOW - QUIET_MS < each.at <= NOW
    for series in ("s", "t"):  # of what is asked again and again only the newest
        assert len({each.at for each in waiting if each.series == series}) <= 1


@given(ASKED)
@settings(max_examples=40)
def test_every_check_in_stands_in_one_line(asked):
    assert sorted(i for line in lines(asked) for i in line.ids) == sorted(e.id for e in asked)


@given(st.integers(-3, MOST + 3), st.text(max_size=3))
@settings(max_examples=40)
def test_a_slider_says_its_place_or_nothing(value, text):
    words = said("slider", [], value, text)
    assert words == (f"{value}/{MOST}\n{text}".rstrip("\n") if 0 <= value <= MOST else text) or text
