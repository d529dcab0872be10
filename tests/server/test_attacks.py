"""Every route meets the same attackers; none learns or changes anything."""

from __future__ import annotations

import re

import pytest

from meantime.protocol.encoding import b64
from tests.server.spaces.refusals import refused
from tests.world import ok

HUGE = "A" * 1_600_000
ELSEWHERE = b64(bytes(32))

# Open to everybody: they ask for a proof of their own, and have their own tests.
SIGNED_OUT = {
    ("POST", "/unlock/begin"),
    ("POST", "/unlock"),
    ("POST", "/unlock/passkey"),
    ("POST", "/sign-ins/nonce"),
    ("POST", "/sign-ins"),
    ("POST", "/practices"),
    ("POST", "/setup-codes/standing"),
}
WITHOUT_BODY = (
    *("/nonce", "-tokens", "/test", "/secrets", "/attempts"),
    *("/acknowledgement", "/{line_id}", "/end", "/answered"),
)


def operations(world):
    """Return (method, path) of every operation in the API's own description."""
    paths = ok(world.client().get("/openapi.json"))["paths"]
    return [
        (method.upper(), path.removeprefix("/api"))
        for path, described in paths.items()
        for method in described
        if method in {"get", "post", "put", "patch", "delete"}
    ]


def filled(path, space):
    values = {"space_id": space.id, "number": "0", "version": "1", "month": "2026-11-01"}
    return re.sub(r"{(\w+)}", lambda found: values.get(found[1], ELSEWHERE), path)


def test_every_operation_is_described(world):
    described = set(operations(world))
    assert described >= SIGNED_OUT
    assert {("POST", "/spaces/{space_id}/entries"), ("GET", "/events")} <= described


@pytest.mark.parametrize("token", ["", "x", "A" * 43], ids=["none", "short", "made up"])
def test_nobody_does_anything_signed_out(world, token):
    practice = world.practice()
    for method, path in set(operations(world)) - SIGNED_OUT:
        answer = world.client(token).request(method, filled(path, practice.care), json={})
        refused(answer, 401, "not-signed-in")


def test_a_revoked_device_does_nothing(world):
    practice = world.practice()
    lost, lost_id = practice.client.api, practice.client.sign_in_id
    assert lost.get("/me").status_code == 200
    practice.client.sign_in()
    assert practice.client.api.delete(f"/sign-ins/{lost_id}").status_code == 204
    for method, path in set(operations(world)) - SIGNED_OUT:
        refused(lost.request(method, filled(path, practice.care), json={}), 401, "not-signed-in")


def test_a_space_of_another_practice_looks_exactly_like_none(world):
    ours, theirs = world.practice(), world.practice()
    entry = ours.care.write(ours.client)
    theirs_entry = theirs.care.write(theirs.client)
    for outsider in (ours.client, ours.clinician, ours.owner, ours.seat):
        for body in (entry.wire, theirs_entry.wire):
            answers = [
                outsider.api.post(f"/spaces/{space_id}/entries", json=body)
                for space_id in (theirs.care.id, theirs.id, ELSEWHERE)
            ]
            assert {answer.content for answer in answers} == {answers[-1].content}
            refused(answers[0], 404, "not-found")
        answers = [
            outsider.api.get(f"/spaces/{space_id}/entries")
            for space_id in (theirs.care.id, theirs.id, ELSEWHERE)
        ]
        assert {answer.content for answer in answers} == {answers[-1].content}
        refused(answers[0], 404, "not-found")


def test_a_space_of_a_colleague_looks_exactly_like_none(world):
    practice = world.practice()
    private = practice.found(practice.clinician, "own", "private")
    entry = private.write(practice.clinician)
    for insider in (practice.owner, practice.client, practice.seat, practice.hire()):
        refused(insider.api.get(private.path), 404, "not-found")
        refused(insider.api.post(private.path, json=entry.wire), 404, "not-found")
    assert len(private.fetch(practice.clinician)) == 1


@pytest.mark.parametrize("space_id", ["x", "..", "A" * 42, "A" * 44, "é" * 43])
def test_an_address_that_names_no_space_is_not_found(world, space_id):
    practice = world.practice()
    entry = practice.care.write(practice.client)
    refused(practice.client.api.get(f"/spaces/{space_id}/entries"), 404, "not-found")
    answer = practice.client.api.post(f"/spaces/{space_id}/entries", json=entry.wire)
    assert answer.status_code in {404, 405}


@pytest.mark.parametrize(
    "path",
    ["", "/nothing", "/nothing/at/all", "/openapi.json/x", "/openapi.json/openapi.json", "/me/x"],
)
def test_an_address_that_is_none_of_the_api_s_is_not_found(world, path):
    refused(world.client().get(path, headers={"Accept": "text/html"}), 404, "not-found")


def test_an_address_with_a_zero_byte_is_no_error(world):
    practice = world.practice()
    answer = practice.client.api.get("/spaces/%00/entries")
    assert answer.status_code in {404, 422}


def test_a_request_that_is_too_large_is_refused_on_every_route(world):
    practice = world.practice()
    for method, path in operations(world):
        if method in {"POST", "PUT", "PATCH"} and not path.endswith(WITHOUT_BODY):
            answer = practice.client.api.request(
                method, filled(path, practice.care), json={"h": HUGE, "b": "", "s": ""}
            )
            refused(answer, 413, "too-large")


MALFORMED = [b"", b"{", b"[]", b"null", b"\xff", b'{"h":1,"b":"","s":""}', b'{"h":"","b":""}']


@pytest.mark.parametrize("body", MALFORMED)
def test_what_is_no_entry_is_malformed(world, body):
    practice = world.practice()
    answer = practice.client.api.post(practice.care.path, content=body)
    refused(answer, 422, "malformed")


@pytest.mark.parametrize(
    ("wire", "code"),
    [
        ({"h": "", "b": "", "s": ""}, "fields"),
        ({"h": "e30", "b": "", "s": "A" * 86}, "fields"),
        ({"h": "e30=", "b": "", "s": "A" * 86}, "b64"),
        ({"h": "bm90", "b": "", "s": "A" * 86}, "json"),
    ],
)
def test_what_is_no_well_formed_entry_is_refused_with_its_code(world, wire, code):
    practice = world.practice()
    answer = practice.client.api.post(practice.care.path, json=wire)
    assert refused(answer, 422, "invalid-entry")["code"] == code


def test_a_problem_quotes_nothing_that_was_sent(world):
    practice = world.practice()
    planted = "a secret that nobody should see again"
    for method, path in operations(world):
        if method != "GET":
            answer = practice.client.api.request(
                method, filled(path, practice.care), json={"purpose": planted, "h": planted}
            )
            assert planted not in answer.text


def test_a_replayed_request_changes_nothing(world):
    practice = world.practice()
    for entry in practice.care.entries[1:]:
        for person in (practice.clinician, practice.client):
            answer = person.api.post(practice.care.path, json=entry.wire)
            assert answer.status_code == 200
    assert len(practice.care.fetch(practice.client)) == practice.care.state.seq + 1
