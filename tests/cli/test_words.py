"""The words to notice in one client's messages, on the command line."""

import pytest

from meantime.sdk.spaces import Space
from tests.cli.cards import flat, lost
from tests.cli.walks import WORDS

pytestmark = pytest.mark.parametrize("database", ["sqlite"])  # the device's side of things


def test_words_are_added_shown_to_both_sides_and_taken_off_by_name(anna, jo):
    anna.run("words", "add", "--urgent", typed=(WORDS, "the old mill"))
    for terminal in (anna, jo):
        assert "the old mill an alert" in flat(terminal.run("words", "list", typed=(WORDS,)))
    shown = anna.run("words", "remove", "1", typed=(WORDS,))
    assert "Taken off the list: the old mill" in shown
    assert "No words of their own are kept here." in jo.run("words", "list", typed=(WORDS,))


def test_without_a_connection_nothing_is_said_to_go_out_later(anna, jo, monkeypatch):
    monkeypatch.setattr(Space, "append", lost)
    shown = flat(anna.run("words", "add", typed=(WORDS, "the old mill"), fails=True))
    assert "Nothing is kept to be sent later." in shown
    monkeypatch.undo()
    assert "the old mill" not in anna.run("words", "list", typed=(WORDS,))
    assert "the old mill" not in jo.run("words", "list", typed=(WORDS,))
