"""What stands on the practice's bills about itself, as its directory says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from meantime.protocol.fee_posts import BillingOffice, BillingProvider, Provider
from meantime.sdk.billing.errors import NoOffice
from meantime.sdk.directory import find_directory
from meantime.sdk.folds.people import fold_people

if TYPE_CHECKING:
    from meantime.sdk.connection import Connection


def office_of(connection: Connection) -> BillingOffice:
    """Return the newest word. Raises NoOffice, SdkError without a seat in the directory."""
    log = find_directory(connection).opened()
    said = [opened.post for opened in log if isinstance(opened.post, BillingOffice)]
    if not said:
        raise NoOffice
    return said[-1]


def say_office(connection: Connection, said: BillingOffice) -> None:
    find_directory(connection).post(said)


def provider_of(connection: Connection, account_id: str) -> Provider:
    """Return how a clinician stands on paper; without a word of that, their name and credential."""
    log = find_directory(connection).opened()
    said = [
        opened.post.provider
        for opened in log
        if isinstance(opened.post, BillingProvider) and opened.post.account == account_id
    ]
    if said:
        return said[-1]
    known = fold_people(log).by_id.get(account_id)
    return Provider(
        name=(known.name if known else "") or account_id[:8],
        credential=known.credential if known else "",
    )


def say_provider(connection: Connection, account_id: str, said: Provider) -> None:
    find_directory(connection).post(BillingProvider(account=account_id, provider=said))
