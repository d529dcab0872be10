"""Posts about money on the paper of a record: amounts with their currency, rates in percent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from meantime.fees.money import WHOLE
from meantime.fees.written import written

if TYPE_CHECKING:
    from meantime.sdk.replies import Locale

Json = dict[str, Any]  # Any: JSON

AMOUNTS: Final = frozenset({"amount", "tax", "paid"})
PERCENT: Final = WHOLE // 100


def money_said(said: Json, locale: Locale) -> Json:
    """Return what a post says with its money in words; one that names no currency as it is."""
    if said.get("type") == "fee_plan":
        shown: Json = {name: _percent(said[name]) for name in ("share", "tax") if name in said}
        if "amount" in said:
            shown["amount"] = written(said["amount"], said["currency"], locale)
        return said | shown
    walked: Json = _walked(said, str(said.get("currency", "")), locale)
    return walked


def _walked(said: Any, currency: str, locale: Locale) -> Any:  # noqa: ANN401  JSON
    if isinstance(said, list):
        return [_walked(each, currency, locale) for each in said]
    if not isinstance(said, dict):
        return said
    own = str(said.get("currency", currency))
    return {
        name: written(value, own, locale)
        if own and name in AMOUNTS and isinstance(value, int)
        else _walked(value, own, locale)
        for name, value in said.items()
    }


def _percent(rate: int) -> str:
    whole, rest = divmod(rate, PERCENT)
    return f"{whole}.{rest:02} %" if rest else f"{whole} %"
