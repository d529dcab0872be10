"""Every statement about the steps of alerts that were taken."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import insert, select, update

from meantime.server.safety.tables import alert_steps

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import Row

    from meantime.server.kit.unit import Unit

FAILED: Final = "failed"
TOLD: Final = "told"
RECALLED: Final = "recalled"


def steps_of(
    unit: Unit, practice_id: str, alert_ids: Sequence[str]
) -> Mapping[str, list[Row[Any]]]:
    """Return the steps of some alerts that were taken, by alert, in their order."""
    found: defaultdict[str, list[Row[Any]]] = defaultdict(list)
    if alert_ids:
        these = select(alert_steps).where(
            alert_steps.c.practice_id == practice_id, alert_steps.c.alert_id.in_(alert_ids)
        )
        for row in unit.db.execute(these.order_by(alert_steps.c.number)):
            found[row.alert_id].append(row)
    return found


def put_step(unit: Unit, values: dict[str, Any]) -> None:
    unit.db.execute(insert(alert_steps).values(**values))


def lock_step(unit: Unit, practice_id: str, alert_id: str, number: int) -> None:
    """Keep a step from other writers: of two messages that fail at once one is the last."""
    step = select(alert_steps.c.number).filter_by(
        practice_id=practice_id, alert_id=alert_id, number=number
    )
    unit.db.execute(step.with_for_update())


def mark_failed(unit: Unit, practice_id: str, alert_id: str, number: int) -> None:
    """Note that nothing of a step has arrived."""
    step = update(alert_steps).filter_by(practice_id=practice_id, alert_id=alert_id, number=number)
    unit.db.execute(step.values(state=FAILED))


def mark_recalled(unit: Unit, practice_id: str, alert_id: str, number: int) -> None:
    """Note that what a step waited for was taken back, unless it has failed or told before."""
    step = update(alert_steps).filter_by(
        practice_id=practice_id, alert_id=alert_id, number=number, state="waiting"
    )
    unit.db.execute(step.values(state=RECALLED))


def mark_told(unit: Unit, practice_id: str, alert_id: str, number: int) -> bool:
    """Note that a step has told somebody now. Returns False if it had before."""
    step = update(alert_steps).filter_by(practice_id=practice_id, alert_id=alert_id, number=number)
    untold = step.where(alert_steps.c.state != TOLD).values(state=TOLD, told_at=unit.now)
    return bool(unit.db.execute(untold).rowcount)
