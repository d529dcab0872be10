"""Which answers of a month may become a charge, and why not: for a clinician to look over."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from meantime.fees.plans import Line, Reply, line_of, why_free
from meantime.protocol.fee_posts import Charged
from meantime.protocol.posts import Text
from meantime.protocol.safety_posts import Redirect
from meantime.sdk.errors import SdkError
from meantime.sdk.folds.fee_plans import agreed_plans

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from meantime.fees.plans import Free
    from meantime.protocol.post import Post
    from meantime.protocol.posts import Unknown
    from meantime.sdk.folds.fees import Fees
    from meantime.wire.billing import CountedReply

Why = Literal["charged", "no_plan"]


class NothingToCharge(SdkError):
    """A reply that cannot cost anything; `why` says why."""

    def __init__(self, why: str) -> None:
        super().__init__(f"This reply costs nothing: {why}.")
        self.why = why


@dataclass(frozen=True, slots=True)
class Proposal:
    """An answer that counts, and the `line` that it would be; None where it costs nothing.

    `why` is why it is not proposed: "" for what is, `redirect` and `scheduling` for what is free
    unless its clinician says otherwise.
    """

    reply: Reply
    why: Free | Why
    line: Line | None

    @property
    def charged(self) -> Charged:
        """What a post says of it. Raises NothingToCharge."""
        if self.line is None:
            raise NothingToCharge(self.why)
        line = self.line
        return Charged(
            of=self.reply.entry_id,
            on=line.since.isoformat(),
            plan=line.plan_id,
            amount=line.amount,
            tax=line.tax,
            currency=line.currency,
        )


def proposals(
    fees: Fees, counted: Sequence[CountedReply], posts: dict[str, Post | Unknown | None]
) -> list[Proposal]:
    """Return what may be charged of the answers that the server counted, in their order.

    `posts` are those of the thread by their ids: what is in them never leaves this device.
    """
    plans = agreed_plans(fees.plans)
    taken = {each.item for each in fees.charges} | {e.item for e in counted if e.is_charged}
    found = []
    for each in counted:
        post = posts.get(each.item)
        reply = Reply(
            each.item,
            each.on,
            max(each.attention, _attention(fees, each.item)),
            is_confirmed=True,
            is_redirect=isinstance(post, Redirect),
            is_scheduling=isinstance(post, Text) and bool(post.named),
        )
        if reply.entry_id in taken:
            found.append(Proposal(reply, "charged", None))
            continue
        line = line_of(plans, Reply(reply.entry_id, reply.on, reply.attention, is_confirmed=True))
        why: Free | Why = why_free(reply) or ("" if line else "no_plan")
        found.append(Proposal(reply, why, line))
    return found


def chosen(every: Sequence[Proposal], items: Collection[str]) -> list[Charged]:
    """Return what a post says of the answers that were picked. Raises NothingToCharge."""
    by_id = {each.reply.entry_id: each for each in every}
    if unknown := [item for item in items if item not in by_id]:
        raise NothingToCharge(f"{unknown[0]} is no answer of this month")
    return [by_id[item].charged for item in items]


def _attention(fees: Fees, item: str) -> int:
    return next((each.attention for each in fees.replies if each.id == item), 0)
