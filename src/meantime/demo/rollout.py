"""How the made-up practice brings messaging in: the first steps, a pilot, what it asks and decides.

The pilot is under way. Its five places are taken; Noor comes beside them, for a reason. The first
review chose today for the next one.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple

from meantime.demo.people import of_role
from meantime.sdk.reviews import Verdict
from meantime.sdk.vendors import VendorWords

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date, datetime
    from pathlib import Path

    from meantime.sdk import Person
    from meantime.sdk.replies import Locale
    from meantime.wire.surveys import Round

    At = Callable[[int, str], datetime]

BEGUN_AT: Final = (-46, "09:40")
VENDORS_NOTED_AT: Final = (-45, "16:20")
TICKED: Final = (  # day, time, task, what there is to say of it
    (-45, "15:10", "p1.risk_analysis", "Written with the landlord of the server; three actions."),
    (-45, "15:30", "p1.accounts", ""),
    (-45, "18:10", "p1.consent", "Read by counsel on Monday. Two sentences made shorter."),
    (-44, "12:20", "p1.replies", ""),
    (-44, "13:40", "p1.drill", "Imani wrote as a test client at nine at night. Ruth was woken."),
    (-43, "10:15", "p1.custody", "The recovery code lies in the safe of the bank."),
    (-38, "16:45", "p1.restore", "One thread read on the old laptop after forty minutes."),
    (-20, "17:30", "p2.notes", ""),
    (-14, "18:05", "p2.workable", "Both say so: under half an hour a day."),
)
PILOT_AT: Final = (-41, "09:20")
WHY_SO_SOON: Final = "The restore is on Friday, and the first client waits since the spring."
BESIDE: Final = "She has her first session before the pilot ends, and may want to begin with us."
PAPER: Final = "Agreement with Northline Hosting.txt"
WORDS_OF_PAPER: Final = (
    "Business associate agreement between Harbor Street Counseling and Northline Hosting.\n"
    "Everything in it is made up, like the practice.\n"
)
ASKED_AT: Final = (-9, "09:15")
ASKED_UNTIL: Final = (5, "18:00")
AGREE5: Final = ("progress", "connected", "understood", "expect", "crisis", "waiting", "private")
ANSWERS: Final = {  # day, time, keep, the scales in their order, has been misread, one change
    "maya": (
        (-8, "21:40"),
        "keep",
        (4, 5, 5, 5, 4, 2, 4),
        "none",
        "Let me see what I wrote by month.",
    ),
    "daniel": (
        (-7, "06:10"),
        "change",
        (4, 4, 5, 4, 5, 3, 5),
        "resolved",
        "Voice, for the car park.",
    ),
    "tom": ((-7, "10:30"), "keep", (3, 5, 4, 5, 5, 1, 4), "none", "Nothing. I am used to it."),
    "lucia": (
        (-6, "13:20"),
        "keep",
        (5, 5, 4, 4, 4, 2, 5),
        "none",
        "Un aviso el día de la sesión.",
    ),
    "grace": ((-5, "18:50"), "unsure", (3, 4, 4, 5, 4, 3, 5), "none", ""),
}
CLINICIANS: Final = {"imani": ((-8, "16:50"), 25), "ana": ((-8, "16:20"), 20)}
REVIEWED_AT: Final = (-14, "17:40")
VERDICTS: Final = {
    "rollout.q.window": Verdict("Every answer came in time.", "We keep two days."),
    "rollout.q.phrases": Verdict(
        "Nothing fired wrongly so far.", "We look again with more letters."
    ),
    "rollout.q.policy": Verdict("", "We say in the policy who reads while one of us is away."),
}


class RollingOut(NamedTuple):
    """Plays it. `folder` holds what is uploaded, `at` is the instant of a day of the story."""

    people: Mapping[str, Person]
    folder: Path
    at: At

    def events(self) -> list[tuple[datetime, Callable[[], None]]]:
        """Return all that happens, and when; that somebody comes beside the places is `beside`."""
        return [
            (self.at(*BEGUN_AT), self._begin),
            (self.at(*VENDORS_NOTED_AT), self._note_vendors),
            *((self.at(day, at), partial(self._tick, *said)) for day, at, *said in TICKED),
            (self.at(*PILOT_AT), self._open_pilot),
            (self.at(*REVIEWED_AT), self._review),
            (self.at(*ASKED_AT), self._ask),
            *((self.at(*said[0]), partial(self._answer, who)) for who, said in ANSWERS.items()),
            *((self.at(*said[0]), partial(self._load, who)) for who, said in CLINICIANS.items()),
        ]

    def beside(self, space_id: str) -> None:
        """Let a client come beside the places of the pilot, before they are invited."""
        self._owner.rollout.allow(space_id, BESIDE)

    @property
    def _owner(self) -> Person:
        return self.people[of_role("owner")[0].short]

    def _begin(self) -> None:
        self._owner.rollout.choose("foundation")

    def _note_vendors(self) -> None:
        """Note who else touches something: one agreement ends soon, mail has none."""
        paper = self.folder / PAPER
        paper.write_text(WORDS_OF_PAPER)
        host = VendorWords(
            "host",
            "Northline Hosting",
            "The server: sealed messages, and who writes when.",
            self._day(-60),
            self._day(305),
        )
        backups = VendorWords(
            "storage",
            "Coldwell Backups",
            "Copies of the same, sealed once more.",
            self._day(-340),
            self._day(25),
        )
        mail = VendorWords(
            "mail", "Postbridge Mail", "That something waits, and for which address."
        )
        self._owner.vendors.add(host, paper)
        paper.unlink()  # it is kept sealed from now on
        self._owner.vendors.add(backups)
        self._owner.vendors.add(mail)

    def _day(self, day: int) -> date:
        return self.at(day, "12:00").date()

    def _tick(self, task: str, note: str) -> None:
        self._owner.rollout.tick(f"rollout.{task}", note=note)

    def _open_pilot(self) -> None:
        self._owner.rollout.choose("pilot", WHY_SO_SOON)

    def _review(self) -> None:
        reviews = self._owner.reviews
        reviews.file(reviews.look(), VERDICTS, next_on=self._day(0))

    def _ask(self) -> None:
        for survey_id in ("survey.client.pilot", "survey.therapist.pilot"):
            self._owner.surveys.open(survey_id, self.at(*ASKED_UNTIL))

    def _answer(self, who: str) -> None:
        _, keep, scales, misread, change = ANSWERS[who]
        answers: dict[str, int | str] = {"keep": keep, "misread": misread, "one_change": change}
        answers |= dict(zip(AGREE5, scales, strict=True))
        locale: Locale = "es" if who == "lucia" else "en"
        said = {f"sv.c.{item}": value for item, value in answers.items()}
        self.people[who].surveys.answer(self._asked(who, "client"), said, locale)

    def _load(self, who: str) -> None:
        _, minutes = CLINICIANS[who]
        said = {"sv.t.load": 4, "sv.t.minutes": minutes, "sv.t.boundaries": 4, "sv.t.safety": 5}
        self.people[who].surveys.answer(self._asked(who, "therapist"), said)

    def _asked(self, who: str, audience: str) -> Round:
        rounds = self.people[who].surveys.rounds()
        return next(each for each in rounds if audience in each.survey_id)
