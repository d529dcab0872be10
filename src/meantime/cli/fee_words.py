"""What messages cost, in a terminal's words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from meantime.cli.billing_picking import money
from meantime.fees.money import tax
from meantime.fees.plans import plan_on
from meantime.protocol.fee_posts import (
    Charge,
    Estimate,
    FeeAnswer,
    FeeDispute,
    FeeDisputeAnswer,
    FeePlan,
    Restriction,
    Superbill,
)
from meantime.sdk.folds.fee_plans import agreed_plans

if TYPE_CHECKING:
    from collections.abc import Iterator

    from meantime.fees.plans import Plan
    from meantime.protocol.post import Post
    from meantime.protocol.posts import Unknown
    from meantime.sdk.folds.fee_plans import SaidPlan
    from meantime.sdk.thread_fees import Shown
    from meantime.wire.billing import Dispute
    from meantime.wire.statements import StatementSummary

SAFETY: Final = "Messages about your safety cost nothing."
ANYWAY: Final = "You can write whatever it costs, and whether it is paid or not."
NO_PLAN: Final = "Nothing is agreed about a price, so nothing is charged."
WHY: Final = {
    "": "may be charged",
    "urgent": "free: it is about safety",
    "prompt": "free: nobody had asked",
    "redirect": "free unless you say so: it moves to a talk",
    "scheduling": "free unless you say so: it is about times",
    "unconfirmed": "not confirmed yet",
    "charged": "charged",
    "no_plan": "free: the plan does not ask for it",
}
REASONS: Final = {
    "window_open": "The seven days are not over yet.",
    "not_by_client": "The client did not begin it.",
    "urgent": "It was about safety, which is never billed.",
    "no_evaluation": "It needed no clinical judgement, as you say.",
    "not_established": "The client was not in your care before.",
    "no_consent": "The client did not agree to be billed for it.",
    "self_pay": "The client pays themselves, and no payer may be told.",
    "visit_before": "There was a session within the seven days before, or on that day.",
    "visit_after": "There was a session within the seven days after.",
    "another_code": "A code of this kind was given in those days.",
    "too_short": "It took less than five minutes of your own time.",
}
TIERS: Final = {"short": "5 to 10 minutes", "middle": "11 to 20 minutes", "long": "21 minutes on"}
GUARDIAN: Final = (
    "The practice says that a guardian agreed to a price of it. That was not signed here: ask them."
)
DIFFERS: Final = {
    "missing": "was signed and is not on it",
    "extra": "is on it and nobody signed it",
    "twice": "is on it more than once",
    "days": "has other days than what was signed",
    "amount": "has another amount than what was signed",
    "price": "is not what the plan comes to",
    "sum": "the sum is not that of the lines",
    "tax": "the tax is not that of the lines",
    "due": "what is due is not what the lines and payments come to",
}


def rule_of(plan: Plan) -> str:
    """Return what somebody pays by a plan, in a sentence."""
    price, rate = plan.price, plan.tax_rate
    plus = f" and {money(tax(price, rate), plan.currency)} of tax" if tax(price, rate) else ""
    match plan.kind:
        case "per_message":
            said = f"{money(price, plan.currency)}{plus} for a reply that a clinician confirms."
        case "monthly":
            said = f"{money(price, plan.currency)}{plus} a month."
        case "limited":
            said = f"{plan.replies} replies a month are meant; after that you talk about it."
        case "pilot":
            said = "Free while it is tried out."
        case _:
            said = "Included in what sessions cost."
    days = f" Until {plan.until}." if plan.until else ""
    return f"{said} From {plan.since}.{days}"


def plan_rows(plans: list[SaidPlan]) -> list[tuple[str, ...]]:
    """Return plans as rows: their number, their state, what they say."""
    return [(str(n), _state(each), rule_of(each.terms)) for n, each in enumerate(plans, 1)]


def lines_of(shown: Shown) -> Iterator[str]:
    """Yield what holds today, this month's count, and what is not as it was signed."""
    told, said = shown.told, shown.said
    plan = plan_on(agreed_plans(said.plans), told.today)
    yield rule_of(plan) if plan else NO_PLAN
    meant = f" of {plan.replies}" if plan and plan.kind == "limited" else ""
    yield f"This month: {told.replies}{meant} replies. {SAFETY}"
    yield ANYWAY
    for currency, amount in told.balance.items():
        yield f"Due: {money(amount, currency)}."
    if told.is_self_pay:
        yield "The client pays themselves; no payer is told."
    if shown.differing or shown.unsigned:
        yield "NOT AS AGREED: ask about the charges that say so."


def due_of(summary: StatementSummary) -> Iterator[str]:
    """Yield what of a statement is to be paid, and what is not because it is asked about."""
    due, paused = summary.balance - summary.paused, summary.paused
    if due < 0:
        yield f"The practice owes you {money(-due, summary.currency)}."
    else:
        yield f"Due: {money(due, summary.currency)}, by {summary.due_on}."
    if paused:
        yield f"Paused, because it is asked about: {money(paused, summary.currency)}."


def item_rows(shown: Shown) -> list[tuple[str, ...]]:
    """Return the charges as rows: number, day, amount, what stands beside them."""
    asked = {each.item: each for each in shown.told.disputes}
    return [
        (
            str(n),
            str(each.on),
            money(each.amount + each.tax, each.currency),
            _beside(shown, each.item, asked.get(each.item)),
        )
        for n, each in enumerate(shown.told.charges, 1)
    ]


def event_of(post: Post | Unknown | None) -> str:
    """Return a post about money in a line, for between the messages; "" for all others."""
    text = ""
    match post:
        case FeePlan(text=text):
            said = "A price was offered; it holds once it is agreed to"
        case FeeAnswer(answer=answer):
            said = f"The price that was offered was {answer}"
        case Charge(items=items):
            charged = sum(each.amount + each.tax for each in items)
            said = f"Charged: {len(items)} replies, {money(charged, items[0].currency)}"
        case FeeDispute(text=text):
            said = "A cost is asked about, and paused until that is answered"
        case FeeDisputeAnswer(outcome=outcome, text=text):
            became = "was taken back" if outcome == "withdrawn" else "stands"
            said = f"The cost that was asked about {became}"
        case Estimate(services=services, currency=currency):
            whole = sum((each.amount + each.tax) * each.count for each in services)
            said = f"An estimate was made: {money(whole, currency)}"
        case Superbill(number=number):
            said = f"Superbill {number} was made"
        case Restriction(is_on=is_on):
            said = "No payer is to be told" if is_on else "Payers may be told again"
        case _:
            said = ""
    return f"{said}: {text}" if text else said


def _beside(shown: Shown, item: str, asked: Dispute | None) -> str:
    words = {"open": "asked about: paused", "stands": "stands", "withdrawn": "taken back"}
    found = [words[asked.state]] if asked else []
    if item in shown.unsigned:
        found.append("NOBODY SIGNED IT")
    if item in shown.differing:
        found.append("NOT AS AGREED")
    return ", ".join(found)


def _state(plan: SaidPlan) -> str:
    stops = plan.terms.stops_on
    return f"ends {stops}" if plan.state == "agreed" and stops else plan.state
