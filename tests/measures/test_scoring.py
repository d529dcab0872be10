"""Measures: what answers come to, what cannot wait, and what is wrong with a practice's own one."""

from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from meantime.content.measures import Measure, Score, measures
from meantime.measures.faults import faults
from meantime.measures.scoring import band, change, total, urgent
from meantime.measures.telling import Told, untold
from tests.protocol.people import read_vectors

VECTORS = read_vectors("measures.json")
SHIPPED = {each.id: each for each in measures().measures}
PHQ9 = SHIPPED["phq9"]


def told(case):
    return f"{case['measure']}: {case['what']}"


@pytest.mark.parametrize("case", VECTORS["scored"], ids=told)
def test_answers_come_to_what_the_vectors_say(case):
    measure, answers = SHIPPED[case["measure"]], case["answers"]
    points = total(measure, answers)
    assert points == case["total"]
    assert (band(measure, points) if points is not None else "") == case["band"]
    assert urgent(measure, answers) == case["urgent"]


@pytest.mark.parametrize("case", VECTORS["changed"])
def test_a_change_is_told_from_chance(case):
    found = change(SHIPPED[case["measure"]], case["before"], case["now"])
    assert found == case["change"]


def test_where_higher_is_better_a_rise_is():
    up = msgspec.structs.replace(PHQ9.score, better="higher")
    assert change(msgspec.structs.replace(PHQ9, score=up), 6, 12) == "better"


@pytest.mark.parametrize("measure", SHIPPED.values(), ids=lambda each: each.id)
def test_what_ships_can_be_scored_and_names_its_bands(measure):
    assert faults(measure) == []
    assert measure.credit.text
    assert measure.licence
    assert {each.id for each in measure.score.bands} <= set(measures().bands)


@given(st.data())
@settings(max_examples=30, deadline=None)
def test_a_total_is_there_exactly_if_every_scored_item_is_answered(data):
    items = [item.id for item in PHQ9.items]
    answers = data.draw(st.dictionaries(st.sampled_from(items), st.integers(0, 3)))
    scored = {item.id for item in PHQ9.items if item.scored}
    points = total(PHQ9, answers)
    assert (points is not None) == (scored <= set(answers))
    if points is not None:
        assert PHQ9.score.lowest <= points <= PHQ9.score.highest
    assert urgent(PHQ9, answers) == (["phq9.9"] if answers.get("phq9.9", 0) >= 1 else [])


OWN: dict[str, Any] = {
    "id": "own.sleep",
    "version": "1",
    "title": {"en": "Sleep"},
    "credit": {"text": "Our practice"},
    "licence": "Ours.",
    "locales": ["en"],
    "prompt": {"en": "Last night"},
    "options": [{"value": 0, "label": {"en": "No"}}, {"value": 1, "label": {"en": "Yes"}}],
    "items": [{"id": "own.1", "text": {"en": "Did you sleep?"}}],
    "score": {
        "lowest": 0,
        "highest": 1,
        "better": "higher",
        "bands": [{"from": 0, "id": "below"}, {"from": 1, "id": "good", "name": {"en": "Good"}}],
    },
}


def own(**changed):
    return msgspec.convert({**OWN, **changed}, Measure)


def test_a_practice_s_own_measure_is_as_good():
    assert faults(own()) == []


@pytest.mark.parametrize(
    ("changed", "part"),
    [
        ({"locales": []}, "no language"),
        ({"locales": ["en", "es"]}, "no words in “es”"),
        ({"items": []}, "No item is scored"),
        ({"items": OWN["items"] * 2}, "same id"),
        ({"options": OWN["options"][:1]}, "two different options"),
        ({"safety": [{"item": "other", "at_least": 1}]}, "no item"),
        ({"score": {**OWN["score"], "highest": 9}}, "can come to"),
        ({"score": {**OWN["score"], "bands": []}}, "bands begin"),
        ({"score": {**OWN["score"], "reliable": 0}}, "one point"),
    ],
)
def test_what_is_wrong_with_one_is_said(changed, part):
    assert any(part in each for each in faults(own(**changed)))


def test_an_unknown_field_is_refused():
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({**msgspec.to_builtins(PHQ9.score), "guess": 1}, Score)


@pytest.mark.parametrize("case", VECTORS["untold"], ids=told)
def test_what_cannot_wait_is_told_once(case):
    before = [Told(**each) for each in case["told"]]
    found = untold(SHIPPED[case["measure"]], case["answers"], before, case["now"])
    assert found == case["untold"]
