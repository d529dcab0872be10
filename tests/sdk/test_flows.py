"""F1 to F5 of protocol.md as people live them, every step through the SDK and a real server."""

from datetime import timedelta

import msgspec
import pytest

from meantime import sdk
from meantime.protocol import flows
from meantime.protocol.codes import write_code
from meantime.protocol.errors import ProtocolError
from meantime.protocol.writing import seat
from meantime.sdk.errors import DigitsMoved
from meantime.sdk.inviting import invite
from meantime.sdk.listing import list_spaces
from meantime.server.practices.service import make_setup_code
from meantime.wire.practices import PracticeDetails
from meantime.wire.problems import ProblemSlug
from tests.sdk.newcomers import ANNA, WORDS, newcomer
from tests.world import DETAILS

PRACTICE = msgspec.convert(DETAILS, PracticeDetails)


def test_a_practice_is_founded_and_a_client_comes_to_it(world, hands, tmp_path):
    code = world.server.write(make_setup_code)
    owner, _ = sdk.found_practice(hands.http(), code, PRACTICE, newcomer("Olga"), tmp_path)
    owner.choose_night("nobody")
    with owner, sdk.knock(hands.http(), owner.invite_staff().code) as door:
        assert (door.role, door.welcome()) == ("staff", [])
        anna, _ = door.accept(newcomer("Anna Weiss"), tmp_path)
        owner.introduce(anna.id, ANNA, ["clinician"])
        names = [member.name for member in anna.directory().by_id.values()]
        assert names == ["Olga", "", "Anna Weiss"]  # the practice's own seat has none

    with anna:
        link = anna.invite_client("Jo Kim", ANNA).link
    jo = newcomer("Jo")
    with sdk.knock(hands.http(), link) as door:  # nobody of the practice is signed in
        assert [m.name for m in door.welcome()] == ["Anna Weiss"]
        client, recovery = door.accept(jo, tmp_path)
    with client:
        (thread,) = client.threads()
        thread.sync().write("It worked.")

    with sdk.connect(hands.http(), jo.login, WORDS, tmp_path / "other") as again:
        (thread,) = again.threads()
        assert [(m.name, m.text) for m in thread.read()][1:] == [("Jo", "It worked.")]
        assert {lock.kind for lock in again.account().locks} == {"password", "recovery"}
    assert len(recovery.split("-")) == 7


def test_a_client_gets_three_spaces_and_sees_one(hands):
    invited = hands.clinician.invite_client("Jo Kim", ANNA)
    about = {}
    for listed in list_spaces(hands.clinician.connection.http):
        if listed.purpose in {"chart", "desk"}:
            space = hands.clinician.space(listed.id)
            about[space.purpose().of] = space.purpose().about
            assert {seat.role for seat in space.state.seats.values()} == {"member", "practice"}
    assert about == {"chart": invited.space_id, "desk": invited.space_id}
    jo = hands.join(invited.code, newcomer("Jo"))
    assert [s.purpose for s in list_spaces(jo.connection.http)] == ["thread"]


def test_the_link_opens_the_welcome_and_nothing_before_or_after(hands):
    thread = hands.thread(hands.clinician)
    thread.write("Between the two of us.")
    invited = invite(thread, ANNA, 7)
    hands.thread(hands.clinician).write("Said after the invitation.")
    assert [m.text[:10] for m in hands.knock(invited.link).welcome()] == ["Anna Weiss"]


def test_a_code_that_was_used_says_when(hands):
    code = hands.clinician.invite_client("Jo Kim", ANNA).code
    hands.join(code, newcomer("Jo"))
    with pytest.raises(sdk.InvitationUsed) as told:
        hands.knock(code)
    assert abs(told.value.used_at - hands.world.clock.now()) < timedelta(minutes=1)


@pytest.mark.parametrize(
    "text",
    [
        write_code(bytes(15), "recover"),
        write_code(bytes(15), "join")[:-1] + "!",
        "",
        "https://elsewhere.example/join",
    ],
)
def test_a_code_of_another_kind_is_refused_before_any_request(hands, text):
    network = hands.between()
    with pytest.raises(ProtocolError, match=r"^code$"):
        sdk.knock(hands.http(network), text)
    assert network.seen == []


def test_both_sides_read_the_same_digits_and_mark_each_other(hands):
    theirs, ours = hands.thread(hands.client), hands.thread(hands.clinician)
    assert theirs.digits() == ours.digits()
    assert theirs.marks() == ours.marks() == frozenset()
    theirs.confirm(theirs.digits())
    ours.confirm(ours.digits())
    assert theirs.marks() == {hands.clinician.id}
    assert ours.sync().marks() == {hands.client.id}


def test_the_mark_falls_when_somebody_comes_by_a_link(hands):
    ours = hands.thread(hands.clinician)
    ours.confirm(ours.digits())
    code = invite(ours, ANNA, 7).code
    assert ours.sync().marks() == {hands.client.id}  # nobody has come yet
    hands.join(code, newcomer("Kim"))
    assert ours.sync().marks() == frozenset()


def test_the_mark_falls_when_the_practice_card_is_another(hands):
    theirs = hands.thread(hands.client)
    theirs.confirm(theirs.digits())
    new_secret = hands.change_practice_secret()
    theirs.sync()
    assert new_secret.id in theirs.state.seats
    assert theirs.marks() == frozenset()


def test_the_mark_stays_when_a_verified_clinician_brings_a_colleague(hands):
    theirs = hands.thread(hands.client)
    theirs.confirm(theirs.digits())
    card, account = hands.practice.hire().account.card, hands.clinician.connection.account
    hands.thread(hands.clinician).append_newest(
        lambda state: flows.add_seat(
            account, state, seat(card, "clinician"), [state.gen], hands.world.now_ms
        )
    )
    assert theirs.sync().marks() == {hands.clinician.id}


def test_digits_that_have_moved_meanwhile_are_not_confirmed(hands):
    theirs = hands.thread(hands.client)
    shown = theirs.digits()
    hands.rotate()
    with pytest.raises(DigitsMoved):
        theirs.confirm(shown)
    assert theirs.marks() == frozenset()


def test_an_invitation_past_its_day_is_refused_by_the_servers_clock(hands):
    code = hands.clinician.invite_client("Jo Kim", ANNA, days=1).code
    door = hands.knock(code)
    hands.world.clock.advance(timedelta(days=1, minutes=1))
    with pytest.raises(sdk.ProblemError) as refused:
        door.accept(newcomer("Jo"), hands.folder)
    assert refused.value.slug in {
        ProblemSlug.INVITATION_EXPIRED,
        ProblemSlug.NOT_PERMITTED,
        ProblemSlug.NOT_SIGNED_IN,
    }


def test_a_short_password_is_refused_before_any_request(hands):
    network = hands.between()
    weak = sdk.Newcomer("o@example.org", "short", "Olga")
    with pytest.raises(sdk.WeakPassword):
        sdk.found_practice(hands.http(network), "code", PRACTICE, weak)
    assert network.seen == []
