"""What becomes of an entry that is sent to a log."""

from __future__ import annotations

import pytest

from meantime.protocol import canonical
from meantime.protocol.codes import join_account
from meantime.protocol.encoding import b64
from meantime.protocol.keys import make_account
from meantime.protocol.writing import post_entry, re_sign, sign_entry
from tests.server.spaces.refusals import refused
from tests.world import ok

SEALED = bytes(40 + 256)


def test_what_a_client_writes_is_read_by_the_clinician(world):
    practice = world.practice()
    entry = practice.care.post(practice.client, "I slept badly.", attention=1)
    assert practice.care.fetch(practice.clinician)[-1].wire == entry.wire


def test_a_stored_entry_is_answered_with_its_place_and_the_server_s_time(world):
    practice = world.practice()
    entry = practice.care.write(practice.client)
    answer = practice.client.api.post(practice.care.path, json=entry.wire)
    assert answer.status_code == 201
    assert answer.json()["seq"] == entry.seq
    assert answer.json()["stored"] is None
    assert abs(int(answer.headers["Meantime-Now"]) - world.now_ms) < 5_000


def test_an_entry_sent_twice_is_stored_once(world):
    practice = world.practice()
    entry = practice.care.post(practice.client)
    again = practice.client.api.post(practice.care.path, json=entry.wire)
    assert (again.status_code, again.json()["stored"]) == (200, entry.wire)
    assert len(practice.care.fetch(practice.client)) == entry.seq + 1


def test_an_entry_signed_again_under_a_known_id_is_answered_with_the_first(world):
    practice = world.practice()
    first = practice.care.post(practice.client)
    again = re_sign(practice.client.account, practice.care.state, first)
    answer = practice.client.api.post(practice.care.path, json=again.wire)
    assert (answer.status_code, answer.json()["stored"]) == (200, first.wire)


def test_whoever_reuses_the_id_of_another_is_shown_whose_it_is(world):
    practice = world.practice()
    theirs = practice.care.post(practice.clinician)
    mine = practice.care.write(practice.client, id=theirs.id)
    answer = practice.client.api.post(practice.care.path, json=mine.wire)
    assert (answer.status_code, answer.json()["stored"]) == (200, theirs.wire)


def test_an_entry_on_an_old_head_is_told_where_the_head_is(world):
    practice = world.practice()
    late = practice.care.write(practice.client)
    practice.care.post(practice.clinician)
    answer = practice.client.api.post(practice.care.path, json=late.wire)
    assert refused(answer, 409, "head-moved")["head_seq"] == practice.care.state.seq
    practice.care.send(practice.client, re_sign(practice.client.account, practice.care.state, late))


def test_of_two_writers_on_one_head_one_is_stored(world):
    practice = world.practice()
    ours, theirs = practice.care.write(practice.client), practice.care.write(practice.clinician)
    practice.care.send(practice.client, ours)
    refused(practice.clinician.api.post(practice.care.path, json=theirs.wire), 409, "head-moved")


@pytest.mark.parametrize("author", ["clinician", "owner"])
def test_nobody_sends_what_another_has_signed(world, author):
    practice = world.practice()
    entry = practice.care.write(practice.client)
    practice.seat_in(practice.care, practice.clinician, practice.owner, "observer")
    sender = getattr(practice, author)
    refused(sender.api.post(practice.care.path, json=entry.wire), 409, "wrong-seat")


WRONG = {  # what is changed in an honest post, and the verifier's code
    "a later generation": ({"gen": 99}, "gen"),
    "an answer to nothing": ({"re": b64(bytes(16))}, "re"),
    "a deferred post of a client": ({"show_at": 9_999_999_999_999}, "show"),
    "another body": ({"body": b64(bytes(32))}, "body"),
    "another space": ({"space": b64(bytes(32))}, "chain"),
    "an unknown version": ({"v": 2}, "version"),
}


@pytest.mark.parametrize("case", WRONG)
def test_what_breaks_the_log_s_rules_is_refused_with_the_verifier_s_code(world, case):
    change, code = WRONG[case]
    practice = world.practice()
    honest = practice.care.write(practice.client)
    wrong = re_signed(practice.client, honest, change)
    answer = practice.client.api.post(practice.care.path, json=wrong)
    assert refused(answer, 422, "invalid-entry")["code"] == code
    practice.care.send(practice.client, honest)


def re_signed(author, entry, change):
    """Return an entry with some header fields changed, properly signed, as wire."""
    raw = canonical.encode({**entry.header, **change})
    return {**entry.wire, "h": b64(raw), "s": b64(author.account.sign("mt1/entry", raw))}


def test_a_forged_signature_is_refused(world):
    practice = world.practice()
    honest = practice.care.write(practice.client)
    forgery = make_account().sign("mt1/entry", honest.header_bytes)
    forged = {**honest.wire, "s": b64(forgery)}
    answer = practice.client.api.post(practice.care.path, json=forged)
    assert refused(answer, 422, "invalid-entry")["code"] == "sig"


def test_a_post_without_its_body_is_refused(world):
    practice = world.practice()
    entry = practice.care.write(practice.client)
    answer = practice.client.api.post(practice.care.path, json={**entry.wire, "b": ""})
    assert refused(answer, 422, "invalid-entry")["code"] == "body"


def test_a_body_of_another_length_than_the_nine_is_refused(world):
    practice = world.practice()
    header = practice.care.write(practice.client).header
    odd = sign_entry(practice.client.account, header, bytes(300))
    answer = practice.client.api.post(practice.care.path, json=odd.wire)
    assert refused(answer, 422, "invalid-entry")["code"] == "fields"


def test_an_observer_cannot_post(world):
    practice = world.practice()
    practice.seat_in(practice.care, practice.clinician, practice.owner, "observer")
    entry = practice.care.write(practice.owner)
    answer = practice.owner.api.post(practice.care.path, json=entry.wire)
    assert refused(answer, 422, "invalid-entry")["code"] == "role"


def test_the_holder_of_a_link_cannot_post(world):
    practice = world.practice()
    guest = world.person(join_account(practice.invite(practice.care, practice.clinician)))
    entry = post_entry(guest.account, practice.care.state, SEALED, at=world.now_ms)
    answer = guest.api.post(practice.care.path, json=entry.wire)
    assert refused(answer, 422, "invalid-entry")["code"] == "role"


def test_nothing_asks_for_attention_in_a_space_of_one_s_own(world):
    practice = world.practice()
    journal = practice.found(practice.client, "own", "journal")
    loud = journal.write(practice.client, attention=1)
    refused(practice.client.api.post(journal.path, json=loud.wire), 422, "malformed")
    journal.post(practice.client, attention=0)


def test_an_append_only_token_appends_and_does_nothing_else(world):
    practice = world.practice()
    token = ok(practice.client.api.post("/append-tokens"))["token"]
    worker = world.client(token)
    entry = practice.care.write(practice.client)
    assert worker.post(practice.care.path, json=entry.wire).status_code == 201
    for path in ("/spaces", practice.care.path, "/me", "/events"):
        refused(worker.get(path), 401, "not-signed-in")
