"""What answers come to, and that a small group is not shown."""

import pytest

from meantime.surveys.tally import Item, tally
from tests.protocol.people import read_vectors

VECTORS = read_vectors("surveys.json")
KEEP = Item("keep", "choice", ["keep", "change", "stop", "unsure"])
ITEMS = [KEEP, Item("easy", "agree5"), Item("minutes", "number")]


@pytest.mark.parametrize("case", VECTORS["cases"], ids=lambda case: case["what"])
def test_answers_come_to_what_the_vectors_say(case):
    told = tally([Item(**each) for each in VECTORS["items"]], case["answers"], case["least"])
    assert {item: each._asdict() for item, each in told.items()} == case["tallies"]


def of(item, values, least=5):
    answers = [{item.id: value} for value in values]
    return tally([item], answers, least)[item.id]


def test_choices_are_counted_by_value():
    told = of(ITEMS[0], ["keep", "stop", "keep", "keep", "unsure"])
    assert (told.n, told.is_shown) == (5, True)
    assert told.counts == {"keep": 3, "stop": 1, "unsure": 1}


def test_of_numbers_there_is_the_middle_and_no_single_one():
    told = of(ITEMS[2], [5, 10, 10, 20, 300])
    assert (told.middle, told.counts) == (10.0, {})


@pytest.mark.parametrize("item", ITEMS, ids=lambda each: each.type)
def test_fewer_than_the_least_are_not_shown_at_all(item):
    one = "keep" if item is KEEP else 1
    told = of(item, [one] * 4)
    assert told == (4, False, {}, None)
    assert of(item, [one] * 5).is_shown


def test_a_question_that_was_skipped_counts_for_those_who_answered_it_alone():
    both: dict[str, int | str | None] = {"keep": "keep", "easy": 5}
    answers = [both] * 4 + [{"keep": "stop", "easy": None}, {}]
    told = tally(ITEMS, answers, 5)
    assert (told["keep"].n, told["keep"].is_shown) == (5, True)
    assert (told["easy"].n, told["easy"].is_shown) == (4, False)


def test_open_words_are_nobody_s_count():
    assert tally([Item("change", "open")], [{"change": "Less"}] * 9, 5) == {}
