"""A trainee's reply at a terminal: written, sent back, written anew, released."""

import pytest

from tests.cli.cards import flat
from tests.cli.walks import CODE, WORDS, find

pytestmark = pytest.mark.parametrize("database", ["sqlite"])  # the device's side of things


def run(terminal, *command, more=(), **how):
    return flat(terminal.run(*command, typed=(WORDS, *more), **how))


@pytest.fixture
def sam(olga, anna, jo, terminal, logins):
    """Return the terminal of a trainee who reads along with a client who has written."""
    run(jo, "threads", "write", more=("I did it.",))
    code = find(CODE, olga.run("staff", "invite", typed=(WORDS,)))
    trainee = terminal("sam")
    login = f"sam-{logins['anna']}"
    shown = trainee.run("staff", "join", typed=(code, login, WORDS))
    sam_id = find(r"Your id: \S+", shown).removeprefix("Your id: ")
    olga.run("staff", "introduce", sam_id[:8], typed=(WORDS, "Sam Lee", "BA"))
    run(anna, "client", "share", "Jo Kim", "Sam Lee", "--as", "observer")
    return trainee


def test_a_reply_is_sent_back_written_anew_and_released_with_both_names(anna, jo, sam):
    assert "It waits for release." in run(sam, "drafts", "write", "Jo Kim", more=("Good.",))
    told = run(anna, "drafts", "send-back", "Jo Kim", "1", more=("Say what was good.",))
    assert "Sent back." in told
    assert "sent back: Say what was good." in run(sam, "drafts", "list", "Jo Kim")
    run(sam, "drafts", "write", "Jo Kim", "--anew", "1", more=("You stayed with it.",))
    assert "Good." not in run(jo, "threads", "read")
    assert "Sent, with both names." in run(anna, "drafts", "release", "Jo Kim", "2")
    shown = run(jo, "threads", "read")
    assert "You stayed with it. Written by Sam Lee, checked by Anna Weiss." in shown
    told = run(anna, "drafts", "release", "Jo Kim", "2", fails=True)
    assert "This draft does not wait any more: released. Nothing was sent." in told
    assert "released You stayed with it." in run(sam, "drafts", "list", "Jo Kim")


def test_what_happened_since_is_told_before_a_draft_is_released(anna, jo, sam):
    run(sam, "drafts", "write", "Jo Kim", more=("Good.",))
    run(jo, "threads", "write", more=("One more thing.",))
    told = run(anna, "drafts", "release", "Jo Kim", "1", fails=True)
    assert "The client has written more since. Nothing was sent." in told
    run(anna, "drafts", "release", "Jo Kim", "1", "--anyway")
    assert "Good. Written by Sam Lee" in run(jo, "threads", "read")


def test_a_trainee_takes_back_what_is_theirs_and_releases_nothing(anna, sam):
    run(sam, "drafts", "write", "Jo Kim", more=("Good.",))
    assert "Only who answers in the conversation" in run(
        sam, "drafts", "release", "Jo Kim", "1", fails=True
    )
    assert "This draft is not yours." in run(anna, "drafts", "withdraw", "Jo Kim", "1", fails=True)
    assert "Taken back." in run(sam, "drafts", "withdraw", "Jo Kim", "1")
    told = run(anna, "drafts", "send-back", "Jo Kim", "1", more=("Why?",), fails=True)
    assert "taken back. Nothing was sent." in told
    assert "No such number." in run(anna, "drafts", "release", "Jo Kim", "2", fails=True)
