"""Drafts of policies, each under the number of its last change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import insert, select, update

from meantime.server.policies.tables import policy_drafts as drafts

if TYPE_CHECKING:
    from sqlalchemy import Row

    from meantime.server.kit.unit import Unit
    from meantime.server.policies.queries.versions import Scope


def draft_of(unit: Unit, scope: Scope) -> Row[Any] | None:
    """Return the draft for a scope, also the empty one that publishing has left."""
    found = select(drafts).filter_by(**scope._asdict())
    return unit.db.execute(found).one_or_none()


def change_draft(unit: Unit, scope: Scope, revision: int, document: str) -> bool:
    """Put a document in place of the draft of `revision`. Returns False if it is not that one."""
    values = {
        "revision": revision + 1,
        "document": document,
        "changed_by": unit.caller.seat_id,
        "changed_at": unit.now,
    }
    if revision == 0:  # who comes second runs into the first's key, and looks again
        if draft_of(unit, scope) is not None:
            return False
        unit.db.execute(insert(drafts).values(**scope._asdict(), **values))
        return True
    change = update(drafts).filter_by(**scope._asdict(), revision=revision)
    return unit.db.execute(change.values(**values)).rowcount == 1
