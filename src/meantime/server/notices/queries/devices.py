"""The browsers that somebody is told on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, delete, select
from sqlalchemy.dialects.postgresql import insert as upsert  # SQLite's compiler takes it as well

from meantime.server.notices.tables import push_devices as devices

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import ColumnElement

    from meantime.server.kit.unit import Unit
    from meantime.server.notices.queries.notices import Person


def ids_of(unit: Unit, person: Person) -> list[str]:
    """Return a person's devices, the one that was set last first."""
    found = select(devices.c.id).where(is_of(person))
    return list(unit.db.execute(found.order_by(devices.c.set_at.desc(), devices.c.id)).scalars())


def is_known(unit: Unit, person: Person, index: bytes) -> bool:
    """Tell whether a person is told at the endpoint behind `index`."""
    here = and_(is_of(person), devices.c.endpoint_index == index)
    return unit.db.scalar(select(devices.c.id).where(here)) is not None


def put_device(unit: Unit, person: Person, index: bytes, values: dict[str, Any]) -> None:
    """Keep a device, in place of what was kept of the same endpoint."""
    values = {**values, "set_at": unit.now}
    kept = upsert(devices).values(**person._asdict(), endpoint_index=index, **values)
    key = [devices.c.practice_id, devices.c.seat_id, devices.c.endpoint_index]
    stays = {name: value for name, value in values.items() if name != "id"}  # the outbox names it
    unit.db.execute(kept.on_conflict_do_update(index_elements=key, set_=stays))


def sealed_of(unit: Unit, practice_id: str, id_: str) -> bytes | None:
    """Return what is kept of a device, None if it is not there any more."""
    here = and_(devices.c.practice_id == practice_id, devices.c.id == id_)
    sealed: bytes | None = unit.db.scalar(select(devices.c.sealed).where(here))
    return sealed


def delete_at(unit: Unit, person: Person, index: bytes) -> None:
    unit.db.execute(delete(devices).where(is_of(person), devices.c.endpoint_index == index))


def delete_some(unit: Unit, practice_id: str, ids: Sequence[str]) -> None:
    unit.db.execute(
        delete(devices).where(devices.c.practice_id == practice_id, devices.c.id.in_(ids))
    )


def delete_of_sign_ins(unit: Unit, practice_id: str, sign_in_ids: Sequence[str]) -> None:
    unit.db.execute(
        delete(devices).where(
            devices.c.practice_id == practice_id, devices.c.sign_in_id.in_(sign_in_ids)
        )
    )


def is_of(person: Person) -> ColumnElement[bool]:
    return and_(devices.c.practice_id == person.practice_id, devices.c.seat_id == person.seat_id)
