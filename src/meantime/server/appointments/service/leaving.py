"""What becomes of appointments when a clinician leaves a thread: another has them from now on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from meantime.server.appointments.queries import appointments as queries
from meantime.server.spaces import service as spaces

if TYPE_CHECKING:
    from meantime.server.kit.unit import Unit
    from meantime.server.spaces.events import ResponsibleChanged, SeatsChanged


def follow_seats(unit: Unit, event: SeatsChanged) -> None:
    """Hear that seats have changed: what a clinician who left had ahead goes to the responsible."""
    if event.type == "care" and event.removed:
        hand_over(unit, event.practice_id, event.space_id)


def follow_responsible(unit: Unit, event: ResponsibleChanged) -> None:
    """Hear that another answers for a thread: also for what nobody who sits there has ahead."""
    hand_over(unit, event.practice_id, event.space_id)


def hand_over(unit: Unit, practice_id: str, space_id: str) -> None:
    seated = spaces.clinicians_of(unit, practice_id, space_id)
    heir = spaces.responsible_of(unit, practice_id, space_id)
    if heir in seated:
        queries.hand_over(unit, practice_id, space_id, heir, seated)
