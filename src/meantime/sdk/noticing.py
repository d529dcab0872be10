"""What a client's own device notices in a text before it leaves, and the attention that asks for.

Source: docs/screening.md, decision 0016.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from meantime.protocol.safety_posts import SafetyWords
from meantime.screening.client_words import ClientWord
from meantime.screening.days import Noticed as OneNoticed
from meantime.screening.days import pattern
from meantime.screening.languages import is_checkable
from meantime.screening.packs import LANGUAGES, RANKS
from meantime.screening.screen import Screening, screen

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from typing import Literal

    from meantime.protocol.safety_posts import Answer
    from meantime.screening.days import DaysPattern
    from meantime.screening.model.model import Model
    from meantime.screening.packs import Tier

QUIET, USUAL, FIRST, NOW = range(4)  # attention, as protocol.md section 4 has it

MATCHED: Final[dict[Tier, int]] = {"none": QUIET, "elevated": FIRST, "urgent": NOW}
LATER: Final[dict[Answer, int]] = {"yes": QUIET, "unsure": FIRST, "no": NOW, "misread": QUIET}
NOTHING: Final = Screening("none", ())
NOTHING_BESIDE: Final = SafetyWords(words=[])


@dataclass(frozen=True, slots=True)
class Noticed:
    """What was noticed in `text`: a match, not an assessment.

    `days` is what the last days show together with it. `unchecked` is why nobody can say, "" where
    the rules can: the text is in a `language` without rules, and may have matches all the same, or
    they `failed`.
    """

    text: str
    screening: Screening
    days: DaysPattern | None = None
    unchecked: Literal["", "language", "failed"] = ""

    @property
    def tier(self) -> Tier:
        tiers: list[Tier] = [self.screening.tier, self.days.tier if self.days else "none"]
        return max(tiers, key=RANKS.__getitem__)

    @property
    def rules(self) -> list[str]:
        """The ids of what matched, each once, in order."""
        found = [match.rule for match in self.screening.matches]
        return list(dict.fromkeys([*found, *([self.days.rule] if self.days else [])]))

    @property
    def words(self) -> list[str]:
        """The writer's own words that matched, each once; none that lie within others."""
        found, reached = [], 0
        for match in self.screening.matches:  # by their start, the longest first
            if match.end > reached:
                found.append(self.text[match.start : match.end])
                reached = match.end
        return list(dict.fromkeys(found))


def notice(
    text: str,
    beside: SafetyWords = NOTHING_BESIDE,
    recent: Sequence[OneNoticed] = (),
    *,
    at: datetime,
    model: Model | None = None,
) -> Noticed:
    """Return what the rules, what is set `beside` them and what was `recent` say of a text.

    The `model` looks too where its writer wants that. It never raises: no fault in a rule may keep
    a message from leaving.
    """
    try:
        own = tuple(ClientWord(word.text, word.tier) for word in beside.words)
        changes: dict[str, Tier] = {each.rule: each.tier for each in beside.rules}
        screening = screen(text, LANGUAGES, own, changes=changes, model=model)
        rules = tuple(match.rule for match in screening.matches)
        days = pattern([*recent, OneNoticed(at, screening.tier, rules)])
        return Noticed(text, screening, days, "" if is_checkable(text) else "language")
    except Exception:  # noqa: BLE001  whatever it is: then nothing was looked at, and that is said
        return Noticed(text, NOTHING, unchecked="failed")


def attention_for(tier: Tier, answer: Literal["", Answer], asked: int) -> int:
    """Return the attention of a message that is about to be sent; never less than was `asked`.

    `answer` is what its writer said of themselves, "" for nothing: whatever it is, it is read
    first. Who is in danger often says that they are safe, so that lowers nothing; being misread is
    never more than elevated.
    """
    matched = max(MATCHED[tier], FIRST) if answer else MATCHED[tier]
    if answer in {"unsure", "no"}:
        matched = NOW
    if answer == "misread":
        matched = FIRST
    return max(asked, matched)


def attention_later(answer: Answer) -> int:
    """Return the attention of an answer to the question after the message was sent."""
    return LATER[answer]
