"""The optional model: it may raise what the rules say, and never lowers it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meantime.screening.model.features import BUCKETS, features
from meantime.screening.model.model import MODEL, Facts, Model, read_model
from meantime.screening.packs import RANKS
from meantime.screening.plain import plain_words
from meantime.screening.screen import screen

OFTEN = 120
NEVER = 10**9


def model(*risky: str, elevated: int = 1, urgent: int = NEVER) -> Model:
    """Return a model that has learned the words of `risky` as risk, and nothing else."""
    weights = [0] * BUCKETS
    for text in risky:
        for bucket in features(plain_words(text)).words:
            weights[bucket] = OFTEN
    return Model(Facts(1, "2026-11-29", 0, elevated, urgent, ["i"]), weights)


def test_a_text_like_those_of_risk_is_elevated_though_no_rule_knows_it():
    found = screen("see you. the lighthouse is dark.", model=model("the lighthouse is dark"))
    assert found.tier == "elevated"
    (match,) = found.matches
    assert match.rule == MODEL
    assert "see you. the lighthouse is dark."[match.start : match.end] == "the lighthouse is dark"


@pytest.mark.parametrize(
    ("text", "tier"),
    [("I saw the lighthouse is dark", "urgent"), ("he saw the lighthouse is dark", "elevated")],
)
def test_it_is_urgent_only_where_people_speak_of_themselves(text, tier):
    assert screen(text, model=model("the lighthouse is dark", urgent=2)).tier == tier


def test_what_the_rules_say_is_not_said_again():
    text = "I want to kill myself tonight"
    found = screen(text, model=model(text, urgent=2))
    assert found == screen(text)


class BrokenModel(Model):
    """A model that fails as it looks."""

    def __init__(self):
        pass

    def raised(self, *_):
        raise OverflowError


@pytest.mark.parametrize("text", ["I want to kill myself tonight", "See you on Tuesday."])
def test_a_fault_in_the_model_takes_nothing_of_the_rules_away(text):
    assert screen(text, model=BrokenModel()) == screen(text)


@given(st.text(max_size=60))
def test_it_never_lowers_what_the_rules_say(text):
    alone = screen(text)
    with_model = screen(text, model=read_model())
    assert RANKS[with_model.tier] >= RANKS[alone.tier]
    assert set(alone.matches) <= set(with_model.matches)


@given(st.text(max_size=60))
def test_what_it_marks_lies_within_the_text(text):
    found = model(text, elevated=-NEVER).likeness(text)
    assert bool(found) == bool(plain_words(text))
    if found:
        assert 0 <= found.start < found.end <= len(text)


def test_weights_that_are_not_whole_are_refused(monkeypatch, tmp_path):
    shipped = read_model()
    read_model.cache_clear()
    (tmp_path / "weights.bin").write_bytes(b"\0" * 10)
    (tmp_path / "model.yaml").write_text(
        "{version: 1, trained_on: '2026-11-29', bias: 0, elevated: 1, urgent: 1, selves: [i]}"
    )
    monkeypatch.setattr("meantime.screening.model.model.FOLDER", tmp_path)
    with pytest.raises(ValueError, match="not whole"):
        read_model()
    monkeypatch.undo()
    assert read_model().facts == shipped.facts


def test_the_shipped_model_knows_a_sentence_that_no_rule_names():
    text = "I keep thinking they could all manage without me now."
    assert read_model().likeness(text) is not None
    assert read_model().likeness("See you on Tuesday at three, I am bringing the forms.") is None
