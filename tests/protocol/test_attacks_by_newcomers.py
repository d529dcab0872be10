"""What somebody invited to the staff might do (case 24)."""

from __future__ import annotations

import pytest

from meantime.protocol import flows
from meantime.protocol.codes import join_account
from meantime.protocol.encoding import b64
from tests.protocol.people import (
    AT,
    OTHER_CLIENT,
    OUTSIDER,
    OWNER,
    UNTIL,
    resigned,
)


@pytest.fixture
def hired(world):
    """Return a roster with an open invitation for staff, its link, and an honest join."""
    log = world.roster.copy()
    opened = flows.invite_staff(OWNER, log.state, UNTIL, AT)
    log.add(*opened.entries)
    joined = flows.join(OTHER_CLIENT, log.state, opened.code, AT)
    return log, join_account(opened.code), joined


def test_control_staff_joins(hired):
    log, _, joined = hired
    assert log.verdict(joined) == "ok"


NEWCOMERS = {
    "starts a generation": lambda b: b.update(gen=b["gen"] + 1),
    "commits to a key": lambda b: b.update(commit=b64(bytes(32))),
    "brings a practice card": lambda b: b.update(card=b64(OUTSIDER.card)),
    "seals a key": lambda b: b["keys"].append({"gen": 1, "to": OWNER.id, "box": b64(bytes(80))}),
    "takes a custodian's seat": lambda b: b["add"][0].update(role="custodian"),
}


@pytest.mark.parametrize("change", NEWCOMERS.values(), ids=NEWCOMERS)
def test_a_newcomer_never_chooses_the_practice_secret(hired, change):
    log, link, joined = hired
    assert log.verdict(resigned(link, joined, body=change)) == "invite"


def test_a_newcomer_says_one_generation(hired):
    log, link, joined = hired
    assert log.verdict(resigned(link, joined, lambda h: h.update(gen=h["gen"] + 1))) == "gen"


def test_the_practice_secret_is_sealed_to_no_open_invitation(hired):
    log, link, _ = hired
    assert log.verdict(flows.grant(OWNER, log.state, link.id, [1], AT)) == "invite"


def test_an_invitation_of_staff_changes_no_keys(hired):
    log, link, _ = hired
    assert log.verdict(flows.remove(OWNER, log.state, [link.id], AT)) == "ok"
    assert log.state.gen == 1
