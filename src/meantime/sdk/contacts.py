"""The contact log: what was said outside of the conversation, noted in the chart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from meantime.protocol.posts import Amend
from meantime.sdk.errors import SdkError
from meantime.sdk.folds.contacts import fold_contacts

if TYPE_CHECKING:
    from meantime.protocol.note_posts import Contact
    from meantime.sdk.cases import Case
    from meantime.sdk.folds.contacts import LoggedContact
    from meantime.sdk.spaces import Space


def contacts_of(case: Case) -> list[LoggedContact]:
    """Return what this device knows of a client's contact log, the latest first.

    Raises SdkError without a chart.
    """
    return fold_contacts(_chart(case).opened())


def log_contact(case: Case, contact: Contact) -> str:
    """Note a contact in the chart; return its id. Raises SdkError, and as `Space.post`."""
    return _chart(case).post(contact)


def correct_contact(case: Case, contact_id: str, text: str) -> None:
    """Put other words in place of mine, which stay beside them; "" takes the contact back.

    Raises SdkError for a contact that somebody else has noted, and as `Space.post`.
    """
    chart = _chart(case)
    found = next((each for each in contacts_of(case) if each.id == contact_id), None)
    if found is None or found.author != chart.me:
        raise SdkError("Only who has noted a contact corrects it.")
    chart.post(Amend(text=text), re=contact_id)


def _chart(case: Case) -> Space:
    if case.chart is None:
        raise SdkError("This client has no chart that you may write in.")
    return case.chart
