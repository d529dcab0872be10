"""The model in a terminal: an owner switches it on, a client agrees and takes that back."""

import pytest

from tests.cli.cards import flat
from tests.cli.walks import WORDS

pytestmark = pytest.mark.parametrize("database", ["sqlite"])  # the device's side of things
SIDEWAYS = "I keep thinking they could all manage without me now."  # no rule knows it
TO_MAINE = ("practice", "model", "on", "--region", "us-me")
AGREES = ("screening", "model", "--agree", "--place", "US-ME")


def said(terminal, *command, fails=False):
    return flat(terminal.run(*command, typed=(WORDS,), fails=fails))


def test_an_owner_switches_it_on_and_off(olga):
    assert "Off." in said(olga, "practice", "model")
    assert "On (US-ME)." in said(olga, *TO_MAINE)
    assert "Off." in said(olga, "practice", "model", "off")


def test_where_the_practice_is_has_to_be_said_and_the_law_may_refuse_it(olga):
    assert "--region US-ME" in said(olga, "practice", "model", "on", fails=True)
    refused = said(olga, "practice", "model", "on", "--region", "US-IL", fails=True)
    assert "225 ILCS 155" in refused
    assert "Off." in said(olga, "practice", "model")


def test_a_clinician_sees_it_and_cannot_switch_it(anna):
    assert "role" in said(anna, *TO_MAINE, fails=True)
    assert "Off." in said(anna, "practice", "model")


def test_a_client_agrees_and_the_card_stands_for_what_no_rule_knows_until_they_take_it_back(
    olga, jo
):
    assert "Your practice does not use this program." in said(jo, "screening", "model")
    said(olga, *TO_MAINE)
    text = said(jo, "screening", "model")
    assert "about 7 of 10 urgent messages in English" in text
    assert "You have not said yet" in text
    assert "You said yes." in said(jo, *AGREES)
    card = flat(jo.run("threads", "write", typed=(WORDS, SIDEWAYS, "", "")))
    assert "988" in card
    assert "A program found this message like others that needed attention." in card
    assert "You said no." in said(jo, "screening", "model", "--decline")
    assert "988" not in flat(jo.run("threads", "write", typed=(WORDS, SIDEWAYS)))


def test_a_client_in_a_place_that_refuses_it_cannot_agree(olga, jo):
    said(olga, *TO_MAINE)
    refused = said(jo, "screening", "model", "--agree", "--place", "US-IL", fails=True)
    assert "225 ILCS 155" in refused
    assert "You have not said yet" in said(jo, "screening", "model")
    for wrong in (("--agree",), ("--agree", "--decline"), ("--agree", "--place", "Maine")):
        jo.run("screening", "model", *wrong, typed=(WORDS,), fails=True)


def test_nobody_of_the_practice_says_it_for_a_client(anna, jo):
    assert jo
    assert "Only the client" in said(anna, *AGREES, fails=True)


def test_the_text_is_there_in_spanish(jo, monkeypatch):
    monkeypatch.setenv("LANG", "es_ES.UTF-8")
    monkeypatch.delenv("LC_ALL", raising=False)
    monkeypatch.delenv("LC_MESSAGES", raising=False)
    assert "Su consulta no usa este programa." in said(jo, "screening", "model")
