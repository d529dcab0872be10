"""Which plans a thread has, and what became of each: the care team offers, its client agrees."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Final, Literal

from meantime.fees.plans import Plan, end_of_month
from meantime.protocol.agreement_posts import Consent
from meantime.protocol.fee_posts import FeeAnswer, FeePlan
from meantime.protocol.posts import Amend
from meantime.sdk.folds.homework import local_day

if TYPE_CHECKING:
    from collections.abc import Iterable

    from meantime.agreement.document import Fee
    from meantime.sdk.folds.fee_lines import Line

State = Literal["offered", "agreed", "declined", "withdrawn"]

# What a client may say in which state, as the server takes it.
POSSIBLE: Final[dict[State, frozenset[str]]] = {
    "offered": frozenset({"agreed", "declined"}),
    "declined": frozenset({"agreed", "declined"}),
    "agreed": frozenset({"stopped"}),
    "withdrawn": frozenset(),
}


@dataclass(frozen=True, slots=True)
class SaidPlan:
    """A plan as it was signed; once it is agreed to, `terms` begin no sooner than that.

    Its id is the entry of the offer, or of the consent to a policy. `answered_by` is the entry that
    said last what the client thinks of it, `agreed_by` who agreed; "" for none. Times are in ms by
    the server.
    """

    author: str
    source: Literal["policy", "post"]
    state: State
    terms: Plan
    offered_at: int
    text: str = ""
    agreed_at: int = 0
    agreed_by: str = ""
    answered_by: str = ""

    @property
    def id(self) -> str:
        return self.terms.id


def fold_plans(lines: Iterable[Line], zone: str) -> list[SaidPlan]:
    """Return all plans in the order in which they came. Days are those of `zone`, the practice's.

    None begins before it was agreed to. A policy's holds as long as the consent to it lasts, and
    its amount is with tax; whoever takes back their consent ends all that they agreed to.
    """
    found: dict[str, SaidPlan] = {}
    for line in lines:
        day = date.fromisoformat(local_day(zone, line.at))
        known = found.get(line.re)
        match line.post:
            case FeePlan() as post if line.is_of_team:
                if (terms := _terms(line.id, post)) is not None:
                    found[line.id] = SaidPlan(
                        line.author, "post", "offered", terms, line.at, post.text
                    )
            case FeeAnswer(of=of) as post if line.role == "client" and of in found:
                found[of] = _answered(found[of], post, line, day)
            case Amend(text="") if known and known.author == line.author:
                if known.state != "agreed":
                    found[line.re] = replace(known, state="withdrawn")
            case Consent(decision="permit") if line.role == "client" and (fee := line.fee):
                found[line.id] = _of_policy(line, fee, zone)
            case Consent(decision="withdraw") if line.role == "client":
                found |= {
                    id_: _ended(plan, day)
                    for id_, plan in found.items()
                    if plan.agreed_by == line.author
                }
            case _:
                pass
    return list(found.values())


def agreed_plans(plans: Iterable[SaidPlan]) -> list[Plan]:
    """Return those that were agreed to as they are counted with: by when that was."""
    agreed = [plan for plan in plans if plan.state == "agreed"]
    return [plan.terms for plan in sorted(agreed, key=lambda plan: plan.agreed_at)]


def _terms(plan_id: str, post: FeePlan) -> Plan | None:
    """Return what a post offers, None where a day of it is none or it ends before it begins."""
    try:
        since = date.fromisoformat(post.since)
        until = date.fromisoformat(post.until) if post.until else None
    except ValueError:
        return None
    if until is not None and until < since:
        return None
    return Plan(
        kind=post.kind,
        currency=post.currency,
        since=since,
        until=until,
        amount=post.amount,
        share=post.share,
        tax_rate=post.tax,
        replies=post.replies,
        id=plan_id,
        is_own=True,
    )


def _of_policy(line: Line, fee: Fee, zone: str) -> SaidPlan:
    since = date.fromisoformat(local_day(zone, line.at))
    terms = Plan(
        kind=fee["plan"],
        currency=fee["currency"],
        since=since,
        until=_months_later(since, line.months) if line.months else None,
        amount=fee["amount"],
        replies=fee["included"],
        id=line.id,
    )
    return SaidPlan(
        line.author,
        "policy",
        "agreed",
        terms,
        offered_at=line.at,
        agreed_at=line.at,
        agreed_by=line.author,
        answered_by=line.id,
    )


def _answered(plan: SaidPlan, said: FeeAnswer, line: Line, day: date) -> SaidPlan:
    if said.answer not in POSSIBLE[plan.state]:
        return plan
    if said.answer == "stopped":
        plan = _ended(plan, end_of_month(day))
    elif said.answer == "declined":
        plan = replace(plan, state="declined")
    else:
        terms = replace(plan.terms, since=max(plan.terms.since, day))
        plan = replace(plan, state="agreed", terms=terms, agreed_at=line.at, agreed_by=line.author)
    return replace(plan, answered_by=line.id)


def _ended(plan: SaidPlan, last: date) -> SaidPlan:
    """Return a plan with its last day, unless it has an earlier one."""
    if plan.state != "agreed":
        return plan
    stops_on = min(last, plan.terms.stops_on or last)
    return replace(plan, terms=replace(plan.terms, stops_on=stops_on))


def _months_later(day: date, months: int) -> date:
    """Return the same day some months later, the last of the month where it has none."""
    years, month = divmod(day.month - 1 + months, 12)
    first = date(day.year + years, month + 1, 1)
    return first.replace(day=min(day.day, end_of_month(first).day))
