"""What is for the next session: brought, ticked, removed; it asks nobody for an answer."""

import pytest

from meantime.server.notices.service import list_notices
from tests.sdk.hands import Hands


@pytest.fixture
def hands(world, tmp_path):
    with Hands(world, tmp_path) as hands:
        yield hands


def listed(thread):
    return [(item.text, item.is_done) for item in thread.sync().agenda()]


def test_what_either_side_brings_is_seen_and_ticked_by_both(hands):
    theirs, ours = hands.thread(hands.client), hands.thread(hands.clinician)
    sleep = theirs.bring("Sleep.")
    ours.sync().bring("The plan.")
    assert listed(theirs) == listed(ours) == [("Sleep.", False), ("The plan.", False)]
    ours.talked(sleep)
    assert listed(theirs) == [("Sleep.", True), ("The plan.", False)]
    theirs.talked(sleep, is_done=False)
    assert listed(ours)[0] == ("Sleep.", False)


def test_only_who_brought_it_takes_it_off_and_puts_it_back(hands):
    theirs, ours = hands.thread(hands.client), hands.thread(hands.clinician)
    sleep = theirs.bring("Sleep.")
    ours.sync().withdraw(sleep)
    assert listed(theirs) == [("Sleep.", False)]
    theirs.withdraw(sleep)
    assert listed(ours) == []
    theirs.correct(sleep, "Sleep.")
    assert listed(ours) == [("Sleep.", False)]


def test_it_is_no_message_starts_no_clock_and_notifies_nobody(hands):
    theirs = hands.thread(hands.client)
    told = hands.world.server.read(list_notices, hands.practice.id)
    asked = theirs.write("Could we talk about sleep?")
    about = theirs.bring("Could we talk about sleep?", about=asked)
    theirs.talked(about)
    assert [one.entry_id for one in hands.clinician.waiting()] == [asked]
    assert [m.id for m in hands.thread(hands.clinician).read()][-1] == asked
    assert len(hands.world.server.read(list_notices, hands.practice.id)) == len(told) + 1


def test_a_clinician_who_brings_a_message_has_not_answered_it(hands):
    asked = hands.thread(hands.client).write("Could we talk about sleep?")
    ours = hands.thread(hands.clinician).sync()
    ours.bring("Could we talk about sleep?", about=asked)
    assert [one.entry_id for one in hands.clinician.waiting()] == [asked]
    assert ours.agenda()[0].about == asked
