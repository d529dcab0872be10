"""What a terminal says of metrics: numbers in their units, how sure they are, or why none."""

from __future__ import annotations

import csv
from io import StringIO
from typing import TYPE_CHECKING, Final

from meantime.content.metrics import metrics

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from meantime.content.metrics import Metric as Words
    from meantime.sdk.replies import Locale
    from meantime.wire.insights import Insights, Metric, Unit

FORMS: Final[dict[Unit, str]] = {
    "hours": "{:.2f} h",
    "minutes": "{:.0f} min",
    "days": "{:.1f} d",
    "share": "{:.0%}",
    "count": "{:.0f}",
    "ratio": "{:.2f}",
}
WORDS: Final[dict[Locale, dict[str, str]]] = {
    "en": {"none": "not shown", "at_least": "at least {}", "between": "{} to {}"},
    "es": {"none": "no se muestra", "at_least": "al menos {}", "between": "{} a {}"},
}
SMALL: Final = 20  # of so few a number is a hint
COLUMNS: Final = ("metric", "unit", "source", "since", "until", "n", "people", "is_shown")
NUMBERS: Final = ("value", "low", "high", "p90", "open")


def words_of(metric: Metric) -> Words:
    """Return what a metric is called and how it is counted."""
    return next(each for each in metrics().metrics if each.id == metric.id)


def rows(shown: Iterable[Metric], locale: Locale) -> Iterator[Sequence[str]]:
    """Yield a row of a table for each metric."""
    for metric in shown:
        title = words_of(metric).title[locale]
        if not metric.is_shown or not metric.n:
            yield title, WORDS[locale]["none"], "", "", "", ""
            continue
        p90 = number(metric.unit, metric.p90)
        numbers = value(metric, locale), interval(metric, locale), p90
        yield title, *numbers, str(metric.n), str(metric.people)


def value(metric: Metric, locale: Locale) -> str:
    """Return a number in its unit; where so many wait that there is none, what it is at least."""
    if metric.value is None and metric.low is not None:
        return WORDS[locale]["at_least"].format(number(metric.unit, metric.low))
    return number(metric.unit, metric.value)


def interval(metric: Metric, locale: Locale) -> str:
    """Return between which two numbers the true one lies, "" if that is not known."""
    if metric.low is None:
        return ""
    low, high = number(metric.unit, metric.low), number(metric.unit, metric.high)
    return WORDS[locale]["between" if high else "at_least"].format(low, high)


def number(unit: Unit, value: float | None) -> str:
    return "" if value is None else FORMS[unit].format(value)


def hints(shown: Insights, counted: Sequence[Metric], locale: Locale) -> Iterator[str]:
    """Yield what has to be known about the numbers."""
    words = {name: each[locale] for name, each in metrics().words.items()}
    if shown.made_at is None:
        yield words["nothing_yet"]
    elif not all(each.is_shown for each in counted):
        yield f"{WORDS[locale]['none']}: {words['too_few'].format(least=shown.least)}"
    for metric in counted:
        title = words_of(metric).title[locale]
        if metric.open:
            yield f"{title}: {words['open'].format(open=metric.open, n=metric.n)}"
        elif metric.is_shown and 0 < metric.n < SMALL:
            yield f"{title}: {words['small'].format(n=metric.n)}"
    yield words["whole_weeks"]
    yield words["not_causal"]
    if shown.clinicians == 1:
        yield words["one_clinician"]


def explained(counted: Iterable[Metric], locale: Locale) -> Iterator[str]:
    """Yield how each metric is counted, and by whom."""
    for metric in counted:
        about = words_of(metric)
        source = metrics().words[f"source_{metric.source}"][locale]
        yield f"{about.title[locale]}: {about.counted[locale]} {source}"


def as_csv(shown: Insights, counted: Iterable[Metric]) -> str:
    """Return all metrics as CSV: of each a line for the whole time, then one for each period."""
    out = StringIO()
    lines = csv.writer(out, lineterminator="\n")
    lines.writerow((*COLUMNS, *NUMBERS))
    for metric in counted:
        name = (metric.id, metric.unit, metric.source)
        numbers = ("" if each is None else each for each in (getattr(metric, n) for n in NUMBERS))
        known = (metric.n, metric.people, int(metric.is_shown))
        lines.writerow((*name, shown.since, shown.until, *known, *numbers))
        for each in metric.weeks:
            known_then = ("" if each.value is None else each.value, "", "", "", "")
            lines.writerow((*name, each.from_, each.until, each.n, "", 1, *known_then))
    return out.getvalue()
