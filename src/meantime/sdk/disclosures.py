"""What was given of a record to somebody outside: noted in the chart, told to a client who asks."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import msgspec

from meantime.protocol.request_posts import Disclosure, RecordAnswer
from meantime.requesting.accounting import account
from meantime.requesting.answers import ACCOUNTABLE, NOT_ACCOUNTABLE
from meantime.sdk.errors import SdkError
from meantime.sdk.folds.disclosures import fold_disclosures
from meantime.sdk.founding import found_shared
from meantime.sdk.record_requests import answer, find, today_in

if TYPE_CHECKING:
    from meantime.protocol.request_posts import Accounting, Disclosed
    from meantime.sdk.cases import Case
    from meantime.sdk.folds.disclosures import NotedDisclosure


class NotDisclosed(SdkError):
    """It has no day that has come, or is of no kind that there is."""


def disclosures_of(case: Case) -> list[NotedDisclosure]:
    """Return what this device knows of a client's disclosures, oldest first."""
    return fold_disclosures(case.chart.opened()) if case.chart else []


def disclose(case: Case, said: Disclosed) -> str:
    """Note a disclosure in the chart as it is made; return its id.

    Raises NotDisclosed, and as `Space.post`.
    """
    if said.kind not in ACCOUNTABLE | NOT_ACCOUNTABLE:
        raise NotDisclosed("There is no such kind of disclosure.")
    try:
        has_come = date.fromisoformat(said.on) <= today_in(case.connection)
    except ValueError:
        has_come = False
    if not has_come:
        raise NotDisclosed("A disclosure has a day that has come.")
    chart = case.chart or found_shared(case.connection, "chart", case.id)
    return chart.post(Disclosure(**msgspec.structs.asdict(said)))


def accounting_of(case: Case, until: date) -> Accounting:
    """Return what a client is told of who asks: the six years up to a day, accountable ones."""
    return account((each.said for each in disclosures_of(case)), until)


def release_accounting(case: Case, request_id: str) -> str:
    """Answer a client's request for an accounting, up to the day on which they asked for it.

    Returns the id of the answer. Raises SdkError without a thread; as `record_requests.answer`.
    """
    if case.thread is None:
        raise SdkError("You have no seat in the conversation with this client.")
    if case.chart:
        case.chart.sync()
    told = accounting_of(case, find(case.thread, request_id).asked_on)
    return answer(case.thread, RecordAnswer(of=request_id, outcome="granted", accounting=told))
