"""Searching from Python: what one may read is found, and nothing else ever."""

from datetime import timedelta

import pytest

from meantime.protocol.note_posts import Contact
from meantime.sdk.contacts import log_contact
from meantime.sdk.folds.messages import EPOCH, MILLISECOND
from meantime.sdk.private_notes import write_private
from meantime.sdk.searching import search
from meantime.sdk.team_marks import write_margin

pytestmark = pytest.mark.parametrize("database", ["sqlite"])  # the device's side of things


def found(person, wanted, **how):
    return [(hit.kind, hit.text) for hit in search(person.connection, wanted, **how)]


def test_threads_and_charts_are_searched_and_own_things_apart(office):
    message = office.theirs.write("I dreamt of the lighthouse.")
    write_margin(office.case, message, "The Lighthouse again.")
    contact = Contact(at=1_000, way="sms", direction="in", text="About the light-house.")
    log_contact(office.case, contact)
    write_private(office.anna.connection, office.case.id, "Light hóuse: my own thought.")
    office.anna.thread(office.case.id)
    assert found(office.anna, "light") == [
        ("margin", "The Lighthouse again."),
        ("message", "I dreamt of the lighthouse."),
        ("contact", "About the light-house."),
    ]
    assert found(office.anna, "LIGHT HOUSE") == [("contact", "About the light-house.")]
    assert found(office.anna, "house light", is_own=True) == [
        ("private", "Light hóuse: my own thought.")
    ]
    assert found(office.anna, "lighthouse nowhere") == []
    assert found(office.jo, "light") == [("message", "I dreamt of the lighthouse.")]


def test_a_colleague_s_private_things_are_found_by_nobody_else(office):
    write_private(office.anna.connection, office.case.id, "My own lighthouse.")
    office.case.share(office.sam.id, "observer")
    for other in (office.sam, office.owner, office.jo):
        other.caseload()
        assert found(other, "lighthouse") == []
        assert found(other, "lighthouse", is_own=True) == []


def test_withdrawn_words_and_those_to_come_are_not_found(office, hands):
    withdrawn = office.theirs.write("About the lighthouse.")
    office.theirs.withdraw(withdrawn)
    reworded = office.theirs.write("About the ferry.")
    office.theirs.correct(reworded, "About the harbour.")
    thread = office.anna.thread(office.case.id)
    later = EPOCH + thread.now_ms() * MILLISECOND + timedelta(hours=1)
    thread.schedule("Think of the anchor.", [later])
    office.theirs.sync()
    assert found(office.anna, "lighthouse") == found(office.anna, "ferry") == []
    assert found(office.anna, "harbour") == [("message", "About the harbour.")]
    assert found(office.anna, "anchor") == [("message", "Think of the anchor.")]
    assert found(office.jo, "anchor") == []
    hands.world.clock.advance(timedelta(hours=2))
    office.theirs.sync()
    assert found(office.jo, "anchor") == [("message", "Think of the anchor.")]


def test_who_has_lost_a_seat_finds_nothing_there_any_more(office):
    office.theirs.write("I dreamt of the lighthouse.")
    office.case.share(office.sam.id, "observer")
    (case,) = office.sam.caseload()
    assert found(office.sam, "lighthouse") == [("message", "I dreamt of the lighthouse.")]
    office.case.unshare(office.sam.id)
    case.thread.sync()
    assert found(office.sam, "lighthouse") == []
