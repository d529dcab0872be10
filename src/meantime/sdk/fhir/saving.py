"""A client's record as FHIR in a file or a folder: announced first, and whole or not at all."""

from __future__ import annotations

import json
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from meantime.fhir.bundle import make_bundle, write_lines
from meantime.protocol.posts import Event
from meantime.sdk.errors import SdkError
from meantime.sdk.fhir.gathering import gather_record
from meantime.sdk.files import private_folder, write_private

if TYPE_CHECKING:
    from meantime.fhir.record import Record
    from meantime.sdk.cases import Case
    from meantime.sdk.replies import Locale


@dataclass(frozen=True, slots=True)
class Saved:
    """How many `resources` were saved, and what is not whole.

    `unread` entries cannot be opened here: of messages it stands in the file, of all else nothing
    does. `fault` is the code that stopped one of the spaces, "" if all are well.
    """

    resources: int
    unread: int
    fault: str


class InTheWay(SdkError):
    """There is something of that name already; nothing is overwritten."""


def save_bundle(case: Case, path: Path, locale: Locale = "en") -> Saved:
    """Save a record as one FHIR bundle in the file `path`; return what is in it.

    Raises InTheWay, OSError; and as `gather_record` and `Space.post`: nobody is exported unsaid.
    """
    _demand_new(path)
    bundle = make_bundle(_announced(case, locale))
    write_private(path, json.dumps(bundle, ensure_ascii=False, indent=1).encode())
    entries = bundle["entry"]
    return _saved(case, len(entries) if isinstance(entries, list) else 0)


def save_lines(case: Case, path: Path, locale: Locale = "en") -> Saved:
    """Save a record as NDJSON, a file for each kind of resource, in the new folder `path`.

    Returns and raises as `save_bundle`.
    """
    _demand_new(path)
    lines = write_lines(_announced(case, locale))
    private_folder(path.parent)
    unfinished = Path(tempfile.mkdtemp(dir=path.parent))
    try:
        for kind, content in lines.items():
            write_private(unfinished / f"{kind}.ndjson", content)
        unfinished.rename(path)
    except OSError:
        shutil.rmtree(unfinished, ignore_errors=True)
        raise
    return _saved(case, sum(content.count(b"\n") for content in lines.values()))


def _demand_new(path: Path) -> None:
    if path.exists():
        raise InTheWay("There is such a file or folder already. Nothing is overwritten.")


def _announced(case: Case, locale: Locale) -> Record:
    """Return the record after the thread was told that it leaves; a client's own is nobody's."""
    if case.thread is not None and not case.thread.is_mine_as_client():
        case.thread.post(Event(what="export"), attention=0)
    return gather_record(case, locale)


def _saved(case: Case, resources: int) -> Saved:
    unread = sum(bool(opened.fault) for space in case.spaces() for opened in space.opened())
    return Saved(resources, unread, case.fault)
