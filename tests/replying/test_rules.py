"""What holds of any text: nothing that is open is overseen, nothing that is filled is changed."""

from hypothesis import given, settings
from hypothesis import strategies as st

from meantime.replying.contents import HINTS, REPLIES
from meantime.replying.filling import fill, is_unchanged, open_slots
from meantime.replying.hints import found_in, length_of
from meantime.replying.times import standing

FEW = settings(max_examples=40, deadline=None)
VARIABLES = sorted(REPLIES.variables)
TEXTS = st.lists(
    st.one_of(st.sampled_from([f"{{{name}}}" for name in VARIABLES]), st.text(max_size=8))
).map("".join)
VALUES = st.dictionaries(st.sampled_from(VARIABLES), st.text("ab {[\u00a0", max_size=6))


@FEW
@given(TEXTS, st.sampled_from(["en", "es"]), VALUES)
def test_a_variable_is_filled_or_stays_as_a_slot_that_is_seen(text, locale, values):
    filled = fill(text, locale, values, VARIABLES)
    lacking = [name for name in VARIABLES if f"{{{name}}}" in text and not values.get(name)]
    assert len(open_slots(filled)) >= len(lacking)
    assert fill(text, locale, values, VARIABLES) == filled


@FEW
@given(st.text(), st.text())
def test_only_the_same_words_are_unchanged(text, filled):
    if is_unchanged(text, filled):
        assert text.strip(" \t\r\n\u00a0") == filled.strip(" \t\r\n\u00a0") != ""


@FEW
@given(st.text(), st.sampled_from(["reply", "message"]))
def test_no_text_breaks_a_hint_and_each_names_what_it_found(text, of):
    for found in found_in(text, of, HINTS):
        assert all(found.words)
    assert length_of(text, 10)[1] in {"fits", "near", "long"}


@FEW
@given(*[st.integers(0, 10**12)] * 3)
def test_a_time_that_did_not_move_and_was_ahead_stands(named, shown, now):
    if shown < named:
        assert standing(named, named, shown, now) == "stands"
