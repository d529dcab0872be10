"""The vectors are what Python makes of them; the web app reads the same file."""

from hypothesis import given
from hypothesis import strategies as st

from meantime.agreement.faults import faults
from tests.agreement.small import small
from tests.agreement.vectors import FILE, spelled


def test_the_vectors_are_reproduced():
    assert FILE.read_text(encoding="utf-8") == spelled()


def test_the_small_document_has_no_faults():
    assert faults(small()) == []


@given(st.sampled_from(["en", "es"]), st.text())
def test_any_text_in_the_card_has_faults_or_none(locale, text):
    assert isinstance(faults(small([[["card", locale], text]])), list)
