"""What is too big for a message, at a terminal: offered, chosen, ended."""

from datetime import timedelta

import pytest

from tests.cli.cards import flat
from tests.cli.walks import WORDS

pytestmark = pytest.mark.parametrize("database", ["sqlite"])  # the device's side of things
NUMBER = "+1 555 0100"


@pytest.fixture
def asked(jo):
    """Return the terminal of a client who has written something big."""
    run(jo, "threads", "write", more=("I do not know where to begin.",))
    return jo


def run(terminal, *command, more=(), **how):
    return flat(terminal.run(*command, typed=(WORDS, *more), **how))


def tomorrow(world):
    return f"{world.clock.now() + timedelta(days=1):%Y-%m-%d} 15:00"


def test_a_number_is_offered_called_and_what_came_of_it_is_kept(anna, asked):
    assert "you are reminded" in run(anna, "redirect", "offer", "--call", NUMBER)
    assert f"no answer yet {NUMBER}" in run(asked, "redirect", "list")
    told = run(asked, "redirect", "choose", "1", "--call")
    assert f"Your care team knows that you call. The number is {NUMBER}." in told
    assert "they call" in run(anna, "redirect", "list")
    run(anna, "redirect", "end", "1", "talked")
    for choice in (["--call"], []):
        told = run(asked, "redirect", "choose", "1", *choice, fails=True)
        assert "This has ended: there is nothing left to choose." in told
    assert "done" in run(anna, "redirect", "list")


def test_nobody_says_that_they_call_where_no_number_was_offered(anna, asked, world):
    run(anna, "redirect", "offer", tomorrow(world))
    told = run(asked, "redirect", "choose", "1", "--call", fails=True)
    assert "No number to call was offered there." in told
    assert "no answer yet" in run(anna, "redirect", "list")


def test_no_time_is_taken_where_none_was_offered(anna, asked, world):
    run(anna, "redirect", "offer", "--call", NUMBER)
    told = run(asked, "redirect", "choose", "1", "--time", tomorrow(world), fails=True)
    assert "No times were offered there." in told
    told = run(asked, "redirect", "choose", "1", "--time", tomorrow(world), "--call", fails=True)
    assert "Choose a time or a call, not both." in told
    assert "no answer yet" in run(anna, "redirect", "list")


def test_only_the_client_chooses_and_only_what_is_there(anna, asked):
    run(anna, "redirect", "offer", "--call", NUMBER)
    assert "Only the client chooses." in run(anna, "redirect", "choose", "1", "--call", fails=True)
    assert "No such number." in run(asked, "redirect", "choose", "2", "--call", fails=True)
