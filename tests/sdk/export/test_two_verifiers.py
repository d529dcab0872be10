"""The verifier of exports and the one of the protocol give one verdict on every log."""

import sys
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from meantime.protocol import flows
from meantime.protocol.encoding import b64
from meantime.protocol.errors import ProtocolError
from meantime.protocol.keys import Account
from meantime.protocol.sealing import generation_key, open_post
from meantime.protocol.spaces import advance, parse, verify_log
from meantime.protocol.trust import check_trust, whole_roster
from meantime.sdk.export.exporting import verifier
from tests.protocol.people import read_vectors
from tests.sdk.export.exports import run_verifier

verify: Any = ModuleType("verify")  # the one file that an export carries, not its parts
sys.modules["verify"] = verify
exec(verifier(), verify.__dict__)  # noqa: S102  our own

VECTORS = read_vectors("attacks.json")
WIRES = VECTORS["entries"]
CLINICIAN, PRACTICE = Account(bytes([1]) * 32), Account(bytes([2]) * 32)


def by_protocol(wires):
    try:
        verify_log(wires)
    except ProtocolError as refusal:
        return refusal.code, refusal.seq
    return "ok", len(wires)


def by_export(wires, roster=None):
    log = verify.Log(roster=roster)
    for seq, wire in enumerate(wires):
        try:
            log.take(wire)
        except verify.Wrong as wrong:
            return str(wrong), seq
    return ("ok", len(wires)) if wires else ("root", 0)


@pytest.mark.parametrize("case", VECTORS["cases"], ids=lambda case: case["name"])
def test_both_say_the_same_of_the_attacks(case):
    wires = [WIRES[place] for place in case["log"]]
    assert by_export(wires) == by_protocol(wires)


@pytest.mark.parametrize(
    "case", [c for c in VECTORS["cases"] if "roster" in c], ids=lambda case: case["name"]
)
def test_both_trust_the_same_people(case):
    wires = [WIRES[place] for place in case["log"]]
    roster = [WIRES[place] for place in case["roster"]]
    practice = verify.Log()
    for wire in roster:
        practice.take(wire)
    wanted = ("ok", len(wires))
    try:
        known = whole_roster(verify_log(roster))
        check_trust(verify_log(wires), map(parse, wires), Account(bytes([2]) * 32).id, known)
    except ProtocolError as refusal:
        wanted = refusal.code, refusal.seq
    assert by_export(wires, practice) == wanted


@pytest.mark.parametrize(
    "case", [c for c in VECTORS["cases"] if "open" in c], ids=lambda case: case["name"]
)
def test_both_open_the_same_posts(case):
    wires = [WIRES[place] for place in case["log"]]
    state, last = verify_log(wires), parse(wires[-1])
    key = generation_key(state, Account(bytes([case["open"]]) * 32), last.gen)
    wanted = outcome(lambda: open_post(key, last))
    found = outcome(lambda: verify.open_post(key, state.space, verify.read_entry(wires[-1])))
    assert found == wanted


def outcome(does):
    """Return what comes of it, or the code of a refusal."""
    try:
        return does()
    except (ProtocolError, verify.Wrong) as refusal:
        return str(refusal)


@st.composite
def logs(draw):
    """Return a small honest log, then perhaps bent in one place."""
    state = advance(None, flows.found_space(CLINICIAN, "care", PRACTICE.card, 1))
    root = flows.found_space(CLINICIAN, "care", PRACTICE.card, 1)
    state, wires = advance(None, root), [root.wire]
    for at in range(2, 2 + draw(st.integers(0, 5))):
        author = draw(st.sampled_from([CLINICIAN, PRACTICE]))
        if draw(st.booleans()):
            entry = flows.rotate(author, state, at)
        else:
            key = generation_key(state, author, state.gen)
            entry = flows.write_post(author, state, key, {"type": "text", "text": "a"}, at=at)
        state = advance(state, entry)
        wires.append(entry.wire)
    return draw(bent(wires))


@st.composite
def bent(draw, wires):
    wires = [dict(wire) for wire in wires]
    at = draw(st.integers(0, len(wires) - 1))
    match draw(st.sampled_from(["honest", "drop", "swap", "again", "byte", "text"])):
        case "drop":
            del wires[at]
        case "swap":
            wires[at], wires[-1] = wires[-1], wires[at]
        case "again":
            wires.insert(at, wires[-1])
        case "byte":
            part = draw(st.sampled_from("hbs"))
            raw = bytearray(parse_raw(wires[at][part]))
            raw[draw(st.integers(0, len(raw) - 1))] ^= 1 << draw(st.integers(0, 7))
            wires[at][part] = b64(bytes(raw))
        case "text":
            wires[at][draw(st.sampled_from("hbs"))] += draw(
                st.sampled_from(["=", "A", " ", "\u00e9"])
            )
    return wires


def parse_raw(text):
    return verify.unb64(text)


@settings(max_examples=60, deadline=None)
@given(wires=logs())
def test_both_say_the_same_of_small_logs(wires):
    assert by_export(wires) == by_protocol(wires)


def test_without_pynacl_it_says_how_to_get_it(tmp_path):
    program = tmp_path / "verify.py"
    lacking = "import sys\nsys.modules['nacl'] = None\n"
    lines = verifier().decode().split("\nimport json\n")
    program.write_text(f"{lines[0]}\n{lacking}import json\n{lines[1]}")
    code, told = run_verifier(tmp_path, program)
    assert code == 1
    assert "pip install pynacl" in told
