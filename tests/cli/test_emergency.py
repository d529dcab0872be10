"""A record opened in an emergency, at a terminal."""

from datetime import timedelta

import pytest

from tests.cli.cards import flat
from tests.cli.walks import WORDS, find
from tests.server.swept import swept

ONE = r"[\w-]{8}(?=\s.*Olga)"
pytestmark = pytest.mark.parametrize("database", ["sqlite"])  # the device's side of things


def test_a_record_is_opened_for_an_hour_and_reviewed_by_the_clinician(world, olga, anna, jo):
    command = "records", "emergency"
    opened = flat(olga.run(*command, "open", "Jo Kim", "--because", "danger",
                           typed=(WORDS, "Nobody answers the phone.")))  # fmt: skip
    assert "Told at once: Anna Weiss." in opened
    assert "Jo Kim" in olga.run("client", "list", typed=(WORDS,))
    read = flat(jo.run("threads", "read", typed=(WORDS,)))
    assert "opened in an emergency) for Olga Brandt until" in read
    assert "Nobody answers" not in read
    listed = anna.run(*command, "list", typed=(WORDS,))
    which = find(ONE, listed)
    world.clock.advance(timedelta(minutes=61))
    swept(world)
    assert "Jo Kim" not in olga.run("client", "list", typed=(WORDS,))
    why = flat(anna.run(*command, "review", which, "--outcome", "justified",
                        typed=(WORDS, "It was right.")))  # fmt: skip
    assert "Why: the client may be in danger. Nobody answers the phone." in why
    assert "Nothing waits" in olga.run(*command, "list", typed=(WORDS,))
    told = flat(olga.run(*command, "review", which, typed=(WORDS,)))
    assert "Reviewed by Anna Weiss: it was justified. It was right." in told


@pytest.mark.usefixtures("jo")
def test_what_cannot_be_opened_or_reviewed_is_said(olga, anna):
    command = "records", "emergency"
    told = anna.run(*command, "open", "Jo Kim", "--because", "other", typed=(WORDS, "x"),
                    fails=True)  # fmt: skip
    assert "nor the practice's key" in flat(told)
    told = olga.run(*command, "open", "Nobody", "--because", "other", typed=(WORDS, "x"),
                    fails=True)  # fmt: skip
    assert "No such client" in flat(told)
    olga.run(*command, "open", "Jo Kim", "--because", "other", typed=(WORDS, "A call came."))
    listed = olga.run(*command, "list", typed=(WORDS,))
    which = find(ONE, listed)
    told = olga.run(*command, "review", which, "--outcome", "justified", typed=(WORDS, "x"),
                    fails=True)  # fmt: skip
    assert "Somebody else has to review" in flat(told)
    assert "Ended." in olga.run(*command, "end", which, typed=(WORDS,))
