"""A client who may not write just now: nothing is lost, nothing goes by itself, urgent goes."""

from typing import get_args

import pytest

from meantime.content import load
from meantime.protocol.safety_posts import RedirectPick
from meantime.sdk.errors import ProblemError, Unreachable
from meantime.sdk.held import MessagesOff, off_words, why_off
from meantime.wire.policies import Why
from tests.sdk.agreeing import Agreeing
from tests.sdk.hands import honest
from tests.sdk.networks import answering, gone, is_append

pytestmark = pytest.mark.parametrize("database", ["sqlite"])  # the device's side of things


@pytest.fixture
def desk(hands, network):
    made = Agreeing(hands, network)
    made.publish()
    made.offer()
    return made


@pytest.fixture
def theirs(desk, line):
    """Return the thread of a client who has not agreed yet, on a network to meddle with."""
    return desk.second_device(desk.jo, line).thread(desk.theirs.id)


def texts(thread):
    return [m.text for m in thread.sync().messages() if m.role == "client"]


def kept(thread):
    return [(each.post().text, each.code) for each in thread.held()]


def test_what_is_not_taken_is_kept_as_a_draft_and_told_in_one_sentence(desk, theirs, line):
    with pytest.raises(MessagesOff) as refused:
        theirs.write("It came back.")
    assert refused.value.code == "no_consent"
    assert "read and agreed to" in str(refused.value)
    assert "kept on this device" in str(refused.value)
    assert kept(theirs) == [("It came back.", "no_consent")]
    asked = sum(is_append(request) for request in line.seen)
    theirs.sync()
    theirs.send()
    assert sum(is_append(request) for request in line.seen) == asked  # nobody tries by themselves
    assert "It came back." not in texts(desk.hers)


def test_what_was_written_without_a_connection_is_kept_too_once_there_is_one(theirs, line):
    line.meet = gone
    for words in ("The first.", "The second."):
        with pytest.raises(Unreachable):
            theirs.write(words)
    line.meet = honest
    with pytest.raises(MessagesOff):
        theirs.send()
    assert [words for words, _ in kept(theirs)] == ["The first.", "The second."]
    assert theirs.outbox.rows() == []


def test_urgent_goes_also_from_behind_what_is_not_taken(desk, theirs, line):
    line.meet = gone
    with pytest.raises(Unreachable):
        theirs.write("A small thing.")
    line.meet = honest
    theirs.write("I cannot keep myself safe.", attention=3)
    assert texts(desk.hers)[-1] == "I cannot keep myself safe."
    assert kept(theirs) == [("A small thing.", "no_consent")]
    assert [alert.space_id for alert in desk.anna.alerts.every()] == [theirs.id]


def test_after_agreeing_it_is_sent_when_the_client_says_so(desk, theirs):
    with pytest.raises(MessagesOff):
        theirs.write("It came back.")
    [held] = theirs.held()
    with pytest.raises(MessagesOff):
        theirs.send_held(held.id)
    assert kept(theirs) == [("It came back.", "no_consent")]
    desk.give()
    theirs.send_held(held.id)
    assert theirs.held() == []
    assert texts(desk.hers)[-1] == "It came back."
    with pytest.raises(LookupError):
        theirs.send_held(held.id)


def test_it_can_be_given_up(theirs):
    with pytest.raises(MessagesOff):
        theirs.write("Never mind.")
    [held] = theirs.held()
    theirs.discard_held(held.id)
    assert theirs.held() == []


def test_a_file_is_kept_as_well(theirs, letter):
    with pytest.raises(MessagesOff):
        theirs.attach(letter)
    [held] = theirs.held()
    assert held.post().name == letter.name
    assert theirs.attachments.waiting() == []


def test_a_correction_of_what_is_kept_is_kept_behind_it_and_an_urgent_one_goes(desk, theirs, line):
    line.meet = gone
    with pytest.raises(Unreachable):
        theirs.write("The first words.")
    [row] = theirs.outbox.rows()
    with pytest.raises(Unreachable):
        theirs.correct(row.draft.id, "Other words.")
    with pytest.raises(Unreachable):
        theirs.correct(row.draft.id, "I want to kill myself.")
    line.meet = honest
    with pytest.raises(MessagesOff):
        theirs.send()
    assert texts(desk.hers)[-1] == "I want to kill myself."
    assert [words for words, _ in kept(theirs)] == ["The first words.", "Other words."]


def test_what_is_no_message_goes_without_attention_and_a_doubt_about_safety_is_urgent(desk, theirs):
    theirs.answer_safety("A" * 22, "unsure")
    theirs.post(RedirectPick(of="A" * 22, pick="call"), attention=1)
    assert theirs.held() == []
    attentions = [o.entry.attention for o in desk.hers.opened() if o.entry.author == desk.jo.id]
    assert attentions[-2:] == [3, 0]


def test_a_server_that_refuses_what_it_must_take_is_not_followed(theirs, line):
    off = {"type": "/problems/messaging-off", "title": "Off", "status": 409, "code": "paused"}
    line.meet = lambda request, go_on: answering(409, off) if is_append(request) else go_on()
    with pytest.raises(ProblemError):
        theirs.write("I cannot keep myself safe.", attention=3)
    assert len(theirs.outbox.rows()) == 1  # and it goes out with the next send
    assert theirs.held() == []


@pytest.mark.parametrize("code", [*get_args(Why), "some-later-one"])
def test_every_reason_has_a_kind_sentence_in_both_languages(database, code):
    assert database
    for locale in ("en", "es"):
        assert why_off(code, locale).endswith(".")
    assert code in {"", "some-later-one"} or code in off_words().why
    assert load("messages_off")["locales"] == ["en", "es"]


def test_staff_write_whatever_the_state(desk, theirs):
    assert theirs
    desk.hers.agreement.end("Therapy has come to its end.")
    desk.hers.write("All the best.")
    with pytest.raises(MessagesOff) as refused:
        theirs.write("Thank you.")
    assert refused.value.code == "ended"
    assert "nobody reads new ones" in str(refused.value)
