"""Notes for their author alone: changed, out of sight, without a connection, from two devices."""

import pytest

from meantime.sdk.errors import Unreachable
from meantime.sdk.founding import found_alone
from meantime.sdk.private_notes import change_private, hide_private, private_notes, write_private
from tests.sdk.networks import gone

pytestmark = pytest.mark.parametrize("database", ["sqlite"])  # the device's side of things
ABOUT = "thread"


@pytest.fixture
def mine(hands, network):
    return hands.take(hands.practice.clinician, network).connection


def only(connection):
    (note,) = private_notes(connection, ABOUT)
    return note


def test_a_note_is_changed_and_what_it_said_before_stays_with_it(mine):
    write_private(mine, ABOUT, "First.", on="2027-03-05")
    change_private(mine, only(mine), "Second.")
    change_private(mine, only(mine), "Second.")
    change_private(mine, only(mine), "Third.")
    note = only(mine)
    assert (note.text, note.earlier, note.on) == ("Third.", ("First.", "Second."), "2027-03-05")


def test_a_note_is_taken_out_of_sight_and_brought_back(mine):
    write_private(mine, ABOUT, "First.")
    hide_private(mine, only(mine))
    assert only(mine).is_gone
    hide_private(mine, only(mine), is_gone=False)
    assert (only(mine).is_gone, only(mine).text, only(mine).earlier) == (False, "First.", ())


def test_notes_about_another_client_are_not_among_them(mine):
    write_private(mine, "another", "Elsewhere.")
    assert private_notes(mine, ABOUT) == []


def test_without_a_connection_a_note_waits_and_goes_out_later(hands, mine, network):
    write_private(mine, ABOUT, "First.")
    network.meet = gone
    write_private(mine, ABOUT, "In the tunnel.")
    assert [note.text for note in private_notes(mine, ABOUT)] == ["First."]
    network.meet = lambda _, go_on: go_on()
    write_private(mine, ABOUT, "Outside.")
    second = hands.take(hands.practice.clinician, device="second").connection
    assert [n.text for n in private_notes(second, ABOUT)] == [
        "First.",
        "In the tunnel.",
        "Outside.",
    ]


def test_where_no_space_is_known_nothing_is_said_to_be_kept(mine, network):
    network.meet = gone
    with pytest.raises(Unreachable):
        write_private(mine, ABOUT, "In the tunnel.")


def test_two_devices_that_began_at_once_show_the_same_notes(hands, mine):
    write_private(mine, ABOUT, "First.")
    found_alone(mine, "private")
    write_private(mine, ABOUT, "Second.")
    for note in private_notes(mine, ABOUT):
        change_private(mine, note, f"{note.text} Changed.")
    second = hands.take(hands.practice.clinician, device="second").connection
    told = [note.text for note in private_notes(second, ABOUT)]
    assert told == ["First. Changed.", "Second. Changed."]
