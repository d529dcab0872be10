"""Who opened a thread, through the SDK: told at once, kept while there is no connection."""

from datetime import UTC, date, datetime, timedelta

import pytest

from tests.sdk.hands import honest
from tests.sdk.networks import gone, sent_over

pytestmark = pytest.mark.parametrize("database", ["sqlite"])  # the device's side of things
MORNING = datetime(2027, 5, 3, 14, 12, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.fixture
def reading(hands, network):
    """Return the clinician's thread over a network that a test can cut, on a morning in May."""
    _ = hands.practice.client
    go_to(hands, MORNING)
    mine = hands.thread(hands.take(hands.practice.clinician, network))
    mine.sync()
    return mine


def go_to(hands, at):
    hands.world.clock.set(at)


def told(hands, person):
    person.sign_in()
    thread = hands.thread(hands.take(person, device="looking")).sync()
    return [(each.kind, each.on, each.at) for each in thread.openings().found]


def sent(network):
    return [request for request in network.seen if request.url.path.endswith("/opening")]


def test_a_thread_that_was_shown_is_told_once_in_a_quarter_of_an_hour(hands, network, reading):
    for minutes in (0, 1, 14, 16):
        go_to(hands, MORNING + timedelta(minutes=minutes))
        reading.sync()
        reading.mark_opened()
    assert len(sent(network)) == 2
    only = reading.openings().found[0]
    assert (only.seat_id, only.name, only.until_seq) == (reading.me, "", reading.state.seq)


def test_a_client_s_own_looking_is_never_told(hands, network):
    theirs = hands.thread(hands.take(hands.practice.client, network)).sync()
    theirs.mark_opened()
    assert sent(network) == []


def test_without_a_connection_it_is_kept_sealed_and_told_later_with_its_time(
    hands, network, reading
):
    network.meet = gone
    reading.mark_opened()
    files = [each for each in hands.folder.rglob("*") if each.is_file()]
    assert not any(b'"waiting"' in each.read_bytes() for each in files)
    network.meet = honest
    go_to(hands, MORNING + 2 * DAY)
    hands.practice.clinician.sign_in()
    again = hands.thread(hands.take(hands.practice.clinician, network)).sync()
    (row,) = again.openings().found
    assert row.at is not None
    assert (row.on, row.at.replace(second=0, microsecond=0)) == (date(2027, 5, 3), MORNING)
    again.sync()
    assert len([each for each in sent(network) if each.method == "PUT"]) == 2  # lost, and taken


def test_a_mark_that_is_refused_for_good_is_dropped_and_reading_goes_on(hands, network, reading):
    network.meet = gone
    reading.mark_opened()
    network.meet = honest
    go_to(hands, MORNING + 40 * DAY)
    hands.practice.clinician.sign_in()
    again = hands.thread(hands.take(hands.practice.clinician, network)).sync()
    before = len(sent(network))
    again.sync()
    assert len(sent(network)) == before
    assert again.openings().found == []


def test_a_client_is_told_the_day_once_it_is_over(hands, reading):
    reading.mark_opened()
    assert told(hands, hands.practice.client) == []
    go_to(hands, MORNING + DAY)
    assert told(hands, hands.practice.client) == [("opened", date(2027, 5, 3), None)]


def test_a_mark_says_nothing_but_a_place_in_the_log(network, reading):
    reading.mark_opened()
    assert sent_over(network).count(b'{"seq":') == 1
    (body,) = [each.read() for each in sent(network)]
    assert body == b'{"seq":%d,"at":null}' % reading.state.seq
