"""What keeps a document from being published, and where it says so."""

import pytest

from meantime.agreement.faults import faults
from tests.agreement.documents import document, facts, section


def text_of(whole, id_):
    return section(whole, id_)["text"]


def test_the_usual_document_can_be_published():
    assert faults(document()) == []


@pytest.mark.parametrize("plan", ["per_message", "monthly"])
def test_a_plan_with_a_charge_needs_the_amount(plan):
    fee = {"plan": plan, "amount": 0, "currency": "USD", "included": 4}
    assert faults(document(fee=fee)) == [("facts.fee.amount", "needed")]
    assert faults(document(fee=fee | {"amount": 2500})) == []


def test_a_limited_plan_needs_its_number():
    fee = {"plan": "limited", "amount": 0, "currency": "USD", "included": 0}
    assert faults(document(fee=fee)) == [("facts.fee.included", "needed")]


def test_the_text_of_a_fee_says_the_amount():
    whole = document(fee={"plan": "monthly", "amount": 2500, "currency": "USD", "included": 0})
    whole["fee_text"]["es"] = "Cuesta poco."
    assert faults(whole) == [("fee_text.es", "without {fee_amount}")]


@pytest.mark.parametrize(
    ("change", "where"),
    [
        ({"practice": {"name": " ", "phone": "1", "country": "US"}}, "facts.practice.name"),
        ({"practice": {"name": "A", "phone": "", "country": "US"}}, "facts.practice.phone"),
        ({"practice": {"name": "A", "phone": "1", "country": ""}}, "facts.practice.country"),
        ({"zone": ""}, "facts.zone"),
        ({"hours": [[]] * 7}, "facts.hours"),
        ({"retention_years": 0}, "facts.retention_years"),
        ({"records_contact": ""}, "facts.records_contact"),
        ({"allowance": {"characters": 0, "messages_a_week": 5}}, "facts.allowance.characters"),
    ],
)
def test_a_fact_that_a_text_says_is_needed(change, where):
    assert (where, "needed") in faults(document(**change))


def test_a_fact_that_no_text_says_is_not_needed():
    whole = document(allowance={"characters": 0, "messages_a_week": 0})
    section(whole, "policy.length_guidelines")["text"] = {"en": "Be brief.", "es": "Sea breve."}
    assert faults(whole) == []


def test_the_purpose_of_a_tool_is_needed_only_where_there_is_one():
    whole = document(programs=["ai_assistance"], ai_tool_purpose={"en": "a draft", "es": ""})
    assert faults(whole) == [("facts.ai_tool_purpose.es", "needed")]


def test_hours_that_close_before_they_open_are_named():
    hours = [*facts()["hours"][:6], [[600, 600]]]
    assert faults(document(hours=hours)) == [("facts.hours.6.0", "order")]


def test_each_element_must_stand():
    whole = document()
    whole["sections"] = [
        each for each in whole["sections"] if each["element"] not in {"billing", "response_time"}
    ]
    assert faults(whole) == [("response_time", "missing"), ("billing", "missing")]


def test_each_text_must_stand_in_each_of_the_languages_and_in_those_alone():
    whole = document()
    text_of(whole, "policy.billing")["es"] = " "
    whole["consent"]["statements"][0]["text"].pop("es")
    assert faults(whole) == [("policy.billing.es", "empty"), ("consent.s.read.es", "empty")]
    whole["locales"] = ["en"]
    assert faults(whole) == []


def test_a_crisis_section_without_help_in_it_is_not_published():
    whole = document()
    text_of(whole, "policy.crisis_protocol")["en"] = "Call {emergency_number}."
    whole["card"]["es"] = "No es para emergencias."
    assert faults(whole) == [
        ("policy.crisis_protocol.en", "without {crisis_block}"),
        ("policy.card.es", "without {emergency_number}"),
    ]


def test_what_the_facts_decide_is_not_written_over():
    whole = document()
    text_of(whole, "policy.response_time")["en"] = "We answer in a week."
    text_of(whole, "policy.billing")["en"] = "It is free."
    assert faults(whole) == [
        ("policy.response_time.en", "without {reply_days}"),
        ("policy.billing.en", "without {billing_text}"),
    ]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Hello {x}.", "unknown {x}"),
        ("Hello {client_name}.", "unknown {client_name}"),
        ("Hello {}.", "unknown {}"),
        ("Hello {practice_name.", "unknown {{}"),
    ],
)
def test_a_variable_that_nobody_fills_is_named(text, reason):
    whole = document()
    text_of(whole, "policy.purpose")["en"] = text
    assert faults(whole) == [("policy.purpose.en", reason)]


def test_a_fee_text_cannot_hold_itself():
    whole = document()
    whole["fee_text"]["en"] = "{billing_text}"
    assert ("fee_text.en", "unknown {billing_text}") in faults(whole)


def test_an_id_stands_once():
    whole = document()
    whole["sections"].append(section(whole, "policy.purpose"))
    assert faults(whole)[0] == ("policy.purpose", "twice")


def test_a_promise_of_always_is_a_fault_in_titles_too():
    whole = document()
    section(whole, "policy.purpose")["title"]["en"] = "Here 24/7"
    section(whole, "policy.purpose")["text"]["es"] = "Los mensajes son vigilados."
    assert faults(whole) == [
        ("policy.purpose.en", "forbidden 24/7"),
        ("policy.purpose.es", "forbidden vigilados"),
    ]
