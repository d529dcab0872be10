"""What the practice is paid, and who of its office reads whom a bill is for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from meantime.sdk import desk_seats
from meantime.sdk.billing.room import Billing
from meantime.sdk.progress import unseen

if TYPE_CHECKING:
    from meantime.sdk.connection import Connection
    from meantime.sdk.desk_seats import Settled
    from meantime.sdk.progress import Progress


class OwnBilling:
    """The part of `Person` for billers, owners and custodians."""

    connection: Connection

    @property
    def billing(self) -> Billing:
        """Accounts, statements, what was paid, and the months that are billed."""
        return Billing(self.connection)

    def settle_desks(self, tell: Progress = unseen) -> Settled:
        """Seat billers and the front desk in all desks, and take out who is so no more.

        Raises as `desk_seats.settle`.
        """
        return desk_seats.settle(self.connection, tell)
