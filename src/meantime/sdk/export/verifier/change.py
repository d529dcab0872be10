"""A `seats` entry in front of the log that it would change (section 5, steps 9 to 15)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from meantime.sdk.export.verifier.cards import is_good, keys_of, signed_by
from meantime.sdk.export.verifier.form import b64, demand, pae
from meantime.sdk.export.verifier.rules import RULES, SWAPS

if TYPE_CHECKING:
    from meantime.sdk.export.verifier.entries import Entry
    from meantime.sdk.export.verifier.log import Log


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
