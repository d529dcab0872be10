"""What is counted for a note, what becomes of notes and drafts: folded as the vectors say."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.protocol.people import read_vectors
from tests.sdk.noted import counted, drafts, due, folded, late, moved, week

VECTORS = read_vectors("notes.json")
PEOPLE, TEAM = VECTORS["people"], VECTORS["chart_people"]


def cases(kind):
    every = VECTORS[kind]
    return pytest.mark.parametrize("case", every, ids=[case["name"] for case in every])


@cases("facts")
def test_facts_are_as_the_vectors_say(case):
    assert counted(PEOPLE, case) == case["facts"]


@cases("notes")
def test_notes_are_as_the_vectors_say(case):
    assert folded(TEAM, case["chart"]) == (case["notes"], case["strangers"])


@cases("moved")
def test_what_became_of_messages_is_as_the_vectors_say(case):
    assert moved(PEOPLE, case) == case["moved"]


@cases("drafts")
def test_drafts_are_as_the_vectors_say(case):
    assert drafts(case["log"]) == case["drafts"]


@cases("due")
def test_what_no_note_speaks_of_is_as_the_vectors_say(case):
    assert due(PEOPLE, TEAM, case) == (case["uncovered"], case["due"])


def test_weeks_and_late_entries_are_as_the_vectors_say():
    for day in VECTORS["days"]:
        assert (week(day["on"]), late(day["on"], day["today"])) == (day["week"], day["late"])


MESSAGES = st.lists(
    st.tuples(st.sampled_from([*PEOPLE]), st.integers(0, 9), st.booleans()), max_size=12
).map(
    lambda rows: [
        {"id": f"m{seq}", "seq": seq, "author": author, "kind": "text", "text": "Said."}
        | {"received": seq * 10, "show": 0, "re": f"m{seq - back}", "attention": 1}
        | {"withdrawn": is_gone}
        for seq, (author, back, is_gone) in enumerate(rows)
    ]
)


@settings(max_examples=60)
@given(messages=MESSAGES, cut=st.integers(0, 130))
def test_periods_side_by_side_cover_each_message_once(messages, cut):
    def of(since, until):
        period = {"since": since, "until": until, "messages": messages}
        return counted(PEOPLE, period | {"themes": {}, "outcomes": {}})

    whole, parts = of(0, 200), (of(0, cut), of(cut, 200))
    assert whole["entries"] == [one for part in parts for one in part["entries"]]
    for facts in (whole, *parts):
        assert facts.get("median_ms", 0) <= facts.get("longest_ms", 0)
        asking = facts.get("answered", 0) + facts.get("waiting", 0)
        assert asking <= facts["from_client"] <= len(facts["entries"])


ENTRIES = {each["id"] + each["author"]: each for case in VECTORS["notes"] for each in case["chart"]}


@settings(max_examples=60)
@given(st.lists(st.sampled_from([*ENTRIES.values()]), unique_by=lambda each: each["id"]))
def test_whatever_follows_no_entry_changes_what_a_note_says(chart):
    notes, _ = folded(TEAM, chart)
    signed = [each for each in chart if each["post"]["type"] == "note" and each["author"] in TEAM]
    assert [note["id"] for note in reversed(notes)] == [
        each["id"] for each in signed if each["author"] != "seat"
    ]
