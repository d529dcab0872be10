"""Checks a record that Meantime has exported, without Meantime. It asks no server.

    python3 -I verify.py [FOLDER]     FOLDER is where this file lies, if none is named

It needs Python 3.11 and PyNaCl (`pip install pynacl`). Exit code 0: all of it holds; 1: it does
not. Everything is in this one file, so that it can be read, or written again by somebody
else from the description of the protocol (docs/protocol.md, sections 2, 4 and 5; the numbers in
comments are the steps of section 5).

What is proven: each entry of `log/*.jsonl` was signed by the key that sat there, none was changed,
dropped, put in or moved, and whoever sat there was seated by somebody who may. With the keys in
`log/keys.json`: that the words in `record.json` are those that were signed, and the files those
that were sent. What is not: who the people are in life; that their clocks were right; that the
server had nothing after the last entry here.
"""

from __future__ import annotations

import json
import re
import sys
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import blake2b
from hmac import compare_digest
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

try:
    from nacl import bindings
    from nacl.exceptions import CryptoError
except ImportError:
    print(
        "This needs PyNaCl, which checks the signatures. To get it: python3 -m pip install pynacl"
    )
    sys.exit(1)

if TYPE_CHECKING:
    from collections.abc import Iterator

Json = Any  # JSON of a file that anybody may have written: each reader checks what it takes


class Wrong(Exception):
    """Something does not hold; `str()` is its code in the protocol, or a sentence."""


def demand(fact: object, code: str) -> None:
    if not fact:
        raise Wrong(code)


# ---- Encodings and hashes (section 2) -----------------------------------------------------------


def b64(raw: bytes) -> str:
    """Return base64url text without padding."""
    return urlsafe_b64encode(raw).decode().rstrip("=")


def unb64(text: object, length: int | None = None, code: str = "b64") -> bytes:
    """Return the bytes of base64url text, if it is their only spelling."""
    demand(isinstance(text, str) and re.fullmatch(r"[A-Za-z0-9_-]*", text), code)
    try:
        raw = urlsafe_b64decode(f"{text}==")
    except ValueError:
        raise Wrong(code) from None
    demand(b64(raw) == text and length in {None, len(raw)}, code)
    return raw


def pae(*parts: str | bytes) -> bytes:
    """Return each part behind its length, so that no two lists of parts look alike."""
    raws = [part.encode() if isinstance(part, str) else part for part in parts]
    return b"".join(len(raw).to_bytes(4, "big") + raw for raw in raws)


def plain_hash(raw: bytes) -> bytes:
    return blake2b(raw, digest_size=32).digest()


def digest(*parts: str | bytes) -> bytes:
    return plain_hash(pae(*parts))


def keyed(key: bytes, *parts: str | bytes) -> bytes:
    return blake2b(pae(*parts), key=key, digest_size=32).digest()


def canonical(raw: bytes) -> Json:
    """Return the value whose only spelling `raw` is: objects, lists, strings, integers."""
    try:
        value = json.loads(raw.decode())
        in_subset(value, 8)
        spelled = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        demand(spelled.encode() == raw, "json")
    except (ValueError, RecursionError):
        raise Wrong("json") from None
    return value


def in_subset(value: Json, depth: int) -> None:
    if type(value) is dict and depth:
        for key, inner in value.items():
            demand(re.fullmatch("[a-z_]{1,16}", key) and key != "__proto__", "json")
            in_subset(inner, depth - 1)
    elif type(value) is list and depth:
        for inner in value:
            in_subset(inner, depth - 1)
    else:
        is_integer = type(value) is int and abs(value) < 2**53
        demand(type(value) is str or is_integer, "json")


# ---- Keys and cards (sections 2 and 3) ----------------------------------------------------------


def id_of(card: bytes) -> str:
    return b64(digest("mt1/id", card))


def signed_by(card: bytes, message: bytes, signature: bytes) -> bool:
    """Tell whether the holder of `card` signed `message` (Ed25519, as libsodium has it)."""
    try:
        bindings.crypto_sign_open(signature + message, card[:32])
    except CryptoError:
        return False
    return True


def is_good(card: bytes) -> bool:
    """Tell whether both keys of a card can be used: neither is of small order."""
    try:
        bindings.crypto_sign_ed25519_pk_to_curve25519(card[:32])
        bindings.crypto_scalarmult((8).to_bytes(32, "little"), card[32:])
    except CryptoError:
        return False
    return True


def keys_of(card: bytes) -> set[tuple[str, bytes]]:
    return {("sign", card[:32]), ("box", card[32:])}


def card_of(secret: bytes) -> bytes:
    """Return the card that derives from an account's secret."""
    sign, _ = bindings.crypto_sign_seed_keypair(keyed(secret, "mt1/sign"))
    box, _ = bindings.crypto_box_seed_keypair(keyed(secret, "mt1/box"))
    return sign + box


# ---- An entry, and the body of a `seats` entry (section 4) --------------------------------------

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


# ---- A log: who may do what, and each entry on the one before (sections 4 and 5) ----------------


@dataclass(frozen=True)
class Rules:
    """What a type of space allows; the first role of `root` founds it."""

    root: tuple[str, ...]
    posting: set[str]
    seating: set[str]
    holding: set[str]  # keys
    roles: set[str]
    invited_as: str = ""


RULES = {
    "care": Rules(
        ("clinician", "practice"),
        posting={"client", "clinician", "practice"},
        seating={"clinician", "practice", "invite"},
        holding={"client", "clinician", "observer", "practice"},
        roles={"client", "clinician", "observer", "practice", "invite"},
        invited_as="client",
    ),
    "team": Rules(
        ("member", "practice"),
        posting={"member", "practice"},
        seating={"member", "practice"},
        holding={"member", "observer", "practice"},
        roles={"member", "observer", "practice"},
    ),
    "practice": Rules(
        ("custodian",),
        posting=set(),
        seating={"custodian", "invite"},
        holding={"custodian"},
        roles={"custodian", "staff", "invite"},
        invited_as="staff",
    ),
    "own": Rules(("owner",), posting={"owner"}, seating=set(), holding={"owner"}, roles={"owner"}),
}
SWAPS = [{"staff", "custodian"}, {"clinician", "observer"}, {"member", "observer"}]


@dataclass
class Log:
    """A space as far as its entries were taken."""

    space: str = ""
    type: str = ""
    version: int = 0
    seq: int = -1
    head: str = ""
    gen: int = 0
    seats: dict[str, dict[str, Any]] = field(default_factory=dict)
    ever: dict[str, str] = field(default_factory=dict)  # the last role of each
    by: dict[str, str] = field(default_factory=dict)  # who answers for the seat of each
    commits: dict[int, bytes] = field(default_factory=dict)
    cards: dict[int, bytes] = field(default_factory=dict)  # of a practice
    boxes: set[tuple[int, str]] = field(default_factory=set)
    ids: set[str] = field(default_factory=set)
    roster: Log | None = None  # the practice, where its log is here

    def take(self, wire: Json, versions: frozenset[int] = frozenset({1})) -> Entry:
        """Move on by one entry, and return it. Raises Wrong, and has not moved then."""
        entry = read_entry(wire, versions)
        is_later = entry.v > self.version and entry.kind == "seats"
        demand(entry.v == (self.version or entry.v) or is_later, "version")
        demand(entry.space == self.space, "chain")  # 3
        demand(entry.seq == self.seq + 1 and entry.prev == self.head, "chain")
        if entry.body or entry.kind == "seats":  # 4
            demand(entry.header["body"] == b64(digest("mt1/body", entry.body)), "body")
        if entry.kind == "post":
            demand(not entry.body or len(entry.body) in POST_LENGTHS, "fields")
        body, author = self.author_of(entry)  # 5
        demand(signed_by(author["card"], pae("mt1/entry", entry.raw), entry.signature), "sig")  # 6
        demand(entry.id not in self.ids, "id")
        demand(not entry.re or entry.re in self.ids, "re")
        if entry.kind == "post":  # 7
            demand(author["role"] in RULES[self.type].posting, "role")
            demand(entry.gen == self.gen, "gen")
            demand(
                not entry.show_at or (author["role"] != "client" and entry.show_at > entry.at),
                "show",
            )
        else:
            body = body or read_seats(entry.body)  # 8
            if self.seq >= 0:
                demand(body["type"] == self.type, "type")
                demand(author["role"] in RULES[self.type].seating, "role")
            seats = Change(self, entry, body, author).check()
            if self.roster:
                self.check_roster(body, self.roster)
            self.seat(entry, body, seats)
        self.space = self.space or entry.hash
        self.version, self.seq, self.head = entry.v, entry.seq, entry.hash
        self.ids.add(entry.id)
        return entry

    def author_of(self, entry: Entry) -> tuple[dict[str, Any] | None, dict[str, Any]]:
        """Return the seat that signs. The first entry brings its own."""
        if self.seq >= 0:
            demand(entry.author in self.seats, "author")
            return None, self.seats[entry.author]
        demand(entry.kind == "seats", "root")
        body = read_seats(entry.body)
        demand(body["type"] in RULES, "type")
        roles = sorted(added["role"] for added in body["add"])
        root = RULES[body["type"]].root
        demand(roles == sorted(root) and not body["remove"], "root")
        founder = next(added for added in body["add"] if added["role"] == root[0])
        demand(founder["id"] == entry.author, "author")
        return body, founder

    def check_roster(self, body: dict[str, Any], roster: Log) -> None:
        """Trust: whoever is seated here for the practice is, or was, of that practice."""
        for added in body["add"]:
            if added["role"] == "practice":
                demand(added["card"] in roster.cards.values(), "unknownspace")
            elif added["role"] in {"clinician", "observer", "member"}:
                demand(roster.ever.get(added["id"]) in {"staff", "custodian"}, "unknownspace")

    def seat(self, entry: Entry, body: dict[str, Any], seats: dict[str, dict[str, Any]]) -> None:
        self.type, self.gen, self.seats = body["type"], body["gen"], seats
        for added in body["add"]:
            self.ever[added["id"]] = added["role"]
            # Whoever joins by a link was seated by the one who made the link.
            self.by[added["id"]] = self.by[entry.author] if added["accept"] else entry.author
        if body["commit"]:
            self.commits[body["gen"]] = body["commit"]
        if body["card"]:
            self.cards[body["gen"]] = body["card"]
        self.boxes |= {(key["gen"], key["to"]) for key in body["keys"]}


@dataclass
class Change:
    """A `seats` entry in front of the log that it would change: steps 9 to 15."""

    log: Log
    entry: Entry
    body: dict[str, Any]
    author: dict[str, Any]

    def check(self) -> dict[str, dict[str, Any]]:
        """Return who is seated after it."""
        body, is_join = self.body, self.author["role"] == "invite"
        self.rules = RULES[body["type"]]
        self.seats = dict(self.log.seats)
        self.is_new = body["gen"] == self.log.gen + 1
        if is_join:  # 9: an invitation gives way to whom it invites
            demand(self.entry.at <= self.author["until"], "expired")
            demand(body["remove"] == [self.entry.author], "invite")
            demand([each["role"] for each in body["add"]] == [self.author["as"]], "invite")
            is_quiet = body["gen"] == self.log.gen and not (
                body["keys"] or body["commit"] or body["card"]
            )
            demand(body["type"] != "practice" or is_quiet, "invite")
        demand(all(bool(each["accept"]) == is_join for each in body["add"]), "invite")  # 10
        demand(body["add"] or body["remove"] or body["keys"], "empty")
        self.check_removals()
        self.check_additions()
        self.check_those_seated()
        self.check_generation()
        self.check_keys(is_join=is_join)
        return self.seats

    def check_removals(self) -> None:  # 11
        for removed in self.body["remove"]:
            demand(removed in self.seats, "remove")
            seat = self.seats.pop(removed)
            demand(seat["role"] != "practice" or removed == self.entry.author, "role")
        gone = set(self.body["remove"])
        for seat in self.seats.values():
            demand(seat["role"] != "invite" or seat["by"] not in gone, "invite")
        invites = any(added["role"] == "invite" for added in self.body["add"])
        demand(not invites or self.entry.author not in gone, "invite")

    def check_additions(self) -> None:  # 12
        taken = self.keys_taken()
        for added in self.body["add"]:
            demand(added["role"] in self.rules.roles, "role")
            demand(is_good(added["card"]) and not taken & keys_of(added["card"]), "card")
            self.check_role(added)
            if added["role"] == "invite":
                demand(added["as"] == self.rules.invited_as, "role")
                demand(added["until"] > self.entry.at, "invite")
            if added["accept"]:
                commit = b64(self.body["commit"])
                said = (
                    "mt1/accept",
                    self.log.space,
                    added["id"],
                    added["role"],
                    self.entry.author,
                    commit,
                )
                demand(signed_by(added["card"], pae(*said), added["accept"]), "sig")
            taken |= keys_of(added["card"])
            self.seats[added["id"]] = {**added, "by": self.entry.author}

    def check_role(self, added: dict[str, Any]) -> None:
        role, by, is_root = added["role"], self.author["role"], self.log.seq < 0
        last = self.log.ever.get(added["id"], "")
        demand(role != "practice" or is_root or by == "practice", "role")
        demand(role != "client" or by == "invite", "role")
        demand(last != "client" or role == "client", "role")
        if added["id"] in self.body["remove"]:
            demand({last, role} in SWAPS, "role")
        if role in {"staff", "custodian"} and not is_root:
            demand(by == "invite" or last in {"staff", "custodian"}, "role")

    def check_those_seated(self) -> None:  # 13
        roles = [seat["role"] for seat in self.seats.values()]
        demand("practice" not in self.rules.roles or roles.count("practice") == 1, "practice")
        demand(self.body["type"] != "practice" or "custodian" in roles, "custodian")
        by = self.author["role"]
        demand(by not in {"clinician", "member"} or by in roles, "alone")

    def check_generation(self) -> None:  # 14
        body, log = self.body, self.log
        leaving = [log.seats[removed]["role"] for removed in body["remove"]]
        coming = [added["role"] for added in body["add"]]
        must = log.seq < 0 or bool(self.rules.holding & set(leaving))
        must |= body["type"] == "care" and "invite" in {*leaving, *coming}
        demand(self.entry.gen == body["gen"], "gen")
        demand(self.is_new or (body["gen"] == log.gen and not must), "gen")
        demand(bool(body["commit"]) == self.is_new, "gen")
        demand(bool(body["card"]) == (self.is_new and body["type"] == "practice"), "gen")
        if body["card"]:
            demand(is_good(body["card"]) and body["card"] not in log.cards.values(), "card")
            demand(not self.keys_taken() & keys_of(body["card"]), "card")

    def check_keys(self, *, is_join: bool) -> None:  # 15
        body = self.body
        added = {each["id"] for each in body["add"]}
        holders = {i for i, seat in self.seats.items() if seat["role"] in self.rules.holding}
        for key in body["keys"]:
            is_newest = self.is_new and key["gen"] == body["gen"]
            to = self.seats.get(key["to"])
            if to and to["role"] == "invite":
                demand(body["type"] == "care" and key["to"] in added and is_newest, "invite")
                continue
            if is_join and not is_newest:
                handed_on = (key["gen"], self.entry.author) in self.log.boxes
                demand(key["to"] in added and handed_on, "invite")
            demand(key["to"] in holders and 1 <= key["gen"] <= body["gen"], "keys")
        pairs = {(key["gen"], key["to"]) for key in body["keys"]}
        demand(len(pairs) == len(body["keys"]), "keys")
        demand(not self.is_new or all((body["gen"], one) in pairs for one in holders), "keys")

    def keys_taken(self) -> set[tuple[str, bytes]]:
        return {key for seat in self.seats.values() for key in keys_of(seat["card"])}


# ---- Opening posts and files (sections 4 and 7) -------------------------------------------------


def check_key(log: Log, gen: int, key: bytes) -> None:
    """Demand of a key that it is the one that was committed to in the log."""
    committed = keyed(key, "mt1/commit", log.space if gen > 1 else "", str(gen))
    demand(compare_digest(committed, log.commits.get(gen, b"")), "commit")
    demand(log.type != "practice" or card_of(key) == log.cards[gen], "secret")


def open_post(key: bytes, space: str, entry: Entry) -> dict[str, Any]:
    """Return what a post says."""
    bound = pae("mt1/post", space, entry.author, entry.id, str(entry.gen))
    try:
        padded = bindings.crypto_aead_xchacha20poly1305_ietf_decrypt(
            entry.body[24:], bound, entry.body[:24], keyed(key, "mt1/post")
        )
    except CryptoError:
        raise Wrong("aead") from None
    plain, mark, zeros = padded.rpartition(b"\x80")
    length = 256
    while length <= len(plain):
        length *= 2
    demand(mark and not zeros.strip(b"\0") and len(padded) == length, "pad")
    try:
        post = canonical(plain)
    except Wrong:
        raise Wrong("post") from None
    demand(isinstance(post, dict) and type(post.get("type")) is str, "post")
    return dict(post)


def sealed_again(content: bytes, key: bytes, header: bytes) -> bytes:
    """Return the address of the blob that `content` becomes under this key, with this header."""
    length = max(65_536, len(content) + 1)
    exponent = length.bit_length() - 1
    step = 1 << exponent - exponent.bit_length()
    length = -(-length // step) * step
    padded = (content + b"\x80").ljust(length, b"\0")
    # Both ends of a stream have the same state, so a reader's can write it again.
    state = bindings.crypto_secretstream_xchacha20poly1305_state()
    bindings.crypto_secretstream_xchacha20poly1305_init_pull(state, header, key)
    blob = blake2b(header, digest_size=32)
    for at in range(0, length, 65_536):
        is_last = at + 65_536 >= length
        tag = bindings.crypto_secretstream_xchacha20poly1305_TAG_FINAL if is_last else 0
        chunk = padded[at : at + 65_536]
        blob.update(bindings.crypto_secretstream_xchacha20poly1305_push(state, chunk, None, tag))
    return blob.digest()


# ---- The folder ---------------------------------------------------------------------------------


@dataclass
class Verdict:
    """What was found out so far."""

    wrong: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)

    def note_wrong(self, sentence: str) -> None:
        self.wrong.append(sentence)
        self.told.append(f"WRONG: {sentence}")


def verify_folder(folder: Path, verdict: Verdict) -> None:
    """Check an export, and each export that it is made of."""
    listed = read_manifest(folder, verdict)
    for name in listed:
        if PurePosixPath(name).name == "MANIFEST.json":
            within = folder / PurePosixPath(name).parent
            verdict.told.append(f"\n{within.name}")
            verify_folder(within, verdict)
    if "record.json" in listed:
        Record(folder, listed, verdict).verify()


def read_manifest(folder: Path, verdict: Verdict) -> list[str]:
    """Return the names of the files that are listed and there; each is held against its hash."""
    try:
        raw = (folder / "MANIFEST.json").read_bytes()
        manifest = json.loads(raw)
        shape(manifest, {"files": dict, "format": str, "version": int})
        spelled = json.dumps(manifest, sort_keys=True, indent=1, ensure_ascii=False) + "\n"
        demand(spelled.encode() == raw and manifest["format"] == "meantime-manifest", "")
        demand(manifest["version"] == 1, "")
    except (OSError, ValueError, RecursionError, Wrong):
        verdict.note_wrong("MANIFEST.json is not there, was changed, or is not of this version.")
        return []
    there = []
    for name, wanted in manifest["files"].items():
        place = PurePosixPath(name)
        if place.is_absolute() or ".." in place.parts or "\\" in name:
            verdict.note_wrong(f"{name!r}: not a name in this folder.")
            continue
        try:
            if hash_of(folder / place) != wanted:
                verdict.note_wrong(f"{name}: not the file that was exported; it was changed.")
            there.append(name)
        except OSError:
            verdict.note_wrong(f"{name}: this file is missing.")
    beside = sorted(
        path.relative_to(folder).as_posix()
        for part in ("log", "files")
        for path in (folder / part).glob("*")
    )
    for name in set(beside) - manifest["files"].keys():
        verdict.note_wrong(f"{name}: this file is none of the export.")
    return there


def hash_of(path: Path) -> str:
    hashed = blake2b(digest_size=32)
    with path.open("rb") as file:
        while piece := file.read(2**20):
            hashed.update(piece)
    return hashed.hexdigest()


@dataclass
class Record:
    """One record: what it says, held against the logs that it came from."""

    folder: Path
    listed: list[str]
    verdict: Verdict

    def verify(self) -> None:
        """Check each log, then what record.json says of it."""
        try:
            self.record = json.loads((self.folder / "record.json").read_bytes())
            is_known = self.record["format"] == "meantime-record" and self.record["version"] == 1
            demand(is_known, "")
            self.keys = self.read_keys()
            spaces = {space["space"]: space for space in self.record["spaces"]}
            logs = [name for name in self.listed if name.endswith(".jsonl")]
            demand({f"log/{space}.jsonl" for space in spaces} == set(logs), "")
        except (OSError, ValueError, LookupError, TypeError, RecursionError, Wrong):
            self.verdict.note_wrong(
                "record.json or its keys: not what an export of this version has."
            )
            return
        roster = None
        # The practice comes first: it says whom its other spaces may seat.
        for space in sorted(spaces.values(), key=lambda one: one.get("purpose") != "practice"):
            log = self.verify_space(space, roster)
            roster = log if log.type == "practice" else roster
        self.verify_files(spaces)
        for fault in self.record.get("faults", ()):
            self.verdict.told.append(f"The export itself says: {fault.get('words')}")

    def read_keys(self) -> dict[str, dict[int, bytes]]:
        if "log/keys.json" not in self.listed:
            self.verdict.told.append(
                "There are no keys in this export. So the signatures are checked, and not whether "
                "the words in record.json are those that were signed."
            )
            return {}
        keys = json.loads((self.folder / "log" / "keys.json").read_bytes())["keys"]
        return {
            space: {int(gen): unb64(key, 32) for gen, key in by_gen.items()}
            for space, by_gen in keys.items()
        }

    def verify_space(self, space: dict[str, Any], roster: Log | None) -> Log:
        """Check one log from its first entry on; tell who signed, from when to when, how much."""
        log = Log()
        checked = Checked(log, self.keys.get(space["space"], {}), space)
        title = f"{space.get('purpose', '?')} {space['space'][:8]}"
        at = 0
        try:
            log.roster = roster  # a client's export has none
            for wire, received_at in read_log(self.folder / "log" / f"{space['space']}.jsonl"):
                at = log.seq + 1
                entry = log.take(wire)
                entry.received_at = received_at
                demand(log.space == space["space"], "chain")
                checked.take(entry)
            at = -1
            checked.close()
        except Wrong as wrong:
            code = str(wrong)
            where = f"entry {at}" if at >= 0 else "at the end"
            self.verdict.note_wrong(f"{title}, {where}: {SENTENCES.get(code, code)} [{code}]")
        except (ValueError, LookupError, TypeError, AttributeError, OSError, RecursionError):
            self.verdict.note_wrong(
                f"{title}, entry {at}: this is not what an export holds. [json]"
            )
        self.verdict.told += checked.told(title)
        return log

    def verify_files(self, spaces: dict[str, dict[str, Any]]) -> None:
        """Seal each file again: its address was signed with the post that sent it."""
        proven = 0
        for each in self.record.get("files", ()):
            try:
                if each["fault"]:
                    continue
                rows = spaces[each["space"]]["entries"]
                said = next(row["said"] for row in rows if row["id"] == each["entry"])
                demand(each["file"] in self.listed, "")
                content = (self.folder / PurePosixPath(each["file"])).read_bytes()
                address = sealed_again(content, unb64(said["key"], 32), unb64(each["header"], 24))
                demand(len(content) == said["size"] and b64(address) == said["hash"], "")
                proven += 1
            except (OSError, ValueError, LookupError, TypeError, StopIteration, Wrong, CryptoError):
                self.verdict.note_wrong(f"{each.get('file')!r}: not the file that was sent.")
        if proven:
            self.verdict.told.append(f"{proven} files are those whose seals the posts name.")


def read_log(path: Path) -> Iterator[tuple[Json, str]]:
    """Yield the entries of a log, each with the server's word for when it came."""
    with path.open("rb") as file:
        for line in file:
            try:
                wire = json.loads(line)
            except (ValueError, RecursionError):
                raise Wrong("json") from None
            demand(isinstance(wire, dict), "fields")
            yield wire, str(wire.pop("received_at", ""))


@dataclass
class Checked:
    """A log beside what record.json says of it."""

    log: Log
    keys: dict[int, bytes]
    space: dict[str, Any]
    signed: Counter[str] = field(default_factory=Counter)
    first: int = 0
    last: int = 0
    names: dict[str, str] = field(default_factory=dict)
    wordings: dict[str, list[str]] = field(default_factory=dict)  # of each post that has words
    taken_back: set[str] = field(default_factory=set)  # by others than their authors
    authors: dict[str, str] = field(default_factory=dict)
    opened: int = 0

    def take(self, entry: Entry) -> None:
        """Hold an entry that the log has taken against its row in the record."""
        self.signed[entry.author] += 1
        self.first, self.last = self.first or entry.at, entry.at
        self.authors[entry.id] = entry.author
        row = self.space["entries"][entry.seq]
        for name in ("id", "seq", "author", "at", "show_at", "attention", "re"):
            demand(row[name] == entry.header[name], "record")
        demand(row["hash"] == entry.hash and row["received_at"] == entry.received_at, "record")
        if entry.kind == "seats":
            demand(row["type"] == "seats" and "said" not in row, "record")
            return
        said, fault = self.read(entry)
        if entry.gen in self.keys and not row.get("unseen"):
            demand(row.get("said") == said, "record")
            demand(said is not None or row.get("fault"), "record")
            demand(said is not None or fault == "absent" or row["fault"] == fault, "record")
        demand(entry.body or row.get("fault") in {"withheld", "destroyed"}, "record")
        self.remember(entry, row.get("said"))

    def read(self, entry: Entry) -> tuple[dict[str, Any] | None, str]:
        """Return what a post says, or why it cannot be read."""
        if not entry.body:
            return None, "absent"
        if entry.gen not in self.keys:
            return None, "nokey"
        check_key(self.log, entry.gen, self.keys[entry.gen])
        try:
            said = open_post(self.keys[entry.gen], self.log.space, entry)
        except Wrong as wrong:
            return None, str(wrong)
        self.opened += 1
        return said, ""

    def remember(self, entry: Entry, said: Json) -> None:
        """Note the words of a post, and whose name it tells."""
        if not isinstance(said, dict):
            return
        if said["type"] == "seat":
            if entry.author in {said["id"], self.log.by.get(said["id"])}:
                self.names[said["id"]] = said["name"]
        elif said["type"] == "amend":
            is_own = self.authors.get(entry.re) == entry.author
            if is_own:
                self.wordings.setdefault(entry.re, [""]).append(str(said.get("text", "")))
            else:  # somebody may take back what a colleague who left had planned to say
                self.taken_back.add(entry.re)
        else:
            words = said.get(WORDS.get(said["type"], ""), "")
            self.wordings.setdefault(entry.id, []).append(str(words))

    def close(self) -> None:
        """Hold what the record tells of the whole against the log at its end."""
        log, space = self.log, self.space
        demand(log.seq >= 0, "root")
        demand((space["seq"], space["head"]) == (log.seq, log.head), "record")
        demand(len(space["entries"]) == log.seq + 1, "record")
        for gen, key in self.keys.items():
            check_key(log, gen, key)
        for person in space["people"]:
            demand(person["id"] in log.ever and person["role"] == log.ever[person["id"]], "record")
            demand(person["name"] == self.names.get(person["id"], ""), "record")
        self.rows = {row["id"]: row for row in space["entries"]}
        demand({each["entry"] for each in space.get("messages", ())} >= self.said_aloud(), "record")
        for view in views_in(space):
            self.check_view(view)

    def check_view(self, view: dict[str, Any]) -> None:
        """Whatever names an entry says only what that entry, or a correction of it, has said."""
        entry = view["entry"]
        demand(entry in self.rows, "record")
        row = self.rows[entry]
        demand(view.get("author", row["author"]) == row["author"], "record")
        demand(view.get("attention", 3) >= row["attention"], "record")  # a correction may raise it
        if "name" in view:
            demand(view["name"] == self.names.get(row["author"], ""), "record")
        if "said" in view:
            demand(view["said"] == row.get("said"), "record")
        if view.get("fault"):
            demand(view["text"] == "" and row.get("fault") == view["fault"], "record")
        elif "text" in view:
            words = self.wordings.get(entry, [""])
            is_gone = view["text"] == "" and entry in self.taken_back
            demand(view["text"] == words[-1] or is_gone, "record")
            demand(all(each in words for each in view.get("earlier", ())), "record")
            is_withdrawn = view["text"] == "" and (len(words) > 1 or is_gone)
            demand(view.get("withdrawn", is_withdrawn) == is_withdrawn, "record")
        if "received_at" in view:
            times = ("at", "received_at", "show_at", "re")
            demand(all(view[name] == row[name] for name in times), "record")

    def said_aloud(self) -> set[str]:
        """Return the posts that must stand among the messages of a thread or journal."""
        if self.space["purpose"] not in {"thread", "journal"}:
            return set()
        # What was taken back before anybody could see it stands among the entries alone.
        return {
            row["id"]
            for row in self.rows.values()
            if row["type"] in {"text", "promise", "file"} and not row["show_at"]
        }

    def told(self, title: str) -> list[str]:
        """Return who signed how much."""
        log = self.log
        lines = [f"{title}: {log.seq + 1} entries in order, {day(self.first)} to {day(self.last)}"]
        for author, count in self.signed.most_common():
            name = self.names.get(author) or f"{author[:8]}…"
            lines.append(f"    {name}, {log.ever.get(author, 'nobody')}: signed {count}")
        if self.keys:
            lines.append(f"    {self.opened} posts opened, as the record has them")
        return lines


# Where the words of a post stand that people see as a message; others have none of their own.
WORDS = {
    **dict.fromkeys(["text", "promise", "redirect", "agenda", "contact", "margin"], "text"),
    "redirect_pick": "pick",
    "file": "name",
    "safety_answer": "answer",
    "event": "what",
}


def views_in(space: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield every part of a space in the record, however deep, that names an entry."""
    left = [value for name, value in space.items() if name not in {"entries", "people"}]
    while left:
        value = left.pop()
        if isinstance(value, dict):
            if "entry" in value:
                yield value
            left += (
                value.values()
                if "said" not in value
                else [v for k, v in value.items() if k != "said"]
            )
        elif isinstance(value, list):
            left += value


def day(ms: int) -> str:
    try:
        return f"{datetime.fromtimestamp(ms / 1000, UTC):%Y-%m-%d %H:%M} UTC"
    except (ValueError, OverflowError, OSError):
        return f"{ms} ms"


SENTENCES = {
    "sig": "the signature is not by the key that sat there",
    "chain": "it does not follow the entry before it: one was dropped, put in or moved",
    "body": "its content is not the one that was signed",
    "author": "signed by somebody who had no seat",
    "role": "done by somebody who may not",
    "commit": "the key in keys.json is not the key of this conversation",
    "record": "record.json says something else than the signed log",
    "unknownspace": "somebody sits here who was never of the practice",
    "json": "it is damaged",
    "fields": "it is damaged",
    "b64": "it is damaged",
}


def main() -> int:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).absolute().parent
    verdict = Verdict()
    verify_folder(folder, verdict)
    print("\n".join(verdict.told))
    if verdict.wrong:
        print(f"\nNOT AS IT WAS EXPORTED. First of {len(verdict.wrong)}: {verdict.wrong[0]}")
        return 1
    print(
        "\nEVERYTHING HERE HOLDS. It does not prove who these people are in life, that their "
        "clocks were right, or that nothing was written after the last entry."
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
