"""What a client's device notices before a message leaves, and the attention that asks for."""

from datetime import UTC, datetime, timedelta

import httpx2
import pytest

from meantime.protocol.posts import Agenda, Text
from meantime.protocol.safety_posts import SafetyWord, SafetyWords
from meantime.sdk import noticing
from meantime.sdk.errors import Unreachable
from meantime.sdk.noticing import attention_for, attention_later, notice
from tests.screening.test_model import BrokenModel

on_sqlite = pytest.mark.parametrize("database", ["sqlite"])  # the device's side of things
NOW = datetime(2027, 3, 8, 2, 0, tzinfo=UTC)
URGENT = "I am going to kill myself tonight."
PASSIVE = "I wish I was dead."
WORD = SafetyWord(text="the old mill", tier="urgent")

TABLE = [  # what matched, the answer, what was asked for, the attention
    ("none", "", 1, 1),
    ("elevated", "", 1, 2),
    ("urgent", "", 1, 3),
    ("urgent", "yes", 1, 3),
    ("elevated", "yes", 1, 2),
    ("none", "unsure", 1, 3),
    ("elevated", "unsure", 1, 3),
    ("elevated", "no", 1, 3),
    ("urgent", "misread", 1, 2),
    ("elevated", "misread", 1, 2),
    ("none", "misread", 1, 2),
    ("none", "yes", 1, 2),
    ("none", "", 3, 3),
    ("urgent", "misread", 3, 3),
    ("elevated", "", 0, 2),
]


@pytest.mark.parametrize(("tier", "answer", "asked", "attention"), TABLE)
def test_what_matched_and_was_answered_gives_the_attention(tier, answer, asked, attention):
    assert attention_for(tier, answer, asked) == attention


def test_a_later_answer_has_an_attention_of_its_own():
    later = {answer: attention_later(answer) for answer in ("yes", "unsure", "no", "misread")}
    assert later == {"yes": 0, "unsure": 2, "no": 3, "misread": 0}


def test_the_writer_s_own_words_are_named_with_their_rules():
    noticed = notice(f"Hello. {URGENT} Bye.", at=NOW)
    assert noticed.tier == "urgent"
    assert noticed.rules
    assert noticed.words
    assert all(words in URGENT for words in noticed.words)
    assert notice("We had soup.", at=NOW).words == []


def test_a_client_s_own_words_count_beside_the_rules():
    text = "I walked to the old mill again."
    assert notice(text, at=NOW).tier == "none"
    noticed = notice(text, SafetyWords(words=[WORD]), at=NOW)
    assert (noticed.tier, noticed.rules, noticed.words) == (
        "urgent",
        ["client.words"],
        ["the old mill"],
    )


def test_a_language_without_rules_is_said_to_be_unchecked():
    german = notice("Ich weiß nicht mehr weiter und will nur noch schlafen.", at=NOW)
    assert german.unchecked == "language"
    assert not notice("I do not know what to do any more.", at=NOW).unchecked


def test_a_fault_in_the_rules_is_said_and_stops_nothing(monkeypatch):
    monkeypatch.setattr(noticing, "screen", lambda *_: 1 / 0)
    noticed = notice(URGENT, at=NOW)
    assert (noticed.tier, noticed.words, noticed.unchecked) == ("none", [], "failed")


def test_a_fault_in_the_model_takes_nothing_of_the_rules_away():
    text = f"{URGENT} I walked to the old mill again."
    alone = notice(text, SafetyWords(words=[WORD]), at=NOW)
    assert notice(text, SafetyWords(words=[WORD]), at=NOW, model=BrokenModel()) == alone
    assert (alone.tier, alone.unchecked) == ("urgent", "")


@on_sqlite
def test_a_fault_in_the_model_leaves_an_urgent_message_urgent(hands, monkeypatch):
    theirs = hands.thread(hands.client)
    monkeypatch.setattr(theirs, "model_that_may_look", BrokenModel)
    theirs.write(URGENT)
    assert hands.thread(hands.clinician).read()[-1].attention == 3


def test_a_message_leaves_with_what_was_noticed_in_it(hands):
    theirs, mine = hands.thread(hands.client), hands.thread(hands.clinician)
    theirs.write("A small step today.")
    theirs.write(PASSIVE)
    theirs.write(URGENT)
    plain, passive, urgent = mine.read()[-3:]
    assert [each.attention for each in (plain, passive, urgent)] == [1, 2, 3]
    assert plain.post == Text(text="A small step today.")
    assert urgent.post.noticed == notice(URGENT, at=NOW).rules


@on_sqlite
def test_a_rule_that_fails_keeps_no_message_from_leaving(hands, monkeypatch):
    monkeypatch.setattr(noticing, "screen", lambda *_: 1 / 0)
    hands.thread(hands.client).write(URGENT)
    assert hands.thread(hands.clinician).read()[-1].text == URGENT


@on_sqlite
def test_nothing_looks_at_what_a_clinician_writes(hands):
    mine = hands.thread(hands.clinician)
    mine.write(f"You wrote: {URGENT}")
    assert mine.read()[-1].attention == 1
    assert mine.read()[-1].post.noticed == []


def test_the_care_team_s_words_count_on_the_client_s_device_and_a_client_cannot_drop_them(hands):
    theirs, mine = hands.thread(hands.client), hands.thread(hands.clinician)
    mine.add_safety_word(WORD)
    theirs.remove_safety_word(WORD.text)
    theirs.write("I walked to the old mill again.")
    said = mine.read()[-1]
    assert (said.attention, said.post.noticed) == (3, ["client.words"])
    assert mine.safety_words() == [WORD]


def test_an_answer_before_sending_travels_with_the_message(hands):
    theirs, mine = hands.thread(hands.client), hands.thread(hands.clinician)
    ids = [theirs.write(URGENT, answer=answer) for answer in ("misread", "yes")]
    theirs.write("I am fine.", answer="no")
    assert [m.attention for m in mine.read()[-3:]] == [2, 3, 3]
    assert mine.own_words()[ids[0]].answers[0].answer == "misread"


def test_a_later_answer_is_a_post_of_its_own_joined_with_its_message(hands):
    theirs, mine = hands.thread(hands.client), hands.thread(hands.clinician)
    said = theirs.write(URGENT)
    for answer in ("yes", "unsure", "no"):
        theirs.answer_safety(said, answer)
    assert [m.text for m in mine.read()[-3:]] == ["yes", "unsure", "no"]
    own = mine.own_words()[said]
    assert own.noticed
    assert [(each.answer, each.is_before) for each in own.answers] == [
        ("yes", False),
        ("unsure", False),
        ("no", False),
    ]
    assert [o.entry.attention for o in mine.opened()[-3:]] == [0, 2, 3]


def test_what_is_answered_then_answers_the_later_word_as_well(hands):
    theirs, mine = hands.thread(hands.client), hands.thread(hands.clinician)
    theirs.answer_safety(theirs.write(PASSIVE), "unsure")
    assert len(hands.clinician.waiting()) == 2
    mine.sync().reply("I am calling you now.")
    assert hands.clinician.waiting() == []


def test_an_answer_to_another_s_message_counts_for_nothing(hands):
    theirs, mine = hands.thread(hands.client), hands.thread(hands.clinician)
    theirs.sync().answer_safety(mine.write("How are you?"), "no")
    assert mine.sync().own_words() == {}


def test_a_correction_that_says_more_raises_the_attention_and_none_lowers_it(hands):
    theirs, mine = hands.thread(hands.client), hands.thread(hands.clinician)
    said = theirs.write("I wish")
    theirs.sync().correct(said, URGENT)
    assert mine.read()[-1].attention == 3
    theirs.sync().correct(said, "I wish you a good week.")
    assert (mine.read()[-1].text, mine.read()[-1].attention) == ("I wish you a good week.", 3)


def test_what_is_urgent_on_the_list_for_the_session_is_an_alert_too(hands):
    theirs = hands.thread(hands.client)
    item = theirs.bring("How to sleep.")
    theirs.bring(PASSIVE)
    theirs.bring(URGENT)
    theirs.correct(item, URGENT)
    attentions = [o.entry.attention for o in theirs.opened()[-4:]]
    assert attentions == [0, 0, 3, 3]
    assert isinstance(theirs.opened()[-2].post, Agenda)


def test_a_marked_safety_item_is_posted_at_once_and_urgent(hands):
    theirs, mine = hands.thread(hands.client), hands.thread(hands.clinician)
    theirs.post_safety_item("Thoughts of being better off dead: several days.", "measure.phq9")
    said = mine.read()[-1]
    assert (said.attention, said.post.noticed[0]) == (3, "measure.phq9")


def test_three_such_messages_within_days_are_said_to_be_many(hands):
    def later(hours):
        """Return the thread on a device that signs in so much later."""
        hands.world.clock.advance(timedelta(hours=hours))
        return hands.thread(hands.take(hands.practice.client, device=str(hours)))

    hands.thread(hands.client).write(PASSIVE)
    later(40).write(PASSIVE)
    assert later(20).notice(PASSIVE).rules[-1] == "days.many"
    assert "days.many" not in later(60).notice(PASSIVE).rules


def test_what_is_kept_alone_is_noticed_and_sends_nothing(hands):
    kept = hands.client.keep(URGENT)
    assert kept.noticed.tier == "urgent"
    assert hands.client.keep("Soup.").noticed.tier == "none"
    assert URGENT not in [m.text for m in hands.thread(hands.clinician).read()]


@on_sqlite
def test_what_staff_keep_for_themselves_is_looked_at_by_nothing(hands):
    hands.thread(hands.clinician)
    assert hands.clinician.keep(URGENT).noticed is None


@on_sqlite
def test_without_a_network_the_message_is_kept_with_its_attention(network, thread):
    def lost(*_):
        raise httpx2.ConnectError("no signal")

    network.meet = lost
    with pytest.raises(Unreachable):
        thread.write(URGENT)
    (row,) = thread.outbox.rows()
    assert (row.draft.attention, row.draft.post["noticed"]) == (3, notice(URGENT, at=NOW).rules)
