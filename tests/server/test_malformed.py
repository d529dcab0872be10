"""Requests of no shape at all: each is answered as malformed, none is the server's mistake."""

import pytest

BODIES = {
    "lists in lists": b"[" * 100_000,
    "objects in objects": b'{"h":' * 50_000,
    "lists in a field": b'{"login":' + b"[" * 100_000,
}
SIGN_IN = ("id", "origin", "nonce", "at", "signature", "carrier", "device")


def refusal(answer):
    return answer.status_code, answer.json()["type"]


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
@pytest.mark.parametrize("path", ["/unlock/begin", "/accounts", "/spaces", "a log"])
def test_json_that_nests_too_deep_is_malformed(world, path, body):
    practice = world.practice()
    path = practice.care.path if path == "a log" else path
    answer = practice.client.api.post(path, content=body)
    assert refusal(answer) == (422, "/problems/malformed")


@pytest.mark.parametrize("field", SIGN_IN)
def test_a_sign_in_with_a_field_of_the_wrong_type_is_malformed(world, field):
    body = {**dict.fromkeys(SIGN_IN, "x"), "at": 1, "carrier": "bearer", "device": "cli"}
    answer = world.client().post("/sign-ins", json={**body, field: []})
    assert refusal(answer) == (422, "/problems/malformed")
    assert field in str(answer.json()["fields"])
