from __future__ import annotations

import pytest

from meantime.protocol.canonical import decode, encode
from meantime.protocol.post import Post
from meantime.protocol.posts import Event, Text, Unknown, absence, parse_post, write_post
from tests.protocol.people import read_vectors, refuses

VECTORS = read_vectors("posts.json")


@pytest.mark.parametrize("plain", VECTORS["accept"], ids=lambda plain: plain["type"])
def test_a_post_comes_back_as_it_was_written_and_can_be_sealed(plain):
    assert decode(encode(plain)) == plain  # not every name is a key of canonical JSON
    read = parse_post(plain)
    assert isinstance(read, Post)
    assert write_post(read) == plain


def test_a_post_of_an_unknown_type_stays_readable():
    plain: dict[str, object] = {"type": "dance", "steps": ["one"]}
    assert parse_post(plain) == Unknown(type="dance", fields=plain)


def test_a_later_version_may_add_fields():
    assert parse_post({"type": "text", "text": "Hello.", "mood": "x"}) == Text(text="Hello.")


@pytest.mark.parametrize("plain", VECTORS["reject"], ids=str)
def test_a_post_without_its_fields_is_refused(plain):
    with refuses("post"):
        parse_post(plain)


ABSENT = [  # seq, what the practice said at which seq, shown as
    (5, [(9, Event(what="destroyed", upto=8))], "destroyed"),
    (8, [(9, Event(what="destroyed", upto=8))], "destroyed"),
    (5, [(9, Event(what="destroyed", upto=4))], "withheld"),
    (5, [(9, Event(what="destroyed", upto=9))], "withheld"),
    (5, [(9, Event(what="export", upto=8))], "withheld"),
    (5, [], "withheld"),
    (5, [(9, Event(what="destroyed", upto=4)), (12, Event(what="destroyed", upto=7))], "destroyed"),
]


@pytest.mark.parametrize(("seq", "events", "shown"), ABSENT)
def test_an_absent_post_was_destroyed_only_if_the_practice_says_so(seq, events, shown):
    assert absence(seq, events) == shown
