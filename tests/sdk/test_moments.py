"""A moment is its client's own; what they share of it is sealed anew, and no more than that."""

import msgspec
import pytest

from meantime.protocol.moment_posts import Moment, words_of_moment
from meantime.sdk.errors import ProblemError
from meantime.sdk.journal import journals
from meantime.wire.problems import ProblemSlug
from tests.sdk.export.exports import export_own, run_verifier
from tests.sdk.hands import Hands

pytestmark = pytest.mark.parametrize("database", ["sqlite"])  # the device's side of things
URGE = Moment(
    at=1_804_633_200_000,
    zone="America/Chicago",
    text="The bottle stood there.",
    feelings=["lonely"],
    intensity=8,
    urge="to drink",
    urge_strength=7,
    instead="I rang my sister.",
)


@pytest.fixture
def hands(world, tmp_path):
    with Hands(world, tmp_path) as hands:
        yield hands


@pytest.fixture
def memo(tmp_path):
    path = tmp_path / "memo.webm"
    path.write_bytes(b"\x1a\x45\xdf\xa3 a voice in the night")
    return path


def seen(hands):
    return [each for each in hands.thread(hands.clinician).read() if isinstance(each.post, Moment)]


def test_a_moment_is_kept_with_its_memo_and_nobody_else_can_read_it(hands, memo):
    hers = hands.client.moments
    kept = hers.keep(URGE, [memo])
    (line,) = hers.list()
    (ref,) = line.moment.files
    (space,) = journals(hands.client.connection)
    assert (line.id, msgspec.structs.replace(line.moment, files=[])) == (kept.id, URGE)
    assert hers.read_file(space, ref) == memo.read_bytes()
    assert (seen(hands), hands.clinician.waiting()) == ([], [])
    with pytest.raises(ProblemError) as refused:
        hands.clinician.space(space.id)
    assert refused.value.slug == ProblemSlug.NOT_FOUND


def test_only_what_was_chosen_is_brought_and_its_memo_is_sealed_anew(hands, memo, tmp_path):
    hers = hands.client.moments
    hers.keep(URGE, [memo])
    (line,) = hers.list()
    chosen = msgspec.structs.replace(line.moment, urge="", urge_strength=-1, intensity=-1)
    thread = hands.thread(hands.client)
    hers.bring(line.id, chosen, thread)
    (message,) = seen(hands)
    assert message.text == "The bottle stood there.\nlonely\nI rang my sister."
    assert (message.moment.zone, message.moment.urge_strength) == ("America/Chicago", -1)
    assert message.moment.files[0].hash != line.moment.files[0].hash
    theirs = hands.thread(hands.clinician).sync()
    assert hers.read_file(theirs, message.moment.files[0]) == memo.read_bytes()
    (item,) = theirs.agenda()
    assert (item.text, item.about) == ("The bottle stood there.", message.id)
    assert hands.clinician.waiting() == []  # nobody is asked to answer
    assert hers.shared(thread)[line.id].way == "brought"
    assert export_own(hands.client, tmp_path / "record") == []
    assert run_verifier(tmp_path / "record")[0] == 0


@pytest.mark.parametrize(
    ("text", "attention"), [("I want to die tonight.", 3), ("A long day, that is all.", 1)]
)
def test_what_is_sent_is_looked_at_as_a_message_is(hands, text, attention):
    hers = hands.client.moments
    kept = hers.keep(msgspec.structs.replace(URGE, text=text))
    assert (kept.noticed.tier == "urgent") == (attention == 3)
    (line,) = hers.list()
    hers.send(line.id, line.moment, hands.thread(hands.client))
    (message,) = seen(hands)
    assert (message.attention, bool(message.moment.noticed)) == (attention, attention == 3)
    assert len(hands.clinician.waiting()) == 1


def test_a_moment_is_changed_whole_taken_out_of_sight_and_put_back(hands):
    hers = hands.client.moments
    kept = hers.keep(URGE)
    hers.change(kept.id, msgspec.structs.replace(URGE, urge="", instead="", tags=["evening"]))
    assert [words_of_moment(each.moment) for each in hands.client.journal().entries()] == [
        "The bottle stood there.\nlonely\nevening"
    ]
    hers.remove(kept.id)
    assert (hers.list(), hands.client.journal().entries()) == ([], [])
    hers.change(kept.id, URGE)
    assert [each.moment for each in hers.list()] == [URGE]
    with pytest.raises(KeyError):
        hers.remove("elsewhere")
