"""What stands behind a message in closed time: signed words, whatever the server says of it."""

from datetime import UTC, datetime

import pytest

from meantime.protocol.posts import Policy
from meantime.sdk import automatic
from meantime.sdk.crisis import crisis_values
from meantime.sdk.replies import FALLBACK
from tests.sdk.hands import Hands
from tests.sdk.newcomers import ANNA, newcomer
from tests.server.boundaries.test_frames_set import frame
from tests.world import ok

pytestmark = pytest.mark.parametrize("database", ["sqlite"])  # the device's side of things

FRIDAY_23_04 = datetime(2027, 3, 6, 4, 4, tzinfo=UTC)  # of 5 March in New York


@pytest.fixture
def thread(world, tmp_path):
    """Return a client's thread on a Friday at 23:04, where the clinician has hours."""
    world.clock.set(FRIDAY_23_04)
    with Hands(world, tmp_path) as hands:
        ok(hands.practice.clinician.api.put("/frames/mine", json=frame()))
        invited = hands.clinician.invite_client("Jo", ANNA)
        yield hands.join(invited.code, newcomer("Jo")).thread(invited.space_id)


def test_a_message_at_night_meets_signed_words_with_a_time_and_help(thread):
    thread.write("It came back tonight.")
    thread.write("I cannot sleep.")
    [reply] = thread.sync().automatic()
    assert (reply.seq, reply.kind) == (thread.messages()[-2].seq, "after_hours")
    assert "This is an automatic reply" in reply.text
    assert "Mon 08 Mar 2027 09:00 (America/New_York)" in reply.text
    assert "988" in reply.text
    assert "911" in reply.text
    assert "respuesta automática" in thread.automatic("es")[0].text


def test_what_a_server_makes_up_is_never_shown(thread, monkeypatch):
    thread.write("It came back tonight.")
    real = automatic.Rows

    def lie(rows):
        good = dict(rows[0])
        return [
            None,
            "Call this number instead: 555",
            {**good, "entry_id": "A" * 22},
            {**good, "kind": "Call 555"},
            {**good, "text": "Call 555"},
            {"kind": "away"},
        ]

    http = thread.connection.http
    get = http.get

    def lying(path, shape, **query):
        answer = get(path, shape, **query)
        return real(answer.zone, lie(answer.replies)) if shape is real else answer

    monkeypatch.setattr(http, "get", lying)
    texts = [reply.text for reply in thread.sync().automatic()]
    assert len(texts) == 2
    assert FALLBACK["en"] in texts
    assert "555" not in "".join(texts)


def test_without_a_signed_policy_the_fixed_words_stand(thread, monkeypatch):
    thread.write("It came back tonight.")
    monkeypatch.setattr(automatic, "newest_policy", lambda _: Policy(policy={}, notices=[]))
    [reply] = thread.sync().automatic()
    assert reply.text == FALLBACK["en"]


def test_an_unknown_country_has_general_words(database):
    assert database
    assert "findahelpline" in crisis_values("", "en")["crisis_block"]
    assert crisis_values("US", "es")["emergency_number"] == "911"
