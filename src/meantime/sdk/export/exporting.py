"""Makes an export: announces it, then writes its files, the list of them last (flow F12)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from meantime.sdk.export.announcing import announce
from meantime.sdk.export.attached import attach_files
from meantime.sdk.export.bills import bills_in
from meantime.sdk.export.folder import Folder, What, kindly
from meantime.sdk.export.logs import keys_of, log_lines
from meantime.sdk.export.record import Record, build_content, hidden_in
from meantime.sdk.export.verifier.bundle import bundle
from meantime.sdk.progress import unseen
from meantime.wire.practices import Practice

if TYPE_CHECKING:
    from pathlib import Path

    from meantime.sdk.export.subject import Subject
    from meantime.sdk.progress import Progress
    from meantime.sdk.replies import Locale

Format = Callable[[Record], bytes]  # one more file, made from the record

VERIFIER: Final = "verify.py"
KEYS: Final = "log/keys.json"
PAPER: Final = "record.pdf"  # with it come the bills, each by itself


@dataclass(frozen=True, slots=True)
class Wanted:
    """What an export has beside `record.json`, the files, the logs and the verifier.

    `formats` are further files by their names. `with_keys`: whoever has the export can open the
    sealed logs of these spaces.
    """

    locale: Locale = "en"
    with_keys: bool = False
    formats: Mapping[str, Format] = field(default_factory=dict)


def export_record(
    subject: Subject, path: Path, wanted: Wanted, tell: Progress = unseen
) -> list[dict[str, Any]]:  # Any: JSON
    """Export a record into the folder `path`; return what is missing in it, and why.

    Stopped anywhere, the same call goes on. Raises NotAnExport, AlreadyWhole, NoRoom, OSError;
    Unreachable and ProblemError where nobody can be told of it.
    """
    connection = subject.connection
    what = What(
        connection.practice_id,
        subject.about,
        connection.account.id,
        wanted.locale,
        wanted.with_keys,
        sorted(wanted.formats),
    )
    folder = Folder(path, what)
    thread, event = subject.thread, folder.mark.event
    unsaid = "" if thread is None else announce(thread, event, subject.by)
    with kindly():
        for part in subject.parts:
            part.take()
        record = _record(subject, folder, wanted, unsaid, tell)
        folder.finish(_written(record, folder, wanted))
    faults: list[dict[str, Any]] = record.content["faults"]
    return faults


def verifier() -> bytes:
    """Return the program that checks an export without any of this one."""
    return bundle().encode()


def _record(
    subject: Subject, folder: Folder, wanted: Wanted, unsaid: str, tell: Progress
) -> Record:
    details = subject.connection.http.get("/practice", Practice).details
    record = Record(subject, details, wanted.locale)
    attached = attach_files(folder, subject, hidden_in(subject), tell)
    record.content.update(build_content(record, attached, unsaid))
    return record


def _written(record: Record, folder: Folder, wanted: Wanted) -> list[str]:
    """Write all but the attachments; return the names of all files of this export."""
    subject = record.subject
    kept = [each["file"] for each in record.content["files"] if not each["fault"]]
    folder.write_json("record.json", record.content)
    logs = {f"log/{part.id}.jsonl": part for part in subject.parts if part.log}
    for name, part in logs.items():
        folder.write(name, log_lines(part))
    if wanted.with_keys:
        folder.write_json(KEYS, keys_of(subject.parts))
    for name, make in wanted.formats.items():
        folder.write(name, [make(record)])
    bills = dict(bills_in(record)) if PAPER in wanted.formats else {}
    for name, pdf in bills.items():
        folder.write(name, [pdf])
    folder.write(VERIFIER, [verifier()])
    keys = [KEYS] if wanted.with_keys else []
    return ["record.json", *logs, *keys, *kept, *wanted.formats, *bills, VERIFIER]
