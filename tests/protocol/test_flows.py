"""The flows from F1 to F11 between people who do what they should."""

from __future__ import annotations

from meantime.protocol import flows
from meantime.protocol.codes import join_account
from meantime.protocol.keys import make_account
from meantime.protocol.reseating import generations_of
from meantime.protocol.sealing import generation_key
from meantime.protocol.trust import check_invitation
from meantime.protocol.writing import re_sign, seat
from tests.protocol.people import (
    AT,
    CLIENT,
    COVER,
    OTHER_CLIENT,
    OUTSIDER,
    OWNER,
    SUPERVISOR,
    THERAPIST,
    UNTIL,
    WELCOME,
    Log,
    reads,
    refuses,
)


def test_a_practice_is_founded_on_a_secret_that_its_owner_holds():
    root, practice = flows.found_practice(OWNER, AT)
    log = Log(root)
    assert generation_key(log.state, OWNER, 1) == practice.secret
    assert log.state.cards == {1: practice.card}
    assert log.state.space == root.hash == root.space
    assert log.state.founder == OWNER.id


def test_staff_join_without_a_key_of_the_practice(world):
    state = world.roster.state
    assert {state.seats[person.id].role for person in (THERAPIST, COVER, SUPERVISOR)} == {"staff"}
    assert {THERAPIST.id, COVER.id, SUPERVISOR.id} == state.accepts
    with refuses("nokey"):
        generation_key(state, THERAPIST, 1)


def test_a_client_joins_while_the_therapist_is_offline(world):
    log, code = world.invited_thread()
    offline = log.copy()
    log.add(flows.join(CLIENT, log.state, code, AT))
    first = log.write(CLIENT, "I am here.", attention=1)
    log.add(first)
    for entry in log.entries[len(offline.entries) :]:
        offline.add(entry)
    assert reads(offline, THERAPIST, first) == "I am here."
    assert reads(offline, world.practice, first) == "I am here."
    assert offline.state.seats[CLIENT.id].role == "client"
    assert CLIENT.id in offline.state.accepts


def test_a_client_reads_the_welcome_and_nothing_older(world):
    log = Log(flows.found_space(THERAPIST, "care", world.practice.card, AT))
    before = log.write(THERAPIST, "A note before the invitation.")
    log.add(before)
    invited = flows.invite_client(THERAPIST, log.state, WELCOME, until=UNTIL, at=AT)
    log.add(*invited.entries)
    between = log.write(THERAPIST, "A note after the welcome.")
    log.add(between, flows.join(CLIENT, Log(*log.entries, between).state, invited.code, AT))
    welcome = next(e for e in invited.entries if reads(log, THERAPIST, e) == "Welcome.")
    assert reads(log, CLIENT, welcome) == "Welcome."
    assert reads(log, CLIENT, before) == reads(log, CLIENT, between) == "nokey"


def test_both_sides_read_the_same_digits(world):
    log = world.thread()
    digits = flows.digits(log.state.last_seats)
    assert digits == flows.digits(log.copy().add(log.write(CLIENT)).state.last_seats)
    assert [len(group) for group in digits.split()] == [5] * 6
    log.add(flows.rotate(THERAPIST, log.state, AT))
    assert flows.digits(log.state.last_seats) != digits


def test_a_refused_post_is_signed_again_under_its_id(world):
    log = world.thread()
    mine = log.write(CLIENT, "Mine.", attention=2)
    log.add(log.write(THERAPIST, "Theirs."))
    again = flows.rewrite_post(CLIENT, log.state, mine)
    assert (again.id, again.body, again.attention) == (mine.id, mine.body, 2)
    assert again.hash != mine.hash
    log.add(again)
    assert reads(log, THERAPIST, again) == "Mine."


def test_a_refused_post_is_sealed_again_once_the_keys_have_moved(world):
    log = world.thread()
    mine = log.write(CLIENT, "Mine.", attention=3, re=log.entries[-1].id)
    log.add(flows.rotate(THERAPIST, log.state, AT))
    with refuses("gen"):
        re_sign(CLIENT, log.state, mine)
    again = flows.rewrite_post(CLIENT, log.state, mine)
    assert again.body != mine.body
    assert (again.id, again.re, again.attention, again.at) == (mine.id, mine.re, 3, mine.at)
    log.add(again)
    assert reads(log, THERAPIST, again) == "Mine."


def test_cover_reads_what_was_granted(world):
    log = world.thread()
    old = log.entries[-1]
    log.add(flows.rotate(THERAPIST, log.state, AT))
    cover = seat(COVER.card, "clinician")
    log.add(flows.add_seat(THERAPIST, log.state, cover, [log.state.gen], AT))
    new = log.write(CLIENT, "To whoever covers.")
    log.add(new)
    assert (reads(log, COVER, old), reads(log, COVER, new)) == ("nokey", "To whoever covers.")
    everything = generations_of(log.state, THERAPIST)
    log.add(flows.add_seat(THERAPIST, log.state, seat(SUPERVISOR.card, "observer"), everything, AT))
    assert reads(log, SUPERVISOR, old) == "I feel low today."


def test_cover_that_has_ended_reads_nothing_more(world):
    log = world.covered_thread()
    old = log.entries[-2]
    log.add(flows.remove(THERAPIST, log.state, [COVER.id], AT))
    new = log.write(CLIENT, "After.")
    log.add(new)
    assert (reads(log, COVER, old), reads(log, COVER, new)) == ("I feel low today.", "nokey")


def test_an_observer_becomes_a_clinician_and_writes(world):
    log = world.thread()
    log.add(flows.add_seat(THERAPIST, log.state, seat(SUPERVISOR.card, "observer"), [1], AT))
    log.add(flows.change_role(THERAPIST, log.state, SUPERVISOR.id, "clinician", AT))
    assert log.verdict(log.write(SUPERVISOR)) == "ok"


def test_a_client_who_lost_everything_reads_history_once_it_is_granted(world):
    log = world.thread()
    old = log.entries[-1]
    log.add(flows.remove(THERAPIST, log.state, [CLIENT.id], AT))
    invited = flows.invite_client(THERAPIST, log.state, WELCOME, until=UNTIL, at=AT)
    log.add(*invited.entries)
    log.add(flows.join(OTHER_CLIENT, log.state, invited.code, AT))
    assert reads(log, OTHER_CLIENT, old) == "nokey"
    history = generations_of(log.state, THERAPIST)
    known = generations_of(log.state, OTHER_CLIENT)
    missing = [gen for gen in history if gen not in known]
    log.add(flows.grant(THERAPIST, log.state, OTHER_CLIENT.id, missing, AT))
    assert reads(log, OTHER_CLIENT, old) == "I feel low today."


def test_a_couple_shares_one_thread(world):
    log = world.thread()
    invited = flows.invite_client(THERAPIST, log.state, WELCOME[2:], until=UNTIL, at=AT)
    log.add(*invited.entries).add(flows.join(OTHER_CLIENT, log.state, invited.code, AT))
    roles = [taken.role for taken in log.state.seats.values()]
    assert roles.count("client") == 2
    entry = log.write(OTHER_CLIENT, "Both of us.")
    assert reads(log.add(entry), CLIENT, entry) == "Both of us."


def test_a_link_finds_its_seat_and_no_other(world):
    log, code = world.invited_thread()
    assert check_invitation(log.state, join_account(code)).as_ == "client"
    with refuses("noinvite"):
        flows.join(CLIENT, log.state, bytes(15), AT)
    with refuses("noinvite"):
        check_invitation(log.state, THERAPIST)


def test_a_space_of_ones_own_opens_for_its_owner_alone(world):
    log = world.journal()
    assert reads(log, CLIENT, log.entries[-1]) == "Only mine."
    assert reads(log, world.practice, log.entries[-1]) == "nokey"


def test_flows_leave_the_state_they_are_given_as_it_is(world):
    log = world.covered_thread()
    before = log.state.dump()
    flows.invite_client(THERAPIST, log.state, WELCOME, until=UNTIL, at=AT)
    flows.remove(THERAPIST, log.state, [COVER.id], AT)
    flows.replace_practice(world.practice, log.state, OUTSIDER, AT)
    assert log.state.dump() == before


def test_what_cannot_be_opened_is_not_granted(world):
    log = world.covered_thread()
    with refuses("nokey"):
        flows.grant(COVER, log.state, CLIENT.id, [1], AT)


def test_two_writers_keep_their_order_through_a_rotation(world):
    """F6 in small: the slower writer signs again what was refused, and nothing is lost."""
    log = world.thread()
    queue = [log.write(CLIENT, f"Line {number}.") for number in range(6)]
    for number, entry in enumerate(queue):
        if number == 3:
            log.add(flows.rotate(THERAPIST, log.state, AT))
        log.add(log.write(THERAPIST, "Meanwhile."))
        log.add(flows.rewrite_post(CLIENT, log.state, entry))
    mine = [entry for entry in log.entries if entry.author == CLIENT.id][-6:]
    assert [entry.id for entry in mine] == [entry.id for entry in queue]
    texts = [reads(log, THERAPIST, entry) for entry in mine]
    assert texts == [f"Line {number}." for number in range(6)]


def test_a_newcomer_is_somebody_new(world):
    log, code = world.invited_thread()
    with refuses("card"):
        log.add(flows.join(THERAPIST, log.state, code, AT))
    log.add(flows.join(make_account(), log.state, code, AT))
