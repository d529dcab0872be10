"""The contact log: noted in the chart, corrected by whoever noted it, read by the care team."""

import pytest

from meantime.protocol.note_posts import Contact
from meantime.sdk.contacts import contacts_of, correct_contact, log_contact
from meantime.sdk.errors import SdkError

pytestmark = pytest.mark.parametrize("database", ["sqlite"])  # the device's side of things
CALL = Contact(at=1_000, way="sms", direction="in", text="She wrote to my own number.", asked=1)


def test_a_contact_is_noted_and_corrected_and_both_wordings_are_read_by_the_team(office):
    office.case.share(office.sam.id, "observer")
    noted = log_contact(office.case, CALL)
    correct_contact(office.case, noted, "She wrote to the practice's number.")
    (case,) = office.sam.caseload()
    (contact,) = contacts_of(case)
    assert (contact.author, contact.way, contact.is_asked) == (office.anna.id, "sms", True)
    assert contact.text == "She wrote to the practice's number."
    assert contact.earlier == ("She wrote to my own number.",)
    with pytest.raises(SdkError, match="Only who has noted a contact"):
        correct_contact(case, noted, "Not mine.")


def test_the_client_is_told_nothing_of_it(office):
    log_contact(office.case, CALL)
    assert "own number" not in repr(office.theirs.read())
    assert all(case.chart is None for case in office.jo.caseload())
