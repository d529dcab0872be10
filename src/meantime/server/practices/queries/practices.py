"""Practices, and the codes by which they are founded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, and_, insert, select, update

from meantime.server.practices.tables import practices, setup_codes
from meantime.wire.practices import PracticeDetails

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Row

    from meantime.server.kit.actor import Actor
    from meantime.server.kit.unit import Unit


def visible_to(actor: Actor) -> Select[Any]:
    """Select the one practice that an actor can see."""
    return select(practices).where(practices.c.practice_id == actor.practice_id)


def practice_of(unit: Unit, actor: Actor) -> Row[Any] | None:
    """Return the actor's practice."""
    return unit.db.execute(visible_to(actor)).one_or_none()


def locale_of(unit: Unit, practice_id: str) -> str:
    """Return the language of a practice."""
    found = select(practices.c.locale).where(practices.c.practice_id == practice_id)
    locale: str = unit.db.execute(found).scalar_one()
    return locale


def details_of(unit: Unit, practice_id: str) -> PracticeDetails:
    """Return what a practice says of itself."""
    found = select(practices).where(practices.c.practice_id == practice_id)
    row = unit.db.execute(found).mappings().one()
    return PracticeDetails(**{name: row[name] for name in PracticeDetails.__struct_fields__})


def country_of(unit: Unit, practice_id: str) -> str:
    """Return the country of a practice, ISO 3166-1."""
    found = select(practices.c.country).where(practices.c.practice_id == practice_id)
    country: str = unit.db.execute(found).scalar_one()
    return country


def zone_of(unit: Unit, practice_id: str) -> str:
    """Return the zone of a practice, an IANA name."""
    found = select(practices.c.zone).where(practices.c.practice_id == practice_id)
    zone: str = unit.db.execute(found).scalar_one()
    return zone


def founded_at(unit: Unit, practice_id: str) -> datetime:
    """Return when a practice was founded."""
    found = select(practices.c.created_at).where(practices.c.practice_id == practice_id)
    at: datetime = unit.db.execute(found).scalar_one()
    return at


def insert_practice(unit: Unit, practice_id: str, details: dict[str, str]) -> None:
    unit.db.execute(
        insert(practices).values(practice_id=practice_id, created_at=unit.now, **details)
    )


def update_practice(unit: Unit, practice_id: str, details: dict[str, str]) -> None:
    unit.db.execute(
        update(practices).where(practices.c.practice_id == practice_id).values(**details)
    )


def insert_setup_code(unit: Unit, code_hash: bytes, expires_at: datetime) -> None:
    unit.db.execute(insert(setup_codes).values(code_hash=code_hash, expires_at=expires_at))


def use_setup_code(unit: Unit, code_hash: bytes) -> bool:
    """Use a code up. Returns False if there is none such, or it was used, or has run out."""
    good = and_(
        setup_codes.c.code_hash == code_hash,
        setup_codes.c.expires_at > unit.now,
        setup_codes.c.used_at.is_(None),
    )
    return unit.db.execute(update(setup_codes).where(good).values(used_at=unit.now)).rowcount == 1


def setup_code(unit: Unit, code_hash: bytes) -> tuple[datetime, datetime | None] | None:
    """Return a code's `expires_at` and `used_at`."""
    found = select(setup_codes.c.expires_at, setup_codes.c.used_at)
    row = unit.db.execute(found.where(setup_codes.c.code_hash == code_hash)).one_or_none()
    return (row.expires_at, row.used_at) if row else None
