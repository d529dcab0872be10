"""Check-ins at a terminal: asked now or later, answered by a value or in words, taken back."""

from datetime import datetime, timedelta

import pytest

from tests.cli.walks import WORDS

pytestmark = pytest.mark.parametrize("database", ["sqlite"])  # the device's side of things


def tomorrow():
    return f"{datetime.now().astimezone() + timedelta(days=2):%Y-%m-%d %H:%M}"


def test_a_question_is_answered_by_a_value_or_in_words(anna, jo):
    anna.run("check-ins", "ask", "--quick", "day", "--language", "es", typed=(WORDS,))
    anna.run("check-ins", "ask", "--option", "Yes", "--option", "No", typed=(WORDS, "Out today?"))
    listed = jo.run("check-ins", "list", typed=(WORDS,))
    assert listed.count("open") == 2
    assert "0 muy difícil to 10 muy bueno" in " ".join(listed.split())
    assert "Nobody is notified" in jo.run(
        "check-ins", "answer", "1", "--value", "7", typed=(WORDS,)
    )
    wrong = jo.run("check-ins", "answer", "2", "--value", "3", typed=(WORDS,), fails=True)
    assert "1 Yes, 2 No" in wrong
    jo.run("check-ins", "answer", "2", "--value", "2", typed=(WORDS,))
    said = anna.run("check-ins", "list", typed=(WORDS,))
    assert "7/10" in said
    assert "open" not in said
    assert "7/10" in anna.run("threads", "read", typed=(WORDS,))


def test_words_that_may_mean_danger_bring_help(anna, jo):
    anna.run("check-ins", "ask", "--quick", "call", typed=(WORDS,))
    said = jo.run("check-ins", "answer", "1", typed=(WORDS, "I want to kill myself."))
    assert "988" in said
    assert "Only staff" in jo.run("check-ins", "ask", typed=(WORDS, "And you?"), fails=True)


def test_a_series_leaves_later_and_is_taken_back_unseen(anna, jo):
    series = ("--at", tomorrow(), "--times", "3", "--quick", "sleep")
    assert anna.run("check-ins", "ask", *series, typed=(WORDS,)).count("Leaves") == 3
    assert "no check-in" in jo.run("check-ins", "list", typed=(WORDS,))
    assert "How did you sleep?" in anna.run("check-ins", "coming", typed=(WORDS,))
    taken = anna.run("check-ins", "withdraw", "2", "--following", typed=(WORDS,))
    assert "Taken back: 2." in taken
    anna.run("check-ins", "withdraw", "1", typed=(WORDS,))
    assert "Nothing is scheduled." in anna.run("check-ins", "coming", typed=(WORDS,))
