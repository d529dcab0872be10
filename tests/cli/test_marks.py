"""Stars, themes and margin notes at a terminal."""

import pytest

from tests.cli.cards import flat
from tests.cli.walks import WORDS

pytestmark = pytest.mark.parametrize("database", ["sqlite"])  # the device's side of things


def run(terminal, *command, more=(), **how):
    return flat(terminal.run(*command, typed=(WORDS, *more), **how))


def test_a_message_is_marked_and_the_client_reads_nothing_of_it(anna, jo):
    run(jo, "threads", "write", more=("I did not sleep.",))
    shown = run(anna, "threads", "read")
    message = shown[: shown.index(" I did not sleep.")].split()[-1]
    run(anna, "marks", "note", "Jo Kim", message, more=("Ask about the lighthouse.",))
    run(anna, "marks", "tag", "Jo Kim", message, "sleep", "work")
    assert "Starred." in run(anna, "marks", "star", "Jo Kim", message)
    shown = run(anna, "marks", "list", "Jo Kim")
    assert "I did not sleep. starred, sleep, work 1. Ask about the lighthouse." in shown
    run(anna, "marks", "change", "Jo Kim", "1", more=("Ask again.",))
    assert "1. Ask again." in run(anna, "marks", "list", "Jo Kim")
    run(anna, "marks", "change", "Jo Kim", "1", "--remove")
    run(anna, "marks", "tag", "Jo Kim", message)
    run(anna, "marks", "star", "Jo Kim", message, "--off")
    assert "Nothing is marked." in run(anna, "marks", "list", "Jo Kim")
    assert "No such message." in run(anna, "marks", "star", "Jo Kim", "~", fails=True)
    assert "lighthouse" not in run(jo, "threads", "read")
