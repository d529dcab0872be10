"""A snapshot that is opened, searched, and says of each client what is needed; by whom it opens."""

from __future__ import annotations

import pytest

from meantime.protocol.keys import make_account
from meantime.sdk.crisis_snapshot.errors import NoKeyInside, NotASnapshot
from meantime.sdk.crisis_snapshot.file import SnapshotFile
from tests.sdk.crisis_snapshot.people import DARK, JO, LEA, PLAN, read


def test_each_client_has_name_contacts_clinician_plan_and_what_waits(snapshot, house):
    (other, jo, lea), faults = read(snapshot, house.owner.connection.account)
    assert faults == {}
    assert (jo.id, jo.name, jo.profile) == (house.theirs.id, "Jo Kim", JO)
    assert jo.clinicians == ["Anna Weiss, LMFT"]
    assert jo.plan
    assert list(jo.plan.lines) == PLAN
    assert [message.text for message in jo.urgent] == [DARK]
    assert (lea.profile, lea.plan, lea.urgent, lea.faults) == (LEA, None, [], {})
    assert (other.id, other.profile) == (house.hands.practice.care.id, None)


def test_names_are_found_without_capitals_or_accents_and_the_nameless_always(snapshot, house):
    asked = {"": 3, "kim": 2, "JO": 2, "lea": 2, "ORTIZ": 2, "nobody": 1, "o": 3}
    for name, count in asked.items():
        found, _ = read(snapshot, house.owner.connection.account, name)
        assert len(found) == count, name
        assert found[0].name == ""


def test_nobody_but_a_custodian_of_that_night_opens_it(snapshot, house):
    strangers = [person.connection.account for person in (house.anna, house.sam, house.jo)]
    for account in (*strangers, make_account(), house.hands.practice.secret):
        with pytest.raises(NoKeyInside):
            read(snapshot, account)


@pytest.mark.parametrize("content", [b"", b"x", b"\x1f\x8b\x08", b"PK\x03\x04" * 1000], ids=len)
def test_another_file_is_said_to_be_none(tmp_path, content):
    path = tmp_path / "file"
    path.write_bytes(content)
    with pytest.raises(NotASnapshot):
        SnapshotFile(path)
