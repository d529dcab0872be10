"""The register of vendors from Python: names and files are sealed, a removal can be undone."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from meantime.sdk.errors import ProblemError
from meantime.sdk.vendors import VendorWords
from tests.sdk.letters import CONTENT
from tests.sdk.networks import sent_over
from tests.sdk.office import Office

HOST = VendorWords("host", "Harbor Hosting", "Sealed messages, and who writes when.")


@pytest.fixture
def desk(hands, network):
    return Office(hands, network)


@pytest.fixture
def signed(desk):
    today = desk.hands.world.clock.now().date()
    return replace(HOST, signed_on=today - timedelta(days=9), expires_on=today + timedelta(days=9))


def names(person):
    return [vendor.words.name for vendor in person.vendors.show().vendors]


def test_a_vendor_is_noted_with_its_file_and_colleagues_read_both(desk, signed, letter, tmp_path):
    noted = desk.owner.vendors.add(signed, letter)
    assert noted.in_force
    (seen,) = desk.anna.vendors.show().vendors
    assert (seen.words, seen.file) == (signed, noted.file)
    saved = desk.anna.vendors.save_file(seen, tmp_path / "device")
    assert saved
    assert saved.read_bytes() == CONTENT


def test_neither_name_nor_file_leaves_the_device_in_the_open(desk, signed, letter, network):
    owner = desk.hands.take(desk.hands.practice.owner, network, "second")
    owner.vendors.add(signed, letter)
    for secret in (b"Harbor", b"Sealed messages, and", letter.name.encode(), CONTENT[:40]):
        assert secret not in sent_over(network)


def test_the_same_vendor_again_is_the_one_that_there_is(desk, signed):
    first = desk.owner.vendors.add(signed)
    again = desk.owner.vendors.add(replace(signed, expires_on=None))
    assert (first.id, again.words.expires_on) == (again.id, None)
    assert names(desk.owner) == ["Harbor Hosting"]


def test_a_change_keeps_the_file_until_it_is_dropped(desk, signed, letter):
    noted = desk.owner.vendors.add(signed, letter)
    other = replace(signed, scope="Backups alone.", kind="storage")
    changed = desk.owner.vendors.change(noted, other)
    assert (changed.id, changed.words, changed.file) == (noted.id, other, noted.file)
    dropped = desk.owner.vendors.change(changed, other, keeps_file=False)
    assert dropped.file is None
    assert desk.owner.vendors.save_file(dropped, letter.parent) is None


def test_what_was_removed_can_be_put_back_as_it_was(desk, signed, letter):
    noted = desk.owner.vendors.add(signed, letter)
    desk.owner.vendors.remove(noted)
    assert names(desk.owner) == []
    with pytest.raises(ProblemError, match="not-found"):
        desk.owner.vendors.remove(noted)
    restored = desk.owner.vendors.restore(noted)
    assert replace(restored, changed_at=noted.changed_at) == noted


def test_days_that_no_agreement_has_are_named(desk, signed):
    with pytest.raises(ProblemError, match="malformed") as refused:
        desk.owner.vendors.add(replace(signed, expires_on=date(2001, 1, 1)))
    assert "expires_on" in refused.value.problem.fields
    assert names(desk.owner) == []


def test_a_vendor_whose_words_cannot_be_read_is_shown_without_a_name(desk, signed):
    noted = desk.owner.vendors.add(signed)
    other = desk.owner.rollout.tick("rollout.p1.restore", note="Read one thread.")
    note_id = next(each.note_id for each in other.phases[0].tasks if each.note_id)
    body = {"kind": "host", "note_id": note_id, "signed_on": None, "expires_on": None}
    api = desk.hands.practice.owner.api
    assert api.put(f"/vendors/{noted.id}", json=body).status_code == 200
    assert names(desk.owner) == [""]


def test_the_channels_say_that_they_carry_no_words_and_custodians_alone_change(desk, signed):
    assert {channel.kind for channel in desk.anna.vendors.show().channels} == {"mail", "push"}
    with pytest.raises(ProblemError, match="not-permitted"):
        desk.anna.vendors.add(signed)
    assert names(desk.anna) == []
