"""An entry, and the body of a `seats` entry (section 4)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from meantime.sdk.export.verifier.cards import id_of
from meantime.sdk.export.verifier.form import Json, b64, canonical, demand, digest, unb64

IDS = {"space": 32, "prev": 32, "author": 32, "id": 16, "re": 16, "body": 32}
NUMBERS = {"v", "seq", "gen", "at", "show_at", "attention"}
MAY_BE_EMPTY = {"space", "prev", "re"}
POST_LENGTHS = {40 + 256 * 2**k for k in range(9)}


@dataclass
class Entry:
    header: dict[str, Any]
    raw: bytes  # of the header, as it was signed
    body: bytes
    signature: bytes
    hash: str
    received_at: str = ""  # the server's word

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401  a field of the header
        try:
            return self.header[name]
        except KeyError:
            raise AttributeError(name) from None


def read_entry(wire: Json, versions: frozenset[int] = frozenset({1})) -> Entry:
    """Return an entry whose parts have the right form."""
    demand(isinstance(wire, dict) and wire.keys() == {"h", "b", "s"}, "fields")  # 1
    raw, body, signature = (unb64(wire[part]) for part in "hbs")
    demand(len(signature) == 64 and len(raw) <= 2048 and len(body) <= 2**20, "fields")
    header = canonical(raw)  # 2
    demand(isinstance(header, dict) and type(header.get("v")) is int, "fields")
    demand(header["v"] in versions, "version")
    demand(header.keys() == {*IDS, *NUMBERS, "kind"}, "fields")
    for name in NUMBERS:
        demand(type(header[name]) is int and header[name] >= 0, "fields")
    for name, length in IDS.items():
        if header[name] != "" or name not in MAY_BE_EMPTY:
            unb64(header[name], length, "fields")
    demand(header["gen"] >= 1 and header["attention"] <= 3, "fields")
    demand(type(header["kind"]) is str, "fields")
    demand(header["kind"] in {"seats", "post"}, "kind")
    is_quiet = not (header["attention"] or header["show_at"] or header["re"])
    demand(header["kind"] == "post" or is_quiet, "fields")
    return Entry(header, raw, body, signature, b64(digest("mt1/link", raw, signature)))


def read_seats(raw: bytes) -> dict[str, Any]:
    """Return the body of a `seats` entry; each that it adds with `id` and the card as bytes."""
    body = canonical(raw)
    shape(
        body,
        {
            "type": str,
            "add": list,
            "remove": list,
            "gen": int,
            "commit": str,
            "card": str,
            "keys": list,
        },
    )
    for added in body["add"]:
        demand(isinstance(added, dict) and type(added.get("role")) is str, "fields")
        if added["role"] == "invite":
            shape(added, {"card": str, "role": str, "as": str, "until": int, "proof": str})
            unb64(added["proof"], 32, "fields")
        else:
            accept = {"accept": str} if "accept" in added else {}
            shape(added, {"card": str, "role": str, **accept})
        added["card"] = unb64(added["card"], 64, "fields")
        added["accept"] = unb64(added["accept"], 64, "fields") if "accept" in added else b""
        added["id"] = id_of(added["card"])
    for removed in body["remove"]:
        unb64(removed, 32, "fields")
    for key in body["keys"]:
        shape(key, {"gen": int, "to": str, "box": str})
        unb64(key["to"], 32, "fields")
        unb64(key["box"], 80, "fields")
    ids = [added["id"] for added in body["add"]]
    demand(len(set(ids)) == len(ids) and len(set(body["remove"])) == len(body["remove"]), "fields")
    body["commit"] = unb64(body["commit"], 32, "fields") if body["commit"] else b""
    body["card"] = unb64(body["card"], 64, "fields") if body["card"] else b""
    return dict(body)


def shape(value: Json, fields: dict[str, type]) -> None:
    demand(isinstance(value, dict) and value.keys() == fields.keys(), "fields")
    demand(all(type(value[name]) is kind for name, kind in fields.items()), "fields")
