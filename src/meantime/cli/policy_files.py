"""A policy in a file: its document, and which draft it was made from."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, cast

import click
import msgspec

from meantime.agreement.document_shape import shape_faults
from meantime.cli.policy_words import fault_told

if TYPE_CHECKING:
    from meantime.agreement.document import Document
    from meantime.sdk import Person
    from meantime.wire.policies import Scope

FILE: Final = click.Path(exists=True, dir_okay=False, path_type=Path)


class Prepared(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`revision` is the draft's that a document was made from: so nobody's change is lost.

    `after` is the version that it follows, 0 for none; null in a file that does not say so.
    """

    revision: int
    document: Any  # as `agreement.document.Document`, or whatever somebody has typed
    after: int | None = None


def prepared(me: Person, scope: Scope) -> Prepared:
    """Return the draft, or what a new version begins with where there is none."""
    newest, draft = me.policies.newest(scope), me.policies.draft(scope)
    if draft.document is None:
        return Prepared(draft.revision, me.policies.beginning(scope), newest)
    return Prepared(draft.revision, cast("Document", draft.document), newest)


def read_prepared(file: Path) -> Prepared:
    """Return what a file says. Raises ClickException, with the place of each slip."""
    try:
        found = msgspec.json.decode(file.read_bytes(), type=Prepared)
    except msgspec.MsgspecError as slip:
        told = f"This file does not have the shape of `meantime policy draft`. {slip}"
        raise click.ClickException(told) from slip
    if wrong := shape_faults(found.document):
        raise click.ClickException("\n".join(fault_told(each) for each in wrong))
    return found
