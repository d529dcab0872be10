"""A statement made again from what was signed, beside what the server says.

An app shows each difference: a server that adds, leaves out or changes a line is seen.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from meantime.fees.plans import Line, Reply, end_of_month, line_of, lines_of
from meantime.fees.totals import total

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from datetime import date

    from meantime.fees.books import Books
    from meantime.fees.plans import Plan

What = Literal["missing", "extra", "twice", "days", "amount", "price", "sum", "tax", "due"]


@dataclass(frozen=True, slots=True)
class Charge:
    """That a clinician signed what the reply `item`, shown on a local day, costs.

    `attention` is the most of the messages that it answers, as far as the app knows.
    """

    item: str
    on: date
    amount: int
    tax: int
    currency: str
    attention: int = 1


@dataclass(frozen=True, slots=True)
class Said:
    """A statement as the server has it: of the month of `month`, in one currency.

    `books` are its lines and what was entered since, of which `due` is said to be to pay; None
    where only its lines are looked at.
    """

    month: date
    currency: str
    lines: Sequence[Line]
    amount: int
    tax: int
    books: Books | None = None
    due: int = 0


@dataclass(frozen=True, slots=True)
class Signed:
    """What was signed: plans agreed to, the oldest first; charges; days without messaging.

    `charges` are those that stand on no other statement and were signed before this one was made.
    `asked` are items that were asked about, which may be missing; `withdrawn` those that were taken
    back before it was made, which may not stand on it.
    """

    plans: Sequence[Plan]
    charges: Sequence[Charge]
    pauses: Collection[date] = ()
    asked: Collection[str] = ()
    withdrawn: Collection[str] = ()


@dataclass(frozen=True, slots=True)
class Difference:
    """What differs, and in which item, "" for the whole: what was `signed` and what is `said`.

    Amounts are with tax, but for `sum` and `tax`, which compare each alone. `price` is a charge
    that its plan does not make; `days` is a stretch with another end; `due` is what is to pay.
    """

    what: What
    item: str
    signed: int
    said: int


def differences(said: Said, signed: Signed) -> list[Difference]:
    """Return where a statement is not what was signed, its lines first; [] if it is."""
    return [*_of_lines(said, signed), *_of_sums(said)]


def _of_lines(said: Said, signed: Signed) -> Iterator[Difference]:
    expected = {line.item: line for line in _expected(said, signed)}
    prices = {each.item: _price(signed.plans, each) for each in signed.charges}
    counts = Counter(line.item for line in said.lines)
    for line in {line.item: line for line in said.lines}.values():
        own = expected.get(line.item)
        if own is None or own.kind != line.kind:
            yield Difference("extra", line.item, 0, _owed(line))
            continue
        if (own.since, own.until) != (line.since, line.until):
            yield Difference("days", line.item, _owed(own), _owed(line))
        elif (own.amount, own.tax) != (line.amount, line.tax):
            yield Difference("amount", line.item, _owed(own), _owed(line))
        if line.item in prices and prices[line.item] != _owed(own):
            yield Difference("price", line.item, prices[line.item], _owed(own))
        if counts[line.item] > 1:
            yield Difference("twice", line.item, _owed(own), _owed(line) * counts[line.item])
    for item, own in expected.items():
        if item not in counts and item not in signed.asked:
            yield Difference("missing", item, _owed(own), 0)


def _of_sums(said: Said) -> Iterator[Difference]:
    sums = total(said.lines)
    if sums.amount != said.amount:
        yield Difference("sum", "", sums.amount, said.amount)
    if sums.tax != said.tax:
        yield Difference("tax", "", sums.tax, said.tax)
    if said.books is not None and said.books.due != said.due:
        yield Difference("due", "", said.books.due, said.due)


def _expected(said: Said, signed: Signed) -> Iterator[Line]:
    """Yield the lines of one currency that follow from what was signed."""
    stretches = lines_of(signed.plans, (), said.month, signed.pauses)
    replies = [_as_line(each) for each in signed.charges if each.on <= end_of_month(said.month)]
    for line in [*stretches, *replies]:
        if line.currency == said.currency and line.item not in signed.withdrawn:
            yield line


def _as_line(charge: Charge) -> Line:
    day = charge.on
    return Line("reply", day, day, charge.amount, charge.tax, charge.currency, charge.item)


def _price(plans: Sequence[Plan], charge: Charge) -> int:
    """Return what the plan of its day makes of a charge, 0 for nothing or another currency."""
    reply = Reply(charge.item, charge.on, charge.attention, is_confirmed=True)
    line = line_of(plans, reply)
    return _owed(line) if line is not None and line.currency == charge.currency else 0


def _owed(line: Line) -> int:
    return line.amount + line.tax
