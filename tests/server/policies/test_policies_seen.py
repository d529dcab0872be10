"""Who sees which versions, page by page."""

from meantime.protocol.encoding import b64
from tests.server.policies.agreeing import (
    OF_PRACTICE,
    document,
    listed,
    of_clinician,
    of_thread,
    refusal,
)
from tests.world import ok


def test_a_client_reads_what_counts_for_them_and_nothing_else(desk):
    other = desk.practice.hire()
    desk.publish(other, **of_clinician(other))
    desk.agreed()
    desk.change("And more", holds_until=f"{desk.day(9)}T00:00:00Z")
    desk.change("And more again")
    seen = [each["version"] for each in listed(desk.client)]
    assert seen == [4, 2]  # in force, and signed
    for version in (1, 3, 5, 0):
        assert refusal(desk.client.api.get(f"/policies/{version}")) == (404, "not-found")
    assert ok(desk.client.api.get("/policies/2"))["document"] == document()


def test_versions_come_in_pages_and_by_what_they_are_for(desk):
    desk.publish()
    for number in range(100):
        desk.publish(desk.owner, **of_thread(desk.care), hash=b64(bytes([number]) * 32))
    first = ok(desk.owner.api.get("/policies"))
    second = ok(desk.owner.api.get("/policies", params={"cursor": first["next"]}))
    assert [len(each["policies"]) for each in (first, second)] == [100, 1]
    assert second["next"] == ""
    assert listed(desk.owner, **OF_PRACTICE) == second["policies"]
    assert listed(desk.owner, scope_kind="clinician") == []


def test_another_practice_sees_nothing_of_it(desk, world):
    desk.publish()
    other = world.practice()
    assert listed(other.owner) == []
    assert refusal(other.owner.api.get("/policies/1")) == (404, "not-found")
