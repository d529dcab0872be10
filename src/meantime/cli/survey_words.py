"""What a terminal says of answers that were counted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from meantime.content.survey import surveys

if TYPE_CHECKING:
    from collections.abc import Iterator

    from meantime.content.survey import Item
    from meantime.sdk.replies import Locale
    from meantime.sdk.survey_report import Report
    from meantime.surveys.claims import Claim
    from meantime.surveys.tally import Tally

WIDTH: Final = 30  # of the longest bar
BAR: Final = "\u2588"
CLAIMED: Final = {
    "share_wanting_messaging": "want to keep messages, as they are or changed",
    "share_reporting_progress": "agree that they get more done between sessions",
}
NOT_CAUSAL: Final = (
    "What people say, not what messages do; and to one's own therapist one is kinder than to a "
    "stranger."
)


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
        if item.metric in report.claims:
            yield f"  {claim_words(report.claims[item.metric], report.least)} {NOT_CAUSAL}"


def claim_words(claim: Claim, least: int) -> str:
    """Return a share with how many it is of, and how sure that is."""
    if claim.share is None:
        return f"Fewer than {least} have answered: not shown."
    share, low, high = (round(100 * (each or 0)) for each in claim.share)
    return f"{share} % ({claim.part} of {claim.n}); in truth perhaps {low} to {high} %."


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
