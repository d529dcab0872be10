"""Reading an entry: steps 1 and 2 of protocol.md section 5, and the shape of a `seats` body."""

from __future__ import annotations

import re
from typing import cast

from meantime.protocol import canonical
from meantime.protocol.encoding import HASH_BYTES, b64, digest, unb64
from meantime.protocol.entry import Addition, Entry, Header, Key, Seats
from meantime.protocol.errors import ProtocolError, demand
from meantime.protocol.keys import BOX_BYTES, CARD_BYTES, SIGNATURE_BYTES, account_id

VERSIONS = frozenset({1})
HEADER_BYTES_MAX = 2048
BODY_BYTES_MAX = 2**20
ENTRY_ID_BYTES = 16
ATTENTION_MAX = 3

_HEADER_IDS = {"space": HASH_BYTES, "prev": HASH_BYTES, "author": HASH_BYTES}
_HEADER_IDS |= {"id": ENTRY_ID_BYTES, "re": ENTRY_ID_BYTES, "body": HASH_BYTES}
_MAY_BE_EMPTY = {"space", "prev", "re"}
_HEADER_NUMBERS = {"v", "seq", "gen", "at", "show_at", "attention"}
_HEADER_FIELDS = {*_HEADER_IDS, *_HEADER_NUMBERS, "kind"}

# How a good header is spelled, in the only order and with the only last characters that base64url
# has for 32 and 16 bytes. Anything else takes the long way, which finds the code of what is wrong.
_NUMBER = rb"(0|[1-9][0-9]{0,14})"
_HASH = rb"[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]"
_ENTRY_ID = rb"[A-Za-z0-9_-]{21}[AQgw]"
_good_header = re.compile(
    rb'{"at":%(n)b,"attention":([0-3]),"author":"(%(h)b)","body":"(%(h)b)","gen":([1-9][0-9]{0,14}),'
    rb'"id":"(%(e)b)","kind":"(seats|post)","prev":"(|%(h)b)","re":"(|%(e)b)","seq":%(n)b,'
    rb'"show_at":%(n)b,"space":"(|%(h)b)","v":%(n)b}'
    % {b"n": _NUMBER, b"h": _HASH, b"e": _ENTRY_ID}
).fullmatch
_SEATS_FIELDS = {"type", "add", "remove", "gen", "commit", "card", "keys"}
_INVITATION_FIELDS = {"card", "role", "as", "until", "proof"}
_ADDITION_FIELDS = ({"card", "role"}, {"card", "role", "accept"})


def parse(wire: object, versions: frozenset[int] = VERSIONS) -> Entry:
    """Return a well-formed entry. Raises ProtocolError: fields, b64, json, version, kind."""
    fields = _object(wire, {"h", "b", "s"})  # 1
    raw, body, signature = (unb64(fields[name]) for name in "hbs")
    demand(len(signature) == SIGNATURE_BYTES, "fields")
    demand(len(raw) <= HEADER_BYTES_MAX and len(body) <= BODY_BYTES_MAX, "fields")
    header = _header(raw, versions)  # 2
    seats, fault = None, ""
    if header["kind"] == "seats":
        try:
            seats = _seats(body)
        except ProtocolError as refusal:
            fault = refusal.code  # has its turn at step 5 or 8
    entry_hash = b64(digest("mt1/link", raw, signature))
    return Entry(header, raw, body, signature, entry_hash, seats, fault)


def _header(raw: bytes, versions: frozenset[int]) -> Header:
    fields = _read_good_header(raw) or _read_header(raw, versions)
    demand(fields["v"] in versions, "version")
    if fields["kind"] == "seats":
        demand(not (fields["attention"] or fields["show_at"] or fields["re"]), "fields")
    return fields


def _read_good_header(raw: bytes) -> Header | None:
    """Return the header if it is spelled like a good one."""
    found = _good_header(raw)
    if found is None:
        return None
    at, attention, author, body, gen, entry_id, kind, prev, re_, seq, show_at, space, v = (
        group.decode() for group in found.groups()
    )
    return {
        "v": int(v),
        "space": space,
        "seq": int(seq),
        "prev": prev,
        "author": author,
        "id": entry_id,
        "kind": kind,
        "gen": int(gen),
        "at": int(at),
        "show_at": int(show_at),
        "attention": int(attention),
        "re": re_,
        "body": body,
    }


def _read_header(raw: bytes, versions: frozenset[int]) -> Header:
    header = canonical.decode(raw)
    demand(isinstance(header, dict), "fields")
    fields = cast("Header", header)
    demand(type(fields.get("v")) is int, "fields")
    demand(fields["v"] in versions, "version")
    for name, value in _object(header, _HEADER_FIELDS).items():
        if name in _HEADER_NUMBERS:
            demand(_number(value) >= 0, "fields")
        elif name in _HEADER_IDS and not (value == "" and name in _MAY_BE_EMPTY):
            unb64(value, _HEADER_IDS[name], "fields")
    demand(fields["gen"] >= 1 and fields["attention"] <= ATTENTION_MAX, "fields")
    demand(_text(fields["kind"]) in {"seats", "post"}, "kind")
    return fields


def _seats(raw: bytes) -> Seats:
    body = _object(canonical.decode(raw), _SEATS_FIELDS)
    add = tuple(_addition(added) for added in _list(body["add"]))
    remove = tuple(_id(removed) for removed in _list(body["remove"]))
    demand(len({added.id for added in add}) == len(add), "fields")
    demand(len(set(remove)) == len(remove), "fields")
    return Seats(
        type=_text(body["type"]),
        add=add,
        remove=remove,
        gen=_number(body["gen"]),
        commit=_id(body["commit"]) if body["commit"] != "" else "",
        card=unb64(body["card"], CARD_BYTES, "fields") if body["card"] != "" else b"",
        keys=tuple(_key(key) for key in _list(body["keys"])),
    )


def _addition(value: object) -> Addition:
    demand(isinstance(value, dict), "fields")
    fields = cast("dict[str, object]", value)
    role = _text(fields.get("role"))
    if role == "invite":
        demand(fields.keys() == _INVITATION_FIELDS, "fields")
    else:
        demand(fields.keys() in _ADDITION_FIELDS, "fields")
    card = unb64(fields["card"], CARD_BYTES, "fields")
    return Addition(
        id=account_id(card),
        card=card,
        role=role,
        as_=_text(fields.get("as", "")),
        until=_number(fields.get("until", 0)),
        proof=unb64(fields["proof"], HASH_BYTES, "fields") if "proof" in fields else b"",
        accept=unb64(fields["accept"], SIGNATURE_BYTES, "fields") if "accept" in fields else b"",
    )


def _key(value: object) -> Key:
    fields = _object(value, {"gen", "to", "box"})
    box = unb64(fields["box"], BOX_BYTES, "fields")
    return Key(gen=_number(fields["gen"]), to=_id(fields["to"]), box=box)


def _object(value: object, names: set[str]) -> dict[str, object]:
    demand(isinstance(value, dict) and value.keys() == names, "fields")
    return cast("dict[str, object]", value)


def _list(value: object) -> list[object]:
    demand(isinstance(value, list), "fields")
    return cast("list[object]", value)


def _text(value: object) -> str:
    demand(isinstance(value, str), "fields")
    return cast("str", value)


def _number(value: object) -> int:
    demand(isinstance(value, int), "fields")
    return cast("int", value)


def _id(value: object) -> str:
    unb64(value, HASH_BYTES, "fields")
    return cast("str", value)
