"""From facts that a device opened to cases that are counted."""

import pytest

from meantime.insights import device
from meantime.insights.figures import Case
from tests.protocol.people import read_vectors

VECTORS = read_vectors("insights.json")


def named(name):
    return pytest.mark.parametrize("case", VECTORS[name], ids=lambda case: case["what"])


def cases(case):
    return [Case(*each) for each in case["cases"]]


@named("moved")
def test_a_topic_came_to_a_talk_soon_as_the_vectors_say(case):
    moved = [device.Moved(*each) for each in case["moved"]]
    assert device.moved_cases(moved, case["today"]) == cases(case)


@named("noted")
def test_what_was_said_waited_for_a_note_as_the_vectors_say(case):
    noted = [device.Noted(*each) for each in case["noted"]]
    assert device.noted_cases(noted, case["today"]) == cases(case)


@named("growth")
def test_messages_grow_as_the_vectors_say(case):
    found = device.growth([device.Written(*each) for each in case["written"]], case["until"])
    assert found == (tuple(case["pair"]) if case["pair"] else None)


@named("contact")
def test_contact_after_and_before_is_what_the_vectors_say(case):
    found = device.contact(case["days"], case["since"], case["began"], case["until"])
    assert found == (tuple(case["pair"]) if case["pair"] else None)


def test_weeks_begin_on_monday_and_working_days_end_on_friday():
    assert [device.monday_of(day) for day, _ in VECTORS["mondays"]] == [
        monday for _, monday in VECTORS["mondays"]
    ]
    for day, fifth in VECTORS["working_days"]:
        assert device.working_days_after(day, 5) == fifth
