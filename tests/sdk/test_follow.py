"""Following a thread: messages as they come, over connections that break."""

from contextlib import contextmanager, suppress
from itertools import islice
from queue import Queue
from threading import Thread

import httpx2

from meantime import sdk
from meantime.sdk.wakeups import EVERY_SPACE, hints
from meantime.wire.problems import ProblemSlug
from tests.sdk.networks import Breaking


@contextmanager
def listening(hands, network):
    """Yield the client, and what they hear as they hear it; in the end the error that ended it."""
    client = hands.take(hands.practice.client, network, device="follower")
    heard: Queue[object] = Queue()

    def listen():
        try:
            for message in hands.thread(client).follow():
                heard.put(message.text)
        except sdk.SdkError as error:
            heard.put(error)

    listener = Thread(target=listen)
    listener.start()
    try:
        assert heard.get(timeout=30) == "Welcome."
        yield client, heard
    finally:
        with suppress(sdk.ProblemError):
            hands.client.revoke(client.connection.id)
        listener.join(timeout=60)
    assert not listener.is_alive()


def test_a_message_is_heard_when_it_comes_and_once(hands, network):
    ours = hands.thread(hands.clinician)
    with listening(hands, network) as (_, heard):
        for text in ("One.", "Two."):
            said = ours.write(text)
            assert heard.get(timeout=30) == text
        ours.correct(said, "Two and a half.")
        assert heard.get(timeout=30) == "Two and a half."


def test_what_was_said_while_the_line_was_down_is_heard_after(hands, network):
    broken: list[object] = []

    def break_once(request, go_on):
        answer = go_on()
        if request.url.path == "/api/events" and not broken:
            broken.append(request)
            answer.stream = Breaking(answer.stream)
        return answer

    network.meet = break_once
    ours = hands.thread(hands.clinician)
    with listening(hands, network) as (_, heard):
        ours.write("Meanwhile.")
        assert heard.get(timeout=30) == "Meanwhile."
    assert broken


def test_a_wake_up_that_says_nothing_sensible_wakes_every_space(hands, network):
    garbled = b"".join(
        b"event: changed\ndata: %b\n\n" % data
        for data in (b"{", b"[]", b'{"space_id":7,"head_seq":1}', b'{"space_id":"s","head_seq":1}')
    )
    stream = {"Content-Type": "text/event-stream"}
    network.meet = lambda *_: httpx2.Response(200, headers=stream, content=garbled)
    http = hands.http(network)
    hands.callback(http.close)
    assert list(islice(hints(http), 4)) == [EVERY_SPACE, EVERY_SPACE, EVERY_SPACE, "s"]


def test_following_ends_with_the_sign_in(hands, network):
    with listening(hands, network) as (client, heard):
        hands.client.revoke(client.connection.id)
        ended = heard.get(timeout=30)
    assert isinstance(ended, sdk.ProblemError)
    assert ended.slug == ProblemSlug.NOT_SIGNED_IN
