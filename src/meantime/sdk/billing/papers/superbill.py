"""A superbill on paper. Source of what stands on it: what payers in the United States ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from meantime.sdk.billing.papers.sheet import Sheet, bill_words, part

if TYPE_CHECKING:
    from collections.abc import Iterator

    from meantime.protocol.fee_posts import Billed, Superbill
    from meantime.sdk.billing.papers.sheet import Part, Side
    from meantime.sdk.replies import Locale

LINES: Final[tuple[tuple[str, Side], ...]] = (
    *(("day", "text"), ("place", ""), ("code", ""), ("modifier", "")),
    *(("units", "number"), ("pointer", "")),
    *(("charge", "number"), ("paid", "number"), ("balance", "number")),
)


def write_superbill(said: Superbill, country: str, locale: Locale) -> bytes:
    """Return a PDF of a superbill."""
    sheet = Sheet(locale, said.currency, country)
    title = sheet.say(bill_words().superbill, "title", number=said.number)
    return sheet.compile(title, said.office.name, said.made_on, _parts(sheet, said))


def _parts(sheet: Sheet, said: Superbill) -> Iterator[Part]:
    words, office = bill_words(), said.office
    yield part("", sheet.rows(("number", said.number), ("made_on", sheet.day(said.made_on))))
    sender = (("office", office.name), ("address", office.address), ("phone", office.phone))
    yield part("", sheet.rows(*sender, ("tin", office.tin), ("npi", office.npi)))
    by = said.provider
    named = ", ".join(each for each in (by.name, by.credential) if each)
    yield part("", sheet.rows(("provider", named), ("license", by.license), ("npi", by.npi)))
    born = sheet.day(said.birth_date)
    whose = (("client", said.client), ("birth_date", born), ("address", said.address))
    yield part("", sheet.rows(*whose, ("payer", said.payer), ("member", said.member)))
    named_by = (
        sheet.say(words.rows, "diagnosis", n=str(n + 1)) for n in range(len(said.diagnoses))
    )
    yield part("", zip(named_by, said.diagnoses, strict=True))
    sums = (sum(each.amount for each in said.lines), sum(each.paid for each in said.lines))
    shown = [sheet.money(each) for each in (*sums, sums[0] - sums[1])]
    total = [sheet.say(words.superbill, "total"), "", "", "", "", "", *shown]
    title = sheet.say(words.superbill, "lines")
    yield sheet.table(title, LINES, (_line(sheet, each) for each in said.lines), total)
    notes = [sheet.say(words.superbill, each) for each in ("messages", "content", "payer")]
    yield part(sheet.say(words.superbill, "notes"), texts=notes)


def _line(sheet: Sheet, line: Billed) -> list[str]:
    pointers = ", ".join(map(str, line.diagnoses))
    amounts = (line.amount, line.paid, line.amount - line.paid)
    said = [sheet.day(line.on), line.place, line.code, line.modifier, str(line.units), pointers]
    return [*said, *map(sheet.money, amounts)]
