"""How a practice bills that has set nothing yet, and what it may set."""

from __future__ import annotations

from typing import Final

from babel.numbers import get_territory_currencies, is_currency

from meantime.wire.billing import BillingSettings

ELSEWHERE: Final = "USD"  # where a country has no currency of its own


def usual(country: str) -> BillingSettings:
    """Return what holds for a practice in a country (ISO 3166-1) until it says otherwise."""
    found = get_territory_currencies(country)
    return BillingSettings(
        currency=found[0] if found else ELSEWHERE,
        tax=0,
        run_day=3,
        due_days=30,
        remind_after_days=14,
        codes={},
        visits_count=True,
    )


def wrong_currency(currency: str) -> dict[str, str]:
    """Return what is wrong with a currency by its field, nothing if it is one of ISO 4217."""
    return {} if is_currency(currency) else {"currency": "is none of ISO 4217"}
