"""The draft of a policy, which several people may be changing."""

from __future__ import annotations

from datetime import datetime

from meantime.wire.base import Shape
from meantime.wire.policies import Count, Document, Scope


class Draft(Scope):
    """What is being prepared. `document` is null where nothing is; the `revision` counts on."""

    revision: int
    document: Document | None
    changed_by: str
    changed_at: datetime | None


class DraftChange(Scope):
    """A draft in place of the one of `revision`, 0 for the first."""

    document: Document
    revision: Count


class DraftRevision(Shape):
    revision: int
