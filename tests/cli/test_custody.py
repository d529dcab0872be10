"""What custodians do for the practice's key at a terminal."""

import pytest

from tests.cli.walks import CODE, WORDS, find

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


def test_records_are_checked_and_what_stands_is_shown(olga, anna, jo):
    assert jo
    assert "4 of 4 spaces were checked." in olga.run("practice", "check", typed=(WORDS,))
    shown = olga.run("practice", "health", typed=(WORDS,))
    assert "4 of 4" in shown
    assert "One person alone" in shown
    olga.run("practice", "code", "--stored", typed=(WORDS,))
    assert "One person alone" not in olga.run("practice", "health", typed=(WORDS,))
    anna.run("practice", "health", typed=(WORDS,), fails=True)


def test_a_recovery_code_is_tried_and_kept_nowhere(olga, logins):
    assert logins
    wrong = "AAAA-AAAA-AAAA-AAAA-AAAA-AAAA-AAAA"
    assert "[code]" in olga.run("practice", "code", typed=(WORDS, wrong), fails=True)
    printed = find(CODE, olga.run("locks", "recovery-code", typed=(WORDS, WORDS)))
    assert "It opens your account" in olga.run("practice", "code", typed=(WORDS, printed))
    newer = find(CODE, olga.run("locks", "recovery-code", typed=(WORDS, WORDS)))
    assert newer != printed
    assert "does not open" in olga.run("practice", "code", typed=(WORDS, printed), fails=True)


def test_what_was_one_s_own_comes_along_to_a_new_account(olga, anna, jo, terminal, logins):
    jo.run("keep", typed=(WORDS, "Kept for me."))
    link = find(
        r"http\S+/join#\S+",
        anna.run("client", "invite-again", "Jo Kim", typed=(WORDS, "y", "Anna Weiss", "LMFT")),
    )
    phone = terminal("another phone")
    phone.run("join", typed=(link, "Jo", "jo-again@example.org", WORDS))
    shown = phone.run("locks", "carry-over", typed=(WORDS, logins["jo"], WORDS))
    assert "Brought over: 1." in shown
    assert "Kept for me." in phone.run("journal", "list", typed=(WORDS,))
    assert olga
