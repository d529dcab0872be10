"""Whether a verified space is what it says to be (cases 29 and 30)."""

from __future__ import annotations

import pytest

from meantime.protocol import flows, trust
from meantime.protocol.errors import ProtocolError
from meantime.protocol.reseating import Move, reseat
from meantime.protocol.writing import seat
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
)


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
