"""What a person keeps for themselves: nobody else has a key, the practice neither."""

import pytest

from meantime import sdk
from meantime.sdk.journal import journals
from meantime.wire.problems import ProblemSlug
from tests.sdk.hands import Hands


@pytest.fixture
def hands(world, tmp_path):
    with Hands(world, tmp_path) as hands:
        yield hands


def texts(person):
    return [each.text for each in person.kept()]


def test_what_is_kept_is_read_on_another_device_and_by_nobody_else(hands):
    hands.client.keep("For me.")
    hands.client.keep("For me too.")
    assert texts(hands.take(hands.practice.client, device="other")) == ["For me.", "For me too."]
    (space,) = journals(hands.client.connection)
    for stranger in (hands.clinician, hands.take(hands.practice.owner, device="owner")):
        assert texts(stranger) == []
        with pytest.raises(sdk.ProblemError) as refused:
            stranger.space(space.id)
        assert refused.value.slug == ProblemSlug.NOT_FOUND


def test_what_is_kept_is_taken_out_of_sight_and_put_back(hands):
    kept = hands.client.keep("For me.").id
    hands.client.change_kept(kept, "")
    assert texts(hands.client) == []
    hands.client.change_kept(kept, "For me.")
    assert texts(hands.client) == ["For me."]


def test_what_is_kept_notifies_nobody_and_waits_for_nobody(hands):
    hands.client.keep("For me.")
    assert hands.clinician.waiting() == []
    assert [m.text for m in hands.thread(hands.clinician).read() if m.text == "For me."] == []
