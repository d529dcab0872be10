"""What this machine keeps of the bridge, sealed as all that the SDK keeps here.

Where notes go and how it gets in there, who is whose patient, and of each client what was sent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

if TYPE_CHECKING:
    from meantime.sdk.local import Local

SETTINGS: Final = "bridge"


class Place(msgspec.Struct, frozen=True):
    """A record system. Without a `secret` the bridge shows that it has `Settings.key`."""

    base: str
    token_url: str
    client_id: str
    scope: str
    secret: str = ""
    is_inside: bool = False  # on the practice's own network


class PatientOf(msgspec.Struct, frozen=True):
    """Which patient there a client is, by an identifier that the practice chose."""

    system: str
    value: str
    creates: bool = False  # if nobody has it there

    @property
    def search(self) -> str:
        return f"{self.system}|{self.value}"


class Settings(msgspec.Struct, omit_defaults=True):
    """`key` is a private JWK, "" until one is made; `patients` are by the id of the thread."""

    place: Place | None = None
    key: str = ""
    patients: dict[str, PatientOf] = {}


class Sent(msgspec.Struct, frozen=True):
    """What became of a document: the id that it has there, and what it said.

    `version` is what the record system called that, "" if nothing.
    """

    id: str
    state: str
    version: str = ""


class Refusal(msgspec.Struct, frozen=True):
    """A document was not taken when it said `state`; it is not tried again before that changes."""

    state: str
    why: str


class Cursor(msgspec.Struct, omit_defaults=True):
    """How far the bridge is with one client, at one record system.

    `event` is the id under which it is said in the thread; `patient` is what `patient_of` led to.
    """

    base: str
    event: str = ""
    is_told: bool = False
    patient_of: PatientOf | None = None
    patient: str = ""
    sent: dict[str, Sent] = {}
    refused: dict[str, Refusal] = {}


def settings_of(local: Local) -> Settings:
    """Return what was set here, nothing at first."""
    raw = local.noted(SETTINGS)
    return msgspec.json.decode(raw, type=Settings) if raw else Settings()


def keep_settings(local: Local, settings: Settings) -> None:
    """Keep what was set; it is on the disk before this returns."""
    local.note(SETTINGS, msgspec.json.encode(settings))


def cursor_of(local: Local, thread: str, base: str) -> Cursor:
    """Return how far the bridge is with a client; of another record system only what was said."""
    raw = local.noted(f"{SETTINGS}/{thread}")
    found = msgspec.json.decode(raw, type=Cursor) if raw else Cursor(base)
    if found.base != base:
        return Cursor(base, found.event, found.is_told)
    return found


def keep_cursor(local: Local, thread: str, cursor: Cursor) -> None:
    """Keep how far the bridge is with a client; it is on the disk before this returns."""
    local.note(f"{SETTINGS}/{thread}", msgspec.json.encode(cursor))
