"""What bills have in common on paper: a title, parts with rows and tables, in one language.

Only this needs typst, which is large, so it is loaded when it is asked for.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final

import msgspec

from meantime import content
from meantime.agreement.fact_words import date_words
from meantime.fees.written import written
from meantime.sdk.consent_paper import FOR_ARCHIVES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from meantime.sdk.replies import Locale

Side = str  # of a column: `text` takes what room there is, `number` stands right, else ""
ByLocale = dict[str, str]
Part = dict[str, Any]  # Any: JSON
NO_TOTAL: Final[tuple[str, ...]] = ()


class Disclaimer(msgspec.Struct, frozen=True):
    id: str
    text: ByLocale


class BillWords(msgspec.Struct, frozen=True):
    """The content file `billing`."""

    rows: dict[str, ByLocale]
    heads: dict[str, ByLocale]
    statement: dict[str, ByLocale]
    done: dict[str, ByLocale]
    ways: dict[str, ByLocale]
    superbill: dict[str, ByLocale]
    estimate: dict[str, Any]  # Any: words by language, and the list of disclaimers

    @property
    def disclaimers(self) -> list[Disclaimer]:
        return msgspec.convert(self.estimate["disclaimers"], list[Disclaimer])


@cache
def bill_words() -> BillWords:
    """Return the content."""
    return msgspec.convert(content.load("billing"), BillWords)


@dataclass(frozen=True, slots=True)
class Sheet:
    """Writes in one language and one currency; `country` (ISO 3166) says which paper is used."""

    locale: Locale
    currency: str
    country: str

    def say(self, words: Mapping[str, ByLocale], name: str, **facts: str) -> str:
        return words[name][self.locale].format(**facts)

    def money(self, amount: int) -> str:
        return written(amount, self.currency, self.locale)

    def day(self, day: str) -> str:
        return date_words(day, self.locale)

    def span(self, since: str, until: str) -> str:
        if since == until:
            return self.day(since)
        facts = {"since": self.day(since), "until": self.day(until)}
        return self.say(bill_words().rows, "span", **facts)

    def rows(self, *rows: tuple[str, str]) -> Iterator[tuple[str, str]]:
        """Yield what is known, each under its name."""
        for name, value in rows:
            if value:
                yield self.say(bill_words().rows, name), value

    def table(
        self,
        title: str,
        columns: Sequence[tuple[str, Side]],
        lines: Iterable[Sequence[str]],
        total: Sequence[str] = NO_TOTAL,
    ) -> Part:
        """Return a part that is a table; `columns` are names of heads with their sides."""
        heads = [self.say(bill_words().heads, name) for name, _ in columns]
        sides = [side for _, side in columns]
        table = {"heads": heads, "sides": sides, "lines": [*map(list, lines)]}
        return {**part(title), **table, "total": list(total)}

    def compile(self, title: str, author: str, made_on: str, parts: Iterable[Part]) -> bytes:
        """Return a tagged PDF, for archives. `made_on` is a local day."""
        import typst  # noqa: PLC0415  it is large

        paper = {
            "title": title,
            "author": author,
            "country": self.country,
            "lang": self.locale,
            "on": [int(each) for each in made_on.split("-")],
            "parts": list(parts),
        }
        given = {"paper": json.dumps(paper)}
        source = files(content).joinpath("billing.typ").read_bytes()
        try:
            return typst.compile(source, sys_inputs=given, pdf_standards=FOR_ARCHIVES)
        except typst.TypstError:  # letters that no font here has, as in a name
            return typst.compile(source, sys_inputs=given)


def part(title: str, rows: Iterable[tuple[str, str]] = (), texts: Iterable[str] = ()) -> Part:
    """Return a part without a table."""
    said = {"rows": [*map(list, rows)], "texts": [each for each in texts if each]}
    return {"title": title, **said, "heads": [], "sides": [], "lines": [], "total": []}
