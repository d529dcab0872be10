"""Matches as the care team sees them: a match, not an assessment. A human marks which were right.

The message is looked at again with the same open rules, and with the model where the client's own
device has told what it found; nothing of it travels.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from meantime.protocol.checkin_posts import CheckInAnswer
from meantime.protocol.fee_posts import FeeDispute
from meantime.protocol.homework_posts import HomeworkAnswer
from meantime.protocol.moment_posts import Moment
from meantime.protocol.posts import Text
from meantime.protocol.safety_posts import MatchMark
from meantime.screening.client_words import CLIENT_WORDS, ClientWord
from meantime.screening.days import REASONS
from meantime.screening.model.model import MODEL, REASON, read_model
from meantime.screening.packs import LANGUAGES
from meantime.screening.ready import ready_pack
from meantime.screening.screen import screen
from meantime.sdk.errors import SdkError
from meantime.sdk.folds.charts import count_marks, fold_marks_of
from meantime.sdk.folds.safety import fold_by_model
from meantime.sdk.noticing import FIRST

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from meantime.protocol.safety_posts import SafetyWords
    from meantime.screening.model.model import Model
    from meantime.screening.packs import Tier
    from meantime.sdk.cases import Case
    from meantime.sdk.folds.charts import RuleCount
    from meantime.sdk.folds.messages import Message
    from meantime.sdk.folds.safety import OwnWord
    from meantime.sdk.replies import Locale

Verdict = Literal["right", "false_alarm"]
OWN_LIST: Final = {
    "en": "Stands on the list of words that is kept for this client.",
    "es": "Está en la lista de palabras que se guarda para este cliente.",
}
GONE: Final = {
    "en": "This rule is not among those of today.",
    "es": "Esta regla no está entre las de hoy.",
}


@dataclass(frozen=True, slots=True)
class Found:
    """A rule that matched: which words, from code point `start` to `end`, and why it is there.

    The place is that in the wording in which they stand first.
    """

    rule: str
    tier: Tier
    start: int
    end: int
    words: str
    reason: str


@dataclass(frozen=True, slots=True)
class Noted:
    """What matches in a client's message today, and what is held of it.

    `found` is what matches in any of its wordings: what was corrected away was said all the same.
    `own` is what the client's device showed help for then, and what they answered; `mark` what the
    care team says of it, None for nothing yet.
    """

    message: Message
    found: list[Found]
    own: OwnWord | None
    mark: MatchMark | None


def matches_in_all(
    wordings: Sequence[str], beside: SafetyWords, locale: Locale, model: Model | None = None
) -> list[Found]:
    """Return what matches in any wording of a message, the same rule and words once."""
    found: dict[tuple[str, str], Found] = {}
    for text in wordings:
        for each in matches_in(text, beside, locale, model):
            found.setdefault((each.rule, each.words), each)
    return list(found.values())


def matches_in(
    text: str, beside: SafetyWords, locale: Locale, model: Model | None = None
) -> list[Found]:
    """Return what the rules, and what is set `beside` them, match in a text, with each reason."""
    own = tuple(ClientWord(word.text, word.tier) for word in beside.words)
    changes: dict[str, Tier] = {each.rule: each.tier for each in beside.rules}
    return [
        Found(
            rule=match.rule,
            tier=match.tier,
            start=match.start,
            end=match.end,
            words=text[match.start : match.end],
            reason=reason_of(match.rule, locale),
        )
        for match in screen(text, LANGUAGES, own, changes=changes, model=model).matches
    ]


def model_for_staff() -> Model | None:
    """Return the model, None if it cannot be read: what the rules match is shown all the same."""
    try:
        return read_model()
    except Exception:  # noqa: BLE001  whatever it is: then the rules are shown alone
        return None


def reason_of(rule: str, locale: Locale) -> str:
    """Return why a rule is there, in the language of the reader."""
    if rule == CLIENT_WORDS:
        return OWN_LIST[locale]
    if rule == MODEL:
        return REASON[locale]
    for days_rule, reason in REASONS.items():
        if rule == days_rule:
            return reason[locale]
    every = (ready.rule for language in LANGUAGES for ready in ready_pack(language).rules)
    return next((each.reason[locale] for each in every if each.id == rule), GONE[locale])


def noted_in(case: Case, locale: Locale) -> list[Noted]:
    """Return the messages of a client in which something matches, or matched then, oldest first."""
    if case.thread is None:
        return []
    marks = fold_marks_of(case.chart.opened()) if case.chart else {}
    own, beside = case.thread.own_words(), case.thread.set_beside()
    by_model = fold_by_model(case.thread.opened())
    noted = []
    for message in case.thread.messages():
        if message.role != "client" or not isinstance(
            message.post, Text | Moment | CheckInAnswer | HomeworkAnswer | FeeDispute
        ):
            continue
        said = own.get(message.id)
        model = model_for_staff() if message.id in by_model else None
        found = matches_in_all(message.wordings, beside, locale, model)
        if found or said or message.attention >= FIRST:
            noted.append(Noted(message, found, said, marks.get(message.id)))
    return noted


def mark_match(case: Case, noted: Noted, mark: Verdict) -> str:
    """Say in the chart whether a match was right; the newest word stands. Returns its id.

    Raises SdkError without a chart, and as `Space.post`.
    """
    if case.chart is None:
        raise SdkError("This client has no chart that you may write in.")
    then = noted.own.noticed if noted.own else ()
    rules = list(dict.fromkeys([*then, *(each.rule for each in noted.found)]))
    return case.chart.post(MatchMark(of=noted.message.id, mark=mark, rules=rules))


def counts_of(cases: Iterable[Case]) -> tuple[list[RuleCount], int]:
    """Return how often each rule was right in these charts, and how many charts they are.

    It is counted on this device, and stays on it.
    """
    charts = [case.chart for case in cases if case.chart]
    marks = [mark for chart in charts for mark in fold_marks_of(chart.opened()).values()]
    return count_marks(marks), len(charts)
