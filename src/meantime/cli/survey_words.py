"""What a terminal says of answers that were counted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from meantime.content.survey import surveys

if TYPE_CHECKING:
    from collections.abc import Iterator

    from meantime.content.survey import Item
    from meantime.sdk.replies import Locale
    from meantime.sdk.survey_report import Report
    from meantime.surveys.tally import Tally

WIDTH: Final = 30  # of the longest bar
BAR: Final = "\u2588"


def report_lines(report: Report, locale: Locale) -> Iterator[str]:
    """Yield a report as plain text, with a bar for each answer."""
    asked = report.round.asked
    yield f"{report.found} of {asked} have answered."
    yield "Clients answered in their own conversations, which their clinicians can read."
    if report.failed or report.missing:
        yield f"Not counted, for it cannot be read: {len(report.failed) + len(report.missing)}."
    for item in report.survey.items:
        yield f"\n{item.text[locale]}"
        if item.type == "open":
            said = report.words[item.id]
            yield from (f"  - {each}" for each in said)
            if not said:
                yield f"  Fewer than {report.least} have written something: it is not shown."
            continue
        yield from _tally_lines(item, report.tallies[item.id], report.least, locale)


def _tally_lines(item: Item, tally: Tally, least: int, locale: Locale) -> Iterator[str]:
    if not tally.is_shown:
        yield f"  Fewer than {least} have answered this: it is not shown."
        return
    if tally.middle is not None:
        yield f"  {tally.middle:g} in the middle, of {tally.n} answers"
        return
    options = surveys().scales.agree5 if item.type == "agree5" else item.options
    for option in options:
        count = tally.counts.get(str(option.value), 0)
        bar = BAR * round(WIDTH * count / tally.n)
        yield f"  {option.label[locale]}: {count} {bar}".rstrip()
