"""What is different between two versions, and whether it must be agreed to again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meantime.agreement.changes import (
    demands_agreement,
    difference,
    drift,
    filled_texts,
    text_changes,
)
from meantime.agreement.differing import word_changes
from meantime.agreement.fact_sentences import FACTS
from meantime.agreement.filling import fill
from tests.agreement.documents import GIVEN, PEOPLE, document, facts, section

TEXTS = st.lists(st.sampled_from(["a", "b", "the", " ", "  ", "\n", "ñ."])).map("".join)


def made_of(words, *ops):
    return "".join(text for op, text in words if op in ops)


@given(TEXTS, TEXTS)
def test_the_pieces_make_up_both_texts(old, new):
    words = word_changes(old, new)
    assert made_of(words, "same", "removed") == old
    assert made_of(words, "same", "added") == new


@given(st.text(), st.text())
def test_the_pieces_make_up_any_two_texts(old, new):
    words = word_changes(old, new)
    assert made_of(words, "same", "removed") == old
    assert made_of(words, "same", "added") == new


@given(TEXTS)
def test_a_text_is_the_same_as_itself(text):
    assert word_changes(text, text) == ([("same", text)] if text else [])


def test_words_that_are_replaced_stand_together():
    old = "By the end of the second business day. Call us."
    new = "By the end of the third business hour. Call us."
    assert word_changes(old, new) == [
        ("same", "By the end of the "),
        ("removed", "second business day. "),
        ("added", "third business hour. "),
        ("same", "Call us."),
    ]


def test_a_sentence_behind_the_last_touches_no_other_word():
    assert word_changes("Call us.", "Call us. Or write.") == [
        ("same", "Call us."),
        ("added", " Or write."),
    ]


def test_texts_are_added_removed_changed_or_the_same():
    old = [("a", "One."), ("b", "Two."), ("c", "Three.")]
    new = [("a", "One."), ("d", "Four."), ("c", "Three more.")]
    assert text_changes(old, new) == [
        ("a", "same", [("same", "One.")]),
        ("d", "added", [("added", "Four.")]),
        ("c", "changed", [("removed", "Three."), ("added", "Three more.")]),
        ("b", "removed", [("removed", "Two.")]),
    ]


def changed_ids(changes):
    return [change.id for change in changes if change.kind != "same"]


def test_a_fact_is_named_with_both_values_and_the_text_around_it_is_the_same():
    found = difference(document(), document(reply_within={"unit": "hours", "n": 8}), "en")
    assert changed_ids(found.texts) == []
    assert found.facts == [
        ("reply_within", "by the end of the second business day", "within 8 business hours")
    ]


def test_a_client_sees_it_in_the_text_that_they_read():
    old, new = document(), document(reply_within={"unit": "hours", "n": 8})
    before, after = (filled_texts(fill(each, "en", PEOPLE, GIVEN, [])) for each in (old, new))
    ids = ["policy.response_time", "policy.card", "consent.not_emergency"]
    assert changed_ids(text_changes(before, after)) == ids


OTHERS = {
    "practice": {"name": "Oak", "phone": "2", "country": "CA"},
    "zone": "Europe/Madrid",
    "hours": [[]] * 6 + [[[0, 60]]],
    "windows": [[]] * 6 + [[30]],
    "reply_within": {"unit": "days", "n": 11},
    "allowance": {"characters": 0, "messages_a_week": 1},
    "night": "nobody",
    "fee": {"plan": "included", "amount": 1, "currency": "USD", "included": 1},
    "retention_years": 1,
    "records_contact": "Kim",
    "valid_months": 1,
    "programs": ["ai_assistance"],
    "ai_tool_purpose": {"en": "drafts", "es": "borradores"},
}


@pytest.mark.parametrize("name", FACTS)
@pytest.mark.parametrize("locale", ["en", "es"])
def test_each_fact_has_words(name, locale):
    old, new = document(), document(**{name: OTHERS[name]})
    [change] = difference(old, new, locale).facts
    assert change.name == name
    assert change.new
    assert change.old != change.new or name == "fee"


def test_one_is_said_in_the_singular():
    new = document(allowance=OTHERS["allowance"], retention_years=1, valid_months=1)
    said = {change.name: change.new for change in difference(document(), new, "en").facts}
    assert said == {
        "allowance": "one message a week",
        "retention_years": "one year",
        "valid_months": "one month",
    }


def test_versions_are_compared_in_a_language_of_both():
    old, new = document(), document()
    new["locales"] = ["en"]
    assert changed_ids(difference(old, new, "es").texts) == []


@pytest.mark.parametrize(
    ("name", "demands"),
    [
        ("reply_within", True),
        ("hours", True),
        ("night", True),
        ("valid_months", True),
        ("programs", True),
        ("retention_years", True),
        ("allowance", False),
        ("fee", False),  # no text says an amount while messages are included
    ],
)
def test_a_fact_counts_where_it_is_agreed_to(name, demands):
    assert demands_agreement(document(), document(**{name: OTHERS[name]})) is demands


def with_text(id_, text):
    whole = document()
    section(whole, id_)["text"]["en"] = text
    return whole


def test_a_section_that_is_ticked_counts_and_another_does_not():
    assert demands_agreement(document(), with_text("policy.privacy", "Be careful."))
    assert not demands_agreement(document(), with_text("policy.purpose", "To write."))
    assert not demands_agreement(document(), document())


def test_a_section_counts_that_is_to_be_ticked_now():
    whole = document()
    section(whole, "policy.purpose")["ack"] = 1
    assert demands_agreement(document(), whole)


def test_the_consent_and_the_plan_count():
    whole = document()
    whole["consent"]["sections"][0]["text"]["es"] += " Sí."
    assert demands_agreement(document(), whole)
    plan = document(fee={"plan": "limited", "amount": 0, "currency": "USD", "included": 4})
    assert demands_agreement(document(), plan)


def test_a_language_more_does_not_count_and_one_that_is_gone_does():
    spanish = document()
    spanish["locales"] = ["es"]
    assert demands_agreement(document(), spanish)
    assert not demands_agreement(spanish, document())


def test_what_is_live_now_and_not_in_the_document_has_drifted():
    live = facts(zone="Europe/Madrid", night="nobody")
    assert drift(document(), live) == ["zone", "night"]
    assert drift(document(), {"hours": facts()["hours"]}) == []
