"""Cover at a terminal: arranged by name, shown to all of the practice, ended."""

from datetime import timedelta

import pytest

from tests.cli.test_hours import words
from tests.cli.walks import WORDS, find

on_sqlite = pytest.mark.parametrize("database", ["sqlite"])  # the device's side of things


@on_sqlite
def test_a_cover_is_arranged_by_name_shown_and_ended(world, olga, anna, jo):
    first = world.clock.now().date() + timedelta(days=3)
    days = ("--from", f"{first}", "--to", f"{first + timedelta(days=4)}")
    done = anna.run("cover", "arrange", "Olga Brandt", *days, typed=(WORDS,))
    assert "Everybody in each thread can see it." in done
    for terminal in (anna, olga):
        shown = words(terminal.run("cover", "show", typed=(WORDS,)))
        day = r"\w{3} \d\d \w{3} \d{4}"
        find(rf"Anna Weiss {day} {day} Olga Brandt America/New_York", shown)
    assert "does not allow this" in words(jo.run("cover", "show", typed=(WORDS,), fails=True))
    assert "Ended." in anna.run("cover", "end", "Olga Brandt", typed=(WORDS,))
    assert "They cover nothing of yours." in anna.run("cover", "end", "Olga Brandt", typed=(WORDS,))
    shown = words(olga.run("cover", "show", typed=(WORDS,)))
    assert "nobody America/New_York" in shown


@on_sqlite
def test_days_that_end_before_they_begin_are_refused(anna):
    wrong = ("--from", "2027-05-03", "--to", "2027-05-01")
    refused = anna.run("cover", "arrange", "Olga Brandt", *wrong, typed=(WORDS,), fails=True)
    assert "closures.0" in words(refused)
