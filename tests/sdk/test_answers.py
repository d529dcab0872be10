"""What a client said of themselves: of which message, and when it counts."""

from datetime import UTC, datetime

from meantime.protocol import flows
from meantime.protocol.posts import parse_post
from meantime.protocol.sealing import generation_key
from meantime.sdk.folds.opened import Opened
from meantime.sdk.folds.safety import fold_own_words
from tests.protocol.people import (
    AT,
    CLIENT,
    OTHER_CLIENT,
    THERAPIST,
    UNTIL,
    WELCOME,
    World,
    read_vectors,
)

VECTORS = read_vectors("answers.json")
PEOPLE = {"client": CLIENT, "other_client": OTHER_CLIENT, "therapist": THERAPIST}


def log_of(posts):
    """Return a thread with two clients in which these posts were written, as read there."""
    log = World().thread()
    invited = flows.invite_client(THERAPIST, log.state, WELCOME, until=UNTIL, at=AT)
    log.add(*invited.entries)
    log.add(flows.join(OTHER_CLIENT, log.state, invited.code, AT))
    for each in posts:
        author, state = PEOPLE[each["by"]], log.state
        key = generation_key(state, author, state.gen)
        log.add(flows.write_post(author, state, key, each["post"], id=each["id"], at=AT))
    written = {each["id"]: parse_post(each["post"]) for each in posts}
    now = datetime.now(UTC)
    return [Opened(entry, now, written.get(entry.id)) for entry in log.entries]


def test_the_answers_that_count_are_those_of_the_vectors():
    own = fold_own_words(log_of(VECTORS["posts"]))
    said = {of: [[each.id, each.answer] for each in word.answers] for of, word in own.items()}
    assert said == VECTORS["answers"]
