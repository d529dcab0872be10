"""50,000 objects, spelled canonically and otherwise: both languages take and refuse the same bytes.

A reader takes only bytes that it would have written itself, so what both take, both write alike.
"""

from __future__ import annotations

from base64 import b64encode
from collections import Counter
from dataclasses import dataclass
from random import Random
from typing import Any

import pytest

from meantime.protocol import canonical
from tests.protocol.fuzz.typescript import TypeScript
from tests.protocol.people import code_of

COUNT = 50_000
LETTERS = ("a", "Z", "0", "_", " ", "é", "ß", "\u2028", "\x7f", "\ud7ff", "\ue000", "\U0001f600")
AWKWARD = ('"', "\\", "/", "\b", "\t", "\n", "\v", "\f", "\r", "\x00", "\x1f", "\x80", "\uffff")
KEYS = ("a", "b_c", "_", "__proto_", "constructor", "to_string", "z" * 16)
NUMBERS = b"1.0 -0 01 1e2 9007199254740991 9007199254740992 -9007199254740993".split()
WORDS = b"null true NaN Infinity 'a' [1,] [[[[[[[[[]]]]]]]]] [[[[[[[]]]]]]]".split()
ESCAPES = rb'"\ud800" "\ud83d\ude00" "\/" "\u0041" "\u000B" "\u000b" "\x41"'.split()
RAW = (b'"\xff"', b'"\xed\xa0\x80"', b'"\xc0\x80"', b'"\t"', b"\xef\xbb\xbf", b"\0", b" ", b"")
PAIRS = b'{"__proto__":1} {"A":1} {"":1} {"a":1,"a":1} {"b":1,"a":1} {"aaaaaaaaa_aaaaaaa":1}'
TOKENS = (*NUMBERS, *WORDS, *ESCAPES, *RAW, *PAIRS.split(), b"9" * 400, b"1 2")


@dataclass(frozen=True)
class Question:
    raw: bytes

    @property
    def request(self) -> dict[str, str]:
        return {"canonical": b64encode(self.raw).decode()}

    def verdict(self) -> str:
        return code_of(lambda: canonical.decode(self.raw))


def value(rng: Random, depth: int) -> Any:
    """Return a value of the subset; now and then it nests a little too deep."""
    kind = rng.random()
    if depth > 8 or kind < 0.3:
        return rng.choice(
            (0, 1, -1, rng.getrandbits(30), 2**53 - 1, 1 - 2**53, rng.getrandbits(53))
        )
    if kind < 0.6:
        return "".join(rng.choices(LETTERS + AWKWARD, k=rng.randrange(6)))
    size = rng.choice((0, 1, 1, 2, 3))
    if kind < 0.75:
        return [value(rng, depth + 1) for _ in range(size)]
    return {key: value(rng, depth + 1) for key in rng.sample(KEYS, size)}


def spelled(rng: Random) -> bytes:
    """Return an object as `encode` spells it, or spoiled in one place."""
    written: list[bytes] = []
    while code_of(lambda: written.append(canonical.encode({"a": value(rng, 1)}))) != "ok":
        pass
    raw = written[0]
    way = rng.random()
    if way < 0.5:
        return raw
    start = rng.randrange(len(raw) + 1)
    end = min(len(raw), start + rng.randrange(3))
    if way < 0.6:
        return raw[:start] + rng.randbytes(1) + raw[end:]
    if way < 0.7:
        return raw[:start] + raw[end:]
    old = rng.choice((b"1", b"0", b'""', b"[]", b"{}", b":", b",", b"}"))
    return raw.replace(old, rng.choice(TOKENS), 1)


@pytest.mark.timeout(300)
def test_both_languages_take_and_refuse_the_same_bytes():
    rng = Random(1)  # noqa: S311 - a fixed seed is the point
    hits: Counter[str] = Counter()
    with TypeScript() as node:
        for asked, ours, theirs in node.compare(Question(spelled(rng)) for _ in range(COUNT)):
            assert ours == theirs, asked.raw
            hits[ours] += 1
    assert min(hits["ok"], hits["json"]) > COUNT // 5
