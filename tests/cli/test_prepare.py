"""A session prepared at a terminal."""

import pytest

from tests.cli.cards import flat
from tests.cli.walks import WORDS

pytestmark = pytest.mark.parametrize("database", ["sqlite"])  # the device's side of things


def run(terminal, *command, more=()):
    return flat(terminal.run(*command, typed=(WORDS, *more)))


def test_what_is_new_and_open_is_told_before_a_session(anna, jo):
    run(jo, "threads", "write", more=("I did not sleep.",))
    run(jo, "agenda", "bring", more=("The lighthouse",))
    shown = run(anna, "threads", "read")
    message = shown[: shown.index(" I did not sleep.")].split()[-1]
    run(anna, "marks", "star", "Jo Kim", message)
    run(anna, "marks", "tag", "Jo Kim", message, "sleep")
    shown = run(anna, "prepare", "Jo Kim")
    for each in (
        "No session is in the calendar. The last 14 days;",
        "To talk about [ ] The lighthouse (client) starred by team: I did not sleep.",
        "Themes sleep (1)",
        "client: I did not sleep.",
    ):
        assert each in shown
    assert "Promised" not in shown


def test_a_moment_that_was_brought_is_there_whole_and_the_newest_total(anna, jo):
    jo.run("moment", "add", "--strength", "0", typed=(WORDS, "It stood there.", "to drink", ""))
    jo.run("moment", "bring", "1", typed=(WORDS, "y"))
    anna.run("measures", "ask", "phq9", typed=(WORDS,))
    jo.run("measures", "answer", typed=(WORDS, *["1"] * 9, ""))
    shown = run(anna, "prepare", "Jo Kim")
    assert "[ ] It stood there. (client) It stood there. Strength 0 of 10 Urge: to drink" in shown
    assert "Measures PHQ-9: 0 of 27, Minimal" in shown
