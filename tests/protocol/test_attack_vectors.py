"""Every case of attacks.json: a log, what is done with it, and the verdict."""

from __future__ import annotations

import pytest

from meantime.protocol.codes import join_account
from meantime.protocol.encoding import unb64
from meantime.protocol.keys import Account
from meantime.protocol.sealing import generation_key, open_post
from meantime.protocol.spaces import parse, verify_log
from meantime.protocol.trust import check_invitation, check_mine, check_trust, whole_roster
from tests.protocol.people import code_of, read_vectors

VECTORS = read_vectors("attacks.json")
WIRES = VECTORS["entries"]


@pytest.mark.parametrize("case", VECTORS["cases"], ids=lambda case: case["name"])
def test_the_verdict_is_that_of_the_vectors(case):
    assert code_of(lambda: play(case)) == case["want"]


def play(case):
    wires = [WIRES[place] for place in case["log"]]
    state, last = verify_log(wires), parse(wires[-1])
    if "join" in case:
        check_invitation(state, join_account(unb64(case["join"])))
    if "read" in case:
        generation_key(state, person(case["read"]), state.gen)
    if "open" in case:
        open_post(generation_key(state, person(case["open"]), last.gen), last)
    if "zread" in case:
        joiner = join_account(unb64(read_vectors("protocol.json")["log"]["codes"]["client_b64"]))
        open_post(generation_key(state, joiner, last.gen), last)
    if "mine" in case:
        check_mine(state, person(case["mine"]).id)
    if "custodian" in case:
        generation_key(state, person(case["custodian"]), 1)
    if "roster" in case:
        roster = whole_roster(verify_log([WIRES[place] for place in case["roster"]]))
        check_trust(state, map(parse, wires), person(2).id, roster)


def person(number):
    return Account(bytes([number]) * 32)
