"""Sending later and promising, at a terminal."""

from datetime import datetime, timedelta

import pytest

from tests.cli.walks import WORDS

pytestmark = pytest.mark.parametrize("database", ["sqlite"])  # the device's side of things


def typed(days):
    return f"{datetime.now().astimezone() + timedelta(days=days):%Y-%m-%d %H:%M}"


def test_a_message_waits_for_its_time_and_is_taken_back_unseen(anna, jo):
    said = anna.run("threads", "write", "--at", typed(1), typed=(WORDS, "Tomorrow, then."))
    assert "It shows on" in said
    assert "Tomorrow, then." not in jo.run("threads", "read", typed=(WORDS,))
    assert "Nobody saw it" in anna.run("threads", "withdraw", typed=(WORDS,))


def test_a_time_that_has_passed_is_refused_and_so_is_a_client_s(anna, jo):
    past = anna.run("threads", "write", "--at", typed(-1), typed=(WORDS, "Late."), fails=True)
    assert "has passed" in past
    client = jo.run("threads", "write", "--at", typed(1), typed=(WORDS, "Later."), fails=True)
    assert "Only staff" in client


def test_a_promise_with_a_date_is_read_by_the_client(anna, jo):
    jo.run("threads", "write", typed=(WORDS, "May I ask something?"))
    words = "I will check in tomorrow."
    said = anna.run("threads", "promise", "--until", typed(1), typed=(WORDS, words))
    assert "promised by" in said
    assert words in jo.run("threads", "read", typed=(WORDS,))


def test_check_ins_are_scheduled_shown_and_taken_back(anna, jo):
    words = "How was the week?"
    said = anna.run("threads", "schedule", "--at", typed(2), "--times", "3", typed=(WORDS, words))
    assert said.count("Leaves") == 3
    listed = anna.run("threads", "scheduled", typed=(WORDS,))
    assert listed.count(words) == 3
    assert words not in jo.run("threads", "read", typed=(WORDS,))
    first = listed.split(words)[1].split()[0]
    taken = anna.run("threads", "withdraw", "1", first, "--following", typed=(WORDS,))
    assert "Taken back: 3." in taken
    assert "Nothing is scheduled." in anna.run("threads", "scheduled", typed=(WORDS,))
