"""The statements of an account that follow from its lines; pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from meantime.fees.books import Books
from meantime.fees.totals import total
from meantime.server.billing.rules.lines import lines_for, months_until

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from meantime.server.billing.rules.lines import Account, Line


class Made(NamedTuple):
    """A statement that is to be kept; `disputed` are items about which its client asks."""

    space_id: str
    month: date
    currency: str
    lines: Sequence[Line]
    disputed: frozenset[str]


def statements_of(
    space_id: str, account: Account, months: tuple[date, date], code: str
) -> Iterator[Made]:
    """Yield an account's statements from a month to another, one for each currency.

    A reply stands on the first of them. What costs nothing at all has none.
    """
    asked = frozenset(item for item, state in account.disputes.items() if state == "open")
    for month in months_until(*months):
        lines = lines_for(account, month, code)
        for currency in sorted({line.currency for line in lines}):
            those = [line for line in lines if line.currency == currency]
            if total(those).owed:
                yield Made(space_id, month, currency, those, asked)
                account = account.without(those)


def issued(made: Made) -> dict[str, int]:
    """Return what a new statement comes to, by its columns."""
    sums = total(made.lines)
    items = {line.item: line.amount + line.tax for line in made.lines}
    books = Books(items, (), made.disputed & items.keys())
    return {
        "amount": sums.amount,
        "tax": sums.tax,
        "balance": books.balance,
        "paused": books.paused,
    }
