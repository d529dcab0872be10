"""The checklist: what follows from its answers, from the first rule that holds."""

import pytest

from meantime.agreement.candidacy import CHECKLIST, Outcome, Override, outcome

GOOD = {
    item.id: next(answer for answer in item.answers if item.effect[answer] == "proceed")
    for item in CHECKLIST.items
}
DISCUSS = GOOD | {"cand.caution.home": "unsure"}
HOLD = GOOD | {"cand.safety.now": "yes"}
REASON: Override = {
    "reason": "We call each day, and a plan is in place.",
    "review_in_days": 7,
}


def test_nothing_in_the_way_is_an_offer():
    assert outcome(GOOD, None, "scale") == Outcome("offer", 90)


def test_something_to_talk_about_is_an_offer_with_conditions():
    assert outcome(DISCUSS, None, "scale") == Outcome(
        "offer_with_conditions", 30, discuss=("cand.caution.home",)
    )


def test_a_hold_goes_before_what_is_to_be_discussed():
    found = outcome(HOLD | {"cand.caution.home": "yes"}, None, "scale")
    assert found == Outcome(
        "not_now", 30, hold=("cand.safety.now",), discuss=("cand.caution.home",)
    )


@pytest.mark.parametrize("item", CHECKLIST.items, ids=lambda item: item.id)
def test_each_answer_has_the_effect_that_the_content_names(item):
    decisions = {"proceed": "offer", "discuss": "offer_with_conditions", "hold": "not_now"}
    for answer, effect in item.effect.items():
        assert outcome(GOOD | {item.id: answer}, None, "scale").decision == decisions[effect]


def test_items_without_an_answer_are_named_and_nothing_is_decided():
    answers = {id_: answer for id_, answer in HOLD.items() if id_ != "cand.fit.stable"}
    found = outcome(answers | {"cand.safety.plan": "perhaps"}, REASON, "scale")
    assert found == Outcome(None, missing=("cand.fit.stable", "cand.safety.plan"))


def test_in_the_pilot_each_item_of_fit_must_be_yes():
    answers = GOOD | {"cand.fit.writing": "with_aids"}
    assert outcome(answers, None, "scale").decision == "offer"
    found = outcome(answers, None, "pilot")
    assert (found.decision, found.hold) == ("not_now", ("cand.fit.writing",))


def test_a_written_reason_and_an_early_review_override_a_hold_on_conditions():
    found = outcome(HOLD, REASON, "scale")
    assert found == Outcome(
        "offer_with_conditions", 7, hold=("cand.safety.now",), is_overridden=True
    )


@pytest.mark.parametrize(
    ("override", "wrong"),
    [
        (REASON | {"reason": " "}, "reason"),
        (REASON | {"review_in_days": 30}, "review"),
        (REASON | {"review_in_days": 0}, "review"),
    ],
)
def test_an_override_without_reason_or_early_review_changes_nothing(override, wrong):
    found = outcome(HOLD, override, "scale")
    assert (found.decision, found.review_in_days) == ("not_now", 30)
    assert (found.is_overridden, found.wrong_override) == (False, wrong)


def test_there_is_nothing_to_override_without_a_hold():
    assert outcome(DISCUSS, REASON, "scale") == outcome(DISCUSS, None, "scale")
