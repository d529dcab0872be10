"""What tells the server of a consent: lost, turned away, brought later, by another device."""

import pytest

from meantime.sdk.errors import NeedsConnection, ProblemError
from tests.sdk.agreeing import NAME, consents
from tests.sdk.hands import honest
from tests.sdk.networks import answering, gone

pytestmark = pytest.mark.parametrize("database", ["sqlite"])  # the device's side of things


@pytest.fixture
def theirs(desk, line):
    """Return the client's thread on a second device of theirs."""
    return desk.second_device(desk.jo, line).thread(desk.case.id)


def without_rows(request, go_on):
    """Lose what would tell the server of a consent."""
    return gone(request, go_on) if is_row(request) else go_on()


def is_row(request):
    return request.url.path.endswith("/consents")


def test_an_answer_that_is_lost_after_the_post_leaves_a_row_to_be_brought(desk, theirs, line):
    desk.publish()
    desk.offer()
    theirs.sync()
    reading = theirs.agreement.read("en")
    line.meet = without_rows
    assert theirs.agreement.give(reading, NAME, reading.ids) is None
    assert len(consents(desk.hers)) == 1
    assert desk.hers.agreement.standing().told.why == "no_consent"
    line.meet = honest
    theirs.sync()
    [row] = desk.hers.agreement.standing().agreed
    assert row.post == consents(theirs)[0]
    theirs.write("There.")
    asked = sum(is_row(request) for request in line.seen)
    theirs.sync()
    assert sum(is_row(request) for request in line.seen) == asked


def test_a_row_that_was_turned_away_for_a_while_is_brought_too(desk, theirs, line):
    busy = {"type": "/problems/too-many-attempts", "title": "Busy", "status": 429}
    desk.publish()
    desk.offer()
    theirs.sync()
    line.meet = lambda request, go_on: answering(429, busy) if is_row(request) else go_on()
    read = theirs.agreement.read("en")
    with pytest.raises(ProblemError):
        theirs.agreement.give(read, NAME, read.ids)
    line.meet = honest
    theirs.sync()
    assert desk.theirs.sync().agreement.standing().told.may_write


def test_another_device_brings_the_row_as_well(desk, theirs, line):
    desk.publish()
    desk.offer()
    theirs.sync()
    reading = theirs.agreement.read("en")
    line.meet = without_rows
    theirs.agreement.give(reading, NAME, reading.ids)
    desk.theirs.sync()
    assert desk.hers.agreement.standing().told.why == ""


def test_without_a_connection_nothing_is_signed_or_kept(desk, theirs, line):
    desk.publish()
    theirs.sync()
    reading = theirs.agreement.read("en")
    line.meet = gone
    with pytest.raises(NeedsConnection):
        theirs.agreement.give(reading, NAME, reading.ids)
    assert theirs.agreement.read("en").text == reading.text  # which is read all the same
    assert theirs.outbox.rows() == []
    line.meet = honest
    assert consents(theirs) == []
