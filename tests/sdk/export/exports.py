"""Exports in a folder, and the verifier that came with them, run by itself in an empty place."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from meantime.protocol.posts import Event
from meantime.sdk.export.exporting import VERIFIER, Wanted, export_record
from meantime.sdk.export.subject import case_record, own_record

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.sdk.office import Office

WITH_KEYS = Wanted(with_keys=True)


def export_case(office: Office, folder: Path, wanted: Wanted = WITH_KEYS) -> list[dict[str, Any]]:
    return export_record(case_record(office.case), folder, wanted)


def export_own(person: Any, folder: Path, wanted: Wanted = WITH_KEYS) -> list[dict[str, Any]]:
    return export_record(own_record(person.connection), folder, wanted)


def exports_said(office: Office) -> list[str]:
    """Return who said in the conversation that they exported it, once for each time."""
    log = office.anna.thread(office.case.id).opened()
    return [o.entry.author for o in log if o.post == Event(what="export")]


def run_verifier(folder: Path, program: Path | None = None) -> tuple[int, str]:
    """Return the exit code and words of the verifier, which sees nothing of ours but its file."""
    ran = subprocess.run(  # noqa: S603  what was just exported
        [sys.executable, "-I", program or folder / VERIFIER, folder],
        capture_output=True,
        text=True,
        check=False,
        cwd=folder.parent,
    )
    assert not ran.stderr, ran.stderr
    return ran.returncode, ran.stdout


def read(folder: Path) -> Any:
    return json.loads((folder / "record.json").read_text())


def part(folder: Path, purpose: str) -> Any:
    return next(each for each in read(folder)["spaces"] if each["purpose"] == purpose)


def forge(
    folder: Path, name: str, change: Callable[[bytes], bytes], *, listed: bool = True
) -> None:
    """Change a file of an export; `listed`: with the list of all files made to fit."""
    path = folder / name
    path.write_bytes(change(path.read_bytes()))
    if listed:
        manifest = json.loads((folder / "MANIFEST.json").read_text())
        hashed = blake2b(path.read_bytes(), digest_size=32).hexdigest()
        manifest["files"][name] = hashed
        spelled = json.dumps(manifest, sort_keys=True, indent=1, ensure_ascii=False) + "\n"
        (folder / "MANIFEST.json").write_text(spelled)


def copied(folder: Path, to: Path) -> Path:
    return shutil.copytree(folder, to)
