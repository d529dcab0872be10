"""Which answers of a thread count, and which a clinician says cost something."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from meantime.fees.plans import LOOKED_AT_FIRST, Reply, line_of
from meantime.protocol.fee_posts import Charge
from meantime.protocol.posts import Amend
from meantime.sdk.folds.homework import local_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from meantime.fees.plans import Plan
    from meantime.protocol.fee_posts import Charged
    from meantime.sdk.folds.fee_lines import Line


@dataclass(frozen=True, slots=True)
class SaidReply:
    """An answer of the care team, shown on a local day `on`; with the most attention it answers.

    `answered` are the client's messages that had waited for it.
    """

    id: str
    author: str
    on: date
    shown_at: int
    attention: int
    answered: frozenset[str]


@dataclass(frozen=True, slots=True)
class SaidCharge:
    """A clinician's word that a reply costs something, in the post `charge_id`; `at` in ms."""

    charge_id: str
    author: str
    at: int
    said: Charged
    reply: SaidReply

    @property
    def item(self) -> str:
        return self.said.of


@dataclass(slots=True)
class _Counted:
    """How far the log was read: what clients wrote, what of it waits, and what was answered."""

    zone: str
    asked: dict[str, tuple[str, int]] = field(default_factory=dict)  # by whom, as their how manieth
    attention: dict[str, int] = field(default_factory=dict)
    waiting: set[str] = field(default_factory=set)
    answered: set[str] = field(default_factory=set)
    replies: dict[str, SaidReply] = field(default_factory=dict)
    charges: dict[str, SaidCharge] = field(default_factory=dict)

    def hear_client(self, line: Line) -> None:
        """Hear a message, or a correction of one: without attention it takes that back."""
        author, _ = self.asked.get(line.re, ("", 0))
        about = line.re if author == line.author else line.id
        self.asked.setdefault(about, (line.author, len(self.asked)))
        if not line.attention:
            self.waiting.discard(about)
            return
        self.attention[about] = max(line.attention, self.attention.get(about, 0))
        if about not in self.answered:
            self.waiting.add(about)

    def hear_team(self, line: Line) -> None:
        """Hear what names a message of a client: it answers that, and all that waited before."""
        if (taken := self.replies.get(line.re)) is not None:
            if not line.attention and line.at < taken.shown_at:  # nobody ever saw it
                self.waiting |= taken.answered
                self.answered -= taken.answered
                del self.replies[taken.id]
                self.charges.pop(taken.id, None)
            return
        asker, place = self.asked.get(line.re, ("", -1))
        answered = frozenset(
            each
            for each in self.waiting
            if self.asked[each][0] == asker and self.asked[each][1] <= place
        )
        if answered:
            on = date.fromisoformat(local_day(self.zone, line.shown_at))
            most = max(self.attention[each] for each in answered)
            reply = SaidReply(line.id, line.author, on, line.shown_at, most, answered)
            self.replies[line.id] = reply
            self.waiting -= answered
            self.answered |= answered

    def hear_charge(self, line: Line, post: Charge) -> None:
        """Hear that replies cost something: the first word counts, and none about safety."""
        for said in post.items:
            reply = self.replies.get(said.of)
            if reply is None or said.of in self.charges or self.is_free(reply):
                continue
            self.charges[said.of] = SaidCharge(line.id, line.author, line.at, said, reply)

    def is_free(self, reply: SaidReply) -> bool:
        return any(self.attention[each] >= LOOKED_AT_FIRST for each in reply.answered)

    def take_back(self, line: Line) -> None:
        """Hear that the author of a charge takes all of it back."""
        self.charges = {
            item: charge
            for item, charge in self.charges.items()
            if (charge.charge_id, charge.author) != (line.re, line.author)
        }


def fold_charges(lines: Iterable[Line], zone: str) -> tuple[list[SaidReply], list[SaidCharge]]:
    """Return the answers that count and what of them was charged, as the server counts them.

    A post of the care team that names a client's message answers it and all that the same client
    wrote before; a second answer to the same counts for nothing. Days are those of `zone`.
    """
    counted = _Counted(zone)
    for line in lines:
        match line.post:
            case Charge() as post if line.role == "clinician":
                counted.hear_charge(line, post)
            case Amend(text="") if line.role == "clinician":
                counted.take_back(line)
                counted.hear_team(line)
            case _ if line.role == "client":
                counted.hear_client(line)
            case _ if line.is_of_team and line.re:
                counted.hear_team(line)
            case _:
                pass
    return list(counted.replies.values()), list(counted.charges.values())


def differing(charges: Iterable[SaidCharge], plans: Sequence[Plan]) -> list[SaidCharge]:
    """Return the charges that say something else than the plan on their day comes to.

    `plans` are those agreed to, the oldest first.
    """
    return [charge for charge in charges if not _is_as_agreed(charge, plans)]


def _is_as_agreed(charge: SaidCharge, plans: Sequence[Plan]) -> bool:
    said, reply = charge.said, charge.reply
    line = line_of(plans, Reply(reply.id, reply.on, is_confirmed=True))
    if line is None:
        return False
    agreed = (line.since.isoformat(), line.plan_id, line.amount, line.tax, line.currency)
    return agreed == (said.on, said.plan, said.amount, said.tax, said.currency)
