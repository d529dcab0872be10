"""What a policy's fee is as a plan, and by whose consent it holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from meantime.fees.plans import ALL_OF_IT

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

NO_TAX: Final = 0  # the amount of a policy is what somebody agrees to pay, whole


def agrees(role: str, *, needs_guardian: bool) -> bool:
    """Tell whether it is this role's consent by which a fee holds: a guardian's for the young."""
    return role == ("guardian" if needs_guardian else "client")


def terms_of(fee: Mapping[str, Any], usual: str, since: date, until: date | None) -> dict[str, Any]:
    """Return the fee of a policy's document as the terms of a plan.

    One that costs nothing may name no currency: then it is the `usual` one.
    """
    return {
        "kind": fee["plan"],
        "currency": fee["currency"] or usual,
        "amount": fee["amount"],
        "share": ALL_OF_IT,
        "tax": NO_TAX,
        "replies": fee["included"],
        "since": since,
        "until": until,
    }
