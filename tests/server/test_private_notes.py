"""A psychotherapy note is its author's: no owner, record keeper, supervisor or thief reads it.

Source: 45 CFR 164.501.
"""

import re

import pytest

from meantime import sdk
from meantime.protocol.encoding import b64
from meantime.protocol.errors import ProtocolError
from meantime.protocol.sealing import generation_key, open_post
from meantime.protocol.spaces import parse, verify_log
from meantime.sdk.own_spaces import own_spaces
from meantime.sdk.private_notes import private_notes, write_private
from meantime.sdk.reader import Reader
from tests.outside import OutsideServer
from tests.running import settings_for
from tests.sdk.hands import Hands
from tests.server.test_attacks import operations
from tests.server.test_dump import dump, spellings
from tests.world import World, ok

PLANTED = "The drowned piano plays for her father alone."
ABSENT = b64(bytes(32))


class Planted(Hands):
    """A practice in which the clinician has written a note, and a supervisor reads along."""

    def __init__(self, world, folder):
        super().__init__(world, folder)
        self.about = self.practice.care.id
        self.supervisor = self.practice.hire()
        self.practice.seat_in(
            self.practice.care, self.practice.clinician, self.supervisor, "observer"
        )
        write_private(self.clinician.connection, self.about, PLANTED, on="2027-03-05")
        (self.own,) = own_spaces(self.clinician.connection, "private")

    @property
    def others(self):
        """Everybody else of the practice, its own seat with the owner's key included."""
        practice = self.practice
        return (practice.owner, practice.seat, self.supervisor, practice.client)


@pytest.fixture
def planted(world, tmp_path):
    with Planted(world, tmp_path) as planted:
        yield planted


def test_its_author_reads_it_on_a_second_device(planted):
    second = planted.take(planted.practice.clinician, device="second")
    (note,) = private_notes(second.connection, planted.about)
    assert (note.text, note.on) == (PLANTED, "2027-03-05")


def test_for_everybody_else_the_space_is_not_there_by_any_route(planted):
    own = planted.own.id
    for other in planted.others:
        assert own not in other.api.get("/spaces").text
        for method, path in operations(planted.world):
            if "{space_id}" not in path:
                continue
            real, absent = (asked(other, method, path, space) for space in (own, ABSENT))
            assert (method, path, real) == (method, path, absent)
        refused = other.api.get(f"/spaces/{own}/entries")
        assert refused.status_code == 404


def asked(person, method, path, space):
    """Return what somebody is answered, the ids of the spaces left out."""
    filled = re.sub(r"{(\w+)}", lambda part: values(space).get(part[1], ABSENT), path)
    answer = person.api.request(method, filled, json={})
    return answer.status_code, answer.text.replace(space, "-")


def values(space):
    return {"space_id": space, "number": "0", "version": "1"}


def test_whoever_fetches_all_that_they_may_fetches_nothing_of_it(planted):
    for other in planted.others:
        listed = ok(other.api.get("/spaces"))["spaces"]
        said = [post for each in listed for post in fetched(other, each["id"])]
        assert "Welcome." in repr(said) or other is planted.practice.owner
        assert PLANTED not in repr(said)


def fetched(person, space_id):
    """Return all posts of a space that somebody's keys open."""
    wires = ok(person.api.get(f"/spaces/{space_id}/entries"))["entries"]
    log = [{part: wire[part] for part in "hbs"} for wire in wires]
    state = verify_log(log)
    posts = [each for each in map(parse, log) if each.kind == "post"]
    return [open_post(generation_key(state, person.account, each.gen), each) for each in posts]


def test_no_key_in_the_practice_opens_the_stolen_log(planted):
    state = planted.own.state
    entries = [received.entry for received in planted.own.log.entries()]
    for other in planted.others:
        with pytest.raises(ProtocolError):
            generation_key(state, other.account, state.gen)
    key = generation_key(state, planted.practice.clinician.account, state.gen)
    assert PLANTED in repr([open_post(key, each) for each in entries if each.kind == "post"])


def test_another_account_on_the_same_device_opens_nothing_of_its_copy(planted):
    colleague = planted.take(planted.supervisor)  # in the author's own folder
    assert private_notes(colleague.connection, planted.about) == []
    with pytest.raises(sdk.ProblemError):
        colleague.space(planted.own.id)
    with pytest.raises(ProtocolError):
        Reader(colleague.connection, planted.own.id).opened()


def test_a_full_dump_of_the_server_and_of_the_author_s_device_shows_none_of_it(
    database, new_database, tmp_path
):
    server = OutsideServer(settings_for(tmp_path, new_database(database)), tmp_path / "log")
    server.start()
    world = World(server, database)
    try:
        with Planted(world, tmp_path) as planted:
            own = planted.own.id
            planted.practice.owner.api.get(f"/spaces/{own}/entries")  # so that a log knows of it
    finally:
        world.close()
        server.stop()
    dumped = dump(server, tmp_path)
    assert own.encode() in dumped  # the dump is one
    assert [each for each in spellings(PLANTED) if each in dumped] == []
