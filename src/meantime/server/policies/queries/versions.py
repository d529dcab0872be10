"""Versions of policies: which is in force where, and publishing another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from sqlalchemy import and_, func, insert, or_, select, true

from meantime.server.kit.pages import PAGE
from meantime.server.policies.queries.rows import read_version
from meantime.server.policies.tables import policies

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import ColumnElement, Row

    from meantime.server.kit.unit import Unit
    from meantime.server.policies.rules.versions import Version

WITHOUT_DOCUMENT: Final = [column for column in policies.c if column is not policies.c.document]


class Scope(NamedTuple):
    """What a version is for: the practice (`scope_id` is ""), one clinician, or one thread."""

    practice_id: str
    scope_kind: str
    scope_id: str


class Place(NamedTuple):
    """A thread and who answers for it: where the version in force is looked for."""

    practice_id: str
    space_id: str
    responsible: str

    @property
    def scopes(self) -> tuple[Scope, ...]:
        """What a version may be for that counts here, the first that has one."""
        return (
            Scope(self.practice_id, "thread", self.space_id),
            Scope(self.practice_id, "clinician", self.responsible),
            Scope(self.practice_id, "practice", ""),
        )


def newest_of(unit: Unit, scope: Scope) -> Row[Any] | None:
    """Return the newest version for exactly this, without its document."""
    found = select(*WITHOUT_DOCUMENT).filter_by(**scope._asdict())
    return unit.db.execute(found.order_by(policies.c.version.desc()).limit(1)).one_or_none()


def in_force(unit: Unit, scopes: Sequence[Scope]) -> Row[Any] | None:
    """Return the newest version of the first of these scopes that has one."""
    found = (newest_of(unit, scope) for scope in scopes)
    return next((row for row in found if row), None)


def all_in_force(unit: Unit, practice_id: str, places: Sequence[Place]) -> Mapping[str, Row[Any]]:
    """Return the version in force by thread, for as many threads as a page has."""
    ids = {scope.scope_id for place in places for scope in place.scopes}
    newest = (
        select(func.max(policies.c.version))
        .where(policies.c.practice_id == practice_id, policies.c.scope_id.in_(ids))
        .group_by(policies.c.scope_kind, policies.c.scope_id)
    )
    found = select(*WITHOUT_DOCUMENT).where(
        policies.c.practice_id == practice_id, policies.c.version.in_(newest)
    )
    by_scope = {
        Scope(practice_id, row.scope_kind, row.scope_id): row for row in unit.db.execute(found)
    }
    counting = {
        place.space_id: next((by_scope[each] for each in place.scopes if each in by_scope), None)
        for place in places
    }
    return {space_id: row for space_id, row in counting.items() if row}


def version_at(unit: Unit, practice_id: str, version: int) -> Row[Any] | None:
    """Return a version, its document too."""
    found = select(policies).filter_by(practice_id=practice_id, version=version)
    return unit.db.execute(found).one_or_none()


def page(
    unit: Unit, practice_id: str, only: Sequence[ColumnElement[bool]], before: int | None
) -> Sequence[Row[Any]]:
    """Return versions without documents, the newest first, before one; one more than a page."""
    found = select(*WITHOUT_DOCUMENT).where(policies.c.practice_id == practice_id, *only)
    if before is not None:
        found = found.where(policies.c.version < before)
    return unit.db.execute(found.order_by(policies.c.version.desc()).limit(PAGE + 1)).all()


def seen_by_staff(threads: Sequence[str] | None) -> ColumnElement[bool]:
    """Return which versions staff see: of single threads those that they look after."""
    if threads is None:
        return policies.c.version > 0
    return or_(policies.c.scope_kind != "thread", policies.c.scope_id.in_(threads))


def for_scope(kind: str, id_: str) -> ColumnElement[bool]:
    """Return that a version is for this; "" chooses nothing."""
    chosen = [policies.c.scope_kind == kind] if kind else []
    return and_(true(), *chosen, *([policies.c.scope_id == id_] if id_ else []))


def among(versions: Sequence[int]) -> ColumnElement[bool]:
    """Return that a version is one of these."""
    return policies.c.version.in_(versions)


def next_version(unit: Unit, practice_id: str) -> int:
    """Return the number that a new version gets; whoever comes second is refused it and tries.

    Asked before anything else: so whoever gets it has seen all versions before.
    """
    newest = select(func.max(policies.c.version)).where(policies.c.practice_id == practice_id)
    return int(unit.db.execute(newest).scalar_one() or 0) + 1


def insert_version(unit: Unit, values: Mapping[str, Any]) -> None:
    unit.db.execute(insert(policies).values(**values))


def as_rules(row: Row[Any]) -> Version:
    """Return a stored version as the rules have it."""
    return read_version(row.version, row.agreed_as, row.holds)
