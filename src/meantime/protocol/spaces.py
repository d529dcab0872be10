"""The verifier: what every entry of every space must satisfy (protocol.md section 5).

The numbers are the steps of that section; the first one that fails gives the code. Steps 1 and 2
are in `shapes`. Nothing here decrypts, waits, reads a clock or talks to anybody.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from meantime.protocol.encoding import b64, digest, pae, unb64
from meantime.protocol.entry import Addition, Entry, Seats
from meantime.protocol.errors import ProtocolError, demand
from meantime.protocol.keys import KEY_BYTES, is_good_card, keys_of, verify_signature
from meantime.protocol.roles import RULES, SWAPS, Rules, must_rotate
from meantime.protocol.shapes import VERSIONS, parse
from meantime.protocol.state import Seat, SpaceState

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

__all__ = ["Entry", "Seat", "SpaceState", "advance", "check", "parse", "verify_log"]

POST_LENGTHS = frozenset(40 + (256 << k) for k in range(9))


def verify_log(wire_entries: Iterable[object], versions: frozenset[int] = VERSIONS) -> SpaceState:
    """Return the state after a whole log. Raises ProtocolError with the `seq` that failed."""
    state = None
    for seq, wire in enumerate(wire_entries):
        try:
            entry = parse(wire, versions)
            check(state, entry)
        except ProtocolError as refusal:
            raise ProtocolError(refusal.code, seq) from None
        state = advance(state, entry)
    if state is None:
        raise ProtocolError("root", 0)
    return state


def check(
    state: SpaceState | None,
    entry: Entry,
    *,
    body_required: bool = False,
    ids: Container[str] | None = None,
) -> None:
    """Raise ProtocolError unless `entry` may come next. Nothing is changed.

    `state` is None before the root. A server, and a device with its own entry, require the body.
    `ids` holds the ids of all entries so far where `state.ids` does not.
    """
    before = state or SpaceState(version=entry.version)
    is_later_version = entry.version > before.version and entry.kind == "seats"
    demand(entry.version == before.version or is_later_version, "version")  # 2, section 9
    demand(entry.header["space"] == before.space, "chain")  # 3
    demand(entry.seq == before.seq + 1 and entry.header["prev"] == before.head, "chain")
    if entry.body or entry.kind == "seats" or body_required:  # 4
        demand(entry.header["body"] == b64(digest("mt1/body", entry.body)), "body")
    if entry.kind == "post":
        demand(entry.body or not body_required, "body")
        demand(not entry.body or len(entry.body) in POST_LENGTHS, "fields")
    author = _author(before, entry)  # 5
    known = before.ids if ids is None else ids
    demand(entry.verify_signature(author.card), "sig")  # 6
    demand(entry.id not in known, "id")
    demand(not entry.re or entry.re in known, "re")
    if entry.kind == "post":  # 7
        demand(author.role in RULES[before.type].posting, "role")
        demand(entry.gen == before.gen, "gen")
        is_deferred = author.role != "client" and entry.show_at > entry.at
        demand(not entry.show_at or is_deferred, "show")
    else:
        body = _body(entry)
        if state:  # 8
            demand(body.type == before.type, "type")
            demand(author.role in RULES[before.type].seating, "role")
        _Change(before, entry, body, author, RULES[body.type], dict(before.seats)).check()


def advance(state: SpaceState | None, entry: Entry) -> SpaceState:
    """Return the state after a checked entry: `state` itself, moved forward, or a new one."""
    after = state or SpaceState(space=entry.hash, founder=entry.author)
    after.version, after.seq, after.head = entry.version, entry.seq, entry.hash
    after.ids.add(entry.id)
    body = entry.seats
    if body is None:
        return after
    after.type, after.gen, after.last_seats = body.type, body.gen, entry.hash
    for removed in body.remove:
        del after.seats[removed]
    for added in body.add:
        after.seats[added.id] = added.seat(by=entry.author)
        after.ever[added.id] = added.role
        if added.accept:
            after.accepts.add(added.id)
        if added.role == "practice":
            after.practice_cards.add(added.card)
    if body.commit:
        after.commits[body.gen] = unb64(body.commit)
    if body.card:
        after.cards[body.gen] = body.card
    for key in body.keys:
        after.boxes[key.gen, key.to] = (key.box, *after.boxes.get((key.gen, key.to), ()))
    return after


def _author(before: SpaceState, entry: Entry) -> Seat:
    """Step 5: the seat that signs. The root brings its own."""
    if before.seq >= 0:
        demand(entry.author in before.seats, "author")
        return before.seats[entry.author]
    demand(entry.kind == "seats", "root")
    body = _body(entry)
    demand(body.type in RULES, "type")
    rules = RULES[body.type]
    roles = sorted(added.role for added in body.add)
    demand(roles == sorted(rules.root) and not body.remove, "root")
    founder = next(added for added in body.add if added.role == rules.root[0])
    demand(founder.id == entry.author, "author")
    return founder.seat(by=entry.author)


def _body(entry: Entry) -> Seats:
    if entry.seats is None:
        raise ProtocolError(entry.fault)
    return entry.seats


@dataclass(slots=True)
class _Change:
    """A `seats` entry in front of the state that it would change: steps 9 to 15."""

    before: SpaceState
    entry: Entry
    body: Seats
    author: Seat
    rules: Rules
    seats: dict[str, Seat]  # as they are at the step being checked

    def check(self) -> None:
        body, is_join = self.body, self.author.role == "invite"
        if is_join:  # 9
            self._check_join()
        demand(all(bool(added.accept) == is_join for added in body.add), "invite")  # 10
        demand(body.add or body.remove or body.keys, "empty")
        self._check_removals()  # 11
        self._check_additions()  # 12
        self._check_those_seated()  # 13
        self._check_generation()  # 14
        self._check_keys(is_join=is_join)  # 15

    def _check_join(self) -> None:
        """Let an invitation give way to the one it invites, and to nobody else."""
        body = self.body
        demand(self.entry.at <= self.author.until, "expired")
        demand(body.remove == (self.entry.author,), "invite")
        demand([added.role for added in body.add] == [self.author.as_], "invite")
        if body.type == "practice":  # a newcomer never chooses the practice secret
            is_quiet = body.gen == self.before.gen and not (body.keys or body.commit or body.card)
            demand(is_quiet, "invite")

    def _check_removals(self) -> None:
        for removed in self.body.remove:
            demand(removed in self.seats, "remove")
            seat = self.seats.pop(removed)
            demand(seat.role != "practice" or removed == self.entry.author, "role")
        gone = set(self.body.remove)
        for seat in self.seats.values():
            demand(seat.role != "invite" or seat.by not in gone, "invite")
        invites = any(added.role == "invite" for added in self.body.add)
        demand(not invites or self.entry.author not in gone, "invite")

    def _check_additions(self) -> None:
        taken = self._keys_taken()
        for added in self.body.add:
            demand(added.role in self.rules.roles, "role")
            demand(is_good_card(added.card) and taken.isdisjoint(keys_of(added.card)), "card")
            self._check_role(added)
            if added.role == "invite":
                demand(added.as_ == self.rules.invited_as, "role")
                demand(added.until > self.entry.at, "invite")
            if added.accept:
                demand(self._accepts(added), "sig")
            taken |= keys_of(added.card)
            self.seats[added.id] = added.seat(by=self.entry.author)

    def _keys_taken(self) -> set[tuple[str, bytes]]:
        return {key for seat in self.seats.values() for key in keys_of(seat.card)}

    def _check_role(self, added: Addition) -> None:
        role, by, is_root = added.role, self.author.role, self.before.seq < 0
        last = self.before.ever.get(added.id, "")
        demand(role != "practice" or is_root or by == "practice", "role")
        demand(role != "client" or by == "invite", "role")
        demand(last != "client" or role == "client", "role")
        if added.id in self.body.remove:
            demand(frozenset({last, role}) in SWAPS, "role")
        if role in {"staff", "custodian"} and not is_root:
            demand(by == "invite" or last in {"staff", "custodian"}, "role")

    def _accepts(self, added: Addition) -> bool:
        invitation, commit = self.entry.author, self.body.commit
        parts = ("mt1/accept", self.before.space, added.id, added.role, invitation, commit)
        return verify_signature(added.card[:KEY_BYTES], pae(*parts), added.accept)

    def _check_those_seated(self) -> None:
        roles = [seat.role for seat in self.seats.values()]
        if "practice" in self.rules.roles:
            demand(roles.count("practice") == 1, "practice")
        if self.body.type == "practice":
            demand("custodian" in roles, "custodian")
        if self.author.role in {"clinician", "member"}:
            demand(self.author.role in roles, "alone")

    def _check_generation(self) -> None:
        body, before = self.body, self.before
        is_new = body.gen == before.gen + 1
        demand(self.entry.gen == body.gen, "gen")
        leaving = [before.seats[seat].role for seat in body.remove]
        coming = [added.role for added in body.add]
        must = before.seq < 0 or must_rotate(body.type, leaving, coming)
        demand(is_new or (body.gen == before.gen and not must), "gen")
        demand(bool(body.commit) == is_new, "gen")
        demand(bool(body.card) == (is_new and body.type == "practice"), "gen")
        if body.card:
            demand(is_good_card(body.card) and body.card not in before.cards.values(), "card")
            demand(self._keys_taken().isdisjoint(keys_of(body.card)), "card")

    def _check_keys(self, *, is_join: bool) -> None:
        body, is_new = self.body, self.body.gen == self.before.gen + 1
        added = {addition.id for addition in body.add}
        roles = {seat_id: seat.role for seat_id, seat in self.seats.items()}
        holders = {seat_id for seat_id, role in roles.items() if role in self.rules.holding_keys}
        for key in body.keys:
            is_newest = is_new and key.gen == body.gen
            if roles.get(key.to) == "invite":
                demand(body.type == "care" and key.to in added and is_newest, "invite")
                continue
            if is_join and not is_newest:
                handed_on = (key.gen, self.entry.author) in self.before.boxes
                demand(key.to in added and handed_on, "invite")
            demand(key.to in holders and 1 <= key.gen <= body.gen, "keys")
        pairs = {(key.gen, key.to) for key in body.keys}
        demand(len(pairs) == len(body.keys), "keys")
        demand(not is_new or all((body.gen, holder) in pairs for holder in holders), "keys")
