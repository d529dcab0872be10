"""What ships: every reply can be filled in both languages, and every hint says why."""

import pytest

from meantime.agreement.variables import used
from meantime.replying.contents import CATEGORIES, HINTS, REPLIES
from meantime.replying.filling import fill, open_slots
from meantime.replying.hints import found_in
from tests.replying.cases import ALL, TODAS

LOCALES = ("en", "es")


@pytest.mark.parametrize("reply", REPLIES.replies, ids=lambda reply: reply.id)
def test_a_shipped_reply_is_filled_whole_and_its_slots_are_those_of_its_variables(reply):
    assert reply.id.split(".")[1] == reply.category
    assert reply.category in CATEGORIES
    for locale, values in zip(LOCALES, (ALL, TODAS), strict=True):
        text = reply.text[locale]
        assert set(used(text)) <= set(REPLIES.variables)
        assert set(used(text)) == set(used(reply.text["en"]))
        filled = fill(text, locale, values, reply.needs)
        assert open_slots(filled) == []
        assert len(filled) <= REPLIES.settings.max_chars
        assert not found_in(filled, "reply", HINTS)


def test_what_asks_to_write_here_ships():
    assert "reply.boundary.write_here" in [reply.id for reply in REPLIES.replies]


def test_words_for_what_is_not_known_try_the_longest_phrase_first():
    for variable in REPLIES.variables.values():
        for phrases in variable.instead.values():
            assert [*phrases] == sorted(phrases, key=len, reverse=True)


@pytest.mark.parametrize("hint", HINTS, ids=lambda hint: hint.id)
def test_a_hint_finds_its_own_words_in_both_languages_and_says_why(hint):
    assert all([*hint.say.values(), *hint.why.values()])
    for phrase in [each for words in hint.words.values() for each in words]:
        assert phrase == phrase.lower()
        assert hint.id in [found.id for found in found_in(phrase.upper(), hint.of, HINTS)]
    assert hint.words or hint.signs or hint.ranges or hint.capitals
