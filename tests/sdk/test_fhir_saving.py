"""A record in a file: said in the thread, and whole or not there."""

import errno

import pytest

from meantime.protocol.posts import Event
from meantime.sdk.errors import Unreachable
from meantime.sdk.fhir import saving
from tests.sdk.networks import gone

pytestmark = pytest.mark.parametrize("database", ["sqlite"])  # the device's side of things
SAVES = pytest.mark.parametrize("save", [saving.save_bundle, saving.save_lines])


def exports_told(office):
    return [o for o in office.theirs.sync().opened() if isinstance(o.post, Event)]


@SAVES
def test_what_is_exported_is_told_and_what_is_in_the_way_stays(office, tmp_path, save):
    path = tmp_path / "record"
    assert save(office.case, path).resources > 4
    assert len(exports_told(office)) == 1
    with pytest.raises(saving.InTheWay):
        save(office.case, path)
    assert len(exports_told(office)) == 1


def test_what_somebody_has_no_key_for_is_counted(office, tmp_path):
    office.case.share(office.sam.id, "clinician", "new")
    whole = saving.save_bundle(office.case, tmp_path / "whole")
    (case,) = office.sam.caseload()
    partly = saving.save_bundle(case, tmp_path / "partly")
    assert (whole.unread, whole.fault, partly.fault) == (0, "", "")
    assert partly.unread > 0


@SAVES
def test_a_full_disk_leaves_nothing_behind(office, tmp_path, save, monkeypatch):
    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("meantime.sdk.files.os.fsync", full)
    with pytest.raises(OSError, match="No space left"):
        save(office.case, tmp_path / "out" / "record")
    assert list((tmp_path / "out").iterdir()) == []


@SAVES
def test_what_cannot_be_told_is_not_exported(office, network, tmp_path, save):
    case = office.case
    network.meet = gone
    with pytest.raises(Unreachable):
        save(case, tmp_path / "record")
    assert not (tmp_path / "record").exists()


def test_a_client_s_own_export_is_announced_to_nobody(office, tmp_path):
    (case,) = office.jo.caseload()
    saving.save_bundle(case, tmp_path / "record")
    assert exports_told(office) == []
