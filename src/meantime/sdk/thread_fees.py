"""What a conversation costs: plans, charges, disputes, time. Said by signed posts, then told."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from meantime.protocol.fee_posts import (
    Charge,
    FeeAnswer,
    FeeDispute,
    FeeDisputeAnswer,
    Restriction,
)
from meantime.protocol.posts import Amend
from meantime.protocol.writing import make_entry_id
from meantime.sdk.agreement import agreement_of
from meantime.sdk.errors import SdkError
from meantime.sdk.fee_charging import chosen, proposals
from meantime.sdk.fee_codes import check_codes
from meantime.sdk.fee_statements import prove, statements_of
from meantime.sdk.fee_telling import tell_server
from meantime.sdk.folds.fee_charges import differing
from meantime.sdk.folds.fee_lines import fee_lines
from meantime.sdk.folds.fee_plans import agreed_plans
from meantime.sdk.folds.fees import fold_fees
from meantime.sdk.noticing import FIRST, NOW
from meantime.sdk.record_requests import today_in, zone_of
from meantime.wire import billing as wire
from meantime.wire import statements as bills

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from meantime.protocol.fee_posts import FeePlan
    from meantime.protocol.post import Post
    from meantime.protocol.safety_posts import Answer
    from meantime.sdk.fee_charging import Proposal
    from meantime.sdk.fee_codes import Checked, Known
    from meantime.sdk.fee_statements import Proven
    from meantime.sdk.folds.fees import Fees
    from meantime.sdk.threads import Thread


class NotYours(SdkError):
    """Something that another side says: it would count for nothing."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What the server says, and what was signed.

    `differing` are charges that are not what was agreed, or that the server says otherwise than
    they were signed. One that nobody signed is in `told` alone.
    """

    told: wire.ThreadFees
    said: Fees
    differing: list[str]

    @property
    def unsigned(self) -> list[str]:
        """The charges that the server has and that nobody signed."""
        signed = {each.item for each in self.said.charges}
        return [each.item for each in self.told.charges if each.item not in signed]


class ThreadFees:
    """`thread.fees`. What is said is sealed first; a lost answer is told again at the next look.

    Each raises NotYours before anything is said, as `Space.post`, and ProblemError `fee-differs` or
    `fee-settled` where the server refuses what was said.
    """

    def __init__(self, thread: Thread) -> None:
        self._thread = thread
        self._http = thread.connection.http
        self._path = f"/spaces/{thread.id}"

    def said(self) -> Fees:
        """Return what was signed here, as far as this device has it."""
        connection = self._thread.connection
        lines = fee_lines(self._thread.opened(), connection.practice_id)
        return fold_fees(lines, zone_of(connection))

    def show(self) -> Shown:
        """Return what it costs, after telling what the server does not know yet."""
        self.tell()
        told, said = self._http.get(f"{self._path}/fees", wire.ThreadFees), self.said()
        wrong = differing(said.charges, agreed_plans(said.plans))
        items = dict.fromkeys([each.item for each in wrong] + _told_otherwise(told, said))
        return Shown(told, said, list(items))

    def tell(self) -> None:
        """Tell the server what I said here. As `fee_telling.tell_server`."""
        tell_server(self._thread, self.said())

    def offer(self, plan: FeePlan) -> str:
        """Offer a plan as the clinician; return its id. It holds once the client agrees."""
        self._need("clinician")
        return self._say(plan)

    def withdraw(self, plan_id: str) -> None:
        """Take my offer back, before it was agreed to."""
        self._say(Amend(text=""), re=plan_id)

    def answer(self, plan_id: str, answer: Literal["agreed", "declined", "stopped"]) -> str:
        """Answer a plan as its client; return the answer's id. It can be answered again."""
        self._need("client")
        on = today_in(self._thread.connection).isoformat()
        return self._say(FeeAnswer(of=plan_id, answer=answer, on=on))

    def replies(self, month: date) -> wire.ReplyPage:
        """Return the answers of a month and the time that was confirmed, for staff."""
        return self._http.get(f"{self._path}/replies", wire.ReplyPage, month=month.isoformat())

    def proposals(self, month: date) -> list[Proposal]:
        """Return which answers of a month may be charged, and why not. As `fee_charging`."""
        posts = {each.entry.id: each.post for each in self._thread.opened()}
        return proposals(self.said(), self.replies(month).replies, posts)

    def charge(self, items: Sequence[str], month: date) -> str:
        """Say as a clinician that these answers of a month cost what was agreed; return the id.

        Raises NothingToCharge before anything is said.
        """
        self._need("clinician")
        return self._say(Charge(items=chosen(self.proposals(month), items)))

    def take_back(self, charge_id: str) -> None:
        """Take back all of a charge of mine, as long as no statement has it."""
        self._say(Amend(text=""), re=charge_id)

    def dispute(self, item: str, text: str = "", answer: Literal["", Answer] = "") -> str:
        """Ask about an item as the client; it pauses until it is answered. Return the id.

        It notifies nobody; its words are looked at on this device, and ask for more where that
        finds something. `answer` is what the client says of themselves before sending.
        """
        self._need("client")
        if not text:
            return self._say(FeeDispute(item=item))
        marked, attention = self._thread.marked(text, 0, answer)
        said = FeeDispute(item=item, text=text, noticed=marked.noticed, answer=marked.answer)
        return self._say(said, attention=self._taken(attention))

    def answer_dispute(
        self, item: str, outcome: Literal["withdrawn", "stands"], text: str = ""
    ) -> str:
        """Say as the clinician what becomes of an item; return the id."""
        self._need("clinician")
        return self._say(FeeDisputeAnswer(item=item, outcome=outcome, text=text))

    def self_pay(self, *, is_on: bool) -> str:
        """Say that the client pays themselves and no payer is told, or no more; return the id.

        The client says it, or a clinician for them; the client alone ends it.
        """
        if not is_on:
            self._need("client")
        on = today_in(self._thread.connection).isoformat()
        return self._say(Restriction(on=on, is_on=1 if is_on else 0))

    def set_minutes(self, on: date, seconds: int, id_: str = "") -> wire.Minutes:
        """Confirm my own time for this client on a local day, or change what I confirmed."""
        entry = wire.MinutesEntry(on=on, seconds=seconds)
        return self._http.put(f"{self._path}/minutes/{id_ or make_entry_id()}", entry, wire.Minutes)

    def check_codes(self, month: date, known: Known, *, visits_count: bool = True) -> list[Checked]:
        """Say whether a code for messages may fit. As `fee_codes.check_codes`."""
        return check_codes(self._thread, self.said(), month, known, visits_count=visits_count)

    def statements(self) -> list[bills.StatementSummary]:
        """Return the statements, the newest first."""
        return statements_of(self._thread)

    def statement(self, month: date, currency: str) -> Proven:
        """Return a statement, held against what was signed. As `fee_statements.prove`."""
        told = self._http.get(f"{self._path}/fees", wire.ThreadFees)
        return prove(self._thread, self.said(), told, month, currency)

    def _need(self, role: Literal["client", "clinician"]) -> None:
        if self._thread.my_role() != role:
            raise NotYours(f"Only the {role} says this.")

    def _taken(self, attention: int) -> int:
        """Return the attention with which a post leaves while messages are off: 2 would stay."""
        if attention != FIRST:
            return attention
        with suppress(SdkError):  # nobody to ask now: it waits, and is tried as it is
            if agreement_of(self._thread.connection, self._thread.id).why:
                return NOW
        return attention

    def _say(self, post: Post, re: str = "", attention: int = 0) -> str:
        # Quiet where nothing is noticed: the server tells whom it concerns.
        entry_id = self._thread.post(post, re=re, attention=attention)
        self.tell()
        return entry_id


def _told_otherwise(told: wire.ThreadFees, said: Fees) -> list[str]:
    """Return the items that the server charges and that were signed with another price or day."""
    signed = {each.item: each.said for each in said.charges}
    return [
        each.item
        for each in told.charges
        if (own := signed.get(each.item)) is not None
        and (each.on.isoformat(), each.amount, each.tax, each.currency)
        != (own.on, own.amount, own.tax, own.currency)
    ]
