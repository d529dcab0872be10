"""The made-up people of the demo, and the practice in which they meet."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from meantime.protocol.posts import Profile
from meantime.sdk import Inviter, Newcomer
from meantime.wire.practices import PracticeDetails

if TYPE_CHECKING:
    from collections.abc import Sequence

WORDS: Final = "slow rivers reach the sea"  # the password of each
PRACTICE: Final = PracticeDetails(
    name="Harbor Street Counseling",
    phone="+1 555 010 0142",
    address="12 Harbor Street, Portland, ME",
    zone="America/New_York",
    country="US",
    locale="en",
)


@dataclass(frozen=True, slots=True)
class Somebody:
    """One of them. `therapist` is the short name of a client's; `came` a day and time of day."""

    name: str
    role: Literal["owner", "clinician", "biller", "client"]
    came: tuple[int, str]
    credential: str = ""
    therapist: str = ""
    locale: Literal["en", "es"] = "en"

    @property
    def short(self) -> str:
        """The first name as an address can have it: `lucia`."""
        plain = unicodedata.normalize("NFD", self.name.split()[0].lower())
        return re.sub(r"[^a-z]", "", plain)

    @property
    def newcomer(self) -> Newcomer:
        return Newcomer(f"{self.short}@harbor.example", WORDS, self.name, self.credential)

    @property
    def signs(self) -> Inviter:
        return Inviter(self.name, self.credential)


PEOPLE: Final = (
    Somebody("Ruth Adler", "owner", (-46, "09:30"), "PsyD"),
    Somebody("Imani Rivera", "clinician", (-46, "10:10"), "LCSW"),
    Somebody("Ana Morales", "clinician", (-46, "10:40"), "LMFT"),
    Somebody("Bea Lindgren", "biller", (-45, "09:20")),
    Somebody("Maya Okafor", "client", (-40, "14:50"), therapist="imani"),
    Somebody("Daniel Reyes", "client", (-34, "17:45"), therapist="imani"),
    Somebody("Grace Lindqvist", "client", (-32, "11:20"), therapist="imani"),
    Somebody("Tom Whitfield", "client", (-28, "10:50"), therapist="ana"),
    Somebody("Lucía Marín", "client", (-25, "12:50"), therapist="ana", locale="es"),
    Somebody("Noor Haddad", "client", (-1, "13:20"), therapist="imani"),
)
PROFILES: Final = {
    "maya": Profile(
        name="Maya Okafor",
        pronouns="she/her",
        birth_date="1994-05-02",
        phone="+1 555 010 0177",
        address="48 Elm Street, Apt 3, Portland, ME",
        emergency="Dana Brandt, partner, +1 555 010 0178",
        language="en",
    ),
    "daniel": Profile(
        name="Daniel Reyes",
        pronouns="he/him",
        birth_date="1983-11-19",
        phone="+1 555 010 0151",
        address="9 Ferry Road, Apt 12, Portland, ME",
        emergency="Marco Reyes, brother, +1 555 010 0152",
        language="en",
    ),
    "grace": Profile(
        name="Grace Lindqvist",
        pronouns="she/her",
        birth_date="1998-09-23",
        phone="+1 555 010 0189",
        address="31 Pine Street, Apt 2, Portland, ME",
        emergency="Karin Lindqvist, mother, +1 555 010 0190",
        language="en",
    ),
    "tom": Profile(
        name="Tom Whitfield",
        pronouns="he/him",
        birth_date="1952-02-27",
        phone="+1 555 010 0133",
        address="210 Orchard Lane, South Portland, ME",
        emergency="Helen Whitfield, daughter, +1 555 010 0134",
        language="en",
    ),
    "lucia": Profile(
        name="Lucía Marín",
        pronouns="ella",
        birth_date="1989-08-14",
        phone="+1 555 010 0165",
        address="77 Congress Street, Portland, ME",
        emergency="Rosa Marín, prima, +1 555 010 0166",
        language="es",
    ),
    "noor": Profile(
        name="Noor Haddad",
        pronouns="she/her",
        birth_date="1991-01-17",
        phone="+1 555 010 0194",
        address="5 Casco Street, Portland, ME",
        emergency="Sami Haddad, brother, +1 555 010 0195",
        language="en",
    ),
}


def of_role(role: str) -> Sequence[Somebody]:
    """Return those of one role, in the order in which they came."""
    return [somebody for somebody in PEOPLE if somebody.role == role]


def origin_of(somebody: Somebody, port: int) -> str:
    """Return where the web app stands for one of them: apart, so that all have own tabs."""
    return f"http://{somebody.short}.localhost:{port}"
