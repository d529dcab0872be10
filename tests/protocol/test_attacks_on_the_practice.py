"""The roster, the practice secret and the keys that are sealed (cases 29 to 33)."""

from __future__ import annotations

import pytest
from nacl import bindings

from meantime.protocol import flows, sealing, trust
from meantime.protocol.encoding import b64, keyed, pae
from meantime.protocol.entry import Key
from meantime.protocol.errors import ProtocolError
from meantime.protocol.reseating import Move, reseat
from meantime.protocol.sealing import commitment, generation_key, seal_to
from meantime.protocol.writing import seat, seats_entry, sign_entry
from tests.protocol.people import (
    AT,
    CLIENT,
    COVER,
    OTHER_CLIENT,
    OUTSIDER,
    OWNER,
    SUPERVISOR,
    THERAPIST,
    Log,
    refuses,
    resigned,
    verdict,
)


def test_staff_do_not_edit_the_roster(world):
    log = world.roster
    entry = seats_entry(THERAPIST, log.state, at=AT, remove=[COVER.id])
    assert log.verdict(entry) == "role"


@pytest.mark.parametrize("role", ["staff", "custodian"])
def test_nobody_joins_the_roster_without_an_invitation(world, role):
    log = world.roster
    move = Move(add=[seat(OUTSIDER.card, role)])
    assert log.verdict(reseat(OWNER, log.state, move, AT)) == "role"


def test_control_staff_become_custodians_and_back(world):
    log = world.roster.copy()
    log.add(flows.change_role(OWNER, log.state, THERAPIST.id, "custodian", AT))
    assert generation_key(log.state, THERAPIST, 1) == world.practice.secret
    log.add(flows.change_role(OWNER, log.state, THERAPIST.id, "staff", AT))
    assert log.state.gen == 2
    assert (2, THERAPIST.id) not in log.state.boxes


def test_control_staff_of_before_come_back_without_an_invitation(world):
    log = world.roster.copy()
    log.add(flows.remove(OWNER, log.state, [COVER.id], AT))
    assert log.verdict(reseat(OWNER, log.state, Move(add=[seat(COVER.card, "staff")]), AT)) == "ok"


def test_the_practice_secret_is_sealed_to_custodians_alone(world):
    log = world.roster
    assert log.verdict(flows.grant(OWNER, log.state, THERAPIST.id, [1], AT)) == "keys"


def test_a_custodian_remains(world):
    log = world.roster
    assert log.verdict(flows.remove(OWNER, log.state, [OWNER.id], AT)) == "custodian"


def test_the_practice_space_holds_no_posts(world):
    log = world.roster
    key = generation_key(log.state, OWNER, 1)
    assert log.verdict(flows.write_post(OWNER, log.state, key, {"type": "text"}, at=AT)) == "role"


CARDS = {
    "is a member's": (THERAPIST.card, "card"),
    "shares a signing key": (THERAPIST.sign_pk + OUTSIDER.box_pk, "card"),
    "shares a box key": (OUTSIDER.sign_pk + THERAPIST.box_pk, "card"),
    "is of small order": (OUTSIDER.sign_pk + bytes(32), "card"),
    "is a new one": (OUTSIDER.card, "ok"),
}


@pytest.mark.parametrize(("card", "code"), CARDS.values(), ids=CARDS)
def test_a_practice_card_is_good_and_its_own(world, card, code):
    log = world.roster
    entry = flows.rotate(OWNER, log.state, AT)
    swapped = resigned(OWNER, entry, body=lambda b: b.update(card=b64(card)))
    assert log.verdict(swapped) == code


def test_a_practice_card_is_used_once(world):
    log = world.roster.copy()
    log.add(flows.rotate(OWNER, log.state, AT))
    entry = flows.rotate(OWNER, log.state, AT)
    for old in log.state.cards.values():
        again = resigned(OWNER, entry, body=lambda b, card=old: b.update(card=b64(card)))
        assert log.verdict(again) == "card"


def test_a_new_practice_generation_shows_its_card(world):
    log = world.roster
    hidden = resigned(OWNER, flows.rotate(OWNER, log.state, AT), body=lambda b: b.update(card=""))
    assert log.verdict(hidden) == "gen"


def test_a_practice_founded_on_its_owners_card_is_refused():
    root, _ = flows.found_practice(OWNER, AT)
    same = resigned(OWNER, root, body=lambda b: b.update(card=b64(OWNER.card)))
    assert verdict([same.wire]) == "card"


def test_a_practice_card_comes_from_the_sealed_secret():
    root, _ = flows.found_practice(OWNER, AT)
    other = resigned(OWNER, root, body=lambda b: b.update(card=b64(OUTSIDER.card)))
    log = Log(other)
    with refuses("secret"):
        generation_key(log.state, OWNER, 1)


# 31 to 33: keys


def rotated(log, swap):
    entry = flows.rotate(THERAPIST, log.state, AT)
    return log.add(resigned(THERAPIST, entry, body=swap))


def test_boxes_swapped_between_members_do_not_open(world):
    def swap(body):
        first, second, *_ = body["keys"]
        first["box"], second["box"] = second["box"], first["box"]

    log = rotated(world.thread(), swap)
    with refuses("seal"):
        generation_key(log.state, THERAPIST, log.state.gen)


def test_another_key_sealed_to_one_member_is_seen(world):
    box = b64(seal_to(CLIENT.card, bytes(32)))

    def swap(body):
        next(key for key in body["keys"] if key["to"] == CLIENT.id)["box"] = box

    log = rotated(world.thread(), swap)
    with refuses("commit"):
        generation_key(log.state, CLIENT, log.state.gen)
    assert generation_key(log.state, THERAPIST, log.state.gen)


@pytest.mark.parametrize(
    "box", [bytes(80), seal_to(CLIENT.card, bytes(32))], ids=["rubbish", "other"]
)
def test_control_a_rubbish_box_on_top_hides_no_good_one(world, box):
    log = world.thread()
    key = generation_key(log.state, CLIENT, log.state.gen)
    keys = [Key(log.state.gen, CLIENT.id, box)]
    log.add(seats_entry(THERAPIST, log.state, at=AT, keys=keys))
    assert generation_key(log.state, CLIENT, log.state.gen) == key


def test_a_commitment_belongs_to_one_space_and_generation():
    key = bytes(range(32))
    assert commitment(key, "S" * 43, 1) == commitment(key, "", 1)
    assert len({commitment(key, space, gen) for space in ("S", "T") for gen in (2, 3)}) == 4


def posted(log, body):
    return sign_entry(CLIENT, log.write(CLIENT).header, body)


def test_a_post_that_does_not_open_is_marked_alone(world):
    log = world.thread()
    key = generation_key(log.state, CLIENT, log.state.gen)
    entry = posted(log, bytes(296))
    assert log.verdict(entry) == "ok"
    with refuses("aead"):
        sealing.open_post(key, entry)


def sealed_by_hand(log, padded):
    """Return a post whose seal is right, whatever it holds."""
    entry = log.write(CLIENT)
    key = keyed(generation_key(log.state, CLIENT, entry.gen), "mt1/post")
    binding = pae("mt1/post", entry.space, entry.author, entry.id, str(entry.gen))
    nonce = bytes(24)
    sealed = bindings.crypto_aead_xchacha20poly1305_ietf_encrypt(padded, binding, nonce, key)
    return sign_entry(CLIENT, entry.header, nonce + sealed)


PLAINTEXTS = {
    "a list": (sealing.pad(b"[]"), "post"),
    "text": (sealing.pad(b'"x"'), "post"),
    "not canonical": (sealing.pad(b'{ "type":"text"}'), "post"),
    "not JSON": (sealing.pad(b"Hello."), "post"),
    "empty": (sealing.pad(b""), "post"),
    "without a mark": (bytes(256), "pad"),
    "with rubbish behind the mark": (b"{}\x80".ljust(255, b"\0") + b"\1", "pad"),
    "padded too far": (b"{}\x80".ljust(512, b"\0"), "pad"),
}


@pytest.mark.parametrize(("padded", "code"), PLAINTEXTS.values(), ids=PLAINTEXTS)
def test_a_post_that_says_nothing_readable_is_marked_alone(world, padded, code):
    log = world.thread()
    entry = sealed_by_hand(log, padded)
    assert log.verdict(entry) == "ok"
    with refuses(code):
        sealing.open_post(generation_key(log.state, CLIENT, entry.gen), entry)


def test_a_post_longer_than_the_greatest_size_is_an_attachment(world):
    log = world.thread()
    assert len(log.write(CLIENT, "x" * 65_506).body) == 40 + 65_536
    with refuses("pad"):
        log.write(CLIENT, "x" * 65_507 + "yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy")


def test_a_post_is_bound_to_its_place(world):
    log = world.thread()
    key = generation_key(log.state, CLIENT, log.state.gen)
    entry = log.write(CLIENT)
    assert sealing.open_post(key, entry) == {"type": "text", "text": "Hello."}
    for change in ({"id": "A" * 22}, {"author": OUTSIDER.id}, {"space": "A" * 43}, {"gen": 9}):
        moved = resigned(OUTSIDER, entry, lambda h, c=change: h.update(c))
        with refuses("aead"):
            sealing.open_post(key, moved)


def test_a_post_opens_under_its_own_generation_alone(world):
    log = world.thread()
    with refuses("aead"):
        sealing.open_post(generation_key(log.state, THERAPIST, 1), log.write(CLIENT))


# 29 and 30: whether a space is what it says


def refusal(state, entries, account, roster):
    try:
        trust.check_trust(state, entries, account.id, roster)
    except ProtocolError as refused:
        return refused.code, refused.seq
    return "ok"


def fake_thread(*, author=THERAPIST, practice=OTHER_CLIENT):
    return Log(flows.found_space(author, "care", practice.card, AT))


def test_control_people_trust_what_they_have_a_part_in(world):
    roster = trust.whole_roster(world.roster.state)
    thread, chart, journal = world.covered_thread(), world.chart(), world.journal()
    for log, person in ((thread, THERAPIST), (thread, COVER), (chart, SUPERVISOR)):
        assert refusal(log.state, log.entries, person, roster) == "ok"
    for log, person in (
        (thread, CLIENT),
        (journal, CLIENT),
        (world.roster, THERAPIST),
        (world.roster, OWNER),
    ):
        assert refusal(log.state, log.entries, person, None) == "ok"


def test_an_unsolicited_space_with_my_card_is_not_trusted(world):
    log = fake_thread(author=OUTSIDER)
    invited = flows.invite_client(OUTSIDER, log.state, [], until=AT + 1, at=AT)
    log.add(*invited.entries)
    log.state.ever[CLIENT.id] = "client"
    assert refusal(log.state, log.entries, CLIENT, None) == ("unknownspace", -1)
    with refuses("unknownspace"):
        trust.check_mine(world.roster.state, OUTSIDER.id)


def test_a_fake_practice_is_not_trusted_by_staff(world):
    roster = trust.whole_roster(world.roster.state)
    for log in (
        fake_thread(),
        fake_thread(author=OUTSIDER),
        fake_thread(author=OUTSIDER, practice=world.practice),
    ):
        assert refusal(log.state, log.entries, THERAPIST, roster) == ("unknownspace", 0)
        assert refusal(log.state, log.entries, THERAPIST, None) == ("unknownspace", 0)


@pytest.mark.parametrize("role", ["clinician", "observer"])
def test_a_space_freezes_from_where_an_outsider_is_seated(world, role):
    log = world.thread()
    roster = trust.whole_roster(world.roster.state)
    log.add(reseat(THERAPIST, log.state, Move(add=[seat(OUTSIDER.card, role)]), AT))
    log.add(log.write(CLIENT))
    assert refusal(log.state, log.entries, THERAPIST, roster) == ("unknownspace", log.state.seq - 1)


def test_an_old_practice_secret_seats_no_outsider_as_practice(world):
    log = world.thread()
    roster = trust.whole_roster(world.roster.state)
    log.add(*flows.replace_practice(world.practice, log.state, OUTSIDER, AT))
    assert refusal(log.state, log.entries, THERAPIST, roster) == ("unknownspace", log.state.seq)


def test_a_server_judges_by_the_roster_of_today(world):
    roster = world.roster.copy()
    roster.add(flows.remove(OWNER, roster.state, [COVER.id], AT))
    roster.add(flows.rotate(OWNER, roster.state, AT))
    today, ever = trust.current_roster(roster.state), trust.whole_roster(roster.state)
    entry = world.covered_thread().entries[-1]
    trust.check_seating(entry, ever)
    with refuses("unknownspace"):
        trust.check_seating(entry, today)
    root = flows.found_space(THERAPIST, "care", world.practice.card, AT)
    trust.check_seating(root, ever)
    with refuses("unknownspace"):
        trust.check_seating(root, today)


def test_an_own_space_is_trusted_by_its_owner_alone(world):
    log = world.journal()
    assert refusal(log.state, log.entries, THERAPIST, trust.whole_roster(world.roster.state)) == (
        "unknownspace",
        -1,
    )
