"""Amounts as they are written out and typed in, in a currency (ISO 4217) and a language.

In Spanish the region goes by the currency: a dollar is written as in the United States, a euro as
in Spain, as the texts of a policy have it. Everything is exact: no amount is ever a float.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from babel import Locale
from babel.numbers import format_currency

from meantime.content.currencies import CURRENCIES, exponent

LARGEST: Final = 1_000_000_000  # in the smallest unit; what is more was mistyped
SPACES: Final = " \u00a0\u202f"


def written(amount: int, currency: str, locale: str) -> str:
    """Return an amount of the smallest unit with its currency: 1500, USD is "$15.00"."""
    region = Locale(locale)
    if locale == "es" and not _has_comma(currency, locale):
        region = Locale("es", "US")
    digits = exponent(currency)
    decimals = f".{'0' * digits}" if digits else ""
    pattern = region.currency_formats["standard"].pattern.replace(".00", decimals)
    exact = Decimal(amount).scaleb(-digits)
    text = format_currency(exact, currency, pattern, locale=region, currency_digits=False)
    # CLDR has a code stand apart from its number; Babel leaves that out.
    return re.sub(r"(?<=[A-Z])(?=[0-9])", "\u00a0", text)


def typed(amount: int, currency: str, locale: str) -> str:
    """Return an amount from 0 on as it stands in a field to type into: "15", "15.50"."""
    digits = exponent(currency)
    units, rest = divmod(amount, 10**digits)
    mark = "," if _has_comma(currency, locale) else "."
    return f"{units}{mark}{rest:0{digits}}" if rest else str(units)


def read(text: str, currency: str, locale: str) -> int | None:
    """Return the amount of the smallest unit that was typed, such as "15", "15,00" or "1 500".

    None for what is no amount: less than nothing, more digits than the currency has, more than a
    thousand million. A point and a comma mean what they do in the language, or else what they can
    only mean: "15,50" is fifteen and a half in English too, and "1.500" nothing.
    """
    digits = exponent(currency)
    mark, group = (",", ".") if _has_comma(currency, locale) else (".", ",")
    found = _parts(text, mark, group, digits, "{0,1}") or _parts(text, group, mark, digits, "{1}")
    amount = int(found[0] + found[1].ljust(digits, "0")) if found else LARGEST + 1
    return amount if amount <= LARGEST else None


def _parts(text: str, mark: str, group: str, digits: int, times: str) -> tuple[str, str] | None:
    """Return the digits before and behind the mark, which stands there so many times."""
    units = rf"[0-9]+|[1-9][0-9]{{0,2}}(?:[{group}{SPACES}][0-9]{{3}})+"
    decimals = rf"\{mark}([0-9]{{1,{digits}}})" if digits else "(?!)()"  # never, where none are
    found = re.fullmatch(rf"({units})(?:{decimals}){times}", text.strip())
    return (re.sub("[^0-9]", "", found[1]), found[2] or "") if found else None


def _has_comma(currency: str, locale: str) -> bool:
    return locale == "es" and currency not in CURRENCIES.with_point
