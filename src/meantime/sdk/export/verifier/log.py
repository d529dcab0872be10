"""A log: each entry on the one before (section 5, steps 1 to 8)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from meantime.sdk.export.verifier.cards import signed_by
from meantime.sdk.export.verifier.change import Change
from meantime.sdk.export.verifier.entries import POST_LENGTHS, Entry, read_entry, read_seats
from meantime.sdk.export.verifier.form import Json, b64, demand, digest, pae
from meantime.sdk.export.verifier.rules import RULES


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
