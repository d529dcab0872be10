"""Drafts that wait for release, contacts, marks, psychotherapy notes: folded as the vectors say."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.protocol.people import read_vectors
from tests.sdk.charts import folded_contacts, folded_drafts, folded_marks, folded_notes

VECTORS = read_vectors("reply_drafts.json")
PEOPLE = VECTORS["people"]
CASES = {case["name"]: case for case in VECTORS["cases"]}


def some(kind):
    """Return any entries of the cases, in any order, each id once."""
    every = [each for case in CASES.values() for each in case[kind]]
    return st.lists(st.sampled_from(every), unique_by=lambda each: each["id"])


@pytest.mark.parametrize(
    ("file", "folded"),
    [
        ("private_notes.json", folded_notes),
        ("contacts.json", folded_contacts),
        ("team_marks.json", folded_marks),
    ],
)
def test_notes_contacts_and_marks_are_as_the_vectors_say(file, folded):
    cases = read_vectors(file)["cases"]
    assert {case["name"]: folded(case["log"]) for case in cases} == {
        case["name"]: case["folded"] for case in cases
    }


@pytest.mark.parametrize("name", CASES)
def test_drafts_are_as_the_vectors_say(name):
    case = CASES[name]
    assert folded_drafts(PEOPLE, case) == (case["drafts"], case["verdicts"])


@settings(max_examples=60)
@given(chart=some("chart"), messages=some("messages"))
def test_no_draft_is_released_twice_or_in_other_words(chart, messages):
    drafts, verdicts = folded_drafts(PEOPLE, {"chart": chart, "messages": messages})
    said = {message["id"]: message for message in messages}
    released = [each for each in drafts if each["state"] == "released"]
    assert len({each["hash"] for each in released}) == len(released)
    for each in released:
        message = said[each["release"]]
        assert (message["text"], message["by"]) == (each["text"], each["author"])
        assert PEOPLE[message["author"]] == "clinician"
        assert verdicts[message["id"]] == "fits"
