"""The made-up people of the demo, and what they write to each other."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Final, Literal

from meantime.sdk import Inviter, Newcomer
from meantime.wire.practices import PracticeDetails

WORDS: Final = "slow rivers reach the sea"  # the password of each

PRACTICE: Final = PracticeDetails(
    name="Harbor Street Counseling",
    phone="+1 555 010 0142",
    address="12 Harbor Street, Portland, ME",
    zone="America/New_York",
    country="US",
    locale="en",
)
OWNER: Final = Newcomer("ruth@demo.example", WORDS, "Ruth Adler", "PsyD")
CLINICIAN: Final = Newcomer("ana@demo.example", WORDS, "Ana Morales", "LMFT")
CLIENT: Final = Newcomer("sam@demo.example", WORDS, "Sam Reyes")
CLINICIAN_SIGNS: Final = Inviter(CLINICIAN.name, CLINICIAN.credential)


@dataclass(frozen=True, slots=True)
class Line:
    """Who says what, how long before the demo is opened. A clinician's line answers the client."""

    before: timedelta
    by: Literal["client", "clinician"]
    text: str
    attention: int = 1


FOUNDED: Final = timedelta(days=12)
JOINED: Final = timedelta(days=9, hours=3)
LINES: Final = (
    Line(
        timedelta(days=8, hours=20),
        "client",
        "I got in. Strange to see it all in one place, but I like that it waits for me instead "
        "of the other way round.",
    ),
    Line(
        timedelta(days=8, hours=4),
        "clinician",
        "Good to have you here, Sam. Use it for small things between our Tuesdays: what you "
        "noticed, what worked, what did not. I read twice a day.",
    ),
    Line(
        timedelta(days=7, hours=1),
        "client",
        "Tried the breathing before the team meeting. Four in, six out. My hands still shook, "
        "but I stayed in the room, which is new.",
    ),
    Line(
        timedelta(days=6, hours=5),
        "clinician",
        "Staying in the room is the exercise. The shaking may come along for a while; it does "
        "not have to leave first.",
    ),
    Line(
        timedelta(days=4, hours=22),
        "client",
        "Woke at three again and wrote the list instead of lying there. Eleven things. Two of "
        "them are mine to do something about.",
    ),
    Line(
        timedelta(days=4, hours=3),
        "clinician",
        "Two out of eleven is a good thing to have found at three in the morning. Bring the "
        "list on Tuesday, if you like, and we look at the other nine together.",
    ),
    Line(
        timedelta(days=2, hours=2),
        "client",
        "My sister called. I said I would ring back on Sunday instead of answering at once, and "
        "nothing bad happened. I wanted to tell somebody who knows what that took.",
    ),
    Line(
        timedelta(days=1, hours=6),
        "clinician",
        "I do know, and I am glad that you told me. How was it to say it? One line is enough, "
        "or keep it for Tuesday.",
    ),
    Line(
        timedelta(hours=19),
        "client",
        "Like putting down a bag I had forgotten I was carrying.",
    ),
    Line(
        timedelta(hours=2),
        "client",
        "One question for Tuesday, no hurry: is it normal that it gets quieter and that the "
        "quiet feels odd?",
    ),
)
