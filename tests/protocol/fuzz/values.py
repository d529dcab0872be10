"""What a fuzz run puts in the place of something else."""

from __future__ import annotations

from typing import Any

from meantime.protocol.encoding import b64
from tests.protocol.people import AT, OUTSIDER

Json = Any  # the point of fuzzing is that it may be anything

NUMBERS = (-1, 0, 1, 2, 3, 4, 255, AT, 2**53 - 1)
TEXTS = (
    "",
    "x",
    "seats",
    "post",
    "A" * 22,
    "A" * 43,
    "A" * 42 + "B",
    "A" * 86,
    "é",
    "care",
    "AA==",
)
VALUES: tuple[Json, ...] = (
    *NUMBERS,
    *TEXTS,
    *([], {}, [[]], {"a": 1}, ["x"]),
    *(OUTSIDER.id, b64(OUTSIDER.card)),
)
SPELLINGS = {
    b":": [b": "],
    b":1,": [b":1.0,"],
    b":0,": [b":-0,", b":00,", b":null,", b":true,", b":9007199254740992,", b":1e400,"],
    b'""': [b'"\\ud800"', b'"\\u0041"', b'"\\/"', b'"\xff"', b'"\t"'],
    b'"at"': [b'"At"'],
    b'"v"': [b'"__proto__"'],
    b'"v":1': [b'"v":1,"v":1'],
    b"{": [b"\xef\xbb\xbf{", b'{"a":[[[[[[[[]]]]]]]],'],
    b"}": [b"} ", b",}", b""],
}
