"""Endings at a terminal: what is open comes first, the client is told, and it can be undone."""

from datetime import timedelta

import pytest

from tests.cli.test_hours import words
from tests.cli.walks import WORDS

on_sqlite = pytest.mark.parametrize("database", ["sqlite"])  # the device's side of things


def run(terminal, *command, typed=(), **how):
    return words(terminal.run("client", *command, typed=(WORDS, *typed), **how))


@on_sqlite
def test_a_client_is_discharged_that_is_undone_and_they_are_handed_over(world, anna, jo):
    jo.run("threads", "write", "1", typed=(WORDS, "Are you there?"))
    assert "1 message waits for an answer." in run(anna, "ending", "1")
    assert "Still open" in run(anna, "discharge", "1", fails=True)
    said = run(anna, "discharge", "1", "--despite", typed=("We talk on Monday.", "Farewell."))
    assert "They read it in five minutes" in said
    assert "discharged" in run(anna, "ending", "1")
    assert "Undone." in run(anna, "take-back", "1")
    assert "not ended" in run(anna, "return", "1", typed=("",), fails=True)

    last = world.clock.now().date() + timedelta(days=4)
    done = run(anna, "transfer", "1", "Olga Brandt", "--last", f"{last}", typed=("Meet Olga.",))
    assert "Handed over to Olga Brandt." in done
    assert f"transferred to Olga Brandt, {last}: Meet Olga." in run(anna, "ending", "1")
    read = words(jo.run("threads", "read", "1", typed=(WORDS,)))
    assert f"Transferred to Olga Brandt, {last}. Meet Olga." in read
