"""What a server, or whoever is on the way, might do to a log (cases 1 to 11 and 42 to 49)."""

from __future__ import annotations

import json

import pytest

from meantime.protocol import canonical
from meantime.protocol.encoding import b64, digest, unb64
from meantime.protocol.writing import make_entry_id, sign_entry
from tests.protocol.people import AT, CLIENT, OUTSIDER, THERAPIST, resigned, verdict


def flipped(raw):
    return raw[:-1] + bytes([raw[-1] ^ 1])


def with_header(entry, **changes):
    """Return the wire entry with a changed header under its old signature."""
    header = canonical.encode({**entry.header, **changes})
    return entry.wire | {"h": b64(header)}


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


SPELLINGS = {
    "whitespace": lambda raw: raw.replace(b":", b": ", 1),
    "keys out of order": lambda raw: b'{"v":1,' + raw[1:].replace(b',"v":1', b""),
    "a key twice": lambda raw: raw.replace(b'"v":1', b'"v":1,"v":1'),
    "a float": lambda raw: raw.replace(b'"v":1', b'"v":1.0'),
    "an exponent": lambda raw: raw.replace(b'"v":1', b'"v":1e0'),
    "a leading zero": lambda raw: raw.replace(b'"v":1', b'"v":01'),
    "minus zero": lambda raw: raw.replace(b'"attention":0', b'"attention":-0'),
    "2^53": lambda raw: raw.replace(b'"attention":0', b'"attention":9007199254740992'),
    "2^53+1": lambda raw: raw.replace(b'"attention":0', b'"attention":9007199254740993'),
    "a huge integer": lambda raw: raw.replace(b'"attention":0', b'"attention":' + b"9" * 1000),
    "a lone surrogate": lambda raw: raw.replace(b'"re":""', b'"re":"\\ud800"'),
    "a paired surrogate, escaped": lambda raw: raw.replace(b'"re":""', b'"re":"\\ud83d\\ude00"'),
    "an escaped solidus": lambda raw: raw.replace(b'"re":""', b'"re":"\\/"'),
    "null": lambda raw: raw.replace(b'"re":""', b'"re":null'),
    "a boolean": lambda raw: raw.replace(b'"v":1', b'"v":true'),
    "NaN": lambda raw: raw.replace(b'"attention":0', b'"attention":NaN'),
    "a key in capitals": lambda raw: raw.replace(b'"re":""', b'"Re":""'),
    "__proto__": lambda raw: b'{"__proto__":1,' + raw[1:],
    "a byte order mark": lambda raw: b"\xef\xbb\xbf" + raw,
    "invalid UTF-8": lambda raw: raw.replace(b'"re":""', b'"re":"\xff"'),
    "an encoded surrogate": lambda raw: raw.replace(b'"re":""', b'"re":"\xed\xa0\x80"'),
    "nine containers": lambda raw: b'{"a":[[[[[[[[]]]]]]]],' + raw[1:],
    "a thousand containers": lambda _: b'{"a":' + b"[" * 1000,
    "nothing": lambda _: b"",
}


@pytest.mark.parametrize("spelling", SPELLINGS.values(), ids=SPELLINGS)
def test_a_header_has_one_spelling(world, spelling):
    log = world.thread()
    entry = log.write(THERAPIST)
    raw = spelling(entry.header_bytes)
    assert raw != entry.header_bytes
    signature = THERAPIST.sign("mt1/entry", raw)
    forged = entry.wire | {"h": b64(raw), "s": b64(signature)}
    assert verdict([*(entry.wire for entry in log.entries), forged]) == "json"


@pytest.mark.parametrize("value", [[], "text", 7, {}], ids=["list", "text", "number", "empty"])
def test_a_header_is_an_object_with_a_version(world, value):
    forged = world.thread().entries[0].wire | {"h": b64(canonical.encode(value))}
    assert verdict([forged]) == "fields"


HEADERS = {
    "an extra field": ({"extra": 1}, "fields"),
    "version 0": ({"v": 0}, "version"),
    "version 2 with a new field": ({"v": 2, "extra": 1}, "version"),
    "version as text": ({"v": "1"}, "fields"),
    "generation 0": ({"gen": 0}, "fields"),
    "a negative time": ({"at": -1}, "fields"),
    "a time as text": ({"at": "1"}, "fields"),
    "an author of 31 bytes": ({"author": b64(bytes(31))}, "fields"),
    "no author": ({"author": ""}, "fields"),
    "an id of 17 bytes": ({"id": b64(bytes(17))}, "fields"),
    "no id": ({"id": ""}, "fields"),
    "padded base64 inside": ({"re": "AAAAAAAAAAAAAAAAAAAAAA=="}, "fields"),
    "a number for text": ({"re": 0}, "fields"),
    "unused bits that are set": ({"re": "A" * 21 + "B"}, "fields"),
    "an unknown kind": ({"kind": "note"}, "kind"),
    "a number for a kind": ({"kind": 1}, "fields"),
}


@pytest.mark.parametrize(("changes", "code"), HEADERS.values(), ids=HEADERS)
def test_a_header_has_one_shape(world, changes, code):
    wires = [entry.wire for entry in world.thread().entries]
    entry = world.thread().entries[-1]
    assert verdict([*wires, with_header(entry, **changes)]) == code


def test_a_missing_header_field_is_missed(world):
    entry = world.thread().entries[-1]
    for name in entry.header:
        header = {field: value for field, value in entry.header.items() if field != name}
        assert verdict([entry.wire | {"h": b64(canonical.encode(header))}]) == "fields"


WIRES = {
    "a number": lambda _: 7,
    "text": lambda _: "entry",
    "nothing": lambda _: None,
    "a list": lambda _: [],
    "an empty object": lambda _: {},
    "a field too many": lambda wire: wire | {"x": ""},
    "a field too few": lambda wire: {"h": wire["h"], "b": wire["b"]},
    "a signature of 63 bytes": lambda wire: wire | {"s": b64(bytes(63))},
    "no signature": lambda wire: wire | {"s": ""},
    "a header too long": lambda wire: wire | {"h": b64(bytes(2049))},
    "a body too long": lambda wire: wire | {"b": b64(bytes(2**20 + 1))},
}


@pytest.mark.parametrize("change", WIRES.values(), ids=WIRES)
def test_an_entry_travels_in_one_shape(world, change):
    assert verdict([change(world.thread().entries[0].wire)]) == "fields"


TEXTS = {
    "padding": lambda text: text + "=" * (-len(text) % 4 or 4),
    "a line break": lambda text: text + "\n",
    "the other alphabet": lambda _: "+/+/",
    "a character that is none": lambda text: text[:8] + "." + text[8:],
    "a letter from elsewhere": lambda text: text[:-1] + "é",
    "a single letter": lambda _: "A",
    "a number": lambda _: 7,
    "nothing": lambda _: None,
    "a lone surrogate": lambda _: "\ud800",
}


@pytest.mark.parametrize("field", ["h", "b", "s"])
@pytest.mark.parametrize("spoil", TEXTS.values(), ids=TEXTS)
def test_bytes_travel_in_one_spelling(world, spoil, field):
    wire = world.thread().entries[0].wire
    assert verdict([wire | {field: spoil(wire[field])}]) == "b64"


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
