"""By which ways a notice leaves."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final, Literal, get_args

from meantime.server.kit.outbox.posting import NewMessage, post_message
from meantime.server.notices.queries.choices import mail_state
from meantime.server.notices.queries.devices import ids_of

if TYPE_CHECKING:
    from datetime import datetime

    from meantime.server.accounts.server_key import ServerKey
    from meantime.server.kit.unit import Unit
    from meantime.server.notices.queries.notices import Person
    from meantime.server.notices.rules.choices import Choices

MAIL: Final = "mail"
PUSH: Final = "push"
GONE: Final = "gone"  # a browser that takes nothing any more
AHEAD: Final = timedelta(days=1)  # the outbox sends what has waited longest
DEVICES: Final = "push-device"  # what the server's key hides them for

Kind = Literal["waiting", "urgent"]
KINDS: Final[tuple[Kind, ...]] = get_args(Kind)  # all that leaves, by any way


class Ways:
    """Which ways out this server has, and the key under which it hides addresses.

    Without a way, what is to be told is decided all the same. `has_desk` is for the demo, whose
    desk shows everything that leaves. Not a dataclass: the framework would take one for a shape
    out of a request.
    """

    def __init__(
        self, key: ServerKey, *, has_mail: bool, to_loopback: bool = False, has_desk: bool = False
    ) -> None:
        self.key = key
        self.has_mail = has_mail
        self.to_loopback = to_loopback
        self.has_desk = has_desk


def send_notice(unit: Unit, person: Person, ways: Ways, choices: Choices, kind: Kind) -> list[str]:
    """Put a notice into the outbox, once for each way that the person chose; return their ids.

    An urgent one leaves before whatever else waits there.
    """
    at = unit.now - AHEAD if kind == "urgent" else None
    mail = ways.has_mail and choices.by_mail
    sent = [NewMessage(person.practice_id, MAIL, person.seat_id, kind, at)] if mail else []
    return [post_message(unit, message) for message in sent] + push(unit, person, kind, at)


def push(unit: Unit, person: Person, kind: Kind, not_before: datetime | None = None) -> list[str]:
    """Put a notice into the outbox for each of a person's devices; return their ids.

    Each has a message of its own, so that one that cannot be reached holds up no other.
    """
    return [
        post_message(unit, NewMessage(person.practice_id, PUSH, id_, kind, not_before))
        for id_ in ids_of(unit, person)
    ]


def has_way(unit: Unit, person: Person, ways: Ways, choices: Choices) -> bool:
    """Tell whether a notice would reach a person by any way; mail that last failed would not."""
    if ways.has_desk or ids_of(unit, person):
        return True
    return ways.has_mail and choices.by_mail and not is_failing(unit, person)


def is_failing(unit: Unit, person: Person) -> bool:
    """Tell whether the last mail to a person was refused for good."""
    state = mail_state(unit, person)
    return state is not None and state.failed_since is not None
