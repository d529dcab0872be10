"""Statements and what was done to them as tables for a spreadsheet, with the names from desks.

A cell that a spreadsheet would run as a formula begins with an apostrophe. Amounts are decimals of
their currency with a point, days are ISO 8601; a comma separates, and the file begins with a byte
order mark, for without it Excel takes UTF-8 for another encoding. Source: RFC 4180; OWASP, CSV
Injection.
"""

from __future__ import annotations

import csv
from decimal import Decimal
from io import StringIO
from typing import TYPE_CHECKING, Final

from meantime.content.currencies import exponent

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from meantime.sdk.billing.clients import BilledClient
    from meantime.wire.statements import Statement, StatementLine

RUN_AS_FORMULA: Final = (*"=+-@\uff1d\uff0b\uff0d\uff20", "\t", "\r", "\n")  # wide ones, too
MARK: Final = "\ufeff"
WHO: Final = ("client", "thread", "statement", "month")
LINES: Final = (
    *WHO,
    *("item", "kind", "since", "until", "code", "amount", "tax", "sum", "currency"),
    *("dispute", "self_pay", "due_on"),
)
LEDGER: Final = (*WHO, "kind", "on", "way", "amount", "currency", "item", "id", "by")


def write_lines(
    statements: Iterable[Statement], clients: Mapping[str, BilledClient], *, for_payer: bool = False
) -> bytes:
    """Return a table of all lines; `for_payer` without what clients pay for themselves alone."""
    return _write(LINES, _lines(statements, clients, for_payer=for_payer))


def write_ledger(statements: Iterable[Statement], clients: Mapping[str, BilledClient]) -> bytes:
    """Return a table of payments, refunds, credits and write-offs; their amounts are positive."""
    return _write(LEDGER, _entries(statements, clients))


def decimal(amount: int, currency: str) -> str:
    """Return an amount of the smallest unit as a decimal: 1500, USD is "15.00", JPY "1500"."""
    return f"{Decimal(amount).scaleb(-exponent(currency)):f}"


def harmless(cell: str) -> str:
    """Return a text that no spreadsheet runs."""
    return f"'{cell}" if cell.startswith(RUN_AS_FORMULA) else cell


def _write(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> bytes:
    text = StringIO(newline="")
    table = csv.writer(text)
    table.writerow(heads)
    table.writerows(rows)
    return (MARK + text.getvalue()).encode()


def _lines(
    statements: Iterable[Statement], clients: Mapping[str, BilledClient], *, for_payer: bool
) -> Iterator[list[str]]:
    for one in statements:
        for line in one.lines:
            if not (for_payer and line.is_self_pay):
                yield [*_who(one, clients), *_line(one, line)]


def _line(one: Statement, line: StatementLine) -> Iterator[str]:
    currency = one.summary.currency
    yield from map(harmless, (line.item, line.kind))
    yield from (line.since.isoformat(), line.until.isoformat(), harmless(line.code))
    sums = (line.amount, line.tax, line.amount + line.tax)
    yield from (decimal(each, currency) for each in sums)
    yield from (currency, line.dispute, "yes" if line.is_self_pay else "no")
    yield one.summary.due_on.isoformat()


def _entries(
    statements: Iterable[Statement], clients: Mapping[str, BilledClient]
) -> Iterator[list[str]]:
    for one in statements:
        for entry in one.ledger:
            amount = decimal(entry.amount, one.summary.currency)
            said = (entry.kind, entry.on.isoformat(), entry.way, amount, one.summary.currency)
            ids = (harmless(each) for each in (entry.item, entry.id, entry.by))
            yield [*_who(one, clients), *said, *ids]


def _who(one: Statement, clients: Mapping[str, BilledClient]) -> Iterator[str]:
    said = one.summary
    client = clients.get(said.space_id)
    yield harmless(client.name if client else "")
    yield harmless(said.space_id)
    yield from (str(said.number), said.month.isoformat()[:7])
