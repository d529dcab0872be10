"""Mail: to whom and in which language, and what is known of whether it arrives."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from meantime.server.accounts.service.accounts import login_of
from meantime.server.kit.outbox.posting import NewMessage, post_message
from meantime.server.kit.problems import Malformed
from meantime.server.notices.queries import choices as queries
from meantime.server.notices.queries.notices import Person
from meantime.server.notices.service.choices import ADDRESSES, caller_of
from meantime.server.notices.service.ways import MAIL, push
from meantime.server.practices import service as practices
from meantime.server.spaces import service as spaces
from meantime.wire import notices as wire

if TYPE_CHECKING:
    from meantime.server.accounts.server_key import ServerKey
    from meantime.server.kit.outbox.posting import MessageFailed, MessageSent
    from meantime.server.kit.unit import Unit
    from meantime.server.notices.service.ways import Ways

NOBODY: Final = "no-address"  # who has no login any more; nothing that anybody could mend
BETWEEN_TESTS: Final = timedelta(minutes=1)


class Addressee(NamedTuple):
    """Where mail to somebody goes, and the language that they read."""

    address: str
    locale: str


def addressee_of(unit: Unit, key: ServerKey, person: Person) -> Addressee | None:
    """Return where mail to a person goes; None for who can no longer sign in."""
    login = login_of(unit, key, *person)
    if not login:
        return None
    row = queries.choices_row(unit, person)
    if row is None:
        return Addressee(login, practices.locale_of(unit, person.practice_id))
    sealed = row.sealed_address
    return Addressee(key.open_for(ADDRESSES, sealed) if sealed else login, row.locale)


def note_failed(unit: Unit, event: MessageFailed) -> None:
    """Hear that something will never arrive: for mail, that is something to do for people."""
    if event.channel == MAIL and event.error != NOBODY:
        person = Person(event.practice_id, event.recipient)
        state = queries.mail_state(unit, person)
        if state is None or state.failed_since is None:
            queries.put_mail_state(unit, person, failed_since=unit.now)


def note_sent(unit: Unit, event: MessageSent) -> None:
    """Hear that something was taken: mail reaches that person."""
    if event.channel == MAIL:
        queries.clear_failure(unit, Person(event.practice_id, event.recipient))


def send_test(unit: Unit, ways: Ways) -> None:
    """Send the caller what any notice says, by mail and to their devices.

    Raises NotPermitted, Malformed. Once a minute at most: the address may be anybody's.
    """
    person = caller_of(unit)
    state = queries.mail_state(unit, person)
    if state and state.tested_at and unit.now - state.tested_at < BETWEEN_TESTS:
        raise Malformed(fields={"test": "was sent less than a minute ago"})
    devices = push(unit, person, "waiting")
    if not ways.has_mail and not devices:
        raise Malformed(fields={"by_mail": "is not set up on this server"})
    queries.put_mail_state(unit, person, tested_at=unit.now)
    if ways.has_mail:
        post_message(unit, NewMessage(person.practice_id, MAIL, person.seat_id, "waiting"))
    unit.audit("notice.tested", subject=person.seat_id)


def list_undelivered(unit: Unit) -> wire.Undelivered:
    """Return which of the caller's clients mail does not reach. Raises NotPermitted."""
    practices.demand_staff(unit)
    failing = queries.failing_in(unit, unit.caller.practice_id)
    return wire.Undelivered(seat_ids=spaces.clients_among(unit, failing) if failing else [])
