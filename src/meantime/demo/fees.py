"""What messages cost the made-up clients: each pays by another plan, and one has to decide.

Maya's are included, as the policy says. Daniel pays for a reply that needs thought, Grace by the
month, Tom's are limited; Lucía was offered a sliding scale. Bea sees to the money.
"""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple

from meantime.demo.people import PRACTICE
from meantime.protocol.fee_posts import BillingOffice, FeePlan, Office
from meantime.sdk.billing.office import say_office
from meantime.sdk.record_requests import today_in
from meantime.wire.statements import NewLedgerEntry

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date, datetime

    from meantime.protocol.fee_posts import PlanKind
    from meantime.sdk import Person, Thread

    At = Callable[[int, str], datetime]

BILLER: Final = "bea"
PAYS: Final = "daniel"  # for replies
PAID_ON: Final = 6  # of a month, for the one before
A_MONTH: Final = 31
OFFICE_AT: Final = (-44, "10:30")
CHARGED_AT: Final = "12:50"  # after a review
CHARGES: Final = 2  # a month
DOLLARS: Final = 100  # cents


class Offer(NamedTuple):
    """What a therapist offers, at which day of the story, and when the client agrees, if at all."""

    client: str
    therapist: str
    kind: PlanKind
    amount: int
    words: str
    at: tuple[int, str]
    agreed: tuple[int, str] | None
    share: int = 10_000
    replies: int = 0


OFFERS: Final = (
    Offer(
        *("daniel", "imani", "per_message", 15 * DOLLARS),
        "As we said: only replies that need thinking about, and never anything about your safety.",
        *((-33, "12:40"), (-33, "20:05")),
    ),
    Offer(
        *("grace", "imani", "monthly", 40 * DOLLARS),
        "One amount a month, so that you never have to count.",
        *((-11, "12:40"), (-11, "18:20")),
    ),
    Offer(
        *("tom", "ana", "limited", 0),
        "About four a month, between our sessions. You can always write more.",
        *((-27, "13:30"), (-26, "09:15")),
        replies=4,
    ),
    Offer(
        *("lucia", "ana", "per_message", 15 * DOLLARS),
        "Como hablamos: pagaría la mitad. Nada cambia hasta que usted acepte.",
        *((-2, "13:10"), None),
        share=5_000,
    ),
)


class Fees(NamedTuple):
    """Plays it. `threads` are the clients' threads, `at` the instant of a day of the story."""

    people: Mapping[str, Person]
    threads: Mapping[str, str]
    at: At

    def events(self) -> list[tuple[datetime, Callable[[], None]]]:
        """Return all that happens, and when."""
        offered = [(self.at(*each.at), partial(self._offer, each)) for each in OFFERS]
        agreed = [
            (self.at(*each.agreed), partial(self._agree, each)) for each in OFFERS if each.agreed
        ]
        days = range(-A_MONTH, 0)
        charged = [(self.at(day, CHARGED_AT), self._charge) for day in days if day % 5 == 0]
        paid = [
            (at, partial(self._bill, at.date()))
            for at in (self.at(day, "10:05") for day in days)
            if at.day == PAID_ON
        ]
        return [(self.at(*OFFICE_AT), self._say_office), *offered, *agreed, *charged, *paid]

    def _say_office(self) -> None:
        office = Office(name=PRACTICE.name, address=PRACTICE.address, phone=PRACTICE.phone)
        said = BillingOffice(office=office, pay="By card or check, at your next session.")
        say_office(self.people["ruth"].connection, said)

    def _offer(self, offer: Offer) -> None:
        thread = self._thread(offer.therapist, offer.client)
        thread.fees.offer(
            FeePlan(
                kind=offer.kind,
                currency="USD",
                since=today_in(thread.connection).isoformat(),
                amount=offer.amount,
                share=offer.share,
                replies=offer.replies,
                text=offer.words,
            )
        )

    def _agree(self, offer: Offer) -> None:
        fees = self._thread(offer.client, offer.client).fees
        fees.answer(fees.said().plans[-1].id, "agreed")

    def _charge(self) -> None:
        """Let Imani say what of the month costs something: no more than two, for the story."""
        thread = self._thread("imani", PAYS)
        fees, month = thread.fees, today_in(thread.connection).replace(day=1)
        every = fees.proposals(month)
        wanted = [each.reply.entry_id for each in every if not each.why]
        left = CHARGES - sum(each.why == "charged" for each in every)
        if wanted and left > 0:
            fees.charge(wanted[:left], month)

    def _bill(self, today: date) -> None:
        """Let Bea have the month before billed, and note what Daniel paid."""
        billing = self.people[BILLER].billing
        billing.run((today.replace(day=1) - timedelta(days=1)).replace(day=1))
        for one in billing.statements_of(self.threads[PAYS]):
            if one.balance:
                paid = NewLedgerEntry(kind="payment", on=today, amount=one.balance, way="card")
                billing.enter(one, paid)

    def _thread(self, who: str, client: str) -> Thread:
        return self.people[who].thread(self.threads[client]).sync()
