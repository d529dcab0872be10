"""The folder of an export: its files, and each record in it."""

from __future__ import annotations

import json
from hashlib import blake2b
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from meantime.sdk.export.verifier.entries import shape
from meantime.sdk.export.verifier.form import Wrong, demand
from meantime.sdk.export.verifier.record import Record

if TYPE_CHECKING:
    from meantime.sdk.export.verifier.verdict import Verdict


def verify_folder(folder: Path, verdict: Verdict) -> None:
    """Check an export, and each export that it is made of."""
    listed = read_manifest(folder, verdict)
    for name in listed:
        if PurePosixPath(name).name == "MANIFEST.json":
            within = folder / PurePosixPath(name).parent
            verdict.told.append(f"\n{within.name}")
            verify_folder(within, verdict)
    if "record.json" in listed:
        Record(folder, listed, verdict).verify()


def read_manifest(folder: Path, verdict: Verdict) -> list[str]:
    """Return the names of the files that are listed and there; each is held against its hash."""
    try:
        raw = (folder / "MANIFEST.json").read_bytes()
        manifest = json.loads(raw)
        shape(manifest, {"files": dict, "format": str, "version": int})
        spelled = json.dumps(manifest, sort_keys=True, indent=1, ensure_ascii=False) + "\n"
        demand(spelled.encode() == raw and manifest["format"] == "meantime-manifest", "")
        demand(manifest["version"] == 1, "")
    except (OSError, ValueError, RecursionError, Wrong):
        verdict.note_wrong("MANIFEST.json is not there, was changed, or is not of this version.")
        return []
    there = []
    for name, wanted in manifest["files"].items():
        place = PurePosixPath(name)
        if place.is_absolute() or ".." in place.parts or "\\" in name:
            verdict.note_wrong(f"{name!r}: not a name in this folder.")
            continue
        try:
            if hash_of(folder / place) != wanted:
                verdict.note_wrong(f"{name}: not the file that was exported; it was changed.")
            there.append(name)
        except OSError:
            verdict.note_wrong(f"{name}: this file is missing.")
    beside = sorted(
        path.relative_to(folder).as_posix()
        for part in ("log", "files")
        for path in (folder / part).glob("*")
    )
    for name in set(beside) - manifest["files"].keys():
        verdict.note_wrong(f"{name}: this file is none of the export.")
    return there


def hash_of(path: Path) -> str:
    hashed = blake2b(digest_size=32)
    with path.open("rb") as file:
        while piece := file.read(2**20):
            hashed.update(piece)
    return hashed.hexdigest()
