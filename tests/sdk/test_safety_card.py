"""The words of the card: whole in both languages, and kind."""

import re
from typing import get_args

import pytest

from meantime.content import load
from meantime.protocol.safety_posts import Answer
from meantime.sdk.safety_card import PLACE, filled, safety_card

HARD = re.compile(r"!|¡|24/7|instant|monitor|suicid", re.IGNORECASE)


def texts(value, place=""):
    """Yield every text that is there by language, with its place."""
    if isinstance(value, dict):
        if "en" in value:
            yield place, value
        for key, each in value.items():
            if isinstance(each, dict | list):
                yield from texts(each, f"{place}.{key}")
    elif isinstance(value, list):
        for number, each in enumerate(value):
            yield from texts(each, f"{place}.{number}")


CONTENT = {
    key: each for key, each in load("safety_card").items() if key not in {"review", "variables"}
}
TEXTS = list(texts(CONTENT))


@pytest.mark.parametrize(("place", "text"), TEXTS)
def test_a_text_stands_in_both_languages_and_needs_the_same_values(place, text):
    assert set(text) == {"en", "es"}, place
    assert all(each.strip() for each in text.values())
    used = {locale: set(PLACE.findall(words)) for locale, words in text.items()}
    assert used["en"] == used["es"], place
    assert used["en"] <= set(safety_card().variables), place


@pytest.mark.parametrize(("place", "text"), TEXTS)
def test_no_text_shouts_or_promises_that_someone_is_watching(place, text):
    assert not [words for words in text.values() if HARD.search(words)], place


def test_every_answer_of_the_protocol_has_its_words_in_the_order_of_the_question():
    assert list(safety_card().answers) == list(get_args(Answer))


def test_a_barrier_that_needs_a_value_has_other_words_where_that_lacks():
    barriers = safety_card().barriers.choices
    assert len({barrier.id for barrier in barriers}) == len(barriers) > 5
    for barrier in barriers:
        used = set(PLACE.findall(barrier.answer["en"]))
        assert used == set(barrier.needs), barrier.id
        assert bool(barrier.needs) == bool(barrier.otherwise), barrier.id
        assert not PLACE.findall(barrier.otherwise.get("en", "")), barrier.id


def test_both_tiers_have_their_card_and_an_unknown_time_has_words_of_its_own():
    cards = safety_card().cards
    assert set(cards) == {"urgent", "elevated"}
    assert all("when" not in PLACE.findall(card.lead_unknown["en"]) for card in cards.values())


def test_a_text_of_which_a_value_is_not_known_is_not_shown():
    told = safety_card().alert["sent_told"]
    assert filled(told, "en", {"who": "Imani Rivera"}) == ""
    assert "Imani Rivera, 23:05" in filled(told, "en", {"who": "Imani Rivera", "at": "23:05"})
