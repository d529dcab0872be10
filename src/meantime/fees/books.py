"""What a statement comes to, and what may be entered beside it. Its lines never change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

EntryKind = Literal["payment", "refund", "credit", "write_off"]
Bucket = Literal["not_yet", "to_30", "to_60", "to_90", "over_90"]

UNTIL: Final[tuple[tuple[int, Bucket], ...]] = (
    (0, "not_yet"),
    (30, "to_30"),
    (60, "to_60"),
    (90, "to_90"),
)


class Entered(NamedTuple):
    """Something that was done to a statement; `item` is what a credit is for, "" for all of it."""

    kind: str
    amount: int
    item: str = ""


class Books(NamedTuple):
    """A statement: what each of its items comes to with tax, and what was done since.

    `disputed` are the items about which a dispute is open.
    """

    items: Mapping[str, int]
    entered: Sequence[Entered] = ()
    disputed: frozenset[str] = frozenset()

    def entered_as(self, kind: EntryKind) -> int:
        return sum(each.amount for each in self.entered if each.kind == kind)

    @property
    def balance(self) -> int:
        """What the client owes; less than nothing if the practice owes them."""
        paid = self.entered_as("payment") - self.entered_as("refund")
        lowered = self.entered_as("credit") + self.entered_as("write_off")
        return sum(self.items.values()) - paid - lowered

    @property
    def paused(self) -> int:
        """What of the balance is not due, because the client asks about it."""
        return max(0, min(self.balance, sum(map(self.left_of, self.disputed))))

    @property
    def due(self) -> int:
        """What is to be paid; less than nothing if the practice owes it."""
        return self.balance - self.paused

    def left_of(self, item: str) -> int:
        """Return what an item comes to, with tax, without what was credited for it."""
        credits_ = (each for each in self.entered if each.kind == "credit" and each.item == item)
        return max(0, self.items.get(item, 0) - sum(each.amount for each in credits_))

    def most(self, kind: EntryKind, item: str = "") -> int:
        """Return the most that an entry of a kind, for an item, may come to now.

        A refund gives back what was paid, whenever that was. A credit takes back what was charged,
        even if it is paid: the balance is then the client's.
        """
        if kind == "refund":
            return self.entered_as("payment") - self.entered_as("refund")
        if kind == "credit":
            lowered = self.entered_as("credit") + self.entered_as("write_off")
            all_ = sum(self.items.values()) - lowered
            return min(all_, self.left_of(item)) if item else all_
        return max(0, self.balance)


def bucket_of(due_on: date, today: date) -> Bucket:
    """Return where a statement stands by how many days it has been due."""
    days = (today - due_on).days
    return next((bucket for until, bucket in UNTIL if days <= until), "over_90")
