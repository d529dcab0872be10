"""Spaces that nobody asked for, and invitations that another made; a true one beside them."""

from dataclasses import replace

import pytest

from meantime import sdk
from meantime.protocol import flows
from meantime.protocol.codes import join_account, make_code, read_code, write_code
from meantime.protocol.errors import ProtocolError
from meantime.protocol.keys import make_account
from meantime.protocol.posts import Text
from meantime.protocol.reseating import Move, reseat
from meantime.protocol.sealing import generation_key
from meantime.protocol.writing import invitation, seat
from meantime.wire.spaces import SpacePage, SpaceSummary
from tests.sdk.networks import answering, serving
from tests.world import WEEK_MS, WELCOME
from tests.world import Space as LocalSpace

pytestmark = pytest.mark.parametrize("database", ["sqlite"])  # the device's side of things


def listing(space, purpose):
    """Return the server's word that I sit in a space."""
    summary = SpaceSummary(
        id=space.id,
        type=space.state.type,
        purpose=purpose,
        role="clinician",
        since_seq=0,
        until_seq=-1,
        head_seq=space.state.seq,
        head=space.state.head,
        responsible="",
    )
    return SpacePage(spaces=[summary], next="")


def pushing(space, purpose="thread"):
    """Return a network that lists and serves one space more than there is."""

    def meet(request, go_on):
        if request.url.path == "/api/spaces" and request.method == "GET":
            return answering(200, listing(space, purpose))
        if space.id in request.url.path:
            return serving(space.entries)(request, go_on)
        return go_on()

    return meet


def made_up(hands, founder, practice_card, *others):
    """Return a care space that no server has seen, founded with whatever cards."""
    now = hands.world.now_ms
    space = LocalSpace(hands.world, flows.found_space(founder, "care", practice_card, now))
    for card, role in others:
        added = seat(card, role)
        space.follow(flows.add_seat(founder, space.state, added, [space.state.gen], now))
    key = generation_key(space.state, founder, space.state.gen)
    for post in WELCOME:
        space.follow(flows.write_post(founder, space.state, key, post, at=now))
    return space


def test_a_client_is_not_drawn_into_a_space_that_they_never_accepted(hands, network):
    card = hands.practice.client.account.card
    stranger = make_account()
    space = made_up(hands, stranger, make_account().card, (card, "clinician"))
    client = hands.take(hands.practice.client, network)
    network.meet = pushing(space)
    (thread,) = client.threads()
    for act in (thread.read, thread.messages):
        with pytest.raises(ProtocolError, match=r"^unknownspace$"):
            act()


FAKES = [("stranger", "false"), ("stranger", "real"), ("colleague", "false")]


@pytest.mark.parametrize(("founder", "practice"), FAKES)
def test_staff_are_not_drawn_into_a_false_space(hands, network, founder, practice):
    real = hands.practice
    founder = make_account() if founder == "stranger" else real.hire().account
    practice_card = make_account().card if practice == "false" else real.secret.card
    card = hands.practice.clinician.account.card
    space = made_up(hands, founder, practice_card, (card, "clinician"))
    clinician = hands.take(hands.practice.clinician, network)
    network.meet = pushing(space)
    (thread,) = clinician.threads()
    for act in (thread.read, thread.messages, lambda: thread.queue(Text(text="To whom?"))):
        with pytest.raises(ProtocolError, match=r"^unknownspace$"):
            act()


def test_staff_are_drawn_into_a_true_one(hands, network):
    colleague = hands.practice.hire()
    card = hands.practice.clinician.account.card
    space = made_up(hands, colleague.account, hands.practice.secret.card, (card, "clinician"))
    clinician = hands.take(hands.practice.clinician, network)
    network.meet = pushing(space)
    (thread,) = clinician.threads()
    assert [m.text for m in thread.read()] == ["Welcome."]


def test_a_stranger_who_is_seated_later_freezes_the_space_from_there(hands, network):
    practice, now = hands.practice, hands.world.now_ms
    practice.care.post(practice.clinician, "Before.")
    care = LocalSpace(hands.world, practice.care.entries[0])
    for entry in practice.care.entries[1:]:
        care.follow(entry)
    colleague, stranger = practice.clinician.account, seat(make_account().card, "clinician")
    care.follow(flows.add_seat(colleague, care.state, stranger, [care.state.gen], now))
    key = generation_key(care.state, colleague, care.state.gen)
    care.follow(
        flows.write_post(colleague, care.state, key, {"type": "text", "text": "After."}, at=now)
    )
    drawn = hands.take(practice.clinician, network)
    network.meet = pushing(care)
    (thread,) = drawn.threads()
    for act in (thread.read, lambda: thread.queue(Text(text="Sealed to a stranger?"))):
        with pytest.raises(ProtocolError, match=r"^unknownspace$"):
            act()
    assert [m.text for m in thread.messages()][-1] == "Before."


def test_a_false_space_with_the_same_invitation_is_told_by_its_proof(hands, network):
    code = hands.clinician.invite_client("Jo Kim", sdk.Inviter("Anna", "LMFT")).code
    joiner = join_account(read_code(code, "join"))
    stranger, now = make_account(), hands.world.now_ms
    space = LocalSpace(hands.world, flows.found_space(stranger, "care", make_account().card, now))
    opened = replace(invitation(joiner, "client", space.id, now + WEEK_MS), proof=bytes(32))
    space.follow(reseat(stranger, space.state, Move(add=[opened]), now))
    network.meet = pushing(space)
    with pytest.raises(ProtocolError, match=r"^proof$"):
        sdk.knock(hands.http(network), code)
    assert hands.knock(code).role == "client"


def test_a_code_that_nobody_made_finds_no_invitation(hands):
    with pytest.raises(ProtocolError, match=r"^noinvite$"):
        sdk.knock(hands.http(), write_code(make_code(), "join"))
