"""The practice's money, for who bills: accounts, statements, what was paid, and runs."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final, TypeVar

from meantime.protocol.writing import make_entry_id
from meantime.sdk.progress import unseen
from meantime.wire import billing as wire
from meantime.wire import statements as bills
from meantime.wire.base import Page

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from meantime.sdk.connection import Connection
    from meantime.sdk.http import Http
    from meantime.sdk.progress import Progress

PAUSE: Final = 0.5  # seconds between two looks at a run
Paged = TypeVar("Paged", bound=Page)


class Billing:
    """By numbers and ids alone; `clients.billed_clients` has the names.

    Who may not gets ProblemError `not-found`, for it looks as if there was nothing.
    """

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self._http: Http = connection.http

    def settings(self) -> wire.BillingSettings:
        """Return how the practice bills, the usual if nothing was set."""
        return self._http.get("/billing/settings", wire.BillingSettings)

    def set_settings(self, said: wire.BillingSettings) -> wire.BillingSettings:
        """Say how it bills. Raises ProblemError `not-permitted` for all but owners, `malformed`."""
        return self._http.put("/billing/settings", said, wire.BillingSettings)

    def accounts(self) -> list[bills.Account]:
        """Return the accounts of all clients of whom anything about money is known."""
        pages = self._pages("/billing/accounts", bills.AccountPage)
        return [account for page in pages for account in page.accounts]

    def ageing(self) -> bills.Ageing:
        """Return what is due, by how long it has been."""
        return self._http.get("/billing/ageing", bills.Ageing)

    def statements(self, month: date | None = None) -> list[bills.StatementSummary]:
        """Return the statements of a month, else all, the newest first."""
        query = {"month": month.isoformat()} if month else {}
        pages = self._pages("/billing/statements", bills.StatementPage, **query)
        return [one for page in pages for one in page.statements]

    def statements_of(self, space_id: str) -> list[bills.StatementSummary]:
        """Return the statements of one client, the newest first."""
        pages = self._pages(f"/spaces/{space_id}/statements", bills.StatementPage)
        return [one for page in pages for one in page.statements]

    def statement(self, space_id: str, month: date, currency: str) -> bills.Statement:
        """Return a statement with its lines and all that was done to it."""
        return self._http.get(_place(space_id, month, currency), bills.Statement)

    def enter(
        self, one: bills.StatementSummary, entry: bills.NewLedgerEntry, entry_id: str = ""
    ) -> bills.Statement:
        """Enter a payment, a refund, a credit or a write-off; return the statement as it is then.

        The same `entry_id` enters nothing twice. Raises ProblemError `fee-settled` for more than
        there is to pay, to give back or to take off; `malformed`.
        """
        path = f"{_place(one.space_id, one.month, one.currency)}/ledger"
        return self._http.put(f"{path}/{entry_id or make_entry_id()}", entry, bills.Statement)

    def disputes(self) -> list[wire.Dispute]:
        """Return what clients ask about and nobody has answered."""
        pages = self._pages("/disputes", wire.Disputes)
        return [one for page in pages for one in page.disputes]

    def estimates(self, space_id: str) -> list[bills.Estimate]:
        """Return what a client was told that care would cost, and what was billed since."""
        return self._http.get(f"/spaces/{space_id}/estimates", bills.Estimates).estimates

    def runs(self) -> list[bills.BillingRun]:
        """Return the months that were billed, or are just now."""
        return self._http.get("/billing/runs", bills.BillingRuns).runs

    def run(self, month: date, tell: Progress = unseen, pause: float = PAUSE) -> bills.BillingRun:
        """Have a month billed that is over, and wait for it; what was billed is left as it is.

        Whoever stops waiting stops nothing. Raises ProblemError `fee-settled`, `malformed`.
        """
        order = bills.RunOrder(month=month)
        run = self._http.post("/billing/runs", order, bills.BillingRun)
        while run.state != "done":
            tell(run.done, run.of)
            time.sleep(pause)
            run = next((each for each in self.runs() if each.month == run.month), run)
        tell(run.of, run.of)
        return run

    def _pages(self, path: str, shape: type[Paged], **query: str) -> Iterator[Paged]:
        cursor = ""
        while True:
            page = self._http.get(path, shape, cursor=cursor, **query)
            yield page
            cursor = page.next
            if not cursor:
                return


def _place(space_id: str, month: date, currency: str) -> str:
    return f"/spaces/{space_id}/statements/{month.isoformat()}/{currency}"
