"""A practice changes its secret (F11), and a custodian leaves (F8)."""

from __future__ import annotations

import pytest

from meantime.protocol import flows
from meantime.protocol.keys import Account
from meantime.protocol.reseating import generations_of
from meantime.protocol.sealing import generation_key
from meantime.protocol.trust import check_trust, whole_roster
from tests.protocol.people import (
    AT,
    COVER,
    OWNER,
    THERAPIST,
    reads,
    refuses,
)


@pytest.mark.parametrize("boxes", [2_000, 3])
def test_a_new_practice_secret_takes_over_with_all_it_could_read(world, monkeypatch, boxes):
    monkeypatch.setattr(flows, "BOXES_PER_ENTRY", boxes)
    roster, log = world.roster.copy(), world.covered_thread()
    old = log.entries[-2]
    for _ in range(5):
        log.add(flows.rotate(THERAPIST, log.state, AT))
    roster.add(flows.rotate(OWNER, roster.state, AT))
    new = Account(generation_key(roster.state, OWNER, roster.state.gen))
    entries = flows.replace_practice(world.practice, log.state, new, AT)
    assert (len(entries) == 1) is (boxes == 2_000)
    log.add(*entries)
    assert generations_of(log.state, new) == list(range(1, log.state.gen + 1))
    assert reads(log, new, old) == "I feel low today."
    assert log.state.practice_cards == {world.practice.card, new.card}
    assert flows.replace_practice(world.practice, log.state, new, AT) == []
    check_trust(log.state, log.entries, THERAPIST.id, whole_roster(roster.state))


def test_a_custodian_who_leaves_reads_nothing_more(world):
    roster = world.roster.copy()
    roster.add(flows.change_role(OWNER, roster.state, COVER.id, "custodian", AT))
    roster.add(flows.remove(COVER, roster.state, [OWNER.id], AT))
    secret = generation_key(roster.state, COVER, roster.state.gen)
    assert Account(secret).card == roster.state.cards[roster.state.gen]
    with refuses("nokey"):
        generation_key(roster.state, OWNER, roster.state.gen)
