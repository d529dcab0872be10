"""Automatic replies: what is said, what has to be mended, and signing them everywhere."""

import pytest

from meantime.protocol.posts import Policy, Text, parse_post
from meantime.sdk.errors import FaultyReplies
from meantime.sdk.folds.policies import newest_policy, texts_of
from meantime.sdk.replies import DEFAULTS, REPLIES, fault, faults, words_for
from meantime.sdk.welcome import Inviter
from tests.protocol.people import read_vectors

VECTORS = read_vectors("automatic.json")
on_sqlite = pytest.mark.parametrize("database", ["sqlite"])  # the device's side of things
ANNA = Inviter("Anna Weiss", "LCSW")


@pytest.mark.parametrize("case", VECTORS["cases"], ids=lambda case: case["name"])
def test_a_client_reads_signed_words_or_none(case):
    policy = parse_post(case["policy"]) if case["policy"] else None
    assert policy is None or isinstance(policy, Policy)
    assert words_for(policy, case["kind"], case["locale"], case["values"]) == case["words"]


@pytest.mark.parametrize("case", VECTORS["faults"], ids=str)
def test_a_text_that_would_leave_somebody_without_a_word_is_not_signed(case):
    told = fault(REPLIES[case["id"]], case["text"])
    assert told == (case["reason"], case.get("variable", ""))


def test_the_usual_texts_are_fit_to_be_signed():
    assert faults(DEFAULTS) == {}
    assert faults({})["autoreply.late.es"] == "must not be empty"


def changed(text):
    return {**DEFAULTS, "autoreply.late": {"en": text, "es": text}}


def invited(hands):
    """Return the thread of a client who has just been invited, as its clinician has it."""
    thread = hands.clinician.thread(hands.clinician.invite_client("Jo", ANNA).space_id)
    return thread, newest_policy(thread.opened())


@on_sqlite
def test_an_invitation_brings_the_usual_texts_if_none_were_signed(hands):
    _, policy = invited(hands)
    assert policy is not None
    assert texts_of(policy) == DEFAULTS
    assert policy.policy["therapist_name"] == "Anna Weiss"
    assert policy.policy["practice_phone"] == "+1 555 0100"


@on_sqlite
def test_texts_are_signed_into_each_thread_once_and_into_what_comes_later(hands):
    thread, _ = invited(hands)
    texts = changed("Sorry. Call {practice_phone}.")
    assert hands.clinician.auto_replies() == DEFAULTS
    seen = []
    signed = hands.clinician.sign_auto_replies(texts, lambda done, every: seen.append(done / every))
    assert thread.id in signed.done
    assert (signed.failed, signed.missing, seen[-1]) == ({}, frozenset(), 1)
    policy = newest_policy(thread.sync().opened())
    assert policy is not None
    assert texts_of(policy) == texts
    assert policy.policy["text"]  # what was signed beside them stays
    head = thread.state.seq
    assert hands.clinician.sign_auto_replies(texts).done == signed.done
    assert thread.sync().state.seq == head
    assert hands.clinician.auto_replies() == texts
    assert texts_of(invited(hands)[1]) == texts


@on_sqlite
def test_texts_that_lack_what_they_must_say_are_not_posted_anywhere(hands):
    thread, _ = invited(hands)
    head = thread.state.seq
    with pytest.raises(FaultyReplies) as refused:
        hands.clinician.sign_auto_replies(changed("Sorry."))
    assert refused.value.fields["autoreply.late.en"] == "must contain {practice_phone}"
    assert thread.sync().state.seq == head


@on_sqlite
def test_a_client_s_policy_counts_for_nothing(hands):
    ours, theirs = hands.thread(hands.clinician), hands.thread(hands.client)
    theirs.post(Policy(policy={"text": "Call me."}, notices=[]))
    assert newest_policy(ours.sync().opened()) is None
    ours.post(Policy(policy={"text": "Ours."}, notices=[]))
    theirs.sync().post(Policy(policy={"text": "Call me."}, notices=[]))
    theirs.post(Text(text="Hello."))
    found = newest_policy(ours.sync().opened())
    assert found is not None
    assert found.policy == {"text": "Ours."}
