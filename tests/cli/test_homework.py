"""Homework at a terminal: given, filled in field by field, asked about, taken back."""

import pytest

from tests.cli.walks import WORDS

pytestmark = pytest.mark.parametrize("database", ["sqlite"])  # the device's side of things


def test_a_task_is_given_filled_in_asked_about_and_taken_back(anna, jo):
    anna.run("homework", "give", "mindfulness", "--often", "daily", typed=(WORDS,))
    assert "daily" in jo.run("homework", "list", typed=(WORDS,))
    assert "0 to 10" in jo.run("homework", "answer", "1", typed=(WORDS, "5", "11", ""), fails=True)
    filled = (WORDS, "5", "7", "The birds.")
    assert "Nobody is notified" in jo.run("homework", "answer", "1", "--hard", "0", typed=filled)
    shown = anna.run("homework", "show", "1", typed=(WORDS,))
    for said in ("done", "How long: 5", "What you noticed: The birds.", "hard: 0 of 10"):
        assert said in shown
    jo.run("homework", "ask", "1", typed=(WORDS, "With music?"))
    assert "a question waits" in anna.run("homework", "list", typed=(WORDS,))
    anna.run("homework", "ask", "1", typed=(WORDS, "Try both."))
    assert "a question waits" not in jo.run("homework", "list", typed=(WORDS,))
    assert "Only staff" in jo.run("homework", "take-back", "1", typed=(WORDS,), fails=True)
    anna.run("homework", "take-back", "1", typed=(WORDS,))
    jo.run("homework", "answer", "1", "--tick", typed=(WORDS,))
    assert "came after" in anna.run("homework", "show", "1", typed=(WORDS,))
