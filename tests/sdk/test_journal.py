"""What a person keeps for themselves: nobody else has a key, the practice neither."""

import json

import pytest

from meantime import sdk
from meantime.protocol.encoding import b64
from meantime.protocol.moment_posts import Moment
from meantime.protocol.posts import Text
from meantime.protocol.rollout_posts import FileRef
from meantime.sdk.export.errors import AlreadyWhole
from meantime.sdk.export.journal import export_journal, paper_of
from meantime.sdk.founding import found_alone
from meantime.sdk.journal import journals
from meantime.sdk.journal_book import Journal
from meantime.sdk.own_spaces import own_space
from meantime.wire.problems import ProblemSlug
from tests.sdk.hands import Hands
from tests.sdk.networks import gone

DAY_MS = 86_400_000
on_sqlite = pytest.mark.parametrize("database", ["sqlite"])  # the device's side of things
KEY = b64(b"k" * 32)


@pytest.fixture
def hands(world, tmp_path):
    with Hands(world, tmp_path) as hands:
        yield hands


def texts(person):
    return sorted(each.moment.text for each in person.journal().entries())


def keep(person, **said):
    """Keep a moment of yesterday; return the id of its entry."""
    at = person.connection.http.now_ms() - DAY_MS
    moment = Moment(**{"at": at, "zone": "Asia/Tokyo", **said})
    return own_space(person.connection, "journal").post(moment)


def test_what_is_kept_is_read_on_another_device_and_by_nobody_else(hands):
    hands.client.keep("For me.")
    keep(hands.client, text="For me too.")
    assert texts(hands.take(hands.practice.client, device="other")) == ["For me too.", "For me."]
    (space,) = journals(hands.client.connection)
    for stranger in (hands.clinician, hands.take(hands.practice.owner, device="owner")):
        assert texts(stranger) == []
        with pytest.raises(sdk.ProblemError) as refused:
            stranger.space(space.id)
        assert refused.value.slug == ProblemSlug.NOT_FOUND


@on_sqlite
@pytest.mark.parametrize("post", [Text(text="For me."), Moment(at=1, zone="UTC", text="For me.")])
def test_what_is_kept_is_taken_out_of_sight_and_put_back(hands, post):
    own_space(hands.client.connection, "journal").post(post)
    journal = hands.client.journal()
    (entry,) = journal.entries()
    journal.remove(entry)
    assert texts(hands.client) == []
    journal.put(entry, entry.moment)
    assert [(each.id, each.moment.text) for each in hands.client.journal().entries()] == [
        (entry.id, "For me.")
    ]


def test_what_is_kept_notifies_nobody_and_waits_for_nobody(hands):
    hands.client.keep("For me.")
    assert hands.clinician.waiting() == []
    assert [m.text for m in hands.thread(hands.clinician).read() if m.text == "For me."] == []


@on_sqlite
def test_words_tags_and_patterns_are_found_also_without_the_server(hands, network):
    mine = hands.take(hands.practice.client, network)
    keep(mine, text="The call.", tags=["mother", "Evening"], intensity=8)
    keep(mine, text="A walk.", tags=["evening"], feelings=["calm"])
    journal = mine.journal()
    assert [each.moment.text for each in journal.entries(words="CALL")] == ["The call."]
    assert [each.moment.text for each in journal.entries(tag="mother")] == ["The call."]
    assert [(each.word, each.count) for each in journal.tags()] == [("Evening", 2), ("mother", 1)]
    assert journal.rename("evening", "night") == 2
    network.meet = gone
    away = Journal(mine.connection)
    assert {tag for each in away.entries() for tag in each.moment.tags} == {"night", "mother"}
    assert away.patterns().entries == 2
    assert away.patterns(since="9999-01-01").entries == 0


@on_sqlite
def test_two_journals_that_began_at_once_are_one(hands):
    first = found_alone(hands.client.connection, "journal")
    first.post(Moment(at=1, zone="UTC", text="On the phone.", tags=["work"]))
    second = found_alone(hands.client.connection, "journal")
    second.post(Moment(at=2, zone="UTC", text="On the laptop.", tags=["Work"]))
    assert texts(hands.client) == ["On the laptop.", "On the phone."]
    assert hands.client.journal().rename("work", "office") == 2
    assert [each.moment.tags for each in hands.client.journal().entries()] == [["office"]] * 2


@on_sqlite
def test_a_copy_can_be_read_and_says_which_file_it_lacks(hands, tmp_path):
    ref = FileRef(key=KEY, hash=KEY, size=3, name="of the fight.jpg", mime="image/jpeg")
    keep(hands.client, text="The call.", urge="to drink", urge_strength=6, files=[ref])
    journal = hands.client.journal()
    place = tmp_path / "copy"
    assert export_journal(hands.client.connection, journal, place, "en") == 1
    said = json.loads((place / "journal.json").read_text())
    (entry,) = said["entries"]
    assert (entry["text"], entry["urge_strength"], entry["intensity"]) == ("The call.", 6, None)
    assert entry["files"] == [{"name": "of the fight.jpg", "place": ""}]
    assert (place / "journal.pdf").read_bytes().startswith(b"%PDF")
    told = json.dumps(paper_of(said, "UTC", "es"), ensure_ascii=False)
    assert "no en esta copia: of the fight.jpg" in told
    with pytest.raises(AlreadyWhole):
        export_journal(hands.client.connection, journal, place, "en")
