"""What the holder of an invitation's link, or of an old one, might do (cases 20 to 28)."""

from __future__ import annotations

import pytest

from meantime.protocol import flows
from meantime.protocol.codes import join_account, make_code
from meantime.protocol.encoding import b64
from meantime.protocol.reseating import Move, reseat
from meantime.protocol.sealing import generation_key, open_post
from meantime.protocol.trust import check_invitation
from meantime.protocol.writing import acceptance, invitation, seat, seats_entry
from tests.protocol.people import (
    AT,
    CLIENT,
    COVER,
    OUTSIDER,
    THERAPIST,
    UNTIL,
    WELCOME,
    refuses,
    resigned,
)


@pytest.fixture
def invited(world):
    """Return a thread with an open invitation, the account of its link, and an honest join."""
    log, code = world.invited_thread()
    return log, join_account(code), flows.join(CLIENT, log.state, code, AT)


def test_control_the_client_joins(invited):
    log, _, joined = invited
    assert log.verdict(joined) == "ok"


def test_a_link_writes_nothing(invited):
    log, link, _ = invited
    post = log.write(THERAPIST)
    assert log.verdict(resigned(link, post, lambda h: h.update(author=link.id))) == "role"


@pytest.mark.parametrize("role", ["clinician", "observer", "practice"])
def test_a_link_takes_no_higher_role(invited, role):
    log, link, joined = invited
    assert (
        log.verdict(resigned(link, joined, body=lambda b: b["add"][0].update(role=role)))
        == "invite"
    )


JOINS = {
    "adds a second seat": lambda b: b["add"].append({"card": b64(OUTSIDER.card), "role": "client"}),
    "adds nobody": lambda b: b.update(add=[]),
    "stays": lambda b: b.update(remove=[]),
    "removes somebody else": lambda b: b["remove"].append(THERAPIST.id),
    "removes only somebody else": lambda b: b.update(remove=[THERAPIST.id]),
    "comes without an acceptance": lambda b: b["add"][0].pop("accept"),
    "re-seals an older generation": lambda b: b["keys"][-1].update(gen=1),
    "re-seals to somebody else": lambda b: b["keys"][-1].update(to=THERAPIST.id),
    "seals a generation to come": lambda b: b["keys"][-1].update(gen=99),
}


@pytest.mark.parametrize("change", JOINS.values(), ids=JOINS)
def test_a_link_does_nothing_but_hand_over_its_seat(invited, change):
    log, link, joined = invited
    assert log.verdict(resigned(link, joined, body=change)) == "invite"


def test_a_link_seats_nobody_without_their_acceptance(invited):
    log, link, joined = invited
    other = resigned(link, joined, body=lambda b: b["add"][0].update(card=b64(OUTSIDER.card)))
    assert log.verdict(other) == "sig"
    forged = resigned(link, joined, body=lambda b: b["add"][0].update(accept=b64(bytes(64))))
    assert log.verdict(forged) == "sig"


def test_an_invitation_is_used_once(invited):
    log, link, joined = invited
    log.add(joined)
    place = {"seq": log.state.seq + 1, "prev": log.state.head, "id": "A" * 22}
    assert log.verdict(resigned(link, joined, lambda h: h.update(place))) == "author"


def test_an_acceptance_is_wrapped_round_no_other_key(invited):
    log, link, joined = invited
    rewrapped = resigned(link, joined, body=lambda b: b.update(commit=b64(bytes(32))))
    assert log.verdict(rewrapped) == "sig"


def test_an_acceptance_counts_for_one_invitation(invited):
    log, _, joined = invited
    old = joined.seats.add[0].accept
    log.add(joined).add(flows.remove(THERAPIST, log.state, [CLIENT.id], AT))
    again = flows.invite_client(THERAPIST, log.state, [], until=UNTIL, at=AT)
    log.add(*again.entries)
    rejoined = flows.join(CLIENT, log.state, again.code, AT)
    replayed = resigned(
        join_account(again.code), rejoined, body=lambda b: b["add"][0].update(accept=b64(old))
    )
    assert (log.verdict(rejoined), log.verdict(replayed)) == ("ok", "sig")


def test_an_acceptance_is_an_inviteds_alone(world):
    log = world.thread()
    entry = reseat(THERAPIST, log.state, Move(add=[seat(COVER.card, "clinician")]), AT)
    accept = b64(acceptance(COVER, log.state.space, "clinician", THERAPIST.id, b""))
    accepted = resigned(THERAPIST, entry, body=lambda b: b["add"][0].update(accept=accept))
    assert log.verdict(accepted) == "invite"


def test_whoever_leaves_takes_their_open_invitation_along(world):
    log = world.covered_thread()
    link = join_account(make_code())
    opened = invitation(link, "client", log.state.space, UNTIL)
    log.add(reseat(COVER, log.state, Move(add=[opened]), AT))
    entry = flows.remove(THERAPIST, log.state, [COVER.id], AT)
    assert entry.seats
    assert set(entry.seats.remove) == {COVER.id, link.id}
    left = resigned(THERAPIST, entry, body=lambda b: b["remove"].remove(link.id))
    assert (log.verdict(entry), log.verdict(left)) == ("ok", "invite")


def test_whoever_leaves_opens_no_invitation_in_leaving(world):
    log = world.covered_thread()
    opened = invitation(OUTSIDER, "client", log.state.space, UNTIL)
    entry = reseat(COVER, log.state, Move(remove=[COVER.id], add=[opened]), AT)
    assert log.verdict(entry) == "invite"


def test_an_expired_link_joins_nothing(world):
    log, code = world.invited_thread()
    assert log.verdict(flows.join(CLIENT, log.state, code, UNTIL)) == "ok"
    assert log.verdict(flows.join(CLIENT, log.state, code, UNTIL + 1)) == "expired"


def test_opening_or_withdrawing_an_invitation_changes_the_keys(invited):
    log, link, _ = invited
    withdrawn = seats_entry(THERAPIST, log.state, at=AT, remove=[link.id])
    opened = invitation(OUTSIDER, "client", log.state.space, UNTIL)
    added = seats_entry(THERAPIST, log.state, at=AT, add=[opened])
    assert log.verdict(withdrawn) == log.verdict(added) == "gen"
    assert log.verdict(flows.remove(THERAPIST, log.state, [link.id], AT)) == "ok"


@pytest.mark.parametrize("until", [AT, AT - 1, 0, -1])
def test_an_invitation_ends_after_it_begins(world, until):
    log = world.thread()
    opened = invitation(OUTSIDER, "client", log.state.space, until)
    assert log.verdict(reseat(THERAPIST, log.state, Move(add=[opened]), AT)) == "invite"


@pytest.mark.parametrize("as_", ["clinician", "practice", "invite", "staff", ""])
def test_an_invitation_leads_to_the_role_of_the_table(world, as_):
    log = world.thread()
    opened = invitation(OUTSIDER, as_, log.state.space, UNTIL)
    assert log.verdict(reseat(THERAPIST, log.state, Move(add=[opened]), AT)) == "role"


def test_an_open_invitation_is_given_no_other_key(invited):
    log, link, _ = invited
    for gen in (1, 2, log.state.gen):
        assert log.verdict(flows.grant(THERAPIST, log.state, link.id, [gen], AT)) == "invite"
    rotation = flows.rotate(THERAPIST, log.state, AT)
    box = {"gen": log.state.gen + 1, "to": link.id, "box": b64(bytes(80))}
    leaked = resigned(THERAPIST, rotation, body=lambda b: b["keys"].append(box))
    assert log.verdict(leaked) == "invite"


def test_an_invitation_is_given_no_old_key_as_it_opens(world):
    log = world.thread()
    opened = invitation(OUTSIDER, "client", log.state.space, UNTIL)
    entry = reseat(THERAPIST, log.state, Move(add=[opened]), AT)
    box = {"gen": 1, "to": OUTSIDER.id, "box": b64(bytes(80))}
    assert log.verdict(resigned(THERAPIST, entry, body=lambda b: b["keys"].append(box))) == "invite"


def test_a_link_opens_exactly_the_welcome(world):
    log, code = world.invited_thread()
    link = join_account(code)
    posts = [entry for entry in log.entries if entry.kind == "post"]
    opened = [open_post(generation_key(log.state, link, post.gen), post) for post in posts]
    assert opened == list(WELCOME)
    later = log.write(THERAPIST)
    log.add(later)
    with refuses("nokey"):
        generation_key(log.state, link, later.gen)


def test_a_space_made_by_another_fails_the_proof(world):
    log, code = world.invited_thread()
    theirs, _ = world.invited_thread()
    link = join_account(code)
    copied = log.state.seats[link.id]
    theirs.state.seats[link.id] = copied
    assert check_invitation(log.state, link) == copied
    with refuses("proof"):
        check_invitation(theirs.state, link)


def test_a_code_that_opens_no_seat_is_told_apart_from_a_used_one(invited):
    log, link, joined = invited
    stranger = join_account(make_code())
    log.add(joined)
    for account, was_used in ((stranger, False), (link, True)):
        with refuses("noinvite"):
            check_invitation(log.state, account)
        assert (account.id in log.state.ever) is was_used
