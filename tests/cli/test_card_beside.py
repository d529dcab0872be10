"""The card for what is written beside the messages: files, the list, what is one's own."""

import pytest

from meantime.sdk.spaces import Space
from tests.cli.cards import PASSIVE, URGENT, flat, lost, no_signal, refuse
from tests.cli.walks import WORDS

pytestmark = pytest.mark.parametrize("database", ["sqlite"])  # the device's side of things


def test_the_list_for_the_session_is_looked_at_too(jo):
    shown = flat(jo.run("agenda", "bring", typed=(WORDS, URGENT)))
    assert "On the list" in shown
    assert "You do not have to get through this alone." in shown


def test_what_is_less_than_urgent_on_that_list_has_help_beside_it_and_tells_nobody(jo):
    shown = flat(jo.run("agenda", "bring", typed=(WORDS, PASSIVE)))
    assert "Nobody is notified" in shown
    assert "No alert goes out for this: it is for the session" in shown
    assert 'These words made us ask: "' in shown
    assert "In danger right now? Call 911." in shown
    assert "read first" not in shown
    assert "911" not in jo.run("agenda", "bring", typed=(WORDS, "How to sleep."))


@pytest.mark.parametrize(
    ("flag", "told"),
    [
        ("--urgent", "You do not have to get through this alone."),
        ("--first", "No alert was sent. Your message is marked to be read first."),
    ],
)
def test_a_file_cannot_be_checked_and_its_writer_says_how_urgent_it_is(jo, tmp_path, flag, told):
    memo = tmp_path / "memo.ogg"
    memo.write_bytes(b"OggS" * 40)
    shown = flat(jo.run("files", "send", str(memo), flag, typed=(WORDS,)))
    assert shown.index("cannot be checked on this device") < shown.index("Sent")
    assert told in shown


def test_a_script_is_asked_nothing_and_help_stands_before_every_file(jo, tmp_path):
    memo = tmp_path / "memo.ogg"
    memo.write_bytes(b"OggS" * 40)
    shown = flat(jo.run("files", "send", str(memo), typed=(WORDS,)))
    assert "How urgent is this?" not in shown
    assert shown.index("In danger right now? Call 911.") < shown.index("Sent")
    assert "made us ask" not in shown
    assert "alert" not in shown


@pytest.mark.parametrize("typed", ["3", "2", ""])
def test_whoever_types_is_asked_how_urgent_a_file_is(somebody_types, tmp_path, typed):
    memo = tmp_path / "memo.ogg"
    memo.write_bytes(b"OggS" * 40)
    command = ("files", "send", str(memo))
    shown = flat(somebody_types.run(*command, typed=(typed, "", "")))
    assert shown.index("How urgent is this?") < shown.index("Sent")
    assert ("You do not have to get through this alone." in shown) == (typed == "3")
    assert ("No alert was sent." in shown) == (typed == "2")
    assert "How urgent is this?" not in somebody_types.run(*command, "--usual")


def test_an_urgent_file_that_waits_is_said_to_wait_with_its_alert(jo, tmp_path, monkeypatch):
    memo = tmp_path / "memo.ogg"
    memo.write_bytes(b"OggS" * 40)
    monkeypatch.setattr(Space, "send_files", lost)
    shown = flat(jo.run("files", "send", str(memo), "--urgent", typed=(WORDS,)))
    assert "the alert has not left yet" in shown


def test_what_is_kept_alone_says_that_nothing_was_sent(jo):
    shown = flat(jo.run("keep", typed=(WORDS, URGENT)))
    assert "Nothing was sent, no alert went out, and nobody else can read it." in shown
    assert "In danger right now? Call 911." in shown
    assert "911" not in jo.run("keep", typed=(WORDS, "Soup."))


def test_what_is_kept_alone_is_kept_and_helped_with_without_a_connection(unlocked):
    with no_signal():
        shown = flat(unlocked.run("keep", typed=(URGENT,), fails=True))
    assert "It was not kept" in shown  # there is no place of their own yet
    assert "In danger right now? Call 911." in shown
    unlocked.run("keep", typed=("Soup.",))
    with no_signal():
        shown = flat(unlocked.run("keep", typed=(URGENT,)))
    assert "It is kept on this device, and only you can read it." in shown
    assert "Nothing was sent, no alert went out" in shown
    assert "In danger right now? Call 911." in shown
    assert URGENT in unlocked.run("journal", "list")


def test_a_refusal_to_keep_it_takes_no_help_away(jo, monkeypatch):
    monkeypatch.setattr(Space, "send", refuse)
    shown = flat(jo.run("keep", typed=(WORDS, URGENT), fails=True))
    assert "In danger right now? Call 911." in shown
