"""Python and TypeScript on entries that nobody wrote down: the same verdict on each.

The seed decides what is tried; keys are fresh in every run, and no verdict hangs on them. A
disagreement is told with its whole log, so that it can be kept as a vector.
"""

from __future__ import annotations

import json
import secrets
from collections import Counter
from random import Random

import pytest

from tests.protocol.fuzz.scenes import Question, bases
from tests.protocol.fuzz.spoiling import spoiled
from tests.protocol.fuzz.typescript import TypeScript

ENTRIES_PER_SEED = 5_500
HITS_PER_CODE = 50
DETOUR = 4
CODES = {
    *("b64", "fields", "json", "version", "kind", "chain", "body", "root", "type", "author", "sig"),
    *("id", "re", "role", "gen", "show", "expired", "invite", "empty", "remove", "card"),
    *("practice", "custodian", "alone", "keys", "ok"),
}


def questions(seed, scenes):
    """Yield entries for every place, and for places behind what was found to be valid there."""
    rng = Random(seed)  # noqa: S311 - a fixed seed is the point
    places = list(scenes)
    for _ in range(ENTRIES_PER_SEED):
        scene = places[0] if rng.random() < 0.03 else rng.choice(places)
        asked = Question(scene, spoiled(rng, scene), body_required=rng.random() < 0.5)
        yield asked
        is_short = len(scene.detour) < DETOUR and rng.random() < 0.2
        if is_short and asked.verdict().startswith("ok") and asked.wire["b"]:
            places.append(scene.grown(asked.wire))


@pytest.mark.timeout(300)
def test_python_and_typescript_agree_on_every_entry():
    hits: Counter[str] = Counter()
    logs = bases()
    scenes = [scene for base in logs for scene in base.scenes()]
    with TypeScript() as node:
        for _, ours, theirs in node.compare(logs):
            assert ours == theirs
        for seed in (1, secrets.randbits(64)):
            for asked, ours, theirs in node.compare(questions(seed, scenes)):
                assert ours == theirs, told(seed, asked)
                hits[ours.split()[0]] += 1
    assert hits.keys() == CODES
    assert min(hits.values()) >= HITS_PER_CODE, hits


def told(seed, asked):
    before = [entry.wire for entry in asked.scene.log[: asked.scene.after]]
    log = json.dumps([*before, *asked.scene.detour, asked.wire])
    return f"seed {seed}, body required: {asked.body_required}, log: {log}"
