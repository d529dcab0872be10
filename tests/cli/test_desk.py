"""The clinician's commands: a caseload by name, cover, a client who comes again, a leaver."""

import secrets
from datetime import timedelta

import pytest

from tests.cli.walks import CODE, WORDS, find

pytestmark = pytest.mark.parametrize("database", ["sqlite"])  # the device's side of things


@pytest.fixture
def sam(olga, terminal):
    """Return the terminal of a second clinician."""
    code = find(CODE, olga.run("staff", "invite", typed=(WORDS,)))
    colleague, login = terminal("sam"), f"sam-{secrets.token_hex(4)}@example.org"
    shown = colleague.run("staff", "join", typed=(code, login, WORDS))
    sam_id = find(r"Your id: \S+", shown).removeprefix("Your id: ")
    olga.run("staff", "introduce", sam_id[:8], typed=(WORDS, "Sam Stone", "PsyD"))
    return colleague


def test_a_caseload_has_names_and_says_how_far_each_has_come(anna, jo):
    assert jo
    anna.run("client", "invite", typed=(WORDS, "Kim Lee", "Anna Weiss", "LMFT"))
    shown = anna.run("client", "list", typed=(WORDS,))
    assert "Jo Kim" in shown
    assert "joined, not yet verified" in shown
    assert "invited" in shown.partition("Kim Lee")[2]
    profile = ("Jo Park", "they/them", "1990-01-31", "+1 555 0104", "", "", "en")
    anna.run("client", "describe", "Jo Kim", typed=(WORDS, *profile))
    shown = anna.run("client", "list", typed=(WORDS,))
    assert "Jo Park" in shown
    assert "+1 555 0104" in shown
    assert "No such client" in anna.run("client", "describe", "Jo Kim", typed=(WORDS,), fails=True)


def test_cover_is_seated_told_and_ended(anna, jo, sam):
    jo.run("threads", "write", typed=(WORDS, "A small step today."))
    anna.run("client", "share", "Jo Kim", "Sam Stone", typed=(WORDS,))
    assert "A small step today." in sam.run("threads", "read", typed=(WORDS,))
    sam.run("threads", "write", typed=(WORDS, "I read this for Anna."))
    shown = jo.run("threads", "read", typed=(WORDS,))
    assert "Sam Stone was given access to messages since" in shown
    anna.run("client", "unshare", "Jo Kim", "Sam Stone", typed=(WORDS,))
    shown = jo.run("threads", "read", typed=(WORDS,))
    assert "Sam Stone no longer has access: removed by Anna Weiss." in shown
    assert "No clients yet" in sam.run("client", "list", typed=(WORDS,))


def test_a_message_is_promised_an_answer_in_the_session(anna, jo):
    jo.run("threads", "write", typed=(WORDS, "This is a long story."))
    anna.run("threads", "promise", typed=(WORDS,))
    assert "(will answer this in the session)" in jo.run("threads", "read", typed=(WORDS,))
    assert "Only staff" in jo.run("threads", "promise", typed=(WORDS,), fails=True)


def test_a_supervisor_reads_and_does_not_write(anna, jo, sam):
    share = ("client", "share", "1", "Sam Stone", "--as", "observer", "--history", "new")
    anna.run(*share, typed=(WORDS,))
    jo.run("threads", "write", typed=(WORDS, "From now on."))
    assert "From now on." in sam.run("threads", "read", typed=(WORDS,))
    assert "[role]" in sam.run("threads", "write", typed=(WORDS, "Not mine."), fails=True)


def test_a_client_who_lost_everything_comes_again(anna, jo, terminal, logins):
    jo.run("threads", "write", typed=(WORDS, "Said before."))
    again = ("client", "invite-again", "Jo Kim")
    shown = anna.run(*again, typed=(WORDS, "y", "Anna Weiss", "LMFT"))
    link = find(r"http\S+/join#\S+", shown)
    phone = terminal("another phone")
    phone.run("join", typed=(link, "Jo", logins["jo"], WORDS))
    assert "Said before." not in phone.run("threads", "read", typed=(WORDS,))
    told = anna.run("client", "give-history", "Jo Kim", typed=(WORDS,), fails=True)
    assert "Compare the digits" in told
    anna.run("verify", typed=(WORDS, "y"))
    anna.run("client", "give-history", "Jo Kim", typed=(WORDS,))
    assert "Said before." in phone.run("threads", "read", typed=(WORDS,))


def test_nobody_is_invited_again_unseen(anna, jo):
    assert jo
    anna.run("client", "invite-again", "Jo Kim", typed=(WORDS, "n"), fails=True)
    assert "joined" in anna.run("client", "list", typed=(WORDS,))


def test_a_colleague_leaves_and_another_takes_over(olga, anna, jo, sam):
    assert jo
    remove = ("staff", "remove", "Anna Weiss", "--heir", "Sam Stone")
    assert "Out of 4 spaces" in olga.run(*remove, typed=(WORDS, "y"))
    assert "Jo Kim" in sam.run("client", "list", typed=(WORDS,))
    assert "No threads yet" in anna.run("threads", "list", typed=(WORDS,))
    assert "Out of 4 spaces" in olga.run(*remove, typed=(WORDS, "y"))  # again, and nothing is left
    shown = olga.run("staff", "list", typed=(WORDS,))
    assert "Anna Weiss" not in shown


def test_threads_without_anybody_are_named(olga, anna, jo):
    assert anna
    assert jo
    shown = olga.run("staff", "remove", "Anna Weiss", typed=(WORDS, "y"))
    assert "Nobody answers any more" in shown


def test_staff_cannot_dismiss_each_other(anna, sam):
    assert sam
    told = anna.run("staff", "remove", "Sam Stone", typed=(WORDS, "y"), fails=True)
    assert "[nokey]" in told


def test_a_message_is_corrected_and_taken_back(world, anna, jo):
    anna.run("threads", "write", "--hold", typed=(WORDS, "Too harsh."))
    assert "Nobody saw it" in anna.run("threads", "withdraw", typed=(WORDS,))
    anna.run("threads", "write", "--hold", typed=(WORDS, "At tne."))
    assert "At tne." not in jo.run("threads", "read", typed=(WORDS,))
    world.clock.advance(timedelta(seconds=21))
    assert "At tne." in jo.run("threads", "read", typed=(WORDS,))
    anna.run("threads", "correct", typed=(WORDS, "At ten."))
    shown = jo.run("threads", "read", typed=(WORDS,))
    assert "At ten." in shown
    assert "corrected" in shown
    assert "Too harsh." not in shown
    assert "may have been read" in anna.run("threads", "withdraw", typed=(WORDS,))
    told = jo.run("threads", "correct", "1", "zzz", typed=(WORDS,), fails=True)
    assert "No such message" in told


def test_a_biller_is_seated_where_names_stand_and_taken_out_again(olga, anna, jo, sam):
    assert jo
    shown = olga.run(
        "staff", "introduce", "Sam Stone", "--may", "biller", typed=(WORDS, "Sam Stone", "PsyD")
    )
    assert "Desks as they should be: 1." in shown
    assert "Jo Kim" in sam.run("client", "list", typed=(WORDS,))
    anna.run("client", "invite", typed=(WORDS, "Kim Lee", "Anna Weiss", "LMFT"))
    assert "Kim Lee" in sam.run("client", "list", typed=(WORDS,))
    assert "No such thread" in sam.run("threads", "read", typed=(WORDS,), fails=True)
    olga.run("staff", "introduce", "Sam Stone", typed=(WORDS, "Sam Stone", "PsyD"))
    assert "No clients yet" in sam.run("client", "list", typed=(WORDS,))
    assert "should be: 2." in olga.run("staff", "desks", typed=(WORDS,))
    assert "not been given the key" in sam.run("staff", "desks", typed=(WORDS,), fails=True)
