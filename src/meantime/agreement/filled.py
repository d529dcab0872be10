"""What a document is filled with for one client, and what comes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from meantime.agreement.document import Flag


class People(TypedDict, total=False):
    """Names, which are in no document; `guardian_name` only where somebody signs for another."""

    therapist_name: str
    client_name: str
    guardian_name: str


class Given(TypedDict):
    """What a version gets as it is made or shown; dates as `2026-11-29`.

    `emergency_number` and `crisis_block` are for the client's country and `spoken` language.
    """

    policy_version: int
    effective_date: str
    valid_until: str
    emergency_number: str
    crisis_block: str


class FilledSection(TypedDict):
    id: str
    ack: Flag
    title: str
    text: str


class FilledConsent(TypedDict):
    id: str
    initial: Flag
    text: str


class FilledStatement(TypedDict):
    id: str
    required: Flag
    text: str


class Filled(TypedDict):
    """Texts in `locale`; `fallback` where that is not the one that was asked for."""

    locale: str
    fallback: bool
    sections: list[FilledSection]
    card: str
    consent: list[FilledConsent]
    statements: list[FilledStatement]
