"""By which ways a notice leaves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from meantime.server.kit.outbox.posting import NewMessage, post_message
from meantime.server.notices.service.choices import choices_of

if TYPE_CHECKING:
    from meantime.server.kit.unit import Unit
    from meantime.server.notices.queries.notices import Person

MAIL: Final = "mail"

Kind = Literal["waiting", "urgent"]


@dataclass(frozen=True, slots=True)
class Ways:
    """Which ways out this server has. Without any, what is to be told is decided all the same."""

    has_mail: bool = False


def send_notice(unit: Unit, person: Person, ways: Ways, kind: Kind) -> None:
    """Put a notice into the outbox, once for each way that the person chose."""
    if ways.has_mail and choices_of(unit, person).by_mail:
        post_message(unit, NewMessage(person.practice_id, MAIL, person.seat_id, kind))
