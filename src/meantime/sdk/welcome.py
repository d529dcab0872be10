"""The posts that an invitation's link opens, and nothing else (flow F3.3 of protocol.md)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from meantime.protocol.posts import Policy, Post, Purpose, SeatName, Text

if TYPE_CHECKING:
    from meantime.wire.practices import PracticeDetails

TEXTS: Final = {
    "en": (
        "{name} of {practice} invites you to write here between your sessions. What you write "
        "is readable by you, by {name}, and by the record keeper of {practice}; the server that "
        "carries it cannot read it. Please wait with anything personal until you have compared "
        "the digits together in a session. This is not an emergency service and nobody watches "
        "it around the clock: if you are in danger, call your local emergency number, or the "
        "practice at {phone}."
    ),
    "es": (
        "{name}, de {practice}, le invita a escribir aquí entre una sesión y otra. Lo que "
        "escriba lo pueden leer usted, {name} y quien guarda los expedientes de {practice}; el "
        "servidor que lo transporta no puede leerlo. Espere con lo personal hasta que hayan "
        "comparado juntos los dígitos en una sesión. Esto no es un servicio de emergencia y "
        "nadie lo vigila las 24 horas: si está en peligro, llame al número de emergencias local "
        "o a la consulta al {phone}."
    ),
}
POLICIES: Final = {
    "en": "Replies come in office hours. Messages are part of your record. Not for emergencies.",
    "es": (
        "Las respuestas llegan en horario de atención. Los mensajes son parte de su expediente. "
        "No es para emergencias."
    ),
}


@dataclass(frozen=True, slots=True)
class Inviter:
    """How a clinician signs: these go to the client in signed posts."""

    name: str
    credential: str


def welcome(
    inviter: Inviter, inviter_id: str, practice_id: str, details: PracticeDetails
) -> list[Post]:
    """Return the welcome in the practice's language, in the order in which it is posted.

    `practice_id` is the id of the practice's seat in the thread.
    """
    filled = TEXTS[details.locale].format(
        name=inviter.name, practice=details.name, phone=details.phone
    )
    return [
        Purpose(of="thread", about=""),
        SeatName(id=inviter_id, name=inviter.name, credential=inviter.credential),
        SeatName(id=practice_id, name=details.name, credential=""),
        Policy(policy={"text": POLICIES[details.locale]}, notices=[]),
        Text(text=filled),
    ]
