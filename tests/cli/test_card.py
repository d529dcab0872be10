"""What a client reads in a terminal after they have written what may need attention."""

import pytest

from meantime.sdk import noticing
from meantime.sdk.spaces import Space
from tests.cli.cards import PASSIVE, URGENT, flat, lost, no_signal, refuse
from tests.cli.walks import WORDS

pytestmark = pytest.mark.parametrize("database", ["sqlite"])  # the device's side of things


def test_what_is_urgent_is_sent_first_and_the_card_says_what_was_noticed_and_where_help_is(jo):
    shown = flat(jo.run("threads", "write", typed=(WORDS, f"Hi. {URGENT}")))
    in_order = [
        "Sent: the server has it.",
        "You do not have to get through this alone.",
        "call 911 now",
        'These words made us ask: "',
        "noticed on this device",
        "a match, not an assessment",
        "In danger right now? Call 911.",
        "call 988, text 988",
        "meantime plan show",
    ]
    places = [shown.find(words) for words in in_order]
    assert -1 not in places, shown
    assert places == sorted(places)


def test_what_is_elevated_says_that_no_alert_was_sent(jo):
    shown = flat(jo.run("threads", "write", typed=(WORDS, PASSIVE)))
    assert "No alert was sent. Your message is marked to be read first." in shown
    assert "You do not have to wait for an answer." in shown


def test_what_is_neither_gets_no_card(jo):
    shown = jo.run("threads", "write", typed=(WORDS, "A small step today."))
    assert "match" not in shown
    assert "911" not in shown


def test_a_spanish_writer_reads_spanish(jo):
    shown = flat(jo.run("threads", "write", typed=(WORDS, "Esta noche me voy a matar.")))
    assert "No tiene que pasar por esto a solas." in shown
    assert "oprima" not in shown
    assert "escriba AYUDA al 988" in shown
    assert "These words" not in shown


def test_a_language_without_rules_is_told_and_help_is_shown(jo):
    text = "Ich weiß nicht mehr weiter und will nur noch schlafen und nichts mehr hören."
    shown = flat(jo.run("threads", "write", typed=(WORDS, text)))
    assert "Checking is not available in the language of this message." in shown
    assert "Words that mean danger may be missed." in shown
    assert "Call 911" in shown


def test_rules_that_fail_are_told_of_and_no_language_is_blamed(jo, monkeypatch):
    def fail(*_):
        raise ValueError

    monkeypatch.setattr(noticing, "screen", fail)
    shown = flat(jo.run("threads", "write", typed=(WORDS, "A small step today.")))
    assert shown.index("Sent: the server has it.") < shown.index("could not be checked on this")
    assert "language" not in shown
    assert "Call 911" in shown
    shown = flat(jo.run("keep", typed=(WORDS, "Soup.")))
    assert "could not be checked on this device." in shown
    assert "Call 911" in shown


def test_the_first_card_on_a_device_has_the_numbers_of_its_country_without_a_connection(unlocked):
    with no_signal():
        shown = flat(unlocked.run("threads", "write", typed=(URGENT,)))
    assert "In danger right now? Call 911." in shown
    assert "call 988" in shown


@pytest.mark.parametrize(
    ("answer", "attention", "told"),
    [
        ("yes", 3, "The alert goes out with your message all the same"),
        ("unsure", 3, "Thank you for being honest."),
        ("no", 3, "Please do not wait for an answer to it."),
        ("misread", 2, "Sorry that we misread you. No alert goes out."),
    ],
)
def test_an_answer_before_sending_is_said_and_counts(anna, jo, answer, attention, told):
    shown = flat(jo.run("threads", "write", "--answer", answer, typed=(WORDS, URGENT)))
    assert told in shown
    read = anna.run("threads", "read", typed=(WORDS,))
    assert ("urgent" in read) == (attention == 3)


def test_an_answer_is_said_by_what_the_message_asks_for_and_not_by_its_words(jo):
    writing = ("threads", "write", "--urgent", "--answer")
    shown = flat(jo.run(*writing, "yes", typed=(WORDS, "A small step today.")))
    assert "The alert goes out with your message all the same" in shown
    assert "still marked to be read first" not in shown
    told = flat(jo.run(*writing, "misread", fails=True))
    assert "It is urgent, or it was misread: not both." in told


def test_nothing_is_said_to_go_out_with_a_message_that_was_refused(jo, monkeypatch):
    monkeypatch.setattr(Space, "send", refuse)
    for answer in ("yes", "unsure", "no"):
        writing = ("threads", "write", "--answer", answer)
        shown = flat(jo.run(*writing, typed=(WORDS, URGENT), fails=True))
        assert "goes out" not in shown
        assert "In danger right now? Call 911." in shown


def test_the_question_comes_after_sending_and_then_what_would_make_calling_hard(
    anna, somebody_types
):
    shown = flat(somebody_types.run("threads", "write", typed=(URGENT, "", "9", "2", "2")))
    asked = shown.index("Are you safe right now?")
    assert shown.index("Sent: the server has it.") < asked
    assert shown[asked:].count("Enter skips this.") == 3  # a number that there is not: once more
    assert "It sends no new alert." in shown[asked:]
    assert "You can write instead, without a sound: text 988." in shown
    assert "(asked whether they are safe: not sure)" in flat(anna.run("threads", "read"))


def test_whoever_was_misread_is_asked_nothing_more(somebody_types):
    shown = somebody_types.run("threads", "write", typed=(URGENT, "", "4"))
    assert "Sorry that we misread you." in shown
    assert "calling hard" not in shown


def test_both_questions_can_be_passed_over(anna, somebody_types):
    somebody_types.run("threads", "write", typed=(URGENT, "", "", ""))
    assert "asked whether" not in anna.run("threads", "read")


def test_without_a_connection_the_message_is_kept_and_the_alert_is_said_not_to_have_left(
    anna, unlocked, monkeypatch
):
    with no_signal():
        shown = flat(unlocked.run("threads", "write", typed=(URGENT,)))
    assert "Your message is kept on this device, and the alert has not left yet." in shown
    assert "Sent" not in shown
    assert "In danger right now? Call 911." in shown
    unlocked.run("threads", "list")
    monkeypatch.undo()
    assert URGENT in anna.run("threads", "read", typed=(WORDS,))


def test_a_connection_that_is_lost_while_writing_keeps_the_message_as_well(jo, monkeypatch):
    monkeypatch.setattr(Space, "send", lost)
    shown = flat(jo.run("threads", "write", typed=(WORDS, URGENT)))
    assert "the alert has not left yet" in shown


def test_a_refusal_takes_no_help_away(jo, monkeypatch):
    monkeypatch.setattr(Space, "send", refuse)
    shown = flat(jo.run("threads", "write", typed=(WORDS, URGENT), fails=True))
    assert "In danger right now? Call 911." in shown
    assert "alert" not in shown.lower().replace("an alert?", "")


def test_a_correction_that_says_more_gets_the_card(jo):
    jo.run("threads", "write", typed=(WORDS, "I wish"))
    shown = flat(jo.run("threads", "correct", typed=(WORDS, URGENT)))
    assert "Corrected." in shown
    assert "You do not have to get through this alone." in shown
    again = jo.run("threads", "correct", typed=(WORDS, f"{URGENT} Really."))
    assert "alone" not in again
