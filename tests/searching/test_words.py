"""What counts as a word, and when a text is found."""

import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from meantime.searching.words import fold, is_found, words_in
from tests.searching.vectors import FILE, spelled

FEW = settings(max_examples=60)


def test_the_vectors_are_reproduced():
    assert FILE.read_text(encoding="utf-8") == spelled()


@FEW
@given(st.text(max_size=40))
def test_every_word_of_a_text_finds_it_and_so_does_its_beginning(text):
    for word in words_in(text):
        assert is_found(text, word)
        assert is_found(text, word[:1])


@FEW
@given(st.text(max_size=40))
def test_how_letters_are_put_together_makes_no_difference(text):
    assert fold(unicodedata.normalize("NFC", text)) == fold(unicodedata.normalize("NFD", text))


@FEW
@given(st.text(max_size=20), st.text(max_size=20), st.text(max_size=20))
def test_more_words_never_find_more(text, one, other):
    if is_found(text, f"{one} {other}") and words_in(one):
        assert is_found(text, one)
