"""The lane answers as the framework's own way does, which a slash at the end takes."""

from __future__ import annotations

import json

import pytest

STAMPED_ANEW = {"date", "meantime-now"}
HONEST = object()
BODIES = {
    "an honest entry": HONEST,
    "no JSON": b"{",
    "nothing": b"",
    "no object": b"[]",
    "a field too many": b'{"h": "", "b": "", "s": "", "x": ""}',
    "a field too few": b'{"h": "", "b": ""}',
    "a number for text": b'{"h": 1, "b": "", "s": ""}',
    "an entry that is none": b'{"h": "AA", "b": "", "s": ""}',
    "more than the server takes": b'{"h": "' + b"A" * 1_600_000 + b'", "b": "", "s": ""}',
}


@pytest.mark.parametrize("case", BODIES)
def test_both_ways_answer_alike(world, case):
    practice = world.practice()
    body = BODIES[case]
    if body is HONEST:
        body = json.dumps(practice.care.post(practice.client).wire).encode()
    by_lane, by_route = both_ways(practice.client.api, practice.care, body)
    assert by_lane == by_route


@pytest.mark.parametrize("token", ["", "Bearer nobody's"])
def test_both_ways_ask_who_it_is(world, token):
    practice = world.practice()
    entry = practice.care.write(practice.client)
    stranger = world.client()
    stranger.headers["Authorization"] = token
    by_lane, by_route = both_ways(stranger, practice.care, json.dumps(entry.wire).encode())
    assert by_lane == by_route
    assert by_lane[0] == 401


def test_an_entry_sent_by_the_framework_s_way_is_stored(world):
    practice = world.practice()
    entry = practice.care.write(practice.client)
    answer = practice.client.api.post(f"{practice.care.path}/", json=entry.wire)
    assert (answer.status_code, answer.json()["seq"]) == (201, entry.seq)


def test_a_space_named_with_a_nul_behind_its_id_is_not_that_space(world):
    practice = world.practice()
    before = len(practice.care.fetch(practice.client))
    entry = practice.care.write(practice.client)
    path = practice.care.path.replace(practice.care.id, f"{practice.care.id}%00x")
    answer = practice.client.api.post(f"{path}/", json=entry.wire)
    assert answer.status_code in {404, 422}
    assert len(practice.care.fetch(practice.client)) == before


def both_ways(api, space, body):
    """Return what the lane and what the framework answers: status, headers and content."""
    for path in (space.path, f"{space.path}/"):
        answer = api.post(path, content=body)
        kept = {name: text for name, text in answer.headers.items() if name not in STAMPED_ANEW}
        yield answer.status_code, kept, answer.content
