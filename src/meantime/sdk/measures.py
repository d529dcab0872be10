"""Measures that a practice can ask: those that ship, and its own, which stand in the directory."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from meantime.content.measures import Measure, measures
from meantime.measures.faults import faults
from meantime.measures.forms import read_form, ships, write_form
from meantime.protocol.measure_posts import MeasureDraft, MeasureForm, MeasureValue
from meantime.sdk.directory import find_directory
from meantime.sdk.errors import SdkError, Unreachable
from meantime.sdk.own_spaces import own_space, own_spaces, own_spaces_here

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from meantime.sdk.connection import Connection
    from meantime.sdk.folds.opened import Opened


@dataclass
class WrongMeasure(SdkError):
    """A file is no measure; `faults` says in words all that is wrong with it."""

    faults: list[str]

    def __str__(self) -> str:
        return "This is no measure that can be scored. " + " ".join(self.faults)


def known_measures(connection: Connection) -> list[Measure]:
    """Return all that can be asked, the content's first. Raises SdkError without a seat there."""
    return [*measures().measures, *fold_forms(find_directory(connection).opened())]


def fold_forms(directory: Iterable[Opened]) -> list[Measure]:
    """Return the practice's own measures that stand, in the order in which they were added."""
    newest: dict[str, MeasureForm] = {}
    for opened in directory:
        if isinstance(opened.post, MeasureForm):
            newest[opened.post.measure] = opened.post
    read = [(id_, read_form(each.form)) for id_, each in newest.items() if not each.gone]
    return [measure for id_, measure in read if measure and measure.id == id_]


def read_measure(said: object) -> Measure:
    """Return the measure that plain data describes, as out of a YAML file. Raises WrongMeasure."""
    try:
        measure = msgspec.convert(said, Measure)
    except msgspec.ValidationError as slip:
        raise WrongMeasure([f"{slip}."]) from slip
    wrong = faults(measure)
    if ships(measure.id):
        wrong.append(f"“{measure.id}” is the name of one that ships: give it another.")
    if wrong:
        raise WrongMeasure(wrong)
    return measure


def add_measure(connection: Connection, measure: Measure) -> None:
    """Let the practice ask a measure of its own, in place of the one of the same id.

    Raises SdkError without a seat in the directory, and as `Space.post`.
    """
    post = MeasureForm(measure=measure.id, form=write_form(measure))
    find_directory(connection).post(post)


def end_measure(connection: Connection, measure: Measure) -> None:
    """Ask a measure of the practice no more; what was answered stays. As `add_measure`."""
    post = MeasureForm(measure=measure.id, form=write_form(measure), gone=1)
    find_directory(connection).post(post)


def keep_begun(
    connection: Connection, measure: Measure, answers: Mapping[str, int], of: str, locale: str
) -> None:
    """Keep how far a client has come, for themselves alone; no answers forget it.

    It stands in their journal, so another device goes on from there. Raises as `own_space` and
    `Space.queue`; without the server it waits here.
    """
    space = own_space(connection, "journal")
    given = [MeasureValue(item, value) for item, value in answers.items()]
    space.queue(
        MeasureDraft(
            of=of, measure=measure.id, version=measure.version, locale=locale, answers=given
        )
    )
    try:
        space.send()
    except Unreachable:
        return


def begun(connection: Connection, measure: Measure, of: str) -> dict[str, int]:
    """Return what a client has answered of a form so far, {} if nothing; offline as known here."""
    try:
        spaces = own_spaces(connection, "journal")
    except Unreachable:
        spaces = own_spaces_here(connection, "journal")
    drafts = [
        (opened.entry.at, opened.post)
        for space in spaces
        for opened in space.opened()
        if isinstance(opened.post, MeasureDraft)
        and (opened.post.measure, opened.post.version) == (measure.id, measure.version)
        and opened.post.of == of
    ]
    if not drafts:
        return {}
    _, newest = max(drafts, key=lambda each: each[0])
    return {each.item: each.value for each in newest.answers}
