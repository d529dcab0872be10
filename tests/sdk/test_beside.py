"""What is set beside the rules is made of the newest list: nobody undoes a colleague's change."""

import pytest

from meantime.protocol.safety_posts import RuleChange, SafetyWord
from meantime.sdk.errors import NeedsConnection
from tests.sdk.networks import gone, is_append

pytestmark = pytest.mark.parametrize("database", ["sqlite"])  # the device's side of things
MILL = SafetyWord(text="the old mill", tier="urgent")
BRIDGE = SafetyWord(text="the high bridge", tier="elevated")
LOWERED = RuleChange(rule="en.want_to_die", tier="elevated", why="A song that she sings.")
OTHER = RuleChange(rule="en.cannot_cope", tier="none", why="She says so of her homework.")


@pytest.fixture
def mine(hands, network):
    """Return the thread on a device that has read it before a colleague changes something."""
    return hands.thread(hands.take(hands.practice.clinician, network)).sync()


@pytest.fixture
def colleague(hands):
    """Return the thread as it is changed from elsewhere."""
    return hands.thread(hands.take(hands.practice.clinician, device="elsewhere")).sync()


def beside(thread):
    kept = thread.sync().set_beside()
    return kept.words, kept.rules


def test_what_a_colleague_set_since_this_device_last_looked_stays(mine, colleague):
    colleague.add_safety_word(MILL)
    colleague.lower_rule(LOWERED)
    mine.add_safety_word(BRIDGE)
    assert beside(mine) == ([MILL, BRIDGE], [LOWERED])
    colleague.remove_safety_word(MILL.text)
    mine.lower_rule(OTHER)
    assert beside(mine) == ([BRIDGE], [LOWERED, OTHER])


def test_what_a_colleague_took_back_meanwhile_does_not_come_again(mine, colleague):
    colleague.lower_rule(LOWERED)
    colleague.add_safety_word(MILL)
    mine.sync()
    colleague.restore_rule(LOWERED.rule)
    colleague.remove_safety_word(MILL.text)
    mine.lower_rule(OTHER)
    mine.add_safety_word(BRIDGE)
    assert beside(mine) == ([BRIDGE], [OTHER])


def test_a_colleague_who_was_quicker_by_a_moment_loses_nothing(mine, colleague, network):
    quicker: list[object] = []

    def let_the_colleague_by(request, go_on):
        if is_append(request) and not quicker:
            quicker.append(request)
            colleague.add_safety_word(MILL)
            colleague.lower_rule(LOWERED)
        return go_on()

    network.meet = let_the_colleague_by
    mine.add_safety_word(BRIDGE)
    assert beside(mine) == ([MILL, BRIDGE], [LOWERED])


CHANGES = [
    lambda thread: thread.add_safety_word(MILL),
    lambda thread: thread.remove_safety_word(MILL.text),
    lambda thread: thread.lower_rule(LOWERED),
    lambda thread: thread.restore_rule(LOWERED.rule),
]


@pytest.mark.parametrize("change", CHANGES)
def test_without_a_connection_a_change_is_refused_and_waits_nowhere(mine, network, change):
    network.meet = gone
    with pytest.raises(NeedsConnection, match="Nothing is kept to be sent later"):
        change(mine)
    assert mine.outbox.rows() == []


def test_a_word_that_is_added_again_takes_the_new_tier_and_stands_once(mine):
    mine.add_safety_word(MILL)
    mine.add_safety_word(SafetyWord(text=MILL.text, tier="elevated"))
    assert beside(mine)[0] == [SafetyWord(text=MILL.text, tier="elevated")]
