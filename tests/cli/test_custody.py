"""What custodians do for the practice's key at a terminal."""

import pytest

from tests.cli.walks import WORDS

pytestmark = pytest.mark.parametrize("database", ["sqlite"])  # the device's side of things


def test_the_practice_gets_a_new_key_and_the_client_reads_on(olga, anna, jo):
    jo.run("threads", "write", typed=(WORDS, "Said before."))
    assert "4 spaces have the new key" in olga.run("practice", "rotate", typed=(WORDS, "y"))
    shown = jo.run("threads", "read", typed=(WORDS,))
    assert "Said before." in shown
    assert "practice" in shown.rpartition("Said before.")[2]  # which says that its key is new
    assert "[nokey]" in anna.run("practice", "rotate", typed=(WORDS, "y"), fails=True)


def test_a_rotation_that_is_not_wanted_changes_nothing(olga, jo):
    assert jo
    olga.run("practice", "rotate", typed=(WORDS, "n"), fails=True)
