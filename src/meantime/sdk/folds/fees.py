"""What a thread costs, as it was signed in it: by whoever may say each thing, and nobody else.

The same rules stand in the web app (`lib/fees/signed.ts`); `vectors/billing.json` holds both to
them. What the server was told of it is in its own answers.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from meantime.protocol.fee_posts import (
    Estimate,
    FeeDispute,
    FeeDisputeAnswer,
    Restriction,
    Superbill,
)
from meantime.protocol.posts import Amend
from meantime.sdk.folds.fee_charges import fold_charges
from meantime.sdk.folds.fee_plans import fold_plans

if TYPE_CHECKING:
    from collections.abc import Sequence

    from meantime.sdk.folds.fee_charges import SaidCharge, SaidReply
    from meantime.sdk.folds.fee_lines import Line
    from meantime.sdk.folds.fee_plans import SaidPlan


@dataclass(frozen=True, slots=True)
class SaidDispute:
    """What a client asks about an item by the post `id`, and what the care team answered to it."""

    id: str
    author: str
    at: int
    post: FeeDispute
    answered_by: str = ""
    answer: FeeDisputeAnswer | None = None

    @property
    def state(self) -> Literal["open", "withdrawn", "stands"]:
        return self.answer.outcome if self.answer else "open"


@dataclass(frozen=True, slots=True)
class Paper:
    """An estimate or a superbill that its author has not taken back."""

    id: str
    author: str
    at: int
    post: Estimate | Superbill


@dataclass(frozen=True, slots=True)
class SaidRestriction:
    """The word by which a client pays themselves, and no payer is told; or pays so no more."""

    id: str
    author: str
    at: int
    post: Restriction


@dataclass(frozen=True, slots=True)
class Fees:
    """Everything that was signed in a thread about what it costs, each in the order it came."""

    plans: list[SaidPlan]
    replies: list[SaidReply]
    charges: list[SaidCharge]
    disputes: dict[str, SaidDispute]  # by item, the newest about each
    papers: list[Paper]
    restriction: SaidRestriction | None


def fold_fees(lines: Sequence[Line], zone: str) -> Fees:
    """Return what was signed; `zone` (IANA) is the practice's."""
    replies, charges = fold_charges(lines, zone)
    return Fees(
        plans=fold_plans(lines, zone),
        replies=replies,
        charges=charges,
        disputes=_disputes(lines),
        papers=_papers(lines),
        restriction=_restriction(lines),
    )


def _disputes(lines: Sequence[Line]) -> dict[str, SaidDispute]:
    """Only a client asks, only the care team answers.

    What stands may be asked about again, and be withdrawn after all; what is withdrawn stays so.
    """
    found: dict[str, SaidDispute] = {}
    for line in lines:
        match line.post:
            case FeeDispute(item=item) as post if line.role == "client":
                if item not in found or found[item].state == "stands":
                    found[item] = SaidDispute(line.id, line.author, line.at, post)
            case FeeDisputeAnswer(item=item) as post if line.is_of_team and item in found:
                known = found[item].state
                if known == "open" or (known, post.outcome) == ("stands", "withdrawn"):
                    found[item] = replace(found[item], answered_by=line.id, answer=post)
            case _:
                pass
    return found


def _papers(lines: Sequence[Line]) -> list[Paper]:
    found: dict[str, Paper] = {}
    for line in lines:
        match line.post:
            case Estimate() as post if line.is_of_team:
                found[line.id] = Paper(line.id, line.author, line.at, post)
            case Superbill() as post if line.role == "clinician":
                found[line.id] = Paper(line.id, line.author, line.at, post)
            case Amend(text="") if line.re in found and found[line.re].author == line.author:
                del found[line.re]
            case _:
                pass
    return list(found.values())


def _restriction(lines: Sequence[Line]) -> SaidRestriction | None:
    """Return the word that counts: the first of the client or a clinician; the client ends it."""
    found: SaidRestriction | None = None
    for line in lines:
        post, by_client = line.post, line.role == "client"
        if not isinstance(post, Restriction) or not (by_client or line.role == "clinician"):
            continue
        is_on = found is not None and found.post.is_on
        if post.is_on != is_on and (by_client or post.is_on):
            found = SaidRestriction(line.id, line.author, line.at, post)
    return found
