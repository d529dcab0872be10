"""What a person chose for their notices, or what holds until they do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from meantime.server.accounts.rules.locks import is_login
from meantime.server.accounts.service.accounts import login_of
from meantime.server.kit.problems import Malformed, NotPermitted
from meantime.server.notices.queries import choices as queries
from meantime.server.notices.queries.devices import ids_of
from meantime.server.notices.queries.notices import Person
from meantime.server.notices.rules.choices import Choices, wrong_choices
from meantime.server.practices import service as practices
from meantime.wire import notices as wire

if TYPE_CHECKING:
    from sqlalchemy import Row

    from meantime.server.accounts.server_key import ServerKey
    from meantime.server.kit.unit import Unit
    from meantime.server.notices.service.ways import Ways

ADDRESSES = "notice-address"


def choices_of(unit: Unit, person: Person) -> Choices:
    """Return how a person wants to be told, as the rules have it."""
    row = queries.choices_row(unit, person)
    return as_rules(row) if row else Choices()


def as_rules(row: Row[Any]) -> Choices:
    return Choices(row.zone, row.by_mail, row.daily_at, quiet_of(row), row.reminds)


def quiet_of(row: Row[Any]) -> tuple[int, int] | None:
    return None if row.quiet_from is None else (row.quiet_from, row.quiet_until)


def caller_of(unit: Unit) -> Person:
    """Return the caller as somebody to tell. Raises NotPermitted for a seat without an account."""
    if unit.caller.account_id is None:
        raise NotPermitted
    return Person(unit.caller.practice_id, unit.caller.account_id)


def show_choices(unit: Unit, ways: Ways) -> wire.KeptNoticeChoices:
    """Return what holds for the caller. Raises NotPermitted."""
    person = caller_of(unit)
    row = queries.choices_row(unit, person)
    state = queries.mail_state(unit, person)
    return wire.KeptNoticeChoices(
        choices=as_wire(row, ways.key) if row else usual(unit),
        has_mail=ways.has_mail,
        login=login_of(unit, ways.key, *person),
        mail_fails_since=state.failed_since if state else None,
        devices=len(ids_of(unit, person)),
    )


def usual(unit: Unit) -> wire.NoticeChoices:
    """Return what holds until somebody chooses, in the practice's language and zone."""
    details, default = practices.show_practice(unit).details, Choices()
    return wire.NoticeChoices(
        locale=details.locale,
        zone=details.zone,
        by_mail=default.by_mail,
        address="",
        daily_at=default.daily_at,
        quiet=default.quiet,
        reminds=default.reminds,
    )


def as_wire(row: Row[Any], key: ServerKey) -> wire.NoticeChoices:
    sealed = row.sealed_address
    return wire.NoticeChoices(
        locale=row.locale,
        zone=row.zone,
        by_mail=row.by_mail,
        address=key.open_for(ADDRESSES, sealed) if sealed else "",
        daily_at=row.daily_at,
        quiet=quiet_of(row),
        reminds=row.reminds,
    )


def set_choices(unit: Unit, ways: Ways, chosen: wire.NoticeChoices) -> wire.KeptNoticeChoices:
    """Set how the caller wants to be told. Raises NotPermitted, Malformed with reasons.

    What was put off already stays so until then. With another address, mail is believed in again.
    """
    person = caller_of(unit)
    address = chosen.address.strip().lower()
    demand_good(chosen, address)
    before = queries.choices_row(unit, person)
    quiet = chosen.quiet or (None, None)
    values = {
        "locale": chosen.locale,
        "zone": chosen.zone,
        "by_mail": chosen.by_mail,
        "sealed_address": ways.key.seal_for(ADDRESSES, address) if address else None,
        "daily_at": chosen.daily_at,
        "quiet_from": quiet[0],
        "quiet_until": quiet[1],
        "reminds": chosen.reminds,
    }
    queries.put_choices(unit, person, values)
    if address != (as_wire(before, ways.key).address if before else ""):
        queries.clear_failure(unit, person)
    unit.audit("notice_choices.set", subject=person.seat_id)
    return show_choices(unit, ways)


def demand_good(chosen: wire.NoticeChoices, address: str) -> None:
    """Raise Malformed with a reason beside each field that cannot be kept."""
    checked = Choices(chosen.zone, chosen.by_mail, chosen.daily_at, chosen.quiet, chosen.reminds)
    wrong = dict(wrong_choices(checked))
    if address and not is_login(address):
        wrong["address"] = "must be an e-mail address in ASCII"
    if wrong:
        raise Malformed(fields=wrong)
