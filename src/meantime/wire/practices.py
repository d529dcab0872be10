"""The practice, its staff and its invitations."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from meantime.wire.accounts import NewAccount
from meantime.wire.base import Page, Shape
from meantime.wire.spaces import Entry

Permission = Literal["owner", "clinician", "supervisor", "front_desk", "biller"]
InvitationState = Literal["open", "used", "withdrawn", "expired"]
SetupState = Literal["open", "used", "expired", "unknown"]


class PracticeDetails(Shape):
    """What may be shown before any key exists. `zone` is an IANA name, `country` ISO 3166-1."""

    name: str
    phone: str
    address: str
    zone: str
    country: str
    locale: Literal["en", "es"]


class SetupCode(Shape):
    setup_code: str


class SetupStanding(Shape):
    """Whether a set-up code still founds a practice."""

    state: SetupState


class NewPractice(Shape):
    """Founding (flow F1): the root of the practice space, signed by the owner's account."""

    setup_code: str
    details: PracticeDetails
    account: NewAccount
    root: Entry


class PracticeCreated(Shape):
    id: str


class Practice(Shape):
    id: str
    details: PracticeDetails


class StaffMember(Shape):
    """A seat of the practice space; `permissions` are the server's own attribute."""

    account_id: str
    role: Literal["custodian", "staff"]
    permissions: list[Permission]
    since: datetime


class Staff(Shape):
    staff: list[StaffMember]


class PermissionsChange(Shape):
    permissions: list[Permission]


class Invitation(Shape):
    """An invitation without its code. `until` is the last instant at which a join is taken."""

    seat_id: str
    space_id: str
    invited_as: Literal["client", "staff"]
    invited_by: str
    state: InvitationState
    created_at: datetime
    until: datetime
    used_at: datetime | None


class InvitationPage(Page):
    invitations: list[Invitation]


class ResponsibleChange(Shape):
    account_id: str
