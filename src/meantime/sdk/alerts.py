"""Alerts: urgent messages of clients, until somebody has documented what came of each.

Source: decision 0016. The note is a sealed `safety_event` in the chart; the server has its id.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from meantime.protocol.safety_posts import Attempt, SafetyEvent
from meantime.sdk.errors import SdkError
from meantime.sdk.folds.charts import fold_events
from meantime.sdk.founding import found_shared
from meantime.sdk.missing_alerts import all_pages
from meantime.sdk.reaching import reach_case
from meantime.wire.safety import Alert, Closing

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from meantime.protocol.request_posts import Disclosed
    from meantime.sdk.cases import Case
    from meantime.sdk.connection import Connection
    from meantime.sdk.spaces import Space
    from meantime.wire.safety import Outcome

State = Literal["", "open", "closed"]


@dataclass(frozen=True, slots=True)
class Ending:
    """What came of an alert, in words for the chart; and what was given to somebody outside.

    Raises NoBasis for the outcome `disclosed` without that. Source: 45 CFR 164.512(j), (b), (c).
    """

    outcome: Outcome
    attempts: Sequence[Attempt]
    note: str
    disclosed: Disclosed | None = None

    def __post_init__(self) -> None:
        if self.outcome == "disclosed" and self.disclosed is None:
            raise NoBasis("Say to whom it was disclosed, what, and on what basis.")


class NoBasis(SdkError):
    """Something was disclosed, and nobody says on what basis."""


class Alerts:
    """What somebody can do who is woken: a clinician of the thread, or a custodian."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def every(self, state: State = "") -> Iterator[Alert]:
        """Yield the alerts that I look after: open ones first, each the newest first.

        Raises ProblemError `not-permitted` for clients.
        """
        yield from all_pages(self._connection.http, "/alerts", state=state)

    def get(self, alert_id: str) -> Alert:
        """Return one. Raises ProblemError `not-found`."""
        return self._connection.http.get(f"/alerts/{alert_id}", Alert)

    def take(self, alert_id: str) -> Alert:
        """Look after an alert: nobody else is woken for it. The first word stands."""
        path = f"/alerts/{alert_id}/acknowledgement"
        self._connection.http.change("PUT", path)
        return self.get(alert_id)

    def close(self, alert_id: str, ending: Ending) -> Alert:
        """Write into the chart what came of an alert, then close it by that.

        If it was interrupted do it again with the same words: the note is found and not written
        twice. Raises ProblemError `alert-closed` if it was closed otherwise, `not-found`; SdkError
        where the client's spaces cannot be read.
        """
        alert = self.get(alert_id)
        event = SafetyEvent(
            alert=alert.id,
            of=alert.entry_id,
            outcome=ending.outcome,
            attempts=list(ending.attempts),
            note=ending.note,
            disclosed=ending.disclosed,
        )
        with self.case_of(alert) as case:
            chart = case.chart or found_shared(case.connection, "chart", case.id)
            note_id = _noted(chart, event) or chart.post(event)
        closing = Closing(outcome=ending.outcome, chart_id=chart.id, note_id=note_id)
        return self._connection.http.post(f"/alerts/{alert_id}/closing", closing, Alert)

    @contextmanager
    def case_of(self, alert: Alert) -> Iterator[Case]:
        """Yield the client of an alert: by a seat of one's own, else by the practice's.

        Raises SdkError if neither opens the thread.
        """
        with reach_case(self._connection, alert.space_id) as case:
            yield case


def _noted(chart: Space, event: SafetyEvent) -> str:
    """Return the entry that says the same already, also one that waits here; "" if none does."""
    chart.sync().send()
    return next((each.id for each in fold_events(chart.opened()) if each.event == event), "")
