"""Reading logs and the list of them."""

from __future__ import annotations

import pytest

from meantime.protocol import flows
from meantime.protocol.encoding import b64
from meantime.server.kit import pages
from meantime.server.spaces.queries import entries, spaces
from tests.server.spaces.refusals import refused
from tests.world import ok


def page(person, space, **params):
    return ok(person.api.get(space.path, params=params))


def test_a_log_is_read_in_pages_that_join(world):
    practice = world.practice()
    for number in range(5):
        practice.care.post(practice.client, f"{number}")
    read, after = [], -1
    while (answer := page(practice.client, practice.care, after=after, limit=3))["entries"]:
        assert len(answer["entries"]) <= 3
        read += [entry["h"] for entry in answer["entries"]]
        after += len(answer["entries"])
    assert read == [entry.wire["h"] for entry in practice.care.entries]


def test_the_pin_is_the_server_s_own_hash_there(world):
    practice = world.practice()
    for entry in practice.care.entries:
        assert page(practice.client, practice.care, after=entry.seq, limit=1)["pin"] == entry.hash


def test_there_is_no_pin_before_the_root_nor_beyond_the_head(world):
    practice = world.practice()
    head = practice.care.state.seq
    assert page(practice.client, practice.care)["pin"] == ""
    beyond = page(practice.client, practice.care, after=head + 7)
    assert (beyond["pin"], beyond["entries"], beyond["head_seq"]) == ("", [], head)


def test_an_entry_comes_with_the_time_at_which_the_server_received_it(world):
    practice = world.practice()
    practice.care.post(practice.client)
    received = page(practice.client, practice.care)["entries"][-1]["received_at"]
    assert received.startswith(world.clock.now().isoformat()[:10])


def test_a_page_holds_no_more_bytes_than_it_should_but_always_an_entry(world, monkeypatch):
    practice = world.practice()
    monkeypatch.setattr(entries, "PAGE_BYTES", 1)
    head = practice.care.state.seq
    for after in range(-1, head):
        assert len(page(practice.client, practice.care, after=after)["entries"]) == 1


@pytest.mark.parametrize(
    "params", [{"limit": 0}, {"limit": 501}, {"limit": "x"}, {"after": -2}, {"after": "x"}]
)
def test_a_page_that_cannot_be_is_malformed(world, params):
    practice = world.practice()
    answer = practice.client.api.get(practice.care.path, params=params)
    assert refused(answer, 422, "malformed")["fields"].keys() == params.keys()


def test_the_largest_seq_that_a_client_may_name_is_no_error(world):
    practice = world.practice()
    for after in (2**31, 2**63 - 1, 2**63, 2**80):
        answer = practice.client.api.get(practice.care.path, params={"after": after})
        assert answer.status_code in {200, 422}


def test_the_list_of_spaces_is_read_in_pages_that_join(world, monkeypatch):
    monkeypatch.setattr(spaces, "PAGE", 2)
    monkeypatch.setattr("meantime.server.spaces.service.reading.PAGE", 2)
    practice = world.practice()
    made = {practice.found(practice.owner, "own", "private").id for _ in range(4)}
    read, cursor = [], ""
    while True:
        answer = ok(practice.owner.api.get("/spaces", params={"cursor": cursor}))
        read += [space["id"] for space in answer["spaces"]]
        cursor = answer["next"]
        if not cursor:
            break
    assert sorted(read) == sorted({*made, practice.id})
    assert len(read) == len(set(read))


def test_where_somebody_sat_is_left_out_if_that_is_asked(world):
    practice = world.practice()
    thread = practice.care
    practice.seat_in(thread, practice.clinician, practice.owner, "observer")
    gone = flows.remove(practice.clinician.account, thread.state, [practice.owner.id], world.now_ms)
    thread.send(practice.clinician, gone)

    def listed(**asked):
        answer = ok(practice.owner.api.get("/spaces", params=asked))
        return {each["id"] for each in answer["spaces"]}

    assert listed() - listed(seated="true") == {thread.id}
    refused(practice.owner.api.get("/spaces", params={"seated": "perhaps"}), 422, "malformed")


@pytest.mark.parametrize(
    "cursor", ["x", "e30", pages.write_cursor("a", "b"), pages.write_cursor(1)]
)
def test_a_made_up_cursor_is_malformed(world, cursor):
    practice = world.practice()
    refused(practice.owner.api.get("/spaces", params={"cursor": cursor}), 422, "malformed")


def test_everybody_s_list_holds_their_own_spaces_alone(world):
    practice = world.practice()
    private = practice.found(practice.clinician, "own", "private")
    chart = practice.found(practice.clinician, "team", "chart")
    listed = {s["id"] for s in ok(practice.client.api.get("/spaces"))["spaces"]}
    assert listed == {practice.care.id}
    listed = {s["id"] for s in ok(practice.clinician.api.get("/spaces"))["spaces"]}
    assert listed == {practice.id, practice.care.id, private.id, chart.id}
    listed = {s["id"] for s in ok(practice.seat.api.get("/spaces"))["spaces"]}
    assert listed == {practice.care.id, chart.id}


def test_a_log_with_a_large_body_comes_back_whole(world):
    practice = world.practice()
    entry = practice.care.post(practice.client, "x" * 65_000)
    assert page(practice.client, practice.care, after=entry.seq - 1)["entries"][0]["b"] == b64(
        entry.body
    )


def test_a_grant_of_old_keys_is_read_by_whom_it_is_for(world):
    practice = world.practice()
    practice.seat_in(practice.care, practice.clinician, practice.owner, "observer")
    grant = flows.grant(
        practice.clinician.account, practice.care.state, practice.owner.id, [1], world.now_ms
    )
    practice.care.send(practice.clinician, grant)
    assert practice.care.fetch(practice.owner)[-1].hash == grant.hash
