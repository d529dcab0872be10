"""Alerts, the ladder that escalates them, and what a client is told of it: no word of content."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from meantime.wire.base import Page, Shape

Rung = Literal["clinician", "cover", "on_call", "owner"]
Night = Literal["on_call", "clinician", "nobody"]
AlertState = Literal["open", "acknowledged", "closed"]
Outcome = Literal[
    "reached", "not_reached", "moved_session", "welfare_check", "disclosed", "false_alarm"
]


class Step(Shape):
    """A rung of the ladder, `after_minutes` since the alert was opened."""

    rung: Rung
    after_minutes: int


class Ladder(Shape):
    """Whom an urgent message wakes, and when: rungs in order, at night by the practice's choice.

    `night` is who is woken while the thread's hours are closed: the people of `on_call`, the
    clinician, or nobody until the next review window; null until the practice has chosen, which
    it has to before it can invite a client. `on_call` are account ids in the order of being called.
    """

    steps: list[Step]
    night: Night | None
    on_call: list[str]


class Gap(Shape):
    """Somebody on a rung who could not read what they are woken for, or a rung without anybody.

    `account_id` is "" where nobody stands on the rung at all.
    """

    rung: Rung
    account_id: str
    why: Literal["nobody", "cannot_read", "left", "no_way"]


class KeptLadder(Shape):
    """The ladder that counts, and what is wrong with it. `is_chosen` is false for the default."""

    ladder: Ladder
    is_chosen: bool
    gaps: list[Gap]


class ModelSwitch(Shape):
    """Whether the model may look at what those clients write who agree to it.

    `region` is where the practice is, ISO 3166-2 such as `US-ME`; "" where its country says enough.
    """

    is_on: bool
    region: str


class TakenStep(Shape):
    """A step that was carried out, at `at`: whom it tells, and whether any way has reached them.

    It is `waiting` until the first message about it has left this server, then it has `told` them;
    `recalled` where somebody took the alert before any had.
    """

    rung: Rung
    at: datetime
    account_ids: list[str]
    state: Literal["waiting", "told", "failed", "recalled", "nobody"]


class Alert(Shape):
    """An urgent message of a client, from the entry until somebody has documented what came of it.

    `next_step_at` is null where none is left. `outcome` and `closed_by` are null and "" until then.
    """

    id: str
    space_id: str
    entry_id: str
    client_id: str
    state: AlertState
    opened_at: datetime
    next_step_at: datetime | None
    steps: list[TakenStep]
    acknowledged_by: str
    acknowledged_at: datetime | None
    closed_by: str
    closed_at: datetime | None
    outcome: Outcome | None


class AlertPage(Page):
    """Open ones first, those the newest first."""

    alerts: list[Alert]


class AlertFound(Shape):
    """A client's urgent entry for which a device of the care team has found no alert."""

    entry_id: str


class Closing(Shape):
    """How an alert ended; `note_id` is the sealed `safety_event` in the chart `chart_id`."""

    outcome: Outcome
    chart_id: str
    note_id: str


class OwnAlert(Shape):
    """What a client is told of an alert of theirs: whom it went to, and that somebody has taken it.

    `told_at` is when the first message about it had left, null as long as none has; `told` is the
    rung that it went to. `taken_at` is when somebody said that they look after it, null until then:
    they may have seen it without any message.
    """

    entry_id: str
    opened_at: datetime
    told_at: datetime | None
    told: Rung | None
    taken_at: datetime | None
    is_closed: bool


class UrgentPromise(Shape):
    """What holds in a conversation for an urgent message sent now.

    `wakes` is who is told at once, "nobody" where it waits for `looks_at`: when whoever acts there
    reads next (null: not known when). `zone` is that of `looks_at`.
    `alerts` are the caller's own of the last seven days, the newest first.
    """

    wakes: Literal["clinician", "cover", "on_call", "owner", "nobody"]
    looks_at: datetime | None
    zone: str
    alerts: list[OwnAlert]


class LineCheck(Shape):
    """When somebody of the practice confirmed a crisis line (id in the content) by calling it."""

    line_id: str
    checked_at: datetime


class LineChecks(Shape):
    """Of each line the newest check."""

    checks: list[LineCheck]
