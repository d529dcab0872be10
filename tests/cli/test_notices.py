"""Notices at a terminal: shown, chosen, refused with a reason."""

import re

import pytest

from meantime.cli.notices import lines
from meantime.wire.notices import KeptNoticeChoices, NoticeChoices
from tests.cli.walks import WORDS

on_sqlite = pytest.mark.parametrize("database", ["sqlite"])  # the device's side of things
CHOICES = NoticeChoices(
    locale="en",
    zone="America/New_York",
    by_mail=True,
    address="",
    daily_at=None,
    quiet=(1320, 420),
    reminds=True,
)


def words(shown):
    return re.sub(r"\s+", " ", shown)


@on_sqlite
def test_what_is_chosen_at_a_terminal_is_shown_and_stands(jo):
    shown = words(jo.run("notices", "show", typed=(WORDS,)))
    assert "No mail leaves this server yet." in shown
    assert "as it comes, once an hour at most" in shown
    assert "No quiet hours." in shown
    assert "Browsers that show you notices: 0." in shown
    jo.run("notices", "set", "--quiet", "22:00", "07:00", "--daily", "18:30", typed=(WORDS,))
    jo.run("notices", "set", "--no-remind", typed=(WORDS,))
    shown = words(jo.run("notices", "show", typed=(WORDS,)))
    assert "once a day, at 18:30 (America/New_York)" in shown
    assert "Quiet hours: 22:00 to 07:00 (America/New_York)." in shown
    assert "Clients: no reminder." in shown
    shown = words(jo.run("notices", "set", "--as-it-comes", "--no-quiet", typed=(WORDS,)))
    assert "as it comes" in shown
    assert "No quiet hours." in shown


@on_sqlite
def test_what_cannot_be_is_refused_with_its_field(jo):
    told = words(jo.run("notices", "set", "--zone", "Mars/Olympus", typed=(WORDS,), fails=True))
    assert "zone must be an IANA time zone" in told
    assert "such as 18:00" in words(jo.run("notices", "set", "--daily", "25:00", fails=True))
    told = words(jo.run("notices", "test", typed=(WORDS,), fails=True))
    assert "No mail leaves this server yet, and no browser" in told


def test_where_mail_goes_and_that_it_does_not_arrive_is_told():
    kept = KeptNoticeChoices(
        choices=CHOICES,
        has_mail=True,
        login="me@example.org",
        mail_fails_since=None,
        devices=0,
    )
    assert next(iter(lines(kept))) == "Mail goes to me@example.org."
