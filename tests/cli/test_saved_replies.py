"""Saved replies and skills at a terminal."""

import re

import pytest

from tests.cli.walks import WORDS

pytestmark = pytest.mark.parametrize("database", ["sqlite"])  # the device's side of things


def words(shown):
    return re.sub(r"\s+", " ", shown)


def test_skills_are_kept_by_both_sides(anna, jo):
    assert "No skill is on the list yet" in jo.run("skills", "list", typed=(WORDS,))
    anna.run("skills", "add", typed=(WORDS, "Box breathing", "Four in, four out."))
    assert "1 Box breathing Four in, four out." in words(jo.run("skills", "list", typed=(WORDS,)))
    assert "No such number" in jo.run("skills", "remove", "2", typed=(WORDS,), fails=True)
    jo.run("skills", "remove", "1", typed=(WORDS,))
    assert "No skill is on the list yet" in anna.run("skills", "list", typed=(WORDS,))


def test_a_saved_reply_is_filled_and_sent_and_never_with_something_open(anna, jo):
    reply = "boundary.tone"
    shown = anna.run("saved-replies", "fill", reply, "1", typed=(WORDS,))
    assert "for our next session?" in words(shown)
    unsure = (WORDS, "n")
    refused = anna.run("saved-replies", "fill", reply, "1", "--send", typed=unsure, fails=True)
    assert "as it came" in words(refused)
    anna.run("saved-replies", "fill", reply, "1", "--send", typed=(WORDS, "y"))
    assert "I enjoy hearing from you" in words(jo.run("threads", "read", typed=(WORDS,)))
    typed = (WORDS, "your exam")
    sent = anna.run("saved-replies", "fill", "brief.insight", "1", "--send", typed=typed)
    assert "What you saw about your exam matters." in words(sent)
    refused = anna.run("threads", "write", typed=(WORDS, "See {topic}."), fails=True)
    assert "Fill in first, or take out: topic." in words(refused)
    assert "{topic}" not in jo.run("threads", "read", typed=(WORDS,))


@pytest.mark.usefixtures("jo")
def test_a_reply_of_one_s_own_is_added_pinned_hidden_and_restored(anna):
    added = anna.run(
        "saved-replies", "add", "brief", typed=(WORDS, "Any day", "Mine, {first_name}.")
    )
    (reply,) = re.findall(r"own\.\S+", added)
    assert "Mine, {first_name}." in anna.run("saved-replies", "show", reply, typed=(WORDS,))
    refused = anna.run("saved-replies", "add", "brief", typed=(WORDS, "", "{name}"), fails=True)
    assert "must not contain {name}" in words(refused)
    anna.run("saved-replies", "change", reply, typed=(WORDS, "Any day", "Mine again."))
    assert "Mine again." in anna.run("saved-replies", "show", reply, typed=(WORDS,))
    anna.run("saved-replies", "pin", reply, "1", typed=(WORDS,))
    first = anna.run("saved-replies", "list", "1", typed=(WORDS,)).splitlines()
    assert any(reply[:12] in line for line in first[:6])
    anna.run("saved-replies", "pin", reply, "1", "--off", typed=(WORDS,))
    anna.run("saved-replies", "hide", "brief.sad", typed=(WORDS,))
    assert "reply.brief.sad" not in anna.run("saved-replies", "list", "1", typed=(WORDS,))
    anna.run("saved-replies", "restore", "brief.sad", typed=(WORDS,))
    assert "reply.brief.sad" in anna.run("saved-replies", "list", "1", typed=(WORDS,))
    assert "No such reply" in anna.run("saved-replies", "show", "none", typed=(WORDS,), fails=True)
