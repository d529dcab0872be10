"""How the SDK takes answers: which it asks for again, and what it makes of odd ones."""

import time

import httpx2
import pytest

from meantime import sdk
from meantime.sdk.http import Http
from meantime.wire.accounts import Nonce
from tests.sdk.networks import answering


class Answers(httpx2.BaseTransport):
    """Gives prepared answers, or raises prepared errors, one after the other."""

    def __init__(self, *prepared):
        self.prepared = list(prepared)

    def handle_request(self, request):
        answer = self.prepared.pop(0)
        if isinstance(answer, Exception):
            raise answer
        answer.request = request
        return answer


NONCE = {"nonce": "A" * 43}
BUSY = {"type": "/problems/unavailable", "title": "Full", "status": 503}


def ask(*prepared):
    http = Http("http://localhost", Answers(*prepared), pauses=(0.0, 0.0))
    try:
        return http.post("/sign-ins/nonce", None, Nonce)
    finally:
        http.close()


@pytest.mark.parametrize(
    "first", [httpx2.ReadError("lost"), httpx2.ConnectTimeout("slow"), answering(503, BUSY)]
)
def test_what_got_lost_is_asked_for_again(first):
    assert ask(first, answering(200, NONCE)).nonce == NONCE["nonce"]


def test_a_server_that_stays_away_is_unreachable():
    with pytest.raises(sdk.Unreachable):
        ask(*[httpx2.ConnectError("no")] * 3)
    with pytest.raises(sdk.Unreachable):  # a proxy's word for the same
        ask(*[httpx2.Response(502, content=b"<html>") for _ in range(3)])


def test_a_problem_arrives_with_its_members():
    problem = {
        "type": "/problems/too-many-attempts",
        "title": "Slow down",
        "status": 429,
        "retry_after_seconds": 90,
        "a_member_of_next_year": [1],
    }
    with pytest.raises(sdk.ProblemError) as refused:
        ask(answering(429, problem))
    assert refused.value.slug == "too-many-attempts"
    assert refused.value.problem.retry_after_seconds == 90


@pytest.mark.parametrize("content", [b"", b"<html>", b'{"nonce": 1}', b'{"nonce":"A","x":1}'])
def test_an_answer_in_another_shape_is_strange(content):
    with pytest.raises(sdk.StrangeAnswer):
        ask(httpx2.Response(200, content=content))


def test_now_is_the_servers_time():
    ahead = 90 * 60_000
    told = httpx2.Response(
        200,
        json=NONCE,
        headers={"Meantime-Now": str(time.time_ns() // 1_000_000 + ahead)},
    )
    http = Http("http://localhost", Answers(told))
    http.post("/sign-ins/nonce", None, Nonce)
    assert abs(http.now_ms() - time.time_ns() // 1_000_000 - ahead) < 10_000
    http.close()


def test_a_server_elsewhere_is_spoken_to_over_tls_alone():
    for url in ("http://meantime.example", "http://192.168.1.7:1", "ftp://localhost", "http:///"):
        with pytest.raises(sdk.UnsafeAddress):
            Http(url)
    for url, origin in (
        ("meantime.example", "https://meantime.example"),
        ("https://meantime.example:8443/x", "https://meantime.example:8443"),
        ("http://client.localhost:8080", "http://client.localhost:8080"),
        ("http://[::1]:8080/", "http://[::1]:8080"),
    ):
        http = Http(url)
        assert http.origin == origin
        http.close()
