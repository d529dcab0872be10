"""Drafts: two people may prepare one policy, and neither overwrites the other unawares."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from meantime.agreement.document_shape import shape_faults
from meantime.protocol import canonical
from meantime.server.kit.problems import Malformed
from meantime.server.policies.problems import DraftChanged
from meantime.server.policies.queries import drafts as queries
from meantime.server.policies.service.scopes import scope_of
from meantime.wire import policies as wire
from meantime.wire import policy_drafts as drafts

if TYPE_CHECKING:
    from meantime.server.kit.unit import Unit
    from meantime.server.policies.queries.versions import Scope


def show_draft(unit: Unit, said: wire.Scope) -> drafts.Draft:
    """Return what is being prepared, also if that is nothing. Raises as `scope_of`, Malformed."""
    row = queries.draft_of(unit, draft_scope(unit, said))
    if row is None:
        return drafts.Draft(
            **named(said), revision=0, document=None, changed_by="", changed_at=None
        )
    return drafts.Draft(
        **named(said),
        revision=row.revision,
        document=msgspec.json.decode(row.document) if row.document else None,
        changed_by=row.changed_by,
        changed_at=row.changed_at,
    )


def change_draft(unit: Unit, change: drafts.DraftChange) -> drafts.DraftRevision:
    """Put a document in place of a draft; it may lack anything but its shape.

    Raises DraftChanged if somebody else was quicker, Malformed, and as `scope_of`.
    """
    kept_for = draft_scope(unit, change)
    if faults := shape_faults(change.document):
        wrong = {f"document.{each.where}".rstrip("."): each.reason for each in faults}
        raise Malformed(fields=wrong, reasons=wrong)
    replace(unit, kept_for, change.revision, canonical.encode(change.document).decode())
    unit.audit("policy_draft.changed", subject=kept_for.scope_id or kept_for.practice_id)
    return drafts.DraftRevision(revision=change.revision + 1)


def forget_draft(unit: Unit, kept_for: Scope, revision: int) -> None:
    """Leave nothing of a draft but its number, so that nobody takes a later one for it.

    Raises DraftChanged if it is not the draft of `revision`.
    """
    if revision or queries.draft_of(unit, kept_for) is not None:
        replace(unit, kept_for, revision, "")


def replace(unit: Unit, kept_for: Scope, revision: int, document: str) -> None:
    if not queries.change_draft(unit, kept_for, revision, document):
        newest = queries.draft_of(unit, kept_for)
        raise DraftChanged(revision=newest.revision if newest else 0)


def draft_scope(unit: Unit, said: wire.Scope) -> Scope:
    """Return the scope of a draft. Raises Malformed for a thread's: it is kept on a device."""
    if said.scope_kind == "thread":
        raise Malformed(fields={"scope_kind": "must be practice or clinician"})
    return scope_of(unit, said)


def named(said: wire.Scope) -> dict[str, Any]:
    return {"scope_kind": said.scope_kind, "scope_id": said.scope_id}
