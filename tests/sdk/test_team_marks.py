"""Margin notes, themes and stars: the team reads them, the client never."""

import pytest

from meantime.sdk.errors import SdkError
from meantime.sdk.team_marks import (
    change_margin,
    star_message,
    tag_message,
    team_marks_of,
    write_margin,
)

pytestmark = pytest.mark.parametrize("database", ["sqlite"])  # the device's side of things


def marked(office):
    """Return the client's message, marked in all three ways, and the id of the margin note."""
    message = office.theirs.read()[0].id
    note = write_margin(office.case, message, "Ask about the lighthouse.")
    tag_message(office.case, message, ["sleep", "work"])
    star_message(office.case, message)
    return message, note


def test_what_one_of_the_team_marks_the_others_read_and_do_not_change(office):
    office.case.share(office.sam.id, "observer")
    message, note = marked(office)
    change_margin(office.case, note, "Ask about the lighthouse again.")
    (case,) = office.sam.caseload()
    marks = team_marks_of(case)
    (margin,) = marks.margins[message]
    assert (margin.author, margin.text) == (office.anna.id, "Ask about the lighthouse again.")
    assert dict(marks.tags) == {message: ("sleep", "work")}
    assert set(marks.stars) == {message}
    with pytest.raises(SdkError, match="Only who has written"):
        change_margin(case, note, "Not mine.")
    star_message(case, message, is_on=False)
    assert team_marks_of(office.case).stars == frozenset()


def test_the_client_has_nothing_of_it_in_any_space(office):
    marked(office)
    assert all(case.chart is None for case in office.jo.caseload())
    said = [repr(office.jo.space(thread.id).opened()) for thread in office.jo.threads()]
    assert said
    assert not any("lighthouse" in each or "sleep" in each for each in said)
    with pytest.raises(SdkError, match="no chart"):
        team_marks_of(office.jo.caseload()[0])
