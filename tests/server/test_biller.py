"""Whoever bills asks the API for content, on every route that there is."""

import pytest

from tests.server.spaces.refusals import refused
from tests.server.test_attacks import filled, operations
from tests.world import ok

# What a biller is there for: numbers, days and ids.
MONEY = ("/fees", "/statements", "/estimates", "/charges", "/disputes", "/replies")
SPAN = {"after": "2026-12-01T00:00:00Z", "until": "2026-12-08T00:00:00Z"}


@pytest.fixture
def practice(world):
    return world.practice()


@pytest.fixture
def biller(practice):
    hired = practice.hire()
    permitted = practice.owner.api.put(f"/staff/{hired.id}", json={"permissions": ["biller"]})
    assert permitted.status_code == 204
    return hired


@pytest.fixture
def content(world):
    """Return the operations of a space that have nothing to do with money."""
    every = operations(world)
    return sorted(
        (method, path)
        for method, path in every
        if path.startswith("/spaces/{space_id}") and not any(part in path for part in MONEY)
    )


def test_a_biller_who_asks_for_content_learns_that_there_is_none(practice, biller, content):
    practice.care.write(practice.client)
    asked = [path for method, path in content if method == "GET"]
    assert "/spaces/{space_id}/entries" in asked
    for path in asked:
        query = SPAN if path.endswith(("/appointments", "/slots")) else {}
        answer = biller.api.get(filled(path, practice.care), params=query)
        refused(answer, 404, "not-found")


def test_a_biller_changes_nothing_where_clients_write(practice, biller, content):
    for method, path in content:
        if method != "GET":
            answer = biller.api.request(method, filled(path, practice.care), json={})
            assert answer.status_code in {403, 404, 422}, (method, path, answer.text)


def test_no_space_of_a_client_is_listed_to_a_biller(practice, biller):
    listed = ok(biller.api.get("/spaces"))["spaces"]
    assert practice.care.id not in {one["id"] for one in listed}
