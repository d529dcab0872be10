"""What was asked and answered of measures in a thread, and what it comes to.

The same rules stand in the web app (`lib/measures/measured.ts`); `vectors/measured.json` holds both
to them. Source: protocol.md section 7, Between sessions.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from meantime.measures.forms import read_form, shipped
from meantime.measures.scoring import band, change, total
from meantime.protocol.measure_posts import MeasureSeen
from meantime.sdk.folds.measure_answers import allowed, fold_answers, occasions, urgent_in
from meantime.sdk.folds.measure_asks import fold_asks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from meantime.content.measures import Measure
    from meantime.measures.scoring import Change
    from meantime.sdk.folds.measure_answers import Said, Urgent
    from meantime.sdk.folds.measure_asks import Asked
    from meantime.sdk.folds.opened import Opened
    from meantime.sdk.folds.people import People

Key = tuple[str, str]  # id and version of a measure


@dataclass(frozen=True, slots=True)
class Step:
    """By how many points a total differs from another, and whether that is more than chance."""

    points: int
    change: Change


@dataclass(frozen=True, slots=True)
class Result:
    """What was answered once. `entry` is what stands of it; `at` (ms) is its author's claim.

    `answers` has what the measure allows. `total` is None where it cannot be told, `band` then "".
    Changes are against results of the same version that have a total.
    """

    entry: str
    of: str
    version: str
    locale: str
    at: int
    received_at: int
    is_done: bool
    answers: dict[str, int]
    total: int | None
    band: str
    urgent: tuple[Urgent, ...]
    since_last: Step | None = None
    since_first: Step | None = None


@dataclass(frozen=True, slots=True)
class Series:
    """All results of a client in a measure, in the order in which the server had them."""

    author: str
    measure: str
    results: tuple[Result, ...]


@dataclass(frozen=True, slots=True)
class Measured:
    """What was asked, the first shown first, and by client and measure what was answered.

    `forms` are the measures among them that are known here.
    """

    asked: tuple[Asked, ...] = ()
    series: tuple[Series, ...] = ()
    forms: dict[Key, Measure] = field(default_factory=dict)


def fold_measured(log: Sequence[Opened], people: People) -> Measured:
    """Return the measures of a thread. What others say than those who may is nothing."""
    answers = fold_answers(log, people)
    asked = fold_asks(log, people, answers)
    forms = _forms(asked, answers)
    found: dict[Key, list[Result]] = {}
    for occasion in occasions(answers):
        said = occasion[-1]
        result = _result(occasion, forms.get((said.post.measure, said.post.version)))
        found.setdefault((said.author, said.post.measure), []).append(result)
    series = (
        Series(author, measure, tuple(_compared(results, measure, forms)))
        for (author, measure), results in found.items()
    )
    return Measured(tuple(asked), tuple(series), forms)


def fold_seen(chart: Iterable[Opened]) -> frozenset[str]:
    """Return the answers that somebody of the team says to have looked at, by their entries."""
    return frozenset(o.post.of for o in chart if isinstance(o.post, MeasureSeen))


def _forms(asked: Iterable[Asked], answers: Iterable[Said]) -> dict[Key, Measure]:
    """Return the measures that are known: those that ship, and the practice's own as last asked."""
    own = {(each.measure, each.version): read_form(each.form) for each in asked if each.form}
    keys = dict.fromkeys([*own, *((each.measure, each.version) for each in asked)])
    keys.update(dict.fromkeys((said.post.measure, said.post.version) for said in answers))
    known = {key: shipped(*key) or own.get(key) for key in keys}
    return {key: form for key, form in known.items() if form and (form.id, form.version) == key}


def _result(occasion: Sequence[Said], measure: Measure | None) -> Result:
    said = occasion[-1]
    answers, is_done = allowed(measure, said.post), said.post.state == "done"
    points = total(measure, answers) if measure and is_done else None
    return Result(
        entry=said.entry,
        of=said.post.of,
        version=said.post.version,
        locale=said.post.locale,
        at=said.at,
        received_at=said.received_at,
        is_done=is_done,
        answers=answers,
        total=points,
        band=band(measure, points) if measure and points is not None else "",
        urgent=tuple(urgent_in(occasion, measure)),
    )


def _compared(
    results: Iterable[Result], id_: str, forms: Mapping[Key, Measure]
) -> Iterator[Result]:
    """Yield results with what changed since the one before and the first, of the same version."""
    totals: dict[str, list[int]] = {}
    for result in results:
        before = totals.setdefault(result.version, [])
        measure = forms.get((id_, result.version))
        if result.total is None or measure is None:
            yield result
            continue
        if before:
            last, first = (_step(measure, each, result.total) for each in (before[-1], before[0]))
            yield replace(result, since_last=last, since_first=first)
        else:
            yield result
        before.append(result.total)


def _step(measure: Measure, before: int, now: int) -> Step:
    return Step(now - before, change(measure, before, now))
