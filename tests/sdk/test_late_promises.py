"""Which promises were late: by the server's time, and never by one's own words before them."""

from datetime import timedelta
from typing import Any

import pytest

from meantime.protocol.posts import Promise, Text
from meantime.sdk.folds.late_promises import fold_late
from meantime.sdk.folds.messages import EPOCH, Message

NOW, UNTIL = 100, 50


def said(seq, role="clinician", **more):
    fields: dict[str, Any] = {
        "id": f"m{seq}",
        "seq": seq,
        "author": role,
        "name": "",
        "role": role,
        "text": ".",
        "at": 0,
        "received_at": EPOCH + timedelta(milliseconds=10 * seq),
        "show_at": 0,
        "attention": 1,
        "re": "",
        "post": Text(text="."),
    }
    return Message(**(fields | more))


PROMISE = said(1, post=Promise(text=".", until=UNTIL))


@pytest.mark.parametrize(
    ("other", "kept_at"),
    [
        (None, 0),
        (said(5), None),  # just in time
        (said(6), 60),
        (said(0), 0),  # before it
        (said(3, attention=0), 0),  # quiet
        (said(3, show_at=70), 70),  # written in time, and shown late
        (said(3, is_withdrawn=True), 0),
        (said(3, "client"), 0),
        (said(3, "client", re="m1", attention=0), None),  # settled it
        (said(3, "observer"), 0),
    ],
)
def test_what_is_said_in_time_keeps_a_promise(other, kept_at):
    found = fold_late([PROMISE, *([other] if other else [])], NOW)
    assert [each.kept_at for each in found] == ([] if kept_at is None else [kept_at])


def test_a_promise_is_not_late_before_its_time_nor_once_it_was_taken_back():
    assert fold_late([PROMISE], UNTIL) == []
    assert fold_late([said(1, post=PROMISE.post, is_withdrawn=True)], NOW) == []
