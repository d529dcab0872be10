"""Slips for measuring: one at a time, and the same ones each time."""

from __future__ import annotations

from meantime.screening.edits import edited

TEXT = "I can't sleep tonight, not a minute."


def test_each_kind_of_slip_is_made_once_and_the_same_again():
    typo, emoji, capitals, mark = edited(TEXT, "a")
    assert edited(TEXT, "a") == [typo, emoji, capitals, mark]
    assert abs(len(typo) - len(TEXT)) <= 1
    assert typo != TEXT
    assert len(emoji.split()) == len(TEXT.split()) + 1
    assert (capitals.lower(), capitals == TEXT) == (TEXT.lower(), False)
    assert len(mark) > len(TEXT)


def test_a_text_without_a_letter_is_no_trouble():
    assert edited("", "a")[0] == ""
    assert edited("?!", "a")[0] == "?!"
