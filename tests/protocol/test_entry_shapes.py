"""The one spelling and the one shape of an entry and its header (cases 42 to 49)."""

from __future__ import annotations

import pytest

from meantime.protocol import canonical
from meantime.protocol.encoding import b64
from tests.protocol.people import THERAPIST, verdict, with_header

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
