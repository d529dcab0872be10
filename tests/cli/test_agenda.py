"""The list for the session at a terminal."""

import re

import pytest

from tests.cli.walks import WORDS

pytestmark = pytest.mark.parametrize("database", ["sqlite"])  # the device's side of things


def words(shown):
    return re.sub(r"\s+", " ", shown)


def test_what_a_client_brings_is_ticked_by_the_clinician_and_removed_by_the_client(anna, jo):
    assert "Nothing is for the session yet" in jo.run("agenda", "list", typed=(WORDS,))
    assert "Nobody is notified" in jo.run("agenda", "bring", typed=(WORDS, "Sleep."))
    assert "Jo Sleep." in words(anna.run("agenda", "list", typed=(WORDS,)))
    assert "Talked about." in anna.run("agenda", "tick", "1", typed=(WORDS,))
    assert "x" in words(jo.run("agenda", "list", typed=(WORDS,))).split()
    assert "Not talked" in jo.run("agenda", "tick", "1", "--not-yet", typed=(WORDS,))
    refused = anna.run("agenda", "remove", "1", typed=(WORDS,), fails=True)
    assert "Only who brought it" in words(refused)
    assert "Removed." in jo.run("agenda", "remove", "1", typed=(WORDS,))
    refused = jo.run("agenda", "tick", "1", typed=(WORDS,), fails=True)
    assert "No such number" in words(refused)
