"""A moment at a terminal: kept, then brought to the session without what its writer leaves out."""

import pytest

from tests.cli.walks import WORDS

pytestmark = pytest.mark.parametrize("database", ["sqlite"])  # the device's side of things
STRONG = ("--feeling", "lonely", "--strength", "8", "--zone", "America/Chicago")


def test_a_moment_is_kept_then_brought_without_the_urge(anna, jo):
    said = ("The bottle stood there.", "to drink", "I rang my sister.")
    assert "only you can read it" in jo.run("moment", "add", *STRONG, typed=(WORDS, *said))
    listed = jo.run("moment", "list", typed=(WORDS,))
    assert all(words in listed for words in (*said, "8 of 10", "America/Chicago"))
    refused = jo.run("moment", "bring", "1", typed=(WORDS, "n"), fails=True)
    assert "to drink" in refused  # she saw what would be shared
    assert "Nothing is for the session" in anna.run("agenda", "list", typed=(WORDS,))
    jo.run("moment", "bring", "1", "--without", "urge", typed=(WORDS, "y"))
    assert "The bottle stood there." in anna.run("agenda", "list", typed=(WORDS,))
    read = anna.run("threads", "read", typed=(WORDS,))
    assert "I rang my sister." in read
    assert "to drink" not in read


def test_nothing_is_no_moment_and_danger_brings_help(jo):
    assert "nothing to keep" in jo.run("moment", "add", typed=(WORDS, "", ""), fails=True)
    assert "988" in jo.run("moment", "add", typed=(WORDS, "I want to kill myself.", ""))
    assert "No such number" in jo.run("moment", "send", "7", typed=(WORDS,), fails=True)
    assert "Removed." in jo.run("moment", "remove", "1", typed=(WORDS,))
    assert "Nothing is kept yet" in jo.run("moment", "list", typed=(WORDS,))
