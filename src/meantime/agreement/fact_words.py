"""Facts in words: the values that go into the texts of a document, the same on any device."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from meantime.agreement.document_shape import WEEKDAYS
from meantime.agreement.variables import put, trimmed
from meantime.agreement.week_words import WORDS, days_words, hours_words, review_words
from meantime.content.currencies import exponent

if TYPE_CHECKING:
    from meantime.agreement.document import Facts, ReplyWithin

LAST_ORDINAL: Final = 10


def values(facts: Facts, locale: str) -> dict[str, str]:
    """Return the value of each variable that follows from facts alone; "" where a fact lacks."""
    allowance, fee = facts["allowance"], facts["fee"]
    practice, hours = facts["practice"], facts["hours"]
    open_days = [day for day in range(WEEKDAYS) if hours[day]]
    return {
        "practice_name": trimmed(practice["name"]),
        "practice_phone": trimmed(practice["phone"]),
        "timezone": zone_words(facts["zone"], locale),
        "business_days": days_words(open_days, locale),
        "business_hours": hours_words(hours, locale),
        "review_times": review_words(facts["windows"], hours, locale),
        "reply_days": reply_words(facts["reply_within"], locale),
        "max_chars": _number(allowance["characters"], locale),
        "weekly_guideline": _number(allowance["messages_a_week"], locale),
        "fee_amount": money_words(fee["amount"], fee["currency"], locale),
        "included_count": _number(fee["included"], locale),
        "retention_years": _number(facts["retention_years"], locale),
        "records_contact": trimmed(facts["records_contact"]),
        "ai_tool_purpose": trimmed(facts["ai_tool_purpose"].get(locale, "")),
    }


def zone_words(zone: str, locale: str) -> str:
    """Return the name of a zone; of one that the content does not know, its IANA name."""
    known = WORDS["zones"].get(zone)
    return str(known[locale]) if known else zone.replace("_", " ")


def reply_words(reply: ReplyWithin, locale: str) -> str:
    """Return by when a reply comes, as it follows "you can expect a reply"."""
    form, n = WORDS["reply"], reply["n"]
    if reply["unit"] == "hours":
        return put(form["hour" if n == 1 else "hours"][locale], {"n": str(n)})
    if n > LAST_ORDINAL:
        return put(form["days"][locale], {"n": str(n)})
    return put(form["day"][locale], {"nth": form["nth"][locale][n - 1]})


def money_words(amount: int, currency: str, locale: str) -> str:
    """Return an amount in minor units of a currency (ISO 4217); "" of nothing."""
    if not (amount and currency):
        return ""
    form = WORDS["money"].get(currency, WORDS["money"]["other"])
    digits = exponent(currency)
    units, rest = divmod(amount, 10**digits)
    said = number_words(units, locale)
    if rest:
        said += f"{form['mark'][locale]}{rest:0{digits}}"
    return put(form["text"][locale], {"n": said, "code": currency})


def number_words(n: int, locale: str) -> str:
    """Return a number from 0 on, with its thousands apart as the language has it."""
    form = WORDS["numbers"]
    if n < form["grouped_from"][locale]:
        return str(n)
    return f"{n:,}".replace(",", form["group"][locale])


def date_words(date: str, locale: str) -> str:
    """Return a date (`2026-11-29`) in words; "" of ""."""
    if not date:
        return ""
    year, month, day = date.split("-")
    name = WORDS["months"][locale][int(month) - 1]
    return put(WORDS["date"][locale], {"year": year, "month": name, "day": str(int(day))})


def _number(n: int, locale: str) -> str:
    return number_words(n, locale) if n else ""
