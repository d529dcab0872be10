"""A cost is asked about in words that are looked at like a message, and answered."""

import pytest

from meantime.sdk.folds.safety import fold_urgent
from meantime.sdk.noticing import NOW, QUIET
from meantime.sdk.pausing import set_state
from tests.sdk.agreeing import Agreeing
from tests.sdk.paying import agree, answered, charge, told

pytestmark = pytest.mark.parametrize("database", ["sqlite"])  # the device's side of things


@pytest.fixture
def office(hands, network):
    """Return an office in which jo may write."""
    made = Agreeing(hands, network)
    made.agreed()
    made.theirs.sync()
    return made


def test_an_item_is_asked_about_and_answered_in_words(office):
    agree(office)
    reply = answered(office)
    charge(office, reply)
    office.theirs.sync().fees.dispute(reply, "I only said thanks.")
    [asked] = told(office.hers).disputes
    assert (asked.item, asked.state) == (reply, "open")
    office.hers.fees.answer_dispute(reply, "withdrawn", "You are right.")
    shown = office.theirs.sync().fees.show()
    assert shown.said.disputes[reply].state == shown.told.disputes[0].state == "withdrawn"
    assert shown.said.disputes[reply].answer.text == "You are right."


def test_words_about_a_cost_are_looked_at_as_those_of_a_message_are(office):
    agree(office)
    first, second = answered(office), answered(office)
    charge(office, first, second)
    theirs = office.theirs.sync()
    quiet = theirs.fees.dispute(first, "I only said thanks.")
    grave = theirs.fees.dispute(second, "I want to kill myself.")
    found = {each.id: each for each in office.hers.sync().messages()}
    assert (found[quiet].attention, found[grave].attention) == (QUIET, NOW)
    assert found[grave].text == "I want to kill myself."
    assert office.hers.own_words()[grave].noticed
    assert [each.id for each in fold_urgent(office.hers.opened())] == [grave]
    assert {each.item: each.state for each in told(office.hers).disputes} == {
        first: "open",
        second: "open",
    }


def test_a_question_about_a_cost_leaves_while_messages_are_off(office):
    agree(office)
    reply = answered(office)
    charge(office, reply)
    set_state(office.hers, "paused", "Until we have talked.")
    theirs = office.theirs.sync()
    asked = theirs.fees.dispute(reply, "It is all hopeless.", answer="yes")
    assert [each.item for each in told(office.hers).disputes] == [reply]
    assert [each.id for each in fold_urgent(office.hers.opened())] == [asked]
