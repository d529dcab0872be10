"""A superbill: what a client may hand to their payer, out of one statement of theirs.

Only what the practice says that the payer accepts stands on it, and nothing that its client pays
for themselves alone (45 CFR 164.522). Nothing of it is submitted to anybody.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from meantime.fees.books import Books, Entered
from meantime.protocol.fee_posts import Billed, Superbill
from meantime.sdk.billing.errors import NotOnPaper

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from datetime import date

    from meantime.protocol.fee_posts import BillingOffice, Provider
    from meantime.sdk.billing.clients import BilledClient
    from meantime.sdk.spaces import Space
    from meantime.wire.statements import Statement, StatementLine

NOT_OWED: Final = frozenset({"open", "withdrawn"})  # asked about, or taken off


@dataclass(frozen=True, slots=True)
class Asked:
    """What no program knows: where, with which modifier, and the diagnoses, ICD-10, in order.

    `items` are those to stand on it, none for all that may.
    """

    diagnoses: Sequence[str] = ()
    place: str = ""
    modifier: str = ""
    items: Collection[str] = ()


@dataclass(frozen=True, slots=True)
class Parties:
    """Who stands on it beside the payer."""

    client: BilledClient
    office: BillingOffice
    provider: Provider


def make_superbill(statement: Statement, who: Parties, asked: Asked, today: date) -> Superbill:
    """Return a superbill of a statement, whose number it has. Raises NotOnPaper."""
    payer = who.client.payer
    lines = _lines(statement, asked)
    if not payer.payer:
        raise NotOnPaper("no_payer")
    for line in lines:
        if not line.code:
            raise NotOnPaper("no_code")
        if not accepts(who.office, payer.payer, line.code):
            raise NotOnPaper("not_accepted")
    paid = dict(_paid(statement))
    return Superbill(
        number=str(statement.summary.number),
        made_on=today.isoformat(),
        currency=statement.summary.currency,
        office=who.office.office,
        provider=who.provider,
        client=who.client.name or who.client.id[:8],
        lines=[_billed(line, asked, *paid[line.item]) for line in lines],
        birth_date=who.client.birth_date,
        address=who.client.address,
        payer=payer.payer,
        member=payer.member,
        diagnoses=list(asked.diagnoses),
    )


def accepts(office: BillingOffice, payer: str, code: str) -> bool:
    """Tell whether the practice says that a payer accepts a code; each stands as `payer: code`."""
    wanted = (payer.strip().casefold(), code.strip().casefold())
    return wanted in {_as_pair(each) for each in office.accepts}


def hand_over(thread: Space, said: Superbill) -> str:
    """Put a superbill into the client's thread and return its id. Raises as `Space.post`."""
    return thread.post(said, attention=1)


def _lines(statement: Statement, asked: Asked) -> list[StatementLine]:
    """Return the lines that may stand on it. Raises NotOnPaper where that is none."""
    wanted = [line for line in statement.lines if not asked.items or line.item in asked.items]
    if any(line.is_self_pay for line in wanted if asked.items):
        raise NotOnPaper("self_pay")
    owed = [line for line in wanted if line.dispute not in NOT_OWED]
    kept = [line for line in owed if not line.is_self_pay]
    if not kept:
        raise NotOnPaper("self_pay" if owed else "nothing")
    return kept


def _paid(statement: Statement) -> Iterator[tuple[str, tuple[int, int]]]:
    """Yield what each item comes to, and what of it is paid: the first lines are paid first."""
    entered = [Entered(each.kind, each.amount, each.item) for each in statement.ledger]
    books = Books({line.item: line.amount + line.tax for line in statement.lines}, entered)
    left = books.entered_as("payment") - books.entered_as("refund")
    for line in statement.lines:
        owed = books.left_of(line.item)
        yield line.item, (owed, min(owed, left))
        left -= min(owed, left)


def _billed(line: StatementLine, asked: Asked, owed: int, paid: int) -> Billed:
    return Billed(
        item=line.item,
        on=line.since.isoformat(),
        code=line.code,
        amount=owed,
        modifier=asked.modifier,
        place=asked.place,
        paid=paid,
        diagnoses=[n + 1 for n in range(len(asked.diagnoses))],
    )


def _as_pair(text: str) -> tuple[str, str]:
    payer, _, code = text.rpartition(":")
    return payer.strip().casefold(), code.strip().casefold()
