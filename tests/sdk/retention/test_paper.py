"""The certificate on paper: all that it says, and nobody's name but the custodian's."""

from io import BytesIO

import msgspec
import pytest
from pypdf import PdfReader

from meantime.protocol.record_posts import Certificate, DestroyedSpace
from meantime.sdk.retention.paper import certificate_lines, certificate_words, write_certificate
from meantime.wire.practices import PracticeDetails
from tests.bodies import DETAILS
from tests.sdk.retention.ended import ADULT, MINOR

THREAD = DestroyedSpace(
    space="T" * 43,
    purpose="thread",
    upto=41,
    head="H" * 43,
    posts=38,
    files=2,
    first_at=1_740_000_000_000,
    last_at=1_790_000_000_000,
)
SAID = Certificate(
    about="T" * 43,
    on="2034-04-01",
    by="A" * 43,
    ended_on="2027-03-31",
    destroy_on="2034-04-01",
    rule=ADULT,
    spaces=[THREAD],
    backups_until="2034-05-06",
)


@pytest.mark.parametrize(("locale", "day"), [("en", "May 6, 2034"), ("es", "6 de mayo de 2034")])
def test_the_certificate_is_a_pdf_in_both_languages(locale, day):
    details = msgspec.convert(DETAILS, PracticeDetails)
    pdf = write_certificate(SAID, details, "Ruth Adler", locale)
    pages = PdfReader(BytesIO(pdf)).pages
    text = " ".join("".join(page.extract_text() for page in pages).split())
    assert certificate_words().title[locale] in text
    assert day in text
    assert "Ruth Adler" in text


def test_the_rule_is_said_as_it_counts_and_where_none_decided():
    lines = {
        rule: "\n".join(certificate_lines(msgspec.structs.replace(SAID, rule=rule), ""))
        for rule in (ADULT, MINOR, None)
    }
    assert "Years after care ended: 5" in lines[ADULT]
    assert "Years after coming of age at 18: 3" in lines[MINOR]
    assert "later than every rule" in lines[None]
    assert "Entries: 38. Files: 2." in lines[None]
