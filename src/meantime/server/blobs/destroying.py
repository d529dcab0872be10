"""Destroying sealed files: first in the database, with what decides it, and then on the disk."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import and_, delete, exists, select
from sqlalchemy.dialects.postgresql import insert as upsert  # SQLite's compiler takes it as well

from meantime.server.blobs.folder import Place
from meantime.server.blobs.tables import blobs, removals

if TYPE_CHECKING:
    from meantime.server.kit.unit import Unit


class Removal(NamedTuple):
    """A file that has to go."""

    practice_id: str
    space_id: str
    address: str

    @property
    def place(self) -> Place:
        return Place(self.space_id, self.address)


def destroy_blobs(unit: Unit, practice_id: str, space_id: str, upto: int) -> int:
    """Forget the blobs that were stored while the log ended at `upto` or before; return how many.

    Their files go once this is durable. Whether it may be done is for the caller to say.
    """
    older = delete(blobs).where(
        blobs.c.practice_id == practice_id,
        blobs.c.space_id == space_id,
        blobs.c.after_seq <= upto,
    )
    gone = unit.db.execute(older.returning(blobs.c.address)).scalars().all()
    here = {"practice_id": practice_id, "space_id": space_id}
    if gone:
        rows = [{**here, "address": address} for address in gone]
        unit.db.execute(upsert(removals).values(rows).on_conflict_do_nothing())
    return len(gone)


def list_removals(unit: Unit) -> list[Removal]:
    """Return the files that have to go; not one that was brought again since."""
    again = exists().where(and_(*(blobs.c[name] == removals.c[name] for name in Removal._fields)))
    rows = unit.db.execute(select(removals).where(~again))
    return [Removal(*row) for row in rows]


def note_removed(unit: Unit, removed: list[Removal]) -> None:
    """Forget files that are gone."""
    for each in removed:
        unit.db.execute(delete(removals).filter_by(**each._asdict()))
