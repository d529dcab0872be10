"""A consent on paper: to be read, to be read aloud, and to be checked by what is attached."""

from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader, PdfWriter

from meantime.sdk.consent_paper import read_paper, write_paper
from meantime.sdk.consent_proof import NoProof
from tests.sdk.proofs import NAME, consent, honest

RAW = honest()


def test_the_paper_can_be_read_by_people_and_holds_the_proof():
    pdf = write_paper(RAW)
    assert read_paper(pdf) == RAW
    paper = PdfReader(BytesIO(pdf))
    text = "\n".join(page.extract_text() for page in paper.pages)
    assert f"Name, as typed: {NAME}" in text
    assert "[x] When you can expect a reply" in text
    assert "meantime consent verify" in text
    root: Any = paper.root_object
    assert root["/MarkInfo"]["/Marked"]  # so that it can be read aloud
    assert root["/Lang"] == "en"


def test_a_name_in_letters_that_no_font_has_is_no_hindrance():
    assert read_paper(write_paper(consent(RAW, name="\u6f22\u5b57 #let \\ $x$ ]"))) is not None


def test_a_paper_of_which_the_attachment_is_another_s_is_no_proof():
    writer = PdfWriter(clone_from=PdfReader(BytesIO(write_paper(RAW))))
    writer.add_attachment("consent.json", b"{}")
    out = BytesIO()
    writer.write(out)
    with pytest.raises(NoProof):
        read_paper(out.getvalue())
    with pytest.raises(NoProof):
        write_paper(b"{}")
