"""Whether messaging suits a client: the checklist, and what a clinician decides by it.

The answers and the reasons are sealed in the chart; the server learns the decision and the day of
its review. The checklist aids a judgement and replaces none.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from meantime.agreement.candidacy import CHECKLIST, outcome
from meantime.agreement.candidacy import Override as Weighed
from meantime.content import load
from meantime.protocol.agreement_posts import Candidacy, ItemAnswer, Override
from meantime.sdk.agreement_errors import FaultyDecision
from meantime.sdk.errors import SdkError
from meantime.sdk.founding import found_shared
from meantime.sdk.reading_policy import today_there
from meantime.wire.policies import Agreement, Decision

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from meantime.agreement.candidacy import Outcome, Phase
    from meantime.sdk.cases import Case
    from meantime.sdk.folds.opened import Opened
    from meantime.wire.policies import Offer

VERSION: Final = int(str(load("candidacy")["version"]))  # of the checklist
WRONG_OVERRIDE: Final = {
    "reason": "needs its reason in words",
    "review": "needs an earlier review than the hold would have",
}
STRICTNESS: Final[tuple[Offer, ...]] = ("offer", "offer_with_conditions", "not_now")


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a clinician decides by the answers (item id: answer).

    `decision` is the one that follows where it is None; a stricter one may be made, a milder one
    needs an `override` of what holds. `conditions` go with `offer_with_conditions`; `review_on` is
    a local day, by default as late as the checklist allows.
    """

    answers: Mapping[str, str]
    decision: Offer | None = None
    conditions: str = ""
    override: Weighed | None = None
    review_on: date | None = None
    phase: Phase = "scale"


def follows_from(judgement: Judgement) -> Outcome:
    """Return what follows from the answers so far; which are missing, and what holds."""
    return outcome(judgement.answers, judgement.override, judgement.phase)


def decide(case: Case, judgement: Judgement) -> Agreement:
    """Write the judgement into the chart, and let the server know the decision alone.

    An offer the server may refuse, where every place is taken: it is asked first, so that no chart
    says what is not so. If it was interrupted do it again: what is written already is not written
    twice. Raises FaultyDecision before anything is written, ProblemError `not-permitted`,
    `pilot-full`, SdkError without a seat in the thread, and as `Space.post`.
    """
    if case.thread is None:
        raise SdkError("You have no seat in the thread with this client.")
    said = _written(judgement, today_there(case.connection))
    case.chart = case.chart or found_shared(case.connection, "chart", case.id)
    chart = case.chart.sync()
    chart.send()
    offered = _tell(case, said) if said.decision != "not_now" else None
    if newest_candidacy(chart.opened()) != said:
        chart.post(said)
    return offered or _tell(case, said)


def _tell(case: Case, said: Candidacy) -> Agreement:
    decision = Decision(decision=said.decision, review_on=date.fromisoformat(said.review_on))
    return case.connection.http.put(f"/spaces/{case.id}/candidacy", decision, Agreement)


def newest_candidacy(log: Sequence[Opened]) -> Candidacy | None:
    """Return what a chart says last of it, None if nothing yet."""
    said = [opened.post for opened in log if isinstance(opened.post, Candidacy)]
    return said[-1] if said else None


def is_adjunct(case: Case) -> bool:
    """Tell whether an appointment is set: messages stand beside sessions, and replace none."""
    return case.thread is not None and case.thread.next_appointment() is not None


def _written(judgement: Judgement, today: date) -> Candidacy:
    """Return a judgement as it stands in the chart. Raises FaultyDecision."""
    found = follows_from(judgement)
    if found.decision is None:
        raise FaultyDecision(dict.fromkeys(found.missing, "is not answered"))
    decision = judgement.decision or found.decision
    latest = today + timedelta(days=min(found.review_in_days, _days(decision)))
    review_on = judgement.review_on or latest
    wrong = {}
    if found.wrong_override:
        wrong["override"] = WRONG_OVERRIDE[found.wrong_override]
    if STRICTNESS.index(decision) < STRICTNESS.index(found.decision):
        wrong["decision"] = f"follows from no answers of these: {found.decision} does"
    if decision == "offer_with_conditions" and not judgement.conditions.strip():
        wrong["conditions"] = "say what was agreed"
    if not today <= review_on <= latest:
        wrong["review_on"] = f"must be from {today} to {latest}"
    if wrong:
        raise FaultyDecision(wrong)
    return Candidacy(
        answers=[ItemAnswer(item, answer) for item, answer in judgement.answers.items()],
        decision=decision,
        review_on=review_on.isoformat(),
        version=VERSION,
        conditions=judgement.conditions.strip(),
        override=Override(**judgement.override)
        if judgement.override and found.is_overridden
        else None,
    )


def _days(decision: Offer) -> int:
    return min(
        int(rule.review_in.removesuffix(" days"))
        for rule in CHECKLIST.outcomes
        if rule.decision == decision
    )
