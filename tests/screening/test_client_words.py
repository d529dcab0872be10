"""A clinician's words for one client are found as plain words, in whatever way they are written."""

import pytest

from meantime.screening.client_words import ClientWord, can_be_found
from meantime.screening.screen import screen

OWN = [ClientWord("the Grey", "elevated"), ClientWord("Lake Placid", "urgent")]


@pytest.mark.parametrize(
    ("text", "tier"),
    [
        ("the grey came back this morning", "elevated"),
        ("THE GREY!!", "elevated"),
        ("the gr\u0435y is here", "elevated"),  # a Cyrillic letter
        ("t h e g r e y", "elevated"),
        ("driving up to lake, placid", "urgent"),
        ("lake plaicd", "urgent"),
        ("the grey, and then lake placid", "urgent"),
    ],
)
def test_they_are_found_however_they_are_written(text, tier):
    assert screen(text, words=OWN).tier == tier


@pytest.mark.parametrize("text", ["the sky was grey", "a placid lake", "the greyhound", "they", ""])
def test_other_words_are_not_taken_for_them(text):
    assert screen(text, words=OWN).tier == "none"


def test_a_match_names_the_rule_and_the_place_and_stands_among_the_others():
    text = "Lake Placid. I want to kill myself."
    first, *others = screen(text, words=OWN).matches
    assert (first.rule, first.tier, text[first.start : first.end]) == (
        "client.words",
        "urgent",
        "Lake Placid",
    )
    assert any(match.rule.startswith("en.") for match in others)
    assert screen(text).matches == tuple(others)


def test_no_word_of_the_packs_is_taken_for_a_slip_of_a_client_s():
    assert screen("my life is fine", words=[ClientWord("lift", "urgent")]).tier == "none"


def test_what_has_no_letter_cannot_be_found_and_finds_nothing():
    assert not can_be_found("\U0001f52a !")
    assert can_be_found("\U0001f52a knife")
    assert screen("anything \U0001f52a", words=[ClientWord("\U0001f52a", "urgent")]).tier == "none"
