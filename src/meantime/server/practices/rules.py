"""Who may do what in a practice, and what it may say of itself."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING, Final
from zoneinfo import available_timezones

if TYPE_CHECKING:
    from collections.abc import Collection

    from meantime.wire.practices import InvitationState, Permission, PracticeDetails, SetupState

SETUP_CODE_LIFE = timedelta(days=1)
PERMISSIONS: Final = ("owner", "clinician", "supervisor", "front_desk", "biller")
LONGEST: Final = {"name": 200, "phone": 40, "address": 500}
CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]")  # a line break is wanted in an address
COUNTRY = re.compile(r"[A-Z]{2}")


def first_permissions(role: str) -> tuple[Permission, ...]:
    """Return what somebody may do who has just been seated, until a custodian says otherwise."""
    return ("owner", "clinician") if role == "custodian" else ("clinician",)


def in_order(permissions: Collection[Permission]) -> list[Permission]:
    """Return the permissions once each, in the order in which they are shown."""
    return [permission for permission in PERMISSIONS if permission in permissions]


def wrong_details(details: PracticeDetails) -> dict[str, str]:
    """Return what is wrong per field of what a practice says of itself; empty if all is well."""
    wrong = {}
    for field, longest in LONGEST.items():
        text: str = getattr(details, field)
        if len(text) > longest or CONTROL.search(text):
            wrong[field] = f"must have at most {longest} characters, none a control character"
    if not details.name.strip():
        wrong["name"] = "must not be empty"
    if details.zone not in zones():
        wrong["zone"] = "must be an IANA time zone"
    if not COUNTRY.fullmatch(details.country):
        wrong["country"] = "must be an ISO 3166-1 code of two capital letters"
    return wrong


@cache
def zones() -> frozenset[str]:
    return frozenset(available_timezones())


def invitation_state(
    until: datetime, used_at: datetime | None, withdrawn_at: datetime | None, now: datetime
) -> InvitationState:
    """Return where an invitation stands at `now`; that it has run out is written nowhere."""
    if used_at is not None:
        return "used"
    if withdrawn_at is not None:
        return "withdrawn"
    return "open" if now <= until else "expired"


def setup_state(expires_at: datetime, used_at: datetime | None, now: datetime) -> SetupState:
    """Return where a set-up code stands at `now`; that it has run out is written nowhere."""
    if used_at is not None:
        return "used"
    return "open" if now < expires_at else "expired"


def may_set_term(staff_role: str | None, seat_role: str, *, is_timed: bool) -> bool:
    """Tell whether somebody seated in a space may say how long a colleague's seat is served.

    Who sits there for a time themselves may not: they would give themselves more.
    """
    if staff_role == "custodian" or seat_role == "practice":
        return True
    return seat_role in {"clinician", "member"} and not is_timed


def may_hand_over(staff_role: str | None, seat_role: str, *, is_responsible: bool) -> bool:
    """Tell whether somebody seated in a thread may name who answers for it."""
    return is_responsible or staff_role == "custodian" or seat_role == "practice"
