"""What a practice's own clients say of what is often claimed of messages: a share, and how sure.

Not causal, and kinder than to a stranger: people answer their own therapist's practice. The same
rules stand in the web app (`lib/surveys`); `vectors/surveys.json` holds both to them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from meantime.insights.intervals import wilson

if TYPE_CHECKING:
    from collections.abc import Mapping

    from meantime.insights.intervals import Interval
    from meantime.surveys.tally import Tally

SAID: Final[Mapping[str, tuple[str, ...]]] = {
    "share_wanting_messaging": ("keep", "change"),  # changed, it is wanted as well
    "share_reporting_progress": ("4", "5"),  # agree, strongly agree
}


class Claim(NamedTuple):
    """How many of `n` who answered said so; `share` is None where they are too few to be shown."""

    n: int
    is_shown: bool
    part: int
    share: Interval | None


def claim(metric: str, tally: Tally) -> Claim:
    """Return what was answered to the question that the metric is counted from."""
    part = sum(tally.counts.get(value, 0) for value in SAID[metric])
    return Claim(tally.n, tally.is_shown, part, wilson(part, tally.n) if tally.is_shown else None)
