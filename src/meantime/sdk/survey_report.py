"""What the answers to a round come to, counted on the device of a custodian, who may read them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from meantime.content.survey import surveys
from meantime.protocol.errors import ProtocolError
from meantime.sdk.folds.surveys import ANSWERS_AS, fold_answers, newest_of
from meantime.sdk.practice_reading import read_all
from meantime.surveys.claims import SAID, claim
from meantime.surveys.tally import Item, tally

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from meantime.content.survey import Survey
    from meantime.sdk.connection import Connection
    from meantime.sdk.folds.surveys import Answered
    from meantime.sdk.progress import Progress
    from meantime.sdk.spaces import Space
    from meantime.sdk.walk import Walk
    from meantime.surveys.claims import Claim
    from meantime.surveys.tally import Tally
    from meantime.wire.surveys import Round

PLACES = {"client": "thread", "therapist": "answers"}


@dataclass(frozen=True, slots=True)
class Report:
    """What `found` people answered. Of fewer than `least` no question shows more than how many.

    `words` are the open answers by question, in the order of the alphabet, so that none stands for
    a person; also of fewer than `least` people there are none. `failed` has the code or slug of
    each space that could not be read, `missing` those that the server does not list.
    """

    round: Round
    survey: Survey
    found: int
    least: int
    tallies: Mapping[str, Tally]
    words: Mapping[str, list[str]]
    failed: Mapping[str, str]
    missing: frozenset[str]

    @property
    def claims(self) -> Mapping[str, Claim]:
        """By metric, what the questions came to of which it is counted."""
        return {
            item.metric: claim(item.metric, self.tallies[item.id])
            for item in self.survey.items
            if item.metric in SAID
        }


def reports_of(
    connection: Connection, rounds: Sequence[Round], content: Survey, tell: Progress
) -> list[Report]:
    """Return what was answered in rounds of a survey. Who was not asked by their seat counts not.

    Raises ProtocolError `nokey` for all but custodians, Unreachable.
    """
    every, walk = _read(connection, content, tell)
    return [_report(each, content, every, walk) for each in rounds]


def _read(connection: Connection, content: Survey, tell: Progress) -> tuple[list[Answered], Walk]:
    every: list[Answered] = []

    def read(space: Space) -> None:
        try:
            is_here = space.purpose().of == PLACES[content.audience]
        except ProtocolError:  # not open to anybody yet, or a crash left it so
            return
        if is_here:
            role = ANSWERS_AS[content.audience]
            every.extend(each for each in fold_answers(space.opened()) if each.role == role)

    return every, read_all(connection, read, tell)


def _report(asked: Round, content: Survey, every: list[Answered], walk: Walk) -> Report:
    answers = [each.by_item for each in newest_of(every, asked.id).values()]
    least = surveys().report_min_group
    items = [
        Item(item.id, item.type, [str(option.value) for option in item.options])
        for item in content.items
    ]
    return Report(
        round=asked,
        survey=content,
        found=len(answers),
        least=least,
        tallies=tally(items, answers, least),
        words={
            item.id: _words(item.id, answers, least)
            for item in content.items
            if item.type == "open"
        },
        failed=walk.failed,
        missing=walk.missing(),
    )


def _words(item: str, answers: list[dict[str, int | str]], least: int) -> list[str]:
    said = [str(each[item]) for each in answers if each.get(item)]
    return sorted(said, key=str.casefold) if len(said) >= least else []
