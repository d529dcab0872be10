"""Two processes of one account on one device: what one takes in is no lie to the other."""

import pytest

from meantime.sdk.spaces import Space
from tests.sdk.networks import is_fetch

pytestmark = pytest.mark.parametrize("database", ["sqlite"])  # the device's side of things


def test_what_another_process_verified_meanwhile_does_not_freeze_the_space(hands):
    network, care = hands.between(), hands.practice.care
    mine = hands.take(hands.practice.client, network)
    other = hands.take(hands.practice.client)  # the same folder
    thread = hands.thread(mine)
    care.post(hands.practice.clinician, "Meanwhile.")

    def overtaken(request, go_on):
        answer = go_on()
        if is_fetch(request) and request.url.params["after"] != "-1":
            network.meet = lambda _, go_on: go_on()
            Space(other.connection, care.id).sync()
        return answer

    network.meet = overtaken
    assert thread.read()[-1].text == "Meanwhile."
    assert thread.log.frozen() is None
