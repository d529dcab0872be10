"""What a server, or whoever is on the way, might do to a log (cases 1 to 11 and 42 to 49)."""

from __future__ import annotations

import json

import pytest

from meantime.protocol import canonical
from meantime.protocol.encoding import b64, digest, unb64
from meantime.protocol.writing import make_entry_id, sign_entry
from tests.protocol.people import AT, CLIENT, OUTSIDER, THERAPIST, resigned, verdict, with_header


def flipped(raw):
    return raw[:-1] + bytes([raw[-1] ^ 1])


def test_control_a_thread_that_nobody_touched_is_accepted(world):
    log = world.covered_thread()
    assert (
        log.verdict(
            log.write(CLIENT),
        )
        == "ok"
    )
    assert world.chart().verdict() == world.journal().verdict() == world.roster.verdict() == "ok"


def test_a_flipped_bit_in_a_ciphertext_is_seen(world):
    log = world.thread()
    wires = [entry.wire for entry in log.entries]
    wires[-1]["b"] = b64(flipped(log.entries[-1].body))
    assert verdict(wires) == "body"


def test_the_body_of_another_post_under_a_valid_header_is_seen(world):
    log = world.thread()
    wires = [entry.wire for entry in log.entries]
    wires[-1]["b"] = wires[-3]["b"] if log.entries[-3].kind == "post" else wires[3]["b"]
    assert verdict(wires) == "body"


def test_a_post_signed_by_the_server_is_seen(world):
    log = world.thread()
    forged = sign_entry(OUTSIDER, log.write(CLIENT).header, log.write(CLIENT).body)
    assert log.verdict(forged) == "sig"


def test_a_post_by_somebody_not_seated_is_seen(world):
    log = world.thread()
    forged = resigned(OUTSIDER, log.write(CLIENT), lambda h: h.update(author=OUTSIDER.id))
    assert log.verdict(forged) == "author"


@pytest.mark.parametrize(
    "changes",
    [{"at": AT - 1}, {"attention": 0}, {"attention": 3}, {"show_at": AT + 9}, {"gen": 9}],
    ids=["moved in time", "made quieter", "made louder", "deferred", "of another generation"],
)
def test_a_header_changed_on_the_way_is_seen(world, changes):
    log = world.thread()
    entry = log.write(CLIENT, attention=1)
    wires = [entry.wire for entry in log.entries]
    assert verdict([*wires, with_header(entry, **changes)]) == "sig"


@pytest.mark.parametrize("attention", [-1, 4])
def test_attention_has_four_steps(world, attention):
    log = world.thread()
    wires = [entry.wire for entry in log.entries]
    assert verdict([*wires, with_header(log.write(CLIENT), attention=attention)]) == "fields"


def test_a_client_defers_nothing(world):
    log = world.thread()
    assert log.verdict(log.write(CLIENT, show_at=AT + 1)) == "show"


def test_control_a_clinician_defers_a_post(world):
    log = world.thread()
    assert log.verdict(log.write(THERAPIST, show_at=AT + 1)) == "ok"


@pytest.mark.parametrize("show_at", [AT, AT - 1, 1])
def test_a_post_is_deferred_to_a_time_after_it_was_written(world, show_at):
    log = world.thread()
    assert log.verdict(log.write(THERAPIST, show_at=show_at)) == "show"


@pytest.mark.parametrize("mark", [{"attention": 1}, {"show_at": AT + 1}, {"re": "A" * 22}])
def test_a_seats_entry_asks_for_no_attention(world, mark):
    entry = world.thread().entries[0]
    assert verdict([with_header(entry, **mark)]) == "fields"


def test_a_dropped_entry_is_missed(world):
    wires = [entry.wire for entry in world.thread().entries]
    assert all(verdict(wires[:gap] + wires[gap + 1 :]) == "chain" for gap in range(1, 5))


def test_swapped_posts_are_seen(world):
    wires = [entry.wire for entry in world.thread().entries]
    wires[2], wires[3] = wires[3], wires[2]
    assert verdict(wires) == "chain"


def test_an_old_post_replayed_at_the_end_is_seen(world):
    log = world.thread()
    assert log.verdict(log.entries[-1]) == log.verdict(log.entries[2]) == "chain"


def test_an_entry_pasted_from_another_space_is_seen(world):
    ours, theirs = world.thread(), world.thread()
    pasted = resigned(CLIENT, theirs.write(CLIENT), lambda h: h.update(prev=ours.state.head))
    assert ours.verdict(theirs.write(CLIENT)) == ours.verdict(pasted) == "chain"


@pytest.mark.parametrize("changes", [{"space": ""}, {"prev": ""}, {"seq": 0}, {"seq": 99}])
def test_an_entry_in_the_middle_that_pretends_to_be_elsewhere_is_seen(world, changes):
    log = world.thread()
    assert log.verdict(resigned(CLIENT, log.write(CLIENT), lambda h: h.update(changes))) == "chain"


def test_a_root_that_pretends_to_follow_is_seen(world):
    root = world.thread().entries[0]
    for changes in ({"space": root.hash}, {"prev": root.hash}, {"seq": 1}):
        assert (
            verdict([resigned(THERAPIST, root, lambda h, c=changes: h.update(c)).wire]) == "chain"
        )


def test_a_signature_with_a_greater_s_is_refused(world):
    entry = world.thread().entries[0]
    order = 2**252 + 27742317777372353535851937790883648493
    s = int.from_bytes(entry.signature[32:], "little") + order
    malleated = entry.signature[:32] + s.to_bytes(32, "little")
    assert verdict([entry.wire | {"s": b64(malleated)}]) == "sig"


def test_an_id_is_used_once(world):
    log = world.thread()
    assert log.verdict(log.write(CLIENT, id=log.entries[-1].id)) == "id"
    assert log.verdict(log.write(CLIENT, id=log.entries[0].id)) == "id"


def test_an_answer_names_an_entry_that_is_there(world):
    log = world.thread()
    mine = make_entry_id()
    assert log.verdict(log.write(CLIENT, re=make_entry_id())) == "re"
    assert log.verdict(log.write(CLIENT, re=mine, id=mine)) == "re"
    assert log.verdict(log.write(THERAPIST, re=log.entries[-1].id)) == "ok"


@pytest.mark.parametrize("length", [1, 39, 40, 295, 297, 552 - 1, 40 + 2 * 65_536])
def test_a_post_has_one_of_nine_lengths(world, length):
    log = world.thread()
    entry = log.write(CLIENT)
    assert log.verdict(sign_entry(CLIENT, entry.header, bytes(length))) == "fields"


@pytest.mark.parametrize("length", [40 + 256 * 2**k for k in range(9)])
def test_control_a_post_of_each_length_is_accepted(world, length):
    log = world.thread()
    assert log.verdict(sign_entry(CLIENT, log.write(CLIENT).header, bytes(length))) == "ok"


def test_an_absent_post_leaves_the_chain_whole(world):
    log = world.thread()
    wires = [entry.wire for entry in log.entries]
    wires[-1]["b"] = ""
    assert verdict(wires) == "ok"


def test_an_absent_seats_body_stops_the_log(world):
    wires = [entry.wire for entry in world.thread().entries]
    wires[1]["b"] = ""
    assert verdict(wires) == "body"
    empty = sign_entry(THERAPIST, world.thread().entries[0].header, b"")
    assert verdict([empty.wire]) == "json"


def test_the_hash_of_an_entry_covers_its_signature(world):
    entry = world.thread().entries[0]
    assert entry.hash == b64(digest("mt1/link", entry.header_bytes, entry.signature))
    assert (
        unb64(entry.wire["h"])
        == entry.header_bytes
        == canonical.encode(json.loads(entry.header_bytes))
    )
