"""What a statement comes to, and what may be entered beside it; pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from meantime.wire.billing import NewLedgerEntry

Bucket = Literal["not_yet", "to_30", "to_60", "to_90", "over_90"]
UNTIL: tuple[tuple[int, Bucket], ...] = (
    (0, "not_yet"),
    (30, "to_30"),
    (60, "to_60"),
    (90, "to_90"),
)


class Entered(NamedTuple):
    """Something that was done to a statement; `item` is what a credit is for, "" for all of it."""

    kind: str
    amount: int
    item: str


class Books(NamedTuple):
    """A statement: what each of its items comes to with tax, and what was done since.

    `disputed` are the items about which a dispute is open.
    """

    items: Mapping[str, int]
    entered: Sequence[Entered]
    disputed: frozenset[str] = frozenset()

    def entered_as(self, kind: str) -> int:
        return sum(each.amount for each in self.entered if each.kind == kind)

    @property
    def balance(self) -> int:
        """What the client owes; less than nothing if the practice owes them."""
        lowered = sum(self.entered_as(kind) for kind in ("payment", "credit", "write_off"))
        return sum(self.items.values()) - lowered + self.entered_as("refund")

    @property
    def paused(self) -> int:
        """What of the balance is not due, because the client asks about it."""
        return max(0, min(self.balance, sum(self.left_of(each) for each in self.disputed)))

    def left_of(self, item: str) -> int:
        """Return what an item comes to without what was credited for it."""
        credited = sum(
            each.amount for each in self.entered if each.kind == "credit" and each.item == item
        )
        return max(0, self.items.get(item, 0) - credited)


def most(books: Books, entry: NewLedgerEntry) -> int:
    """Return the most that an entry of its kind, for its item, may come to now.

    A refund gives back what was paid, whenever that was. A credit takes back what was charged, even
    if it is paid: the balance is then the client's.
    """
    match entry.kind:
        case "refund":
            return books.entered_as("payment") - books.entered_as("refund")
        case "credit":
            all_ = sum(books.items.values()) - books.entered_as("credit")
            left = books.left_of(entry.item) if entry.item else all_
            return min(left, all_ - books.entered_as("write_off"))
        case _:
            return books.balance


def bucket_of(days: int) -> Bucket:
    """Return where something stands that has been due for so many days, less than 1 if not yet."""
    return next((bucket for until, bucket in UNTIL if days <= until), "over_90")
