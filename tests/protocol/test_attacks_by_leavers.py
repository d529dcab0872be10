"""Whoever leaves reads nothing more: generations and their boxes (cases 17 to 19)."""

from __future__ import annotations

import pytest

from meantime.protocol import flows
from meantime.protocol.encoding import b64
from meantime.protocol.writing import seats_entry
from tests.protocol.people import (
    AT,
    CLIENT,
    COVER,
    OUTSIDER,
    THERAPIST,
    moved,
    resigned,
)


def test_a_removal_changes_the_keys(world):
    log = world.covered_thread()
    entry = seats_entry(THERAPIST, log.state, at=AT, remove=[COVER.id])
    assert log.verdict(entry) == "gen"


def test_a_new_generation_reaches_everybody(world):
    log = world.thread()
    entry = moved(log, THERAPIST, rotates=True)
    for place in range(3):
        left_out = resigned(THERAPIST, entry, body=lambda b, p=place: b["keys"].pop(p))
        assert log.verdict(left_out) == "keys"
    assert log.verdict(entry) == "ok"


def test_a_new_generation_reaches_nobody_else(world):
    log = world.covered_thread()
    entry = moved(log, THERAPIST, remove=[COVER.id])
    for outsider in (COVER, OUTSIDER):
        box = {"gen": log.state.gen + 1, "to": outsider.id, "box": b64(bytes(80))}
        leaked = resigned(THERAPIST, entry, body=lambda b, k=box: b["keys"].append(k))
        assert log.verdict(leaked) == "keys"


@pytest.mark.parametrize("gen", [0, -1, 99])
def test_a_box_is_for_a_generation_that_exists(world, gen):
    log = world.thread()
    entry = flows.grant(THERAPIST, log.state, CLIENT.id, [1], AT)
    wrong = resigned(THERAPIST, entry, body=lambda b: b["keys"][0].update(gen=gen))
    assert (log.verdict(entry), log.verdict(wrong)) == ("ok", "keys")


def test_one_entry_boxes_a_generation_once_for_each(world):
    log = world.thread()
    entry = flows.grant(THERAPIST, log.state, CLIENT.id, [1, 1], AT)
    assert log.verdict(entry) == "keys"


GENERATIONS = {
    "one too far": lambda h, b: (h.update(gen=h["gen"] + 1), b.update(gen=b["gen"] + 1)),
    "one back": lambda h, b: (h.update(gen=h["gen"] - 2), b.update(gen=b["gen"] - 2)),
    "only in the header": lambda h, _: h.update(gen=h["gen"] + 1),
    "only in the body": lambda _, b: b.update(gen=b["gen"] + 1),
    "without a commitment": lambda _, b: b.update(commit=""),
    "with a card": lambda _, b: b.update(card=b64(OUTSIDER.card)),
    "not announced": lambda h, b: (h.update(gen=h["gen"] - 1), b.update(gen=b["gen"] - 1)),
}


@pytest.mark.parametrize("change", GENERATIONS.values(), ids=GENERATIONS)
def test_a_generation_follows_the_one_before(world, change):
    log = world.thread()
    entry = moved(log, THERAPIST, rotates=True)
    header: dict[str, int] = {}
    body: dict[str, int] = {}
    resigned(THERAPIST, entry, header.update, body.update)
    change(header, body)
    altered = resigned(THERAPIST, entry, lambda h: h.update(header), lambda b: b.update(body))
    assert log.verdict(altered) == "gen"


def test_a_removed_member_writes_no_more(world):
    log = world.covered_thread()
    late = log.write(COVER)
    log.add(moved(log, THERAPIST, remove=[COVER.id]))
    place = {"seq": log.state.seq + 1, "prev": log.state.head, "gen": log.state.gen}
    assert log.verdict(resigned(COVER, late, lambda h: h.update(place))) == "author"


@pytest.mark.parametrize("step", [-1, 1])
def test_a_post_is_under_the_current_generation(world, step):
    log = world.thread()
    entry = log.write(CLIENT)
    assert log.verdict(resigned(CLIENT, entry, lambda h: h.update(gen=h["gen"] + step))) == "gen"
