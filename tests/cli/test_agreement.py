"""The agreement at a terminal: published, judged, read, signed, paused, kept and checked."""

import json
import re
from datetime import UTC, datetime, timedelta

import pytest

from meantime.agreement.candidacy import CHECKLIST
from tests.cli.cards import flat
from tests.cli.walks import CODE, WORDS, find
from tests.sdk.agreeing import SUITS

pytestmark = pytest.mark.parametrize("database", ["sqlite"])  # the device's side of things
YES = ("y",) * 15  # parts that have to be ticked
ANSWERS = tuple(SUITS[item.id] for item in CHECKLIST.items)


def run(terminal, *command, typed=(), fails=False):
    return flat(terminal.run(*command, typed=(WORDS, *typed), fails=fails))


@pytest.fixture
def hours(olga, tmp_path):
    """Let the practice have hours, which a policy has to tell."""
    file = tmp_path / "hours.json"
    file.write_text(olga.run("hours", "show", "--practice", "--json", typed=(WORDS,)))
    return run(olga, "hours", "set", str(file), "--practice")


@pytest.fixture
def published(hours, olga, anna, jo):
    """Return the terminals of a clinician and a client between whom a policy stands."""
    assert hours
    assert "Published: version 1." in run(olga, "policy", "publish")
    assert "Threads with these texts: 1." in run(anna, "policy", "sign")
    return anna, jo


def drafted(terminal):
    """Return what is printed as a draft."""
    printed = terminal.run("policy", "draft", typed=(WORDS,))
    return json.loads(printed[printed.index("{") :])


def agree(jo):
    """Sign as a client who ticks everything."""
    return run(jo, "consent", "give", typed=(*YES, "Jo Kim"))


def test_a_policy_is_prepared_in_a_file_and_says_what_is_missing(hours, olga, tmp_path):
    assert hours
    file = tmp_path / "policy.json"
    made = drafted(olga)
    file.write_text(json.dumps(made))
    assert "Nothing is missing" in run(olga, "policy", "check", str(file))
    made["document"]["sections"][0]["text"]["en"] = "We answer instantly."
    made["document"]["facts"]["reply_within"]["n"] = 9
    file.write_text(json.dumps(made))
    shown = run(olga, "policy", "check", str(file), fails=True)
    assert "policy.purpose.en must not say" in shown
    assert "cannot be published yet" in run(olga, "policy", "publish", str(file), fails=True)
    assert "No version has been published yet" in run(olga, "policy", "history")
    assert "Kept as a draft" in run(olga, "policy", "draft", str(file))
    refused = run(olga, "policy", "draft", str(file), fails=True)
    assert "Somebody else has changed this draft" in refused
    file.write_text("[]")
    assert "does not have the shape" in run(olga, "policy", "check", str(file), fails=True)


def test_what_changes_what_was_agreed_has_to_be_said_to_do_so(published, olga, tmp_path):
    assert published
    file = tmp_path / "policy.json"
    made = drafted(olga)
    made["document"]["sections"][1]["text"]["en"] += " And on Sundays."
    file.write_text(json.dumps(made))
    assert "--agree-again" in run(olga, "policy", "publish", str(file), fails=True)
    shown = run(olga, "policy", "publish", str(file), "--agree-again")
    assert "Published: version 2." in shown
    assert "{+ And on Sundays.+}" in run(olga, "policy", "difference", "1", "2")
    assert re.search(r"2 practice .* anew", run(olga, "policy", "history"))
    assert "And on Sundays." in run(olga, "policy", "show")
    assert "And on Sundays." not in run(olga, "policy", "show", "--version", "1")


def test_who_is_invited_reads_the_policy_before_they_have_an_account(published, terminal):
    anna, _ = published
    code = find(CODE, anna.run("client", "invite", typed=(WORDS, "Mo Lee", "Anna Weiss", "LMFT")))
    login = f"mo-{code[:9].lower()}@example.org"
    shown = flat(terminal("mo").run("join", typed=(code, "Mo Lee", "y", login, WORDS)))
    assert "Messaging lets you write to Anna Weiss" in shown
    assert "You are in." in shown


def test_a_client_reads_signs_writes_and_keeps_proof(published, tmp_path, terminal):
    anna, jo = published
    assert "Your therapist has not opened messages" in run(
        jo, "threads", "write", typed=("Hi.",), fails=True
    )
    assert "Decided: offered." in run(anna, "candidacy", "decide", "1", typed=ANSWERS)
    assert "Messaging lets you write to Anna Weiss" in run(jo, "consent", "read")
    assert "Signed." in agree(jo)
    assert "Hi." in run(jo, "messaging", "drafts")
    assert "Sent" in run(jo, "messaging", "send", "1")
    assert "There are no drafts" in run(jo, "messaging", "drafts")
    stands = run(anna, "messaging", "show")
    assert "Messages go to and fro." in stands
    assert "client permit version 1" in stands
    for name in ("consent.pdf", "consent.json"):
        file = tmp_path / name
        assert "Saved" in run(jo, "consent", "save", str(file))
        assert "Nothing is overwritten" in run(jo, "consent", "save", str(file), fails=True)
        shown = flat(terminal("nobody").run("consent", "verify", str(file)))
        assert "The signature is good." in shown
        assert "as the client, version 1" in shown
        assert ("the pages" in shown.lower()) is (name == "consent.pdf")
        assert "What messaging is for" not in shown
    told = flat(terminal("nobody").run("consent", "verify", str(file), "--whole"))
    assert "What messaging is for" in told
    forged = (tmp_path / "consent.json").read_bytes().replace(b"permit", b"deny")
    (tmp_path / "consent.json").write_bytes(forged)
    terminal("nobody").run("consent", "verify", str(tmp_path / "consent.json"), fails=True)


def test_what_is_not_ticked_is_named(published):
    _, jo = published
    shown = run(jo, "consent", "give", typed=(*["n"] * len(YES), "Jo Kim"), fails=True)
    assert "Please tick these as well" in shown
    assert "policy.crisis_protocol" in shown


def test_a_clinician_attests_the_review_and_pauses_with_a_reason(published):
    anna, jo = published
    run(anna, "candidacy", "decide", "1", typed=ANSWERS)
    agree(jo)
    assert "Attested." in run(anna, "consent", "review", "--on", "2026-11-02", "--how", "video")
    assert "not come yet" in run(
        anna, "consent", "review", "--on", "2099-01-01", "--how", "phone", fails=True
    )
    until = (datetime.now(UTC).date() + timedelta(days=30)).isoformat()
    reason = "We look at it on Tuesday."
    run(anna, "messaging", "pause", "--until", until, typed=(reason,))
    shown = run(jo, "messaging", "show")
    assert "Messages are paused" in shown
    assert f"{reason} ({until})" in shown
    assert "Messages are paused" in run(jo, "threads", "write", typed=("Hello?",), fails=True)
    assert f"Messages have paused until {until}. {reason}" in run(jo, "threads", "read")
    run(anna, "messaging", "resume")
    assert "has run out" in run(jo, "messaging", "show")
    agree(jo)
    assert "Messages are off for you" in run(jo, "consent", "withdraw")
    assert "Messages were stopped" in run(anna, "messaging", "show")
    run(anna, "messaging", "end", typed=("Therapy has come to its end.",))
    assert "Messages have ended here" in run(jo, "messaging", "show")


def test_a_hold_asks_for_a_reason(published):
    anna, _ = published
    held = {**SUITS, "cand.safety.now": "yes"}
    typed = tuple(held[item.id] for item in CHECKLIST.items)
    shown = run(anna, "candidacy", "decide", "1", typed=(*typed, "n"))
    assert "No session is set with this client." in shown
    assert "Decided: not now." in shown
    more = ("y", "She is in the clinic by day.", "14", "Mornings alone.")
    assert "with conditions" in run(anna, "candidacy", "decide", "1", typed=(*typed, *more))
    shown = run(anna, "candidacy", "show", "1")
    assert "All the same: She is in the clinic by day." in shown
    assert "Agreed: Mornings alone." in shown


def test_the_text_is_read_and_signed_in_spanish(published, tmp_path, terminal):
    anna, jo = published
    run(anna, "candidacy", "decide", "1", typed=ANSWERS)
    shown = run(jo, "consent", "give", "--language", "es", typed=(*YES, "Jo Kim"))
    assert "La mensajería le permite escribir a Anna Weiss" in shown
    assert "Firmado." in shown
    file = tmp_path / "consentimiento.pdf"
    run(anna, "consent", "save", str(file))
    assert "in Spanish" in flat(terminal("nobody").run("consent", "verify", str(file)))


def test_a_guardian_is_asked_in_a_thread_of_their_own(published, terminal, logins):
    anna, jo = published
    shown = anna.run("client", "invite", typed=(WORDS, "Ruth Kim", "Anna Weiss", "LMFT"))
    ruth, login = terminal("ruth"), logins["jo"].replace("jo", "ruth")
    ruth.run("join", typed=(find(r"http\S+/join#\S+", shown), "Ruth", "n", login, WORDS))
    assert "Nobody has asked you" in run(ruth, "consent", "read", "--guardian", fails=True)
    named = ("client", "guardians", "Jo Kim", "Ruth Kim", "--until", "2099-12-31")
    assert "Asked: Ruth Kim." in run(anna, *named)
    run(anna, "candidacy", "decide", "Jo Kim", typed=ANSWERS)
    assert "Jo Kim and Ruth Kim have agreed" in run(ruth, "consent", "read", "--guardian")
    run(jo, "consent", "give", typed=(*YES, "y", "Jo Kim"))
    assert "by everybody who has to agree" in run(jo, "messaging", "show")
    run(ruth, "consent", "give", "--guardian", typed=(*YES, "y", "y", "Ruth Kim"))
    assert "Messages go to and fro." in run(jo, "messaging", "show")
    assert "Messages are off" in run(ruth, "consent", "withdraw", "--guardian")
    assert "Messages were stopped" in run(jo, "messaging", "show")
