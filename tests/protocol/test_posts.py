from __future__ import annotations

import pytest

from meantime.protocol import posts
from meantime.protocol.posts import Event, Text, Unknown, absence, parse_post, write_post
from tests.protocol.people import refuses

PLAIN = [
    {"type": "purpose", "of": "chart", "about": "S"},
    {"type": "text", "text": "Hello."},
    {"type": "text", "text": "Hello.", "by": "A", "draft": "H"},
    {"type": "amend", "text": ""},
    {
        "type": "file",
        "key": "K",
        "hash": "H",
        "size": 7,
        "name": "a.pdf",
        "mime": "image/png",
    },
    {"type": "seat", "id": "A", "name": "Anna", "credential": "LCSW"},
    {"type": "verified", "code": "1", "method": "in person"},
    {"type": "policy", "policy": {"version": 1}, "notices": [{"name": "away", "text": "Away."}]},
    {"type": "consent", "decision": "permit", "version": 1, "text": "I agree.", "name": "Anna"},
    {"type": "event", "what": "destroyed", "upto": 9},
    {"type": "event", "what": "export"},
]


@pytest.mark.parametrize("plain", PLAIN, ids=lambda plain: plain["type"])
def test_a_post_comes_back_as_it_was_written(plain):
    post = parse_post(plain)
    assert isinstance(post, posts.Post)
    assert write_post(post) == plain


def test_a_post_of_an_unknown_type_stays_readable():
    plain: dict[str, object] = {"type": "dance", "steps": ["one"]}
    assert parse_post(plain) == Unknown(type="dance", fields=plain)


def test_a_later_version_may_add_fields():
    assert parse_post({"type": "text", "text": "Hello.", "mood": "x"}) == Text(text="Hello.")


@pytest.mark.parametrize(
    "plain",
    [
        {},
        {"type": 1},
        {"type": "text"},
        {"type": "text", "text": 1},
        {"type": "purpose", "of": "party", "about": ""},
        {"type": "consent", "decision": "maybe", "version": 1, "text": "", "name": ""},
    ],
)
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
