"""A statement on paper, in plain words: what for, when, how much, what was paid, how to pay."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from meantime.fees.plans import end_of_month
from meantime.sdk.billing.papers.sheet import Sheet, bill_words, part

if TYPE_CHECKING:
    from collections.abc import Iterator

    from meantime.protocol.fee_posts import BillingOffice
    from meantime.sdk.billing.clients import BilledClient
    from meantime.sdk.billing.papers.sheet import Part, Side
    from meantime.sdk.replies import Locale
    from meantime.wire.statements import LedgerEntry, Statement, StatementLine, StatementSummary

LINES: Final[tuple[tuple[str, Side], ...]] = (
    *(("day", ""), ("what", "text")),
    *(("price", "number"), ("tax", "number"), ("sum", "number")),
)
DONE: Final[tuple[tuple[str, Side], ...]] = (("day", ""), ("what", "text"), ("sum", "number"))
LOWERS: Final = frozenset({"payment", "credit", "write_off"})


@dataclass(frozen=True, slots=True)
class Bill:
    """A statement and whose it is."""

    statement: Statement
    client: BilledClient
    office: BillingOffice
    country: str


def write_statement(bill: Bill, locale: Locale) -> bytes:
    """Return a PDF of a statement as it stands now. It says nothing of what was written."""
    said = bill.statement.summary
    sheet = Sheet(locale, said.currency, bill.country)
    title = sheet.say(bill_words().statement, "title", number=str(said.number))
    made_on = said.issued_at.date().isoformat()
    parts = (*_heads(sheet, bill, made_on), *_tables(sheet, bill.statement), *_end(sheet, bill))
    return sheet.compile(title, bill.office.office.name, made_on, parts)


def _heads(sheet: Sheet, bill: Bill, made_on: str) -> Iterator[Part]:
    office, said = bill.office.office, bill.statement.summary
    sender = (office.name, office.address, office.phone)
    yield part("", texts=[*sender, *(": ".join(row) for row in sheet.rows(("tin", office.tin)))])
    yield part("", texts=[bill.client.name or bill.client.id[:8], bill.client.address])
    rows = (
        ("number", str(said.number)),
        ("made_on", sheet.day(made_on)),
        ("month", sheet.span(said.month.isoformat(), end_of_month(said.month).isoformat())),
    )
    yield part("", sheet.rows(*rows))


def _tables(sheet: Sheet, statement: Statement) -> Iterator[Part]:
    words, said = bill_words().statement, statement.summary
    sums = [sheet.money(each) for each in (said.amount, said.tax, said.amount + said.tax)]
    yield sheet.table(
        sheet.say(words, "lines"),
        LINES,
        (_line(sheet, line) for line in statement.lines),
        ["", sheet.say(words, "total"), *sums],
    )
    if statement.ledger:
        rows = (_done(sheet, entry) for entry in statement.ledger)
        yield sheet.table(sheet.say(words, "ledger"), DONE, rows)


def _line(sheet: Sheet, line: StatementLine) -> list[str]:
    words = bill_words().statement
    since, until = (sheet.day(each.isoformat()) for each in (line.since, line.until))
    what = sheet.say(words, line.kind, since=since, until=until)
    what = sheet.say(words, "code", what=what, code=line.code) if line.code else what
    what = sheet.say(words, line.dispute, what=what) if line.dispute else what
    amounts = (line.amount, line.tax, line.amount + line.tax)
    return [since, what, *map(sheet.money, amounts)]


def _done(sheet: Sheet, entry: LedgerEntry) -> list[str]:
    words = bill_words()
    what = sheet.say(words.done, entry.kind)
    if entry.way:
        what = f"{what} ({sheet.say(words.ways, entry.way)})"
    amount = -entry.amount if entry.kind in LOWERS else entry.amount
    return [sheet.day(entry.on.isoformat()), what, sheet.money(amount)]


def _end(sheet: Sheet, bill: Bill) -> Iterator[Part]:
    words, said = bill_words().statement, bill.statement.summary
    yield part(sheet.say(words, "standing"), texts=_standing(sheet, said))
    if bill.office.pay and said.balance > said.paused:
        yield part(sheet.say(words, "how"), texts=bill.office.pay.split("\n"))
    notes = [sheet.say(words, each) for each in ("safety", "dispute", "content")]
    yield part(sheet.say(words, "notes"), texts=notes)


def _standing(sheet: Sheet, said: StatementSummary) -> Iterator[str]:
    words, due = bill_words().statement, said.balance - said.paused
    if due > 0:
        day = sheet.day(said.due_on.isoformat())
        yield sheet.say(words, "due", amount=sheet.money(due), day=day)
    elif due < 0:
        yield sheet.say(words, "owed", amount=sheet.money(-due))
    else:
        yield sheet.say(words, "settled")
    if said.paused:
        yield sheet.say(words, "paused", amount=sheet.money(said.paused))
