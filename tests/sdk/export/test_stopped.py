"""An export that a full disk or an end stops leaves nothing by halves, and goes on."""

import errno
import os
from contextlib import suppress

import pytest

from meantime.sdk.export.errors import NoRoom
from meantime.sdk.export.folder import Folder
from tests.sdk.export.exports import export_case, exports_said, run_verifier

pytestmark = pytest.mark.parametrize("database", ["sqlite"])  # the device's side of things


def test_a_full_disk_is_said_kindly_and_leaves_no_half_file(office, folder, monkeypatch):
    real = os.fsync

    def full(handle):
        if os.fstat(handle).st_size > 5_000:
            raise OSError(errno.ENOSPC, "No space left on device")
        return real(handle)

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(NoRoom):
        export_case(office, folder)
    assert [path for path in folder.rglob("*") if path.name.startswith(".part")] == []
    assert not (folder / "record.json").exists()
    monkeypatch.setattr(os, "fsync", real)
    assert export_case(office, folder) == []
    assert len(exports_said(office)) == 1


def test_stopped_before_any_file_it_goes_on(office, folder, monkeypatch, letter):
    office.anna.thread(office.case.id).attach(letter)
    real, steps, stop_at = Folder.write, 0, 0

    class Stopped(BaseException):
        pass

    def write(self, name, pieces):
        nonlocal steps
        if steps == stop_at:
            raise Stopped
        steps += 1
        real(self, name, pieces)

    monkeypatch.setattr(Folder, "write", write)
    while not (folder / "MANIFEST.json").exists():
        steps = 0
        with suppress(Stopped):
            export_case(office, folder)
        stop_at += 1
    assert stop_at > 8
    assert len(exports_said(office)) == 1
    code, told = run_verifier(folder)
    assert code == 0, told
