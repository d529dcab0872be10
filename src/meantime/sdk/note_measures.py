"""What a note says of measures: the newest total of each in its period, the same in every language.

The same rule stands in the web app (`lib/notes/measures.ts`); `vectors/measured.json` holds both.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from meantime.measures.words import say_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from meantime.sdk.folds.measured import Measured, Step
    from meantime.sdk.folds.note_facts import Period


def measure_lines(measured: Measured, period: Period, day: Callable[[int], str]) -> Iterator[str]:
    """Yield a line for each measure that the server had a total of in a period.

    `day` gives the local day of an instant (ms). What has changed since the total before is in
    points, with its sign.
    """
    for series in measured.series:
        within = [
            each
            for each in series.results
            if each.total is not None and period.since <= each.received_at < period.until
        ]
        for newest in within[-1:]:
            form = measured.forms[series.measure, newest.version]
            title, highest = say_in(form.title, "en"), form.score.highest
            step = _step(newest.since_last)
            yield f"{title}, {day(newest.received_at)}: {newest.total}/{highest}{step}"


def _step(step: Step | None) -> str:
    return f" ({step.points:+d})" if step else ""
