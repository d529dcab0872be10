"""A good-faith estimate on paper, with all that it must say. Source: 45 CFR 149.610(c)(1)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from meantime.sdk.billing.estimates import total_of
from meantime.sdk.billing.papers.sheet import Sheet, bill_words, part

if TYPE_CHECKING:
    from collections.abc import Iterator

    from meantime.protocol.fee_posts import Estimate, Service
    from meantime.sdk.billing.papers.sheet import Part, Side
    from meantime.sdk.replies import Locale

LINES: Final[tuple[tuple[str, Side], ...]] = (
    *(("what", "text"), ("pointer", ""), ("code", ""), ("count", "number")),
    *(("each", "number"), ("tax", "number"), ("sum", "number")),
)


def write_estimate(said: Estimate, country: str, locale: Locale) -> bytes:
    """Return a PDF of an estimate."""
    sheet = Sheet(locale, said.currency, country)
    title = str(bill_words().estimate["title"][locale])
    return sheet.compile(title, said.office.name, said.made_on, _parts(sheet, said))


def _parts(sheet: Sheet, said: Estimate) -> Iterator[Part]:
    words = bill_words().estimate
    yield from _heads(sheet, said)
    here = [each for each in said.services if not each.separately]
    apart = [each.title for each in said.services if each.separately]
    total = [sheet.say(words, "total"), "", "", "", "", "", sheet.money(total_of(said))]
    lines = (_line(sheet, each) for each in here)
    yield sheet.table(sheet.say(words, "services"), LINES, lines, total)
    note = [sheet.say(words, "separate_note"), *apart]
    texts = note if apart else [sheet.say(words, "nothing_separate")]
    yield part(sheet.say(words, "separately"), texts=texts)
    rights = [each.text[sheet.locale] for each in bill_words().disclaimers]
    title = sheet.say(words, "disclaimers_title")
    yield part(title, texts=[*rights, sheet.say(words, "keep")])


def _heads(sheet: Sheet, said: Estimate) -> Iterator[Part]:
    office, by = said.office, said.provider
    born, made = sheet.day(said.birth_date), sheet.day(said.made_on)
    yield part("", sheet.rows(("client", said.client), ("birth_date", born), ("made_on", made)))
    named = ", ".join(each for each in (by.name, by.credential) if each)
    sender = (("office", office.name), ("location", office.address), ("phone", office.phone))
    yield part("", sheet.rows(*sender, ("tin", office.tin), ("npi", office.npi)))
    yield part("", sheet.rows(("provider", named), ("license", by.license), ("npi", by.npi)))
    primary, span = said.services[0].title, sheet.span(said.since, said.until)
    yield part("", sheet.rows(("primary", primary), ("period", span)))


def _line(sheet: Sheet, service: Service) -> list[str]:
    what = service.title
    if service.is_messaging:
        what = sheet.say(bill_words().estimate, "messages", title=what)
    amounts = (service.amount, service.tax * service.count)
    owed = service.count * (service.amount + service.tax)
    said = [what, service.diagnosis, service.code, str(service.count)]
    return [*said, *map(sheet.money, (*amounts, owed))]
