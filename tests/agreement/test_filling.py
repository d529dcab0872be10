"""A document as one client reads it."""

import pytest

from meantime.agreement.filling import Unfilled, fill, spoken, variants_for
from meantime.agreement.variables import used
from tests.agreement.documents import GIVEN, PEOPLE, document, facts, section


def text_of(filled, id_):
    return next(each["text"] for each in filled["sections"] if each["id"] == id_)


def all_texts(filled):
    parts = [*filled["sections"], *filled["consent"], *filled["statements"]]
    return [filled["card"], *(each["text"] for each in parts)]


def test_the_policy_says_the_facts():
    filled = fill(document(), "en", PEOPLE, GIVEN, [])
    assert text_of(filled, "policy.response_time").startswith(
        "Our hours are 9:00 am to 5:00 pm, Monday to Friday (Eastern Time, New York). Messages are "
        "read at 10:00 am and 4:00 pm on those days. You can expect a reply by the end of the "
        "second business day; the app shows you the date."
    )
    assert "is version 3, in force since November 29, 2026." in text_of(filled, "policy.changes")


def test_spanish_reads_as_spanish():
    filled = fill(document(windows=[[780]] * 5 + [[], []]), "es", PEOPLE, GIVEN, [])
    assert "se leen a la 1:00 p.\u00a0m." in text_of(filled, "policy.response_time")
    assert "historia clínica, e Imani" in text_of(filled, "policy.documentation")
    assert (filled["locale"], filled["fallback"]) == ("es", False)


@pytest.mark.parametrize("locale", ["en", "es"])
def test_nothing_is_left_to_fill(locale):
    purpose = {"en": "a tool that drafts", "es": "una herramienta que redacta"}
    whole = document(programs=["substance_use_program", "ai_assistance"], ai_tool_purpose=purpose)
    variants = variants_for(whole["facts"], is_minor=True, is_couple=True)
    filled = fill(whole, locale, PEOPLE | {"guardian_name": "Kim Park"}, GIVEN, variants)
    assert [used(text) for text in all_texts(filled)] == [[]] * len(all_texts(filled))
    assert purpose[locale] in " ".join(all_texts(filled))


def test_of_the_variants_only_those_asked_for_are_signed():
    filled = fill(document(), "en", PEOPLE, GIVEN, ["couple"])
    ids = [each["id"] for each in filled["consent"]]
    assert ids[-2:] == ["consent.v.couple.shared", "consent.v.couple.secrets"]
    assert not any("minor" in id_ or "sud" in id_ for id_ in ids)


def test_a_fee_stands_in_its_section():
    whole = document(fee={"plan": "monthly", "amount": 2500, "currency": "USD", "included": 0})
    assert text_of(fill(whole, "en", PEOPLE, GIVEN, []), "policy.billing").startswith(
        "Messaging costs $25 a month."
    )


def test_a_fee_without_its_amount_is_no_fee():
    whole = document(fee={"plan": "monthly", "amount": 0, "currency": "USD", "included": 0})
    with pytest.raises(Unfilled) as caught:
        fill(whole, "en", PEOPLE, GIVEN, [])
    assert caught.value.faults == [("policy.billing.en", "unfilled {billing_text}")]


def test_a_variable_without_a_value_is_named_and_nothing_is_shown():
    with pytest.raises(Unfilled) as caught:
        fill(document(), "es", PEOPLE, GIVEN, ["minor"])
    assert caught.value.faults == [("consent.v.minor.who.es", "unfilled {guardian_name}")]


def test_help_in_a_crisis_is_never_filled_with_nothing():
    with pytest.raises(Unfilled) as caught:
        fill(document(), "en", PEOPLE, GIVEN | {"crisis_block": " "}, [])
    assert ("policy.crisis_protocol.en", "unfilled {crisis_block}") in caught.value.faults


def test_braces_in_a_name_are_only_a_name():
    filled = fill(document(), "en", PEOPLE | {"therapist_name": "{crisis_block}"}, GIVEN, [])
    assert "lets you write to {crisis_block} at Linden" in text_of(filled, "policy.purpose")


def test_a_block_of_help_ends_its_sentence_once():
    filled = fill(document(), "en", PEOPLE, GIVEN, [])
    assert "Lifeline (988). If you have" in text_of(filled, "policy.crisis_protocol")
    filled = fill(document(), "en", PEOPLE, GIVEN | {"crisis_block": "Call 988."}, [])
    assert "Call 988. If you have" in text_of(filled, "policy.crisis_protocol")


def test_a_language_that_lacks_falls_back_and_says_so():
    whole = document()
    whole["locales"] = ["en"]
    assert spoken(whole, "es") == "en"
    filled = fill(whole, "es", PEOPLE, GIVEN, [])
    assert (filled["locale"], filled["fallback"]) == ("en", True)
    assert filled["card"].startswith("Not for emergencies.")


def test_titles_are_filled_too():
    whole = document()
    section(whole, "policy.purpose")["title"]["en"] = "Writing to {therapist_name}"
    filled = fill(whole, "en", PEOPLE, GIVEN, [])
    assert filled["sections"][0]["title"] == "Writing to Imani Cole, LCSW"


def test_variants_follow_from_the_programs_and_the_client():
    of_practice = facts(programs=["ai_assistance"])
    assert variants_for(of_practice, is_minor=False, is_couple=False) == ["ai_assistance"]
    assert variants_for(of_practice, is_minor=True, is_couple=True) == [
        "ai_assistance",
        "minor",
        "couple",
    ]
