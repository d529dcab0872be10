"""Requests about a record at a terminal: asked, denied, disagreed with; disclosures on paper."""

import pytest
from pypdf import PdfReader

from tests.cli.cards import flat
from tests.cli.walks import WORDS

pytestmark = pytest.mark.parametrize("database", ["sqlite"])  # the device's side of things
COURT = ("court", "", "County court", "Notes of May", "Custody", "Order 12/27", "")


def test_an_amendment_is_asked_for_denied_on_a_ground_and_disagreed_with(anna, jo, olga):
    jo.run("records", "requests", "ask", "amendment", typed=(WORDS, "It was in June."))
    assert "amendment" in olga.run("records", "requests", "list", typed=(WORDS,))
    denial = ("records", "requests", "answer", "1", "denied", "--client", "Jo Kim")
    told = flat(anna.run(*denial, typed=(WORDS, "danger", "It was May."), fails=True))
    assert "This answer would not count: ground" in told
    anna.run(*denial, typed=(WORDS, "accurate", "It was May."))
    jo.run("records", "requests", "disagree", "1", typed=(WORDS, "I said June."))
    told = flat(jo.run("records", "requests", "list", typed=(WORDS,)))
    assert "denied; We looked at it again" in told
    assert "the client disagrees" in told
    assert "Nothing was asked." in olga.run("records", "requests", "list", typed=(WORDS,))
    again = ("records", "requests", "answer", "1", "withdrawn")
    assert "would not count" in flat(jo.run(*again, typed=(WORDS,), fails=True))


def test_access_waits_longer_once(anna, jo):
    jo.run("records", "requests", "ask", "access", "--form", "file", typed=(WORDS, "All of it."))
    later = ("records", "requests", "answer", "1", "extended", "--client", "Jo Kim")
    anna.run(*later, typed=(WORDS, "infeasible", "The archive is elsewhere."))
    told = flat(anna.run(*later, typed=(WORDS, "infeasible", "Still."), fails=True))
    assert "would not count: extended" in told


def test_a_disclosure_is_noted_told_and_printed(anna, jo, tmp_path):
    note = ("records", "disclosures", "note", "Jo Kim")
    told = flat(anna.run(*note, typed=(WORDS, "gossip"), fails=True))
    assert "No such kind" in told
    anna.run(*note, typed=(WORDS, *COURT))
    assert "County court" in anna.run("records", "disclosures", "list", "Jo Kim", typed=(WORDS,))
    jo.run("records", "requests", "ask", "accounting", typed=(WORDS, ""))
    anna.run("records", "disclosures", "release", "Jo Kim", "1", typed=(WORDS,))
    assert "granted" in jo.run("records", "requests", "list", typed=(WORDS,))
    paper = tmp_path / "told.pdf"
    anna.run("records", "disclosures", "paper", "Jo Kim", "--to", str(paper), typed=(WORDS,))
    text = "".join(page.extract_text() for page in PdfReader(paper).pages)
    for words in ("Jo Kim", "County court", "Order 12/27", "A court order or subpoena"):
        assert words in text
