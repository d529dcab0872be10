"""What signed an opened entry, as a record has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from meantime.fhir.record import Signed
from meantime.protocol.encoding import b64
from meantime.sdk.folds.messages import to_ms

if TYPE_CHECKING:
    from collections.abc import Iterable

    from meantime.sdk.folds.opened import Opened


def signed(opened: Opened) -> Signed:
    """Return who signed an entry, when, and its place in the log."""
    entry = opened.entry
    return Signed(
        id=entry.id,
        hash=entry.hash,
        author=entry.author,
        at=entry.at,
        received_at=to_ms(opened.received_at),
        signature=b64(entry.signature),
    )


def signed_by_id(log: Iterable[Opened]) -> dict[str, Signed]:
    """Return every entry of a log by its id."""
    return {opened.entry.id: signed(opened) for opened in log}
