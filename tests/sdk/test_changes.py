"""Who came, who left and who was given access, as everybody in a space is told."""

from datetime import UTC, datetime

from meantime.protocol import spaces
from meantime.sdk.folds.changes import Change, fold_changes
from meantime.sdk.folds.opened import Opened
from tests.protocol.people import read_vectors

VECTORS = read_vectors("changes.json")
DAY_MS = 86_400_000
NAMES = {seat_id: name for name, seat_id in VECTORS["people"].items()}


def changes():
    entries = [spaces.parse(wire) for wire in VECTORS["log"]]
    return fold_changes(Opened(entry, datetime.now(UTC)) for entry in entries)


def test_the_changes_are_those_of_the_vectors():
    assert spaces.verify_log(VECTORS["log"]).seq == len(VECTORS["log"]) - 1
    assert changes() == [Change(**change) for change in VECTORS["changes"]]


def test_they_tell_a_story_that_people_know():
    first = changes()[0].at
    told = [
        (NAMES[c.by], c.did, NAMES.get(c.who, ""), (c.since - first) // DAY_MS if c.since else None)
        for c in changes()
        if c.did not in {"founded", "changed keys"}
    ]
    assert told == [
        ("therapist", "invited", "wrong_invitation", None),
        ("therapist", "withdrawn", "wrong_invitation", None),
        ("therapist", "invited", "invitation", None),
        ("invitation", "joined", "client", 3),
        ("therapist", "seated", "cover", 0),  # with all that was said
        ("therapist", "seated", "supervisor", 8),  # from now on
        ("therapist", "given role", "supervisor", 9),
        ("therapist", "given history", "supervisor", 2),
        ("supervisor", "left", "supervisor", None),
        ("practice", "removed", "cover", None),
        ("therapist", "removed", "client", None),
        ("therapist", "invited", "invitation_again", None),
        ("invitation_again", "joined", "client_again", 13),
        ("therapist", "given history", "client_again", 0),
        ("practice", "left", "practice", None),
        ("practice", "seated", "new_practice", 0),
    ]
