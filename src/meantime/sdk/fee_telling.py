"""Telling the server in numbers what signed posts say of money: it reads none of them.

Each post is sealed first, and may have left this device while nobody was there to say so; what was
told once is noted here and not told again.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from meantime.protocol.fee_posts import Charge, FeeAnswer
from meantime.protocol.posts import Amend
from meantime.sdk.errors import ProblemError
from meantime.wire import billing as wire
from meantime.wire.problems import ProblemSlug

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from meantime.sdk.folds.fee_plans import SaidPlan
    from meantime.sdk.folds.fees import Fees
    from meantime.sdk.folds.opened import Opened
    from meantime.sdk.spaces import Space
    from meantime.wire.base import Shape

TOLD: Final = b"told"
# What is refused so stays refused: nobody asks again.
FINAL: Final = frozenset(
    {
        ProblemSlug.FEE_DIFFERS,
        ProblemSlug.FEE_SETTLED,
        ProblemSlug.NOT_PERMITTED,
        ProblemSlug.MALFORMED,
    }
)


@dataclass(frozen=True, slots=True)
class Telling:
    """What the post `id` is to the server: a request below the thread's address; no `body` drops.

    `is_charge` is one that is taken back where it is refused: nothing may look charged and not be.
    """

    id: str
    path: str
    body: Shape | None
    is_charge: bool = False


def tell_server(thread: Space, fees: Fees) -> None:
    """Tell what I said here and the server may not know. Raises ProblemError, Unreachable.

    What it refuses for good is raised once; the rest is told all the same. What it does not find
    waits: an answer for the offer, which its author's app has yet to tell.
    """
    local, refusals = thread.connection.local, []
    for telling in tellings(fees, thread.opened(), thread.me):
        place = f"fee/{thread.id}/{telling.id}"
        if local.noted(place) is not None:
            continue
        try:
            _send(thread, telling)
        except ProblemError as refused:
            if refused.slug == ProblemSlug.NOT_FOUND:
                continue
            if refused.slug not in FINAL:
                raise
            refusals.append(refused)
            if telling.is_charge:
                thread.post(Amend(text=""), re=telling.id)
        local.note(place, TOLD)
    if refusals:
        raise refusals[0]


def tellings(fees: Fees, log: Sequence[Opened], me: str) -> Iterator[Telling]:
    """Yield what somebody's posts are to the server, as they stand now."""
    mine = {each.entry.id: each for each in log if each.entry.author == me}
    yield from _of_plans(fees, mine)
    yield from _of_charges(fees, mine)
    for item, asked in fees.disputes.items():
        if asked.id in mine and asked.state == "open":
            yield Telling(asked.id, f"disputes/{item}", wire.NewDispute(post_id=asked.id))
        if asked.answered_by in mine and asked.answer:
            outcome = wire.DisputeAnswer(post_id=asked.answered_by, outcome=asked.answer.outcome)
            yield Telling(asked.answered_by, f"disputes/{item}/answer", outcome)
    if (said := fees.restriction) and said.id in mine:
        word = wire.SelfPay(is_on=bool(said.post.is_on), post_id=said.id)
        yield Telling(said.id, "self-pay", word)


def _of_plans(fees: Fees, mine: dict[str, Opened]) -> Iterator[Telling]:
    for plan in fees.plans:
        path = f"fee-plans/{plan.id}"
        if plan.source == "post" and plan.id in mine:
            yield Telling(plan.id, path, _terms(plan))
            if plan.state == "withdrawn":
                yield Telling(f"{plan.id}/gone", path, None)
        answer = mine.get(plan.answered_by)
        if answer and isinstance(answer.post, FeeAnswer):
            said = wire.FeeAnswer(answer_id=plan.answered_by, answer=answer.post.answer)
            yield Telling(plan.answered_by, f"{path}/answer", said)


def _terms(plan: SaidPlan) -> wire.Terms:
    terms = plan.terms
    return wire.Terms(
        kind=terms.kind,
        currency=terms.currency,
        amount=terms.amount,
        share=terms.share,
        tax=terms.tax_rate,
        replies=terms.replies,
        since=terms.since,
        until=terms.until,
    )


def _of_charges(fees: Fees, mine: dict[str, Opened]) -> Iterator[Telling]:
    charged = {each.item: each for each in fees.charges}
    for id_, opened in mine.items():
        if isinstance(opened.post, Charge):
            items = [
                wire.NewCharge(
                    item=each.of, amount=each.amount, tax=each.tax, currency=each.currency
                )
                for each in opened.post.items
                if each.of in charged and charged[each.of].charge_id == id_
            ]
            if items:
                new = wire.NewCharges(charge_id=id_, items=items)
                yield Telling(id_, "charges", new, is_charge=True)
        elif isinstance(opened.post, Amend) and not opened.post.text:
            taken = mine.get(opened.entry.re)
            if taken and isinstance(taken.post, Charge):
                for each in taken.post.items:
                    if each.of not in charged:
                        yield Telling(f"{id_}/{each.of}", f"charges/{each.of}", None)


def _send(thread: Space, telling: Telling) -> None:
    http, path = thread.connection.http, f"/spaces/{thread.id}/{telling.path}"
    if telling.body is None:
        http.change("DELETE", path)
    elif telling.is_charge:
        http.post(path, telling.body, wire.ThreadFees)
    else:
        http.change("PUT", path, telling.body)
