"""A client agrees to the model, or does not: where, in whose stead, without a connection."""

import pytest

from meantime.sdk.errors import ProblemError, Unreachable
from meantime.sdk.model_state import RefusedByLaw, StrangePlace
from meantime.wire.problems import ProblemSlug
from meantime.wire.safety import ModelSwitch
from tests.sdk.hands import honest
from tests.sdk.networks import gone
from tests.sdk.test_model_state import SIDEWAYS
from tests.sdk.test_noticing import on_sqlite


@on_sqlite
def test_a_no_is_said_of_the_place_that_was_said_before_and_of_none_where_none_was(hands):
    theirs = hands.thread(hands.client).sync()
    places = []
    for agreed, place in ((False, ""), (True, "US-ME"), (False, ""), (False, "ES"), (False, "")):
        theirs.choose_model(agreed=agreed, place=place)
        places.append(theirs.sync().model_choice().place)
    assert places == ["", "US-ME", "US-ME", "ES", "ES"]


@on_sqlite
def test_a_yes_has_to_say_where_though_a_place_was_said_before(hands):
    theirs = hands.thread(hands.client).sync()
    theirs.choose_model(agreed=False, place="US-ME")
    with pytest.raises(StrangePlace):
        theirs.choose_model(agreed=True)


@on_sqlite
def test_where_the_law_refuses_it_nobody_can_agree(hands):
    theirs = hands.thread(hands.client).sync()
    before = len(theirs.opened())
    with pytest.raises(RefusedByLaw, match="225 ILCS 155"):
        theirs.choose_model(agreed=True, place="US-IL")
    with pytest.raises(StrangePlace):
        theirs.choose_model(agreed=True, place="Maine")
    assert len(theirs.opened()) == before


@on_sqlite
def test_only_a_custodian_switches_it_and_not_where_the_law_refuses_it(hands):
    with pytest.raises(ProblemError) as refused:
        hands.clinician.switch_model(is_on=True, region="US-ME")
    assert refused.value.slug == ProblemSlug.NOT_PERMITTED
    with pytest.raises(ProblemError) as refused:
        hands.take(hands.practice.owner).switch_model(is_on=True, region="US-IL")
    assert refused.value.slug == ProblemSlug.MODEL_REFUSED
    assert hands.client.model_switch() == ModelSwitch(is_on=False, region="")


@pytest.fixture
def saying(hands):
    """Return the client's thread and their network, where the practice has said yes."""
    hands.take(hands.practice.owner).switch_model(is_on=True, region="US-ME")
    network = hands.between()
    return hands.thread(hands.take(hands.practice.client, network)).sync(), network


def say_unheard(theirs, network, *, agreed):
    network.meet = gone
    with pytest.raises(Unreachable):
        theirs.choose_model(agreed=agreed, place="US-ME")


@on_sqlite
def test_a_no_without_a_connection_counts_at_once(saying):
    theirs, network = saying
    theirs.choose_model(agreed=True, place="US-ME")
    say_unheard(theirs, network, agreed=False)
    assert theirs.model_state().kind == "declined"
    assert theirs.notice(SIDEWAYS).rules == []
    network.meet = honest
    theirs.send()
    assert theirs.sync().model_state().kind == "declined"


@on_sqlite
def test_a_yes_without_a_connection_counts_once_it_is_stored(saying):
    theirs, network = saying
    theirs.choose_model(agreed=True, place="US-ME")
    for agreed in (False, True):
        say_unheard(theirs, network, agreed=agreed)
    assert theirs.model_state().kind == "declined"
    assert theirs.notice(SIDEWAYS).rules == []
    network.meet = honest
    theirs.send()
    assert theirs.sync().model_state().kind == "agreed"
    assert theirs.notice(SIDEWAYS).rules == ["model"]


@on_sqlite
def test_a_no_behind_a_yes_that_waits_is_said_of_the_same_place(saying):
    theirs, network = saying
    say_unheard(theirs, network, agreed=True)
    with pytest.raises(Unreachable):
        theirs.choose_model(agreed=False)
    assert theirs.model_choice().place == "US-ME"


@on_sqlite
def test_a_first_yes_that_waits_lets_nothing_look_yet(saying):
    theirs, network = saying
    say_unheard(theirs, network, agreed=True)
    assert theirs.notice(SIDEWAYS).rules == []
