"""What days show together: signs that, each by itself, would say less. Kept on the device alone."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from meantime.screening.packs import RANKS

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from meantime.screening.packs import Language, Tier

MANY: Final = 3
MANY_WITHIN: Final = timedelta(hours=72)
GOODBYE_WITHIN: Final = timedelta(days=14)
MEASURE: Final = "measure."  # what a form found has such a rule: `measure.phq9`
GOODBYE: Final = "goodbye"  # `en.goodbye`, `es.goodbye_soft`

DaysRule = Literal["days.many", "days.goodbye"]

REASONS: Final[dict[DaysRule, dict[Language, str]]] = {
    "days.many": {
        "en": "Three messages in three days had words that may need attention.",
        "es": "Tres mensajes en tres días tenían palabras que pueden necesitar atención.",
    },
    "days.goodbye": {
        "en": "Words of goodbye, within two weeks of a high score or of words of risk.",
        "es": "Palabras de despedida, a menos de dos semanas de una puntuación alta o de palabras de riesgo.",  # noqa: E501
    },
}


class Noticed(NamedTuple):
    """What was noticed at one time: the ids of the rules that matched, and of the signs."""

    at: datetime
    tier: Tier
    rules: tuple[str, ...] = ()


class DaysPattern(NamedTuple):
    """What the days show. It is never more than elevated: no single message said it."""

    rule: DaysRule
    tier: Tier
    since: datetime  # when it began


def pattern(recent: Iterable[Noticed]) -> DaysPattern | None:
    """Return what the latest of one client's `recent` shows together with those before it."""
    ordered = sorted(recent, key=lambda noticed: noticed.at)
    if not ordered:
        return None
    latest = ordered[-1]
    flagged = [each for each in ordered if RANKS[each.tier] and latest.at - each.at <= MANY_WITHIN]
    if RANKS[latest.tier] and len(flagged) >= MANY:
        return DaysPattern("days.many", "elevated", flagged[0].at)
    high = [each for each in ordered[:-1] if _is_high(each) and _is_near(each, latest)]
    if high and any(_is_goodbye(rule) for rule in latest.rules):
        return DaysPattern("days.goodbye", "elevated", high[0].at)
    return None


def _is_high(noticed: Noticed) -> bool:
    return noticed.tier == "urgent" or any(rule.startswith(MEASURE) for rule in noticed.rules)


def _is_near(noticed: Noticed, latest: Noticed) -> bool:
    return latest.at - noticed.at <= GOODBYE_WITHIN


def _is_goodbye(rule: str) -> bool:
    return rule.partition(".")[2].startswith(GOODBYE)
