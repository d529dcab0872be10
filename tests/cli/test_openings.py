"""Who opened a thread, at a terminal."""

from datetime import UTC, datetime, timedelta

import pytest

from meantime.cli.openings import sentence_of
from meantime.sdk.thread_openings import Opening
from tests.cli.walks import WORDS

AT = datetime(2026, 5, 3, 14, 12, tzinfo=UTC)


def opening(**said):
    usual = {"seat_id": "a", "name": "Sam Lee", "kind": "opened", "role": "clinician"}
    when = {"on": AT.date(), "at": AT, "last_at": AT, "until_seq": -1}
    return Opening(**{**usual, "is_cover": True, "is_emergency": False, **when, **said})


@pytest.mark.parametrize("database", ["sqlite"])  # the device's side of things
def test_reading_is_told_the_client_by_the_day(world, anna, jo, monkeypatch):
    anna.run("threads", "read", typed=(WORDS,))
    assert "opened the messages on" in anna.run("threads", "opened", typed=(WORDS,))
    shown = jo.run("threads", "opened", typed=(WORDS,))
    assert "Nobody is known to have opened" in shown
    world.clock.advance(timedelta(days=1))
    monkeypatch.setenv("LC_ALL", "es_US.UTF-8")
    shown = jo.run("threads", "opened", typed=(WORDS,))
    assert "abrió los mensajes el" in shown
    assert "a partir del día siguiente" in shown


def test_sentences_name_the_minute_where_it_is_told_and_the_zone():
    zone = "America/New_York"
    own = opening(name="Maya Okafor", kind="copied", is_cover=False, at=None)
    assert sentence_of(opening(), zone, "en") == (
        "Sam Lee, covering, opened the messages on Sun 03 May 2026 at 10:12 (America/New_York)."
    )
    assert sentence_of(own, zone, "es") == (
        "Maya Okafor copió los mensajes a un dispositivo el 03/05/2026."
    )
    assert "Sam Lee, in an emergency, opened" in sentence_of(opening(is_emergency=True), zone, "en")
    let_in = opening(kind="emergency", is_emergency=True)
    assert "se abrieron para Sam Lee en una emergencia el" in sentence_of(let_in, zone, "es")
    assert "supervising" in sentence_of(opening(role="observer"), zone, "en")
    assert "(UTC)" in sentence_of(opening(), "Nowhere/At_All", "en")
    assert "Somebody whom this conversation does not name" in sentence_of(
        opening(name=""), zone, "en"
    )
