"""An offer to talk over a line that breaks: it is made once, and the server hears of its end."""

from datetime import timedelta

import httpx2
import pytest

from meantime.sdk import redirecting
from meantime.sdk.appointments import Appointments
from meantime.sdk.errors import Unreachable
from tests.sdk.hands import honest

DAY = timedelta(days=1)


@pytest.fixture
def mine(hands, network):
    """Return the thread of a clinician, over that line, whose client has written."""
    hands.thread(hands.client).write("I do not know where to begin.")
    return hands.thread(hands.take(hands.practice.clinician, network))


def losing(part, *, answer_too=False):
    """Return a line that loses what is sent to such paths, or what is answered there."""

    def meet(request, go_on):
        if part not in request.url.path or request.method == "GET":
            return go_on()
        if answer_too:
            answer = go_on()
            answer.read()
            answer.close()
        raise httpx2.ConnectError("the line broke")

    return meet


def soon(hands, days):
    return hands.world.clock.now().replace(minute=0, second=0, microsecond=0) + days * DAY


def offer(hands, mine):
    offered = redirecting.Offer("+1 555 0100", [soon(hands, 1), soon(hands, 2)])
    redirecting.redirect(mine, "Let us talk.", offered, soon(hands, 2))


def promised(hands):
    return [each.state for each in hands.clinician.promises()]


@pytest.mark.parametrize("part", ["/appointment-requests", "/entries", "/promises/"])
@pytest.mark.parametrize("answer_too", [False, True])
def test_an_offer_that_broke_off_is_made_once_when_it_is_made_again(
    hands, network, mine, part, answer_too
):
    network.meet = losing(part, answer_too=answer_too)
    with pytest.raises(Unreachable):
        offer(hands, mine)
    network.meet = honest
    offer(hands, mine)
    (made,) = redirecting.redirects(hands.thread(hands.client))
    (request,) = Appointments(mine.connection.http).requests()
    assert (made.request, request.state) == (request.id, "offered")
    assert promised(hands) == ["due"]


def test_what_is_waited_for_is_noted_when_it_leaves(hands, network):
    hands.thread(hands.client).write("I do not know where to begin.")
    me = hands.take(hands.practice.clinician, network)
    network.meet = losing("/entries")
    with pytest.raises(Unreachable):
        offer(hands, hands.thread(me))
    network.meet = honest
    assert promised(hands) == []
    me.send()
    assert promised(hands) == ["due"]


def test_what_left_unnoted_is_noted_at_the_next_look(hands, network, mine):
    network.meet = losing("/promises/")
    with pytest.raises(Unreachable):
        offer(hands, mine)
    network.meet = honest
    assert promised(hands) == []
    mine.sync()
    assert promised(hands) == ["due"]


def test_what_is_noted_is_noted_once(hands, network, mine):
    offer(hands, mine)
    network.seen.clear()
    mine.sync()
    assert not [request for request in network.seen if "/promises/" in request.url.path]


def test_what_came_of_it_is_told_as_soon_as_the_line_is_back(hands, network, mine):
    offer(hands, mine)
    network.meet = losing("/promises/")
    (one,) = redirecting.redirects(mine)
    with pytest.raises(Unreachable):
        redirecting.end_redirect(mine, one, "talked")
    network.meet = honest
    assert promised(hands) == ["due"]
    mine.sync()
    assert promised(hands) == ["kept"]


def test_a_promise_that_left_late_is_noted_too(hands, network, mine):
    network.meet = losing("/promises/")
    with pytest.raises(Unreachable):
        mine.promise("Tomorrow.", hands.world.clock.now() + DAY)
    network.meet = honest
    mine.sync()
    assert promised(hands) == ["due"]


def test_other_words_are_another_offer_of_the_same_times(hands, mine):
    offer(hands, mine)
    again = redirecting.Offer("", [soon(hands, 1), soon(hands, 2)])
    redirecting.redirect(mine, "Or in these words.", again, soon(hands, 2))
    assert len(redirecting.redirects(mine)) == 2
    assert len(list(Appointments(mine.connection.http).requests())) == 1
