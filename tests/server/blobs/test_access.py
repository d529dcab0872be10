"""Who may bring and fetch sealed files: the rule of entries."""

from __future__ import annotations

import pytest

from meantime.protocol import flows
from meantime.protocol.encoding import b64
from tests.server.blobs.sending import Blob
from tests.server.spaces.refusals import refused
from tests.world import ok

ELSEWHERE = b64(bytes(32))


@pytest.fixture
def practice(world):
    return world.practice()


def remove(practice, person):
    space, by = practice.care, practice.clinician
    now = practice.world.now_ms
    space.send(by, flows.remove(by.account, space.state, [person.id], now))


def test_a_file_of_a_space_out_of_sight_looks_exactly_like_none(world, practice):
    blob = Blob(practice.care)
    blob.send(practice.client)
    other = world.practice()
    for outsider in (other.client, other.owner, practice.hire(), practice.owner):
        answers = [
            outsider.api.get(f"/spaces/{space}/blobs/{address}")
            for space in (practice.care.id, ELSEWHERE)
            for address in (blob.address, ELSEWHERE)
        ]
        refused(answers[0], 404, "not-found")
        assert {answer.content for answer in answers} == {answers[0].content}
        refused(blob.begin(outsider), 404, "not-found")
        refused(blob.bring(outsider, 0), 404, "not-found")


def test_a_file_that_is_not_there_looks_the_same_to_whoever_sits_there(practice):
    answer = practice.client.api.get(f"/spaces/{practice.care.id}/blobs/{ELSEWHERE}")
    elsewhere = practice.client.api.get(f"/spaces/{ELSEWHERE}/blobs/{ELSEWHERE}")
    assert answer.content == elsewhere.content


def test_an_observer_reads_and_brings_nothing(practice):
    blob = Blob(practice.care)
    blob.send(practice.client)
    supervisor = practice.hire()
    practice.seat_in(practice.care, practice.clinician, supervisor, "observer")
    assert supervisor.api.get(blob.path).content == blob.bytes
    refused(Blob(practice.care).begin(supervisor), 403, "not-permitted")


def test_an_open_invitation_brings_nothing(world, practice):
    from meantime.protocol.codes import join_account  # noqa: PLC0415

    code = practice.invite(practice.care, practice.clinician)
    guest = world.person(join_account(code))
    refused(Blob(practice.care).begin(guest), 403, "not-permitted")


def test_nobody_brings_files_into_the_roster(practice):
    refused(Blob(practice.roster).begin(practice.owner), 403, "not-permitted")


def test_an_own_space_takes_files(practice):
    journal = practice.found(practice.clinician, "own", "private")
    blob = Blob(journal)
    blob.send(practice.clinician)
    refused(practice.owner.api.get(blob.path), 404, "not-found")


def test_who_was_removed_reads_what_came_before_and_nothing_after(practice):
    colleague = practice.hire()
    practice.seat_in(practice.care, practice.clinician, colleague, "clinician")
    before = Blob(practice.care)
    before.send(practice.client)
    begun = Blob(practice.care)
    ok(begun.begin(colleague))
    remove(practice, colleague)
    after = Blob(practice.care)
    after.send(practice.client)
    assert colleague.api.get(before.path).content == before.bytes
    refused(colleague.api.get(after.path), 404, "not-found")
    refused(Blob(practice.care).begin(colleague), 403, "not-permitted")
    refused(begun.bring(colleague, 0), 403, "not-permitted")


def test_a_token_that_only_appends_brings_and_reads_no_file(world, practice):
    blob = Blob(practice.care)
    blob.send(practice.client)
    token = ok(practice.client.api.post("/append-tokens"))["token"]
    appender = world.client(token)
    refused(appender.get(blob.path), 401, "not-signed-in")
    refused(appender.put(blob.path, json={"size": len(blob.bytes)}), 401, "not-signed-in")


def test_what_was_done_is_audited_without_the_address(world, practice):
    from sqlalchemy import select  # noqa: PLC0415

    from meantime.server.kit.audit import events  # noqa: PLC0415

    blob = Blob(practice.care)
    blob.send(practice.client)
    done = select(events.c.action, events.c.subject).where(events.c.practice_id == practice.id)
    rows = world.server.read(lambda unit: unit.db.execute(done).all())
    assert ("blob.begun", practice.care.id) in rows
    assert ("blob.stored", practice.care.id) in rows
    assert blob.address not in str(rows)
