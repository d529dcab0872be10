"""Following a thread: messages as they come, over connections that break."""

from contextlib import contextmanager, suppress
from queue import Queue
from threading import Thread

import pytest

from meantime import sdk
from meantime.wire.problems import ProblemSlug
from tests.sdk.networks import Breaking


@pytest.fixture
def network(hands):
    return hands.between()


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


def test_following_ends_with_the_sign_in(hands, network):
    with listening(hands, network) as (client, heard):
        hands.client.revoke(client.connection.id)
        ended = heard.get(timeout=30)
    assert isinstance(ended, sdk.ProblemError)
    assert ended.slug == ProblemSlug.NOT_SIGNED_IN
