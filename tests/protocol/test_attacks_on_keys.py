"""Keys that are not what they should be, and posts that do not open (cases 31 to 33)."""

from __future__ import annotations

import pytest
from nacl import bindings

from meantime.protocol import flows, sealing
from meantime.protocol.encoding import b64, keyed, pae
from meantime.protocol.entry import Key
from meantime.protocol.sealing import commitment, generation_key, seal_to
from meantime.protocol.writing import seats_entry, sign_entry
from tests.protocol.people import (
    AT,
    CLIENT,
    OUTSIDER,
    THERAPIST,
    refuses,
    resigned,
)


def rotated(log, swap):
    entry = flows.rotate(THERAPIST, log.state, AT)
    return log.add(resigned(THERAPIST, entry, body=swap))


def test_boxes_swapped_between_members_do_not_open(world):
    def swap(body):
        first, second, *_ = body["keys"]
        first["box"], second["box"] = second["box"], first["box"]

    log = rotated(world.thread(), swap)
    with refuses("seal"):
        generation_key(log.state, THERAPIST, log.state.gen)


def test_another_key_sealed_to_one_member_is_seen(world):
    box = b64(seal_to(CLIENT.card, bytes(32)))

    def swap(body):
        next(key for key in body["keys"] if key["to"] == CLIENT.id)["box"] = box

    log = rotated(world.thread(), swap)
    with refuses("commit"):
        generation_key(log.state, CLIENT, log.state.gen)
    assert generation_key(log.state, THERAPIST, log.state.gen)


@pytest.mark.parametrize(
    "box", [bytes(80), seal_to(CLIENT.card, bytes(32))], ids=["rubbish", "other"]
)
def test_control_a_rubbish_box_on_top_hides_no_good_one(world, box):
    log = world.thread()
    key = generation_key(log.state, CLIENT, log.state.gen)
    keys = [Key(log.state.gen, CLIENT.id, box)]
    log.add(seats_entry(THERAPIST, log.state, at=AT, keys=keys))
    assert generation_key(log.state, CLIENT, log.state.gen) == key


def test_a_commitment_belongs_to_one_space_and_generation():
    key = bytes(range(32))
    assert commitment(key, "S" * 43, 1) == commitment(key, "", 1)
    assert len({commitment(key, space, gen) for space in ("S", "T") for gen in (2, 3)}) == 4


def posted(log, body):
    return sign_entry(CLIENT, log.write(CLIENT).header, body)


def test_a_post_that_does_not_open_is_marked_alone(world):
    log = world.thread()
    key = generation_key(log.state, CLIENT, log.state.gen)
    entry = posted(log, bytes(296))
    assert log.verdict(entry) == "ok"
    with refuses("aead"):
        sealing.open_post(key, entry)


def sealed_by_hand(log, padded):
    """Return a post whose seal is right, whatever it holds."""
    entry = log.write(CLIENT)
    key = keyed(generation_key(log.state, CLIENT, entry.gen), "mt1/post")
    binding = pae("mt1/post", entry.space, entry.author, entry.id, str(entry.gen))
    nonce = bytes(24)
    sealed = bindings.crypto_aead_xchacha20poly1305_ietf_encrypt(padded, binding, nonce, key)
    return sign_entry(CLIENT, entry.header, nonce + sealed)


PLAINTEXTS = {
    "a list": (sealing.pad(b"[]"), "post"),
    "text": (sealing.pad(b'"x"'), "post"),
    "not canonical": (sealing.pad(b'{ "type":"text"}'), "post"),
    "not JSON": (sealing.pad(b"Hello."), "post"),
    "empty": (sealing.pad(b""), "post"),
    "without a mark": (bytes(256), "pad"),
    "with rubbish behind the mark": (b"{}\x80".ljust(255, b"\0") + b"\1", "pad"),
    "padded too far": (b"{}\x80".ljust(512, b"\0"), "pad"),
}


@pytest.mark.parametrize(("padded", "code"), PLAINTEXTS.values(), ids=PLAINTEXTS)
def test_a_post_that_says_nothing_readable_is_marked_alone(world, padded, code):
    log = world.thread()
    entry = sealed_by_hand(log, padded)
    assert log.verdict(entry) == "ok"
    with refuses(code):
        sealing.open_post(generation_key(log.state, CLIENT, entry.gen), entry)


def test_a_post_longer_than_the_greatest_size_is_an_attachment(world):
    log = world.thread()
    assert len(log.write(CLIENT, "x" * 65_506).body) == 40 + 65_536
    with refuses("pad"):
        log.write(CLIENT, "x" * 65_507 + "yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy")


def test_a_post_is_bound_to_its_place(world):
    log = world.thread()
    key = generation_key(log.state, CLIENT, log.state.gen)
    entry = log.write(CLIENT)
    assert sealing.open_post(key, entry) == {"type": "text", "text": "Hello."}
    for change in ({"id": "A" * 22}, {"author": OUTSIDER.id}, {"space": "A" * 43}, {"gen": 9}):
        moved = resigned(OUTSIDER, entry, lambda h, c=change: h.update(c))
        with refuses("aead"):
            sealing.open_post(key, moved)


def test_a_post_opens_under_its_own_generation_alone(world):
    log = world.thread()
    with refuses("aead"):
        sealing.open_post(generation_key(log.state, THERAPIST, 1), log.write(CLIENT))
