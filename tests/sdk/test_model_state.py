"""The model looks only where three say yes: the practice, the law and the client."""

import re

import msgspec
import pytest

from meantime.content.jurisdictions import needs_region, refusals
from meantime.protocol.safety_posts import ModelChoice
from meantime.sdk import model_choice
from meantime.sdk.matches import noted_in, reason_of
from meantime.sdk.model_consent import model_consent
from meantime.sdk.model_state import state_of
from meantime.sdk.on_call import sheet_of
from meantime.wire.practices import PracticeDetails
from meantime.wire.safety import ModelSwitch
from tests.bodies import DETAILS
from tests.sdk.networks import gone
from tests.sdk.test_noticing import on_sqlite

SIDEWAYS = "I keep thinking they could all manage without me now."  # no rule knows it


NOW = model_consent().version


ON = ModelSwitch(is_on=True, region="US-ME")


HERE = msgspec.convert(DETAILS, PracticeDetails)


STATES = [  # the switch, the client's choice, what holds
    (None, ModelChoice("agreed", "US-ME", NOW), "unknown"),
    (ModelSwitch(is_on=False, region=""), ModelChoice("agreed", "US-ME", NOW), "off"),
    (ModelSwitch(is_on=True, region="US-IL"), ModelChoice("agreed", "US-ME", NOW), "refused_here"),
    (ON, None, "not_asked"),
    (ON, ModelChoice("declined", "", NOW), "declined"),
    (ON, ModelChoice("agreed", "US-ME", NOW - 1), "text_changed"),
    (ON, ModelChoice("agreed", "US-ME", NOW + 1), "text_changed"),
    (ON, ModelChoice("agreed", "US-NV", NOW), "refused_here"),
    (ON, ModelChoice("agreed", "US-ME", NOW), "agreed"),
    (ON, ModelChoice("agreed", "US", NOW), "agreed"),
]


@pytest.mark.parametrize(("switch", "choice", "kind"), STATES)
def test_it_looks_only_where_nothing_speaks_against_it(switch, choice, kind):
    state = state_of(switch, HERE, choice)
    assert state.kind == kind
    assert state.may_look == (kind == "agreed")
    assert bool(state.refusal) == (kind == "refused_here")


def test_where_it_is_not_known_what_the_practice_is_it_does_not_look():
    assert state_of(ON, None, ModelChoice("agreed", "US-ME", NOW)).kind == "unknown"


def test_the_text_tells_of_every_place_that_refuses_it():
    assert model_consent().refused == [each.id for each in refusals()]
    assert needs_region("US")
    assert not needs_region("ES")


def test_the_text_stands_whole_in_both_languages_and_says_what_a_client_has_to_know():
    consent = model_consent()
    groups = (consent.place, consent.answers, consent.states)
    texts = [consent.title, *(each.text for each in consent.sections)]
    texts += [text for group in groups for text in group.values()]
    for text in texts:
        assert set(text) == {"en", "es"}
        places = [set(re.findall(r"\{\w+\}", words)) for words in text.values()]
        assert places[0] == places[1]
    assert [each.id for each in consent.sections] == ["what", "not", "wrong", "help", "free", "law"]
    wrong = next(each.text for each in consent.sections if each.id == "wrong")
    for words in wrong.values():
        assert [int(n) for n in re.findall(r"\d+", words)] == [7, 10, 9, 10, 100, 6, 11]


@pytest.fixture
def agreed(hands):
    """Return the client's thread, where the practice and the client have said yes."""
    owner = hands.take(hands.practice.owner)
    owner.switch_model(is_on=True, region="US-ME")
    theirs = hands.thread(hands.client).sync()
    theirs.choose_model(agreed=True, place="US-ME")
    return theirs.sync()


def test_a_message_that_no_rule_knows_leaves_with_what_the_model_found(hands, agreed):
    assert agreed.model_state().kind == "agreed"
    agreed.write(SIDEWAYS)
    said = hands.thread(hands.clinician).read()[-1]
    assert said.post.noticed == ["model"]
    assert said.attention >= 2


def test_without_a_yes_of_the_client_the_same_message_is_like_any_other(hands):
    hands.take(hands.practice.owner).switch_model(is_on=True, region="US-ME")
    theirs = hands.thread(hands.client).sync()
    assert theirs.model_state().kind == "not_asked"
    theirs.write(SIDEWAYS)
    said = hands.thread(hands.clinician).read()[-1]
    assert (said.post.noticed, said.attention) == ([], 1)


def test_a_yes_is_taken_back_and_nothing_looks_any_more(agreed):
    agreed.choose_model(agreed=False)
    assert agreed.model_state().kind == "declined"
    assert agreed.notice(SIDEWAYS).rules == []


def test_a_practice_that_switches_it_off_ends_it_for_everybody(hands, agreed):
    hands.take(hands.practice.owner, device="another").switch_model(is_on=False)
    agreed.sync()
    assert agreed.notice(SIDEWAYS).rules == []
    assert agreed.model_state().kind == "off"


@on_sqlite
def test_without_a_connection_what_was_known_counts_and_what_was_not_is_a_no(hands):
    hands.take(hands.practice.owner).switch_model(is_on=True, region="US-ME")
    network = hands.between()
    theirs = hands.thread(hands.take(hands.practice.client, network)).sync()
    theirs.choose_model(agreed=True, place="US-ME")
    network.meet = gone
    assert theirs.notice(SIDEWAYS).rules == ["model"]
    theirs.connection.local.note("model-switch", b"")
    assert theirs.notice(SIDEWAYS).rules == []
    assert theirs.model_state().kind == "unknown"


@on_sqlite
def test_a_model_that_cannot_be_read_leaves_the_rules_alone(agreed, monkeypatch):
    monkeypatch.setattr(model_choice, "read_model", lambda: 1 / 0)
    assert agreed.notice(SIDEWAYS).unchecked == ""
    assert agreed.notice("I am going to kill myself tonight.").tier == "urgent"


def test_staff_see_what_the_model_found_in_the_same_message_and_that_it_is_a_comparison(office):
    office.owner.switch_model(is_on=True, region="US-ME")
    office.theirs.sync().write(SIDEWAYS)
    office.theirs.choose_model(agreed=True, place="US-ME")
    office.theirs.sync().write(SIDEWAYS)
    (noted,) = noted_in(office.case, "en")
    (found,) = noted.found
    assert (found.rule, found.words) == ("model", SIDEWAYS.rstrip("."))
    assert "comparison by a program, not an assessment" in found.reason
    assert "comparación hecha por un programa" in reason_of("model", "es")
    if noted.message.attention == 3:
        (alert,) = office.anna.alerts.every("open")
        assert [each.rule for each in sheet_of(office.case, alert, "en").found] == ["model"]


@on_sqlite
def test_nobody_agrees_for_a_client(hands, agreed):
    agreed.choose_model(agreed=False)
    hands.thread(hands.clinician).sync().choose_model(agreed=True, place="US-ME")
    assert agreed.sync().model_state().kind == "declined"
    assert agreed.notice(SIDEWAYS).rules == []
