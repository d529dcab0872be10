"""Whether the model may look at what a client writes. Three have to say yes, else it does not.

The practice has switched it on, no law of where it or the client is refuses it, and the client has
agreed to the text as it is now. What is not known is a no.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from meantime.content.jurisdictions import refused_in
from meantime.sdk.errors import SdkError
from meantime.sdk.model_consent import model_consent
from meantime.sdk.practice_kept import kept_details, kept_switch, model_switch, practice_details

if TYPE_CHECKING:
    from meantime.content.jurisdictions import Refusal
    from meantime.protocol.safety_posts import ModelChoice
    from meantime.sdk.connection import Connection
    from meantime.wire.practices import PracticeDetails
    from meantime.wire.safety import ModelSwitch

Kind = Literal["off", "unknown", "refused_here", "not_asked", "declined", "text_changed", "agreed"]
PLACE: Final = re.compile(r"[A-Z]{2}(-[A-Z0-9]{1,3})?")


@dataclass(frozen=True, slots=True)
class ModelState:
    """Why the model looks or does not; only where it is `agreed` it does.

    `refusal` is the law that refuses it, `choice` what the client has said.
    """

    kind: Kind
    choice: ModelChoice | None = None
    refusal: Refusal | None = None

    @property
    def may_look(self) -> bool:
        return self.kind == "agreed"


class RefusedByLaw(SdkError):
    """The law of a place refuses the model; `refusal` says which."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(f"{refusal.name['en']}: {refusal.law}, {refusal.section}.")
        self.refusal = refusal


class StrangePlace(SdkError):
    """Not a code of ISO 3166, such as `US-ME` or `ES`."""


def state_of(
    switch: ModelSwitch | None, details: PracticeDetails | None, choice: ModelChoice | None
) -> ModelState:
    """Return what holds by what is known: None for what is not."""
    if switch is None or details is None:
        return ModelState("unknown", choice)
    places = [details.country, switch.region]
    for refusal in refused_in(places):
        return ModelState("refused_here", choice, refusal)
    if not switch.is_on:
        return ModelState("off", choice)
    return _by_client(choice)


def _by_client(choice: ModelChoice | None) -> ModelState:
    if choice is None:
        return ModelState("not_asked")
    if choice.choice == "declined":
        return ModelState("declined", choice)
    if choice.text != model_consent().version:
        return ModelState("text_changed", choice)
    for refusal in refused_in([choice.place]):
        return ModelState("refused_here", choice, refusal)
    return ModelState("agreed", choice)


def demand_place(place: str) -> None:
    """Raise StrangePlace, RefusedByLaw unless a client may agree there."""
    if not PLACE.fullmatch(place):
        raise StrangePlace(f"{place} is no code of ISO 3166, such as US-ME or ES.")
    for refusal in refused_in([place]):
        raise RefusedByLaw(refusal)


def asked_state(connection: Connection, choice: ModelChoice | None) -> ModelState:
    """Return what holds now; without the server by what this device keeps."""
    return state_of(model_switch(connection), practice_details(connection), choice)


def kept_state(connection: Connection, choice: ModelChoice | None) -> ModelState:
    """Return what holds by what this device keeps: nobody who writes waits for the server."""
    return state_of(kept_switch(connection), kept_details(connection), choice)
