"""What this device knows to fill a saved reply with, for one client."""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from meantime.agreement.week_words import review_words
from meantime.replying.filling import first_name
from meantime.sdk.appointments import Appointments
from meantime.sdk.crisis import crisis_values
from meantime.sdk.errors import SdkError
from meantime.sdk.folds.messages import EPOCH, MILLISECOND
from meantime.sdk.naming import appointment_words, session_at
from meantime.sdk.policy_facts import live_facts, of_clinician
from meantime.wire.practices import Practice

if TYPE_CHECKING:
    from datetime import date, datetime

    from meantime.sdk.cases import Case
    from meantime.sdk.replies import Locale

MOST_TIMES: Final = 3
LOOK_AHEAD: Final = timedelta(days=14)
NOTICE: Final = timedelta(hours=12)  # nobody can take a time that begins sooner


def values_for(case: Case, locale: Locale) -> dict[str, str]:
    """Return what is known of the variables; what cannot be asked now is left out."""
    values = {"first_name": first_name(case.name())}
    skills = case.thread.skills() if case.thread else []
    if len(skills) == 1:
        values["skill"] = skills[0].name
    for ask in (_practice, _session, _review_times, _free_times):
        with suppress(SdkError):
            values |= ask(case, locale)
    return values


def _practice(case: Case, locale: Locale) -> dict[str, str]:
    details = case.connection.http.get("/practice", Practice).details
    return {"practice_phone": details.phone, **crisis_values(details.country, locale)}


def _session(case: Case, locale: Locale) -> dict[str, str]:
    one = Appointments(case.connection.http).next_in(case.id)
    if one is None:
        return {}
    return {"next_session": appointment_words(one, case.connection.http.now_ms(), locale)}


def _review_times(case: Case, locale: Locale) -> dict[str, str]:
    facts = live_facts(case.connection.http, of_clinician(case.connection.account.id))
    windows, hours = facts.get("windows", []), facts.get("hours", [[]] * 7)
    return {"review_times": review_words(windows, hours, locale)} if any(windows) else {}


def _free_times(case: Case, locale: Locale) -> dict[str, str]:
    """Return the first free time of each of the next days that have one."""
    http = case.connection.http
    now = EPOCH + http.now_ms() * MILLISECOND
    found = Appointments(http).slots(case.id, now + NOTICE, now + LOOK_AHEAD)
    zone = ZoneInfo(found.zone)
    first: dict[date, datetime] = {}
    for at in sorted(found.slots):
        first.setdefault(at.astimezone(zone).date(), at)
    times = [session_at(at, zone, now, locale) for at in [*first.values()][:MOST_TIMES]]
    return {"offer_times": ", ".join(times)} if times else {}
