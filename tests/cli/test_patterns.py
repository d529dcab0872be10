"""A client's last weeks at a terminal."""

import pytest

from meantime.cli.patterns import sparkline
from tests.cli.cards import flat
from tests.cli.walks import WORDS

database = pytest.mark.parametrize("database", ["sqlite"])  # the device's side of things


def run(terminal, *command, more=()):
    return flat(terminal.run(*command, typed=(WORDS, *more)))


@database
def test_both_sides_see_the_weeks_of_a_conversation(anna, jo):
    run(jo, "threads", "write", more=("I did not sleep.",))
    for side in (anna, jo):
        shown = run(side, "patterns", "--weeks", "4")
        assert "by the clock of" in shown
        assert "Messages █ 0 1 1" in shown
        assert "Words in each ···█ 4 4 4" in shown


def test_a_sparkline_is_as_high_as_its_values_and_has_a_dot_for_none():
    assert sparkline([0, 1, 4, None, 8]) == " ▁▄·█"
    assert sparkline([None, 0, 0]) == "·  "
    assert sparkline([0.5, 6.5]) == "▁█"
    assert sparkline([]) == ""
