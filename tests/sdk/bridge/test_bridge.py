"""Signed notes go into the record system, and whoever they are about is told of it."""

import pytest

from meantime.sdk.bridge.errors import NotConnected
from meantime.sdk.bridge.following import follow
from meantime.sdk.bridge.kept import Settings, keep_settings
from meantime.sdk.bridge.running import How
from meantime.sdk.private_notes import write_private
from tests.sdk.bridge.bridged import text_of

pytestmark = [
    pytest.mark.parametrize("database", ["sqlite"]),  # the device's side of things
    pytest.mark.xdist_group("record system"),  # one of its processes for all of them
]


def test_a_signed_note_is_a_document_jo_is_told_once_and_what_is_kept_here_is_sealed(
    bridged, system
):
    write_private(bridged.office.anna.connection, bridged.case_id, "quetzal-4711")
    note = bridged.sign()
    assert bridged.outcome(is_dry=True).waiting == [note.hash]
    assert (system.documents(), bridged.told()) == ([], 0)
    assert bridged.outcome().sent == [note.hash]
    (document,) = system.documents()
    assert document["author"][0]["display"] == "Anna Weiss, LMFT"
    assert text_of(document) == "Data\nSlept badly."
    assert bridged.told() == 1
    system.forget_asked()
    assert bridged.outcome().sent == []
    assert (system.state()["asked"], bridged.told()) == ([], 1)
    assert "quetzal" not in str(system.state())
    rows = bridged.local.rows("SELECT name, sealed FROM notes WHERE name LIKE 'bridge%'")
    assert {name for name, _ in rows} == {"bridge", f"bridge/{bridged.case_id}"}
    kept = b"".join(sealed for _, sealed in rows)
    for secret in (b"a secret", b"example.org", b"DocumentReference", b"localhost"):
        assert secret not in kept


def test_who_is_not_named_is_skipped_aloud_and_without_a_place_nothing_runs(bridged, system):
    bridged.sign()
    bridged.set(patients={})
    assert "no patient is named" in bridged.outcome().skipped
    assert (system.state()["asked"], bridged.told()) == ([], 0)
    keep_settings(bridged.local, Settings())
    with pytest.raises(NotConnected):
        bridged.run()


def test_what_is_signed_while_the_bridge_runs_is_sent_at_once(bridged, system):
    reports = follow(bridged.owner.connection, How(pauses=()), every=30)
    assert next(reports).outcomes[0].sent == []
    note = bridged.sign()
    sent = (each for report in reports for one in report.outcomes for each in one.sent)
    assert next(sent) == note.hash
    reports.close()
    assert len(system.documents()) == 1
