"""Every statement about until when a record is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select, update
from sqlalchemy.dialects.postgresql import insert as upsert  # SQLite's compiler takes it as well

from meantime.server.kit.pages import PAGE
from meantime.server.records.rules.keeping import Kept
from meantime.server.records.tables.keeping import kept_records, kept_spaces

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from sqlalchemy import Row, Select

    from meantime.server.kit.unit import Unit

NOTHING = {"upto_seq": None, "posts": 0, "files": 0, "destroyed_at": None}
COLUMNS = [kept_records.c[name] for name in Kept.__dataclass_fields__]


def kept_at(unit: Unit, practice_id: str, thread_id: str) -> Kept | None:
    """Return what is known of a record, None if nothing is."""
    row = unit.db.execute(one(practice_id, thread_id)).one_or_none()
    return Kept(*row) if row else None


def lock_record(unit: Unit, practice_id: str, thread_id: str) -> Kept:
    """Return what is known of a record; nobody changes it until the commit."""
    row = upsert(kept_records).values(practice_id=practice_id, thread_id=thread_id, is_held=False)
    unit.db.execute(row.on_conflict_do_nothing())
    return Kept(*unit.db.execute(one(practice_id, thread_id).with_for_update()).one())


def one(practice_id: str, thread_id: str) -> Select[Any]:
    return select(*COLUMNS).filter_by(practice_id=practice_id, thread_id=thread_id)


def change(unit: Unit, practice_id: str, thread_id: str, **values: Any) -> None:  # noqa: ANN401  columns
    """Change a record that is locked."""
    here = update(kept_records).filter_by(practice_id=practice_id, thread_id=thread_id)
    unit.db.execute(here.values(values))


def records_after(unit: Unit, practice_id: str, after: str) -> Sequence[Row[Any]]:
    """Return a page of records behind a thread's id, and one more if there is."""
    page = select(kept_records.c.thread_id, *COLUMNS).where(
        kept_records.c.practice_id == practice_id, kept_records.c.thread_id > after
    )
    return unit.db.execute(page.order_by(kept_records.c.thread_id).limit(PAGE + 1)).all()


def parts_of(unit: Unit, practice_id: str, thread_ids: Collection[str]) -> Sequence[Row[Any]]:
    """Return the spaces of some records, in order of id."""
    found = select(kept_spaces).where(
        kept_spaces.c.practice_id == practice_id, kept_spaces.c.thread_id.in_(thread_ids)
    )
    return unit.db.execute(found.order_by(kept_spaces.c.space_id)).all()


def part_at(unit: Unit, practice_id: str, space_id: str) -> Row[Any] | None:
    """Return whose record a space is part of, and what is gone of it; None if of nobody's."""
    found = select(kept_spaces).filter_by(practice_id=practice_id, space_id=space_id)
    return unit.db.execute(found).one_or_none()


def add_parts(unit: Unit, practice_id: str, thread_id: str, space_ids: Sequence[str]) -> None:
    """Make spaces parts of a record, unless they are parts of any."""
    rows = [
        {"practice_id": practice_id, "space_id": each, "thread_id": thread_id, **NOTHING}
        for each in space_ids
    ]
    unit.db.execute(upsert(kept_spaces).values(rows).on_conflict_do_nothing())


def begin_anew(unit: Unit, practice_id: str, thread_id: str) -> None:
    """Forget what is gone of a record: care began again, and so does its keeping."""
    parts = update(kept_spaces).filter_by(practice_id=practice_id, thread_id=thread_id)
    unit.db.execute(parts.values(NOTHING))


def change_part(unit: Unit, practice_id: str, space_id: str, **values: Any) -> None:  # noqa: ANN401  columns
    """Say what is gone of a space."""
    part = update(kept_spaces).filter_by(practice_id=practice_id, space_id=space_id)
    unit.db.execute(part.values(values))
