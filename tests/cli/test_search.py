"""Words found at a terminal."""

import pytest

from tests.cli.cards import flat
from tests.cli.walks import WORDS

pytestmark = pytest.mark.parametrize("database", ["sqlite"])  # the device's side of things


def run(terminal, *command, more=()):
    return flat(terminal.run(*command, typed=(WORDS, *more)))


def test_words_are_found_and_own_things_apart(anna, jo):
    run(jo, "threads", "write", more=("I dreamt of the lighthouse.",))
    run(anna, "private", "write", "Jo Kim", more=("My own lighthouse.",))
    run(anna, "threads", "read")
    shown = run(anna, "search", "light", "dream")
    assert "message, Jo Kim I dreamt of the lighthouse." in shown
    assert "My own" not in shown
    shown = run(anna, "search", "light", "--own")
    assert "private note, Jo Kim, you My own lighthouse." in shown
    assert "Nothing here has all these words." in run(anna, "search", "harbour")
