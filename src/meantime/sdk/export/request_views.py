"""What was asked about a record and answered, and what was disclosed of it, as a record has it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from meantime.sdk.folds.disclosures import fold_disclosures

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from meantime.sdk.folds.disclosures import NotedDisclosure
    from meantime.sdk.folds.opened import Opened
    from meantime.sdk.folds.people import People
    from meantime.sdk.folds.record_requests import Answer, Request, Statement

    Word = Request | Answer | Statement | NotedDisclosure

View = dict[str, Any]  # Any: JSON


def requests_view(
    requests: Iterable[Request], people: People, said: Mapping[str, Any]
) -> list[View]:
    """Return the requests of a thread, oldest first; days are local ones of the practice."""
    return [
        _word(each, people, said)
        | {
            "kind": each.post.kind,
            "asked_on": each.asked_on.isoformat(),
            "due_on": each.due_on.isoformat(),
            "state": each.state,
            "item": each.item,
            "extension": _word(each.extension, people, said) if each.extension else None,
            "answers": [_word(one, people, said) for one in each.answers],
            "statements": [
                _word(one, people, said) | {"by_client": one.is_client} for one in each.statements
            ],
        }
        for each in requests
    ]


def disclosures_view(
    chart: Sequence[Opened], people: People, said: Mapping[str, Any]
) -> list[View]:
    """Return what was given to somebody outside, oldest first."""
    return [
        _word(each, people, said) | msgspec.to_builtins(each.said)
        for each in fold_disclosures(chart)
    ]


def _word(one: Word, people: People, said: Mapping[str, Any]) -> View:
    return {
        "entry": one.id,
        "author": one.author,
        "name": people.name(one.author),
        "at": one.at,
        "said": said[one.id],
    }
