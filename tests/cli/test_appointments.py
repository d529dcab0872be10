"""Appointments at a terminal: asked for, accepted, moved, cancelled and taken back."""

import json
import re
from datetime import timedelta

import pytest

from tests.cli.walks import WORDS

on_sqlite = pytest.mark.parametrize("database", ["sqlite"])  # the device's side of things
ALWAYS = [[[0, 1440]]] * 7


def words(shown):
    return re.sub(r"\s+", " ", shown)


def run(terminal, *command, **more):
    return words(terminal.run("appointments", *command, typed=(WORDS,), **more))


@pytest.fixture
def open_anna(anna, tmp_path):
    """Return the terminal of a clinician who is there at any time."""
    frame = json.loads(anna.run("hours", "show", "--json", typed=(WORDS,)))
    file = tmp_path / "hours.json"
    file.write_text(json.dumps({**frame, "hours": ALWAYS}), encoding="utf-8")
    anna.run("hours", "set", str(file), typed=(WORDS,))
    return anna


def in_days(world, days, hour):
    return f"{world.clock.now() + timedelta(days=days):%Y-%m-%d} {hour:02}:00"


@on_sqlite
def test_a_client_asks_and_the_clinician_accepts_moves_and_cancels(open_anna, jo, world):
    three, four = in_days(world, 5, 15), in_days(world, 5, 16)
    assert "minutes. All times are those of America/New_York" in run(jo, "slots")
    run(jo, "ask", three, four)
    assert "client requested" in run(open_anna, "requests")
    assert "Done: accepted." in run(open_anna, "answer", "1", "--accept", three)
    assert "15:00 15:50 America/New_York" in run(jo, "list")
    assert "Moved:" in run(open_anna, "move", "1", four)
    assert "16:00 16:50 America/New_York moved" in run(jo, "list")
    assert "Cancelled:" in run(jo, "cancel", "1")
    assert "cancelled" in run(open_anna, "list")
    assert "It stands again" in run(jo, "cancel", "1", "--undo")


@on_sqlite
def test_times_that_do_not_suit_are_answered_with_others(open_anna, jo, world):
    three, four, five = (in_days(world, 5, hour) for hour in (15, 16, 17))
    run(jo, "ask", three)
    assert "Done: offered." in run(open_anna, "answer", "1", "--other", four, "--other", five)
    waiting = run(jo, "requests")
    assert "care team offered" in waiting
    assert "client declined" in waiting
    assert "Done: accepted." in run(jo, "answer", "1", "--accept", five)
    run(jo, "ask", four, "--moves", "1")
    assert "Done: accepted." in run(open_anna, "answer", "1", "--accept", four)
    assert "16:00 16:50 America/New_York moved" in run(jo, "list")


@on_sqlite
def test_what_is_taken_or_does_not_exist_is_said_in_plain_words(open_anna, jo, world):
    three = in_days(world, 5, 15)
    assert "Set:" in run(open_anna, "book", three, "--repeats", "weekly", "--count", "2")
    assert "That time is not free." in run(open_anna, "book", three, fails=True)
    assert "No such appointment" in run(open_anna, "cancel", "9", fails=True)
    assert "No such request" in run(open_anna, "answer", "1", fails=True)
    assert "Nobody asks for a time." in run(jo, "requests")


@on_sqlite
def test_a_feed_is_made_shown_once_and_ended(jo):
    assert "No feed." in run(jo, "feed")
    assert re.search(r"/feeds/[\w-]{43}\.ics Keep it secret", run(jo, "feed", "--new"))
    assert "/feeds/" not in run(jo, "feed")
    assert "There is a feed since" in run(jo, "feed")
    assert "No feed." in run(jo, "feed", "--end")


@on_sqlite
def test_an_address_that_is_not_public_is_no_busy_calendar(open_anna):
    assert "No other calendar is set." in run(open_anna, "busy")
    typed = (WORDS, "https://127.0.0.1/secret.ics")
    refused = open_anna.run("appointments", "busy", "--set", typed=typed, fails=True)
    assert "secret.ics" not in refused
    assert "No other calendar is set." in run(open_anna, "busy")
