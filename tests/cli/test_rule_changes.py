"""Rules that count for less for one client, on the command line."""

import pytest

from tests.cli.walks import WORDS

pytestmark = pytest.mark.parametrize("database", ["sqlite"])  # the device's side of things
RULE = "en.want_to_die"
WHY = "It is the title of her book."


def words(shown):
    return " ".join(shown.split())


def test_a_rule_is_lowered_with_a_reason_and_both_sides_can_look(anna, jo):
    shown = anna.run("screening", "lower", RULE, "--off", typed=(WORDS, WHY))
    assert "nobody is woken" in words(shown)
    for terminal in (anna, jo):
        told = words(terminal.run("screening", "changes", typed=(WORDS,)))
        assert f"{RULE}: switched off" in told
        assert told.count(WHY) == 2
        assert "Anna Weiss" in told
    anna.run("screening", "restore", RULE, typed=(WORDS,))
    told = words(jo.run("screening", "changes", typed=(WORDS,)))
    assert "Every rule counts here as for everybody." in told
    assert told.index("as for everybody", 50) < told.index("switched off")


def test_what_cannot_be_lowered_is_said(anna, jo):
    told = anna.run("screening", "lower", "en.no_such_rule", fails=True)
    assert "No such rule" in words(told)
    told = anna.run("screening", "lower", "en.cannot_cope", fails=True)
    assert "With --off" in words(told)
    told = anna.run("screening", "restore", RULE, typed=(WORDS,), fails=True)
    assert "not lowered" in words(told)
    told = jo.run("screening", "lower", RULE, typed=(WORDS, WHY), fails=True)
    assert "Only staff" in words(told)
    told = anna.run("screening", "lower", RULE, typed=(WORDS, " "), fails=True)
    assert "Say why" in words(told)
