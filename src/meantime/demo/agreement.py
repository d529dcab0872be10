"""What the made-up people agree on: a policy in both languages, for whom messages are, who signs.

Everybody writes under a policy that they have signed. Imani's has changed since: Maya has signed
that, Daniel has it before him. Nobody has decided about Noor yet.
"""

from __future__ import annotations

from copy import deepcopy
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple

from meantime.agreement.candidacy import CHECKLIST
from meantime.demo.people import PEOPLE
from meantime.sdk.candidacy import Judgement, decide
from meantime.sdk.policy_facts import PRACTICE, of_clinician

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from meantime.demo.people import Somebody
    from meantime.sdk import Person
    from meantime.sdk.cases import Case

    At = Callable[[int, str], datetime]

PUBLISHED_AT: Final = (-45, "17:10")  # the practice's; its hours and nights are chosen by then
ANA_PUBLISHES_AT: Final = (-45, "17:40")  # who has hours of her own
CHANGED_AT: Final = (-13, "18:20")
SIGNED_AGAIN: Final = {"maya": (-9, "19:30"), "grace": (-12, "08:40")}
HOLDS_FOR: Final = timedelta(days=28)  # until when what was signed before still counts
UNDECIDED: Final = "noor"
CHANGED: Final = {
    "en": " When I am away for more than two days, I say here who reads in my place.",
    "es": " Cuando falto más de dos días, aquí digo quién lee en mi lugar.",
}
SUITS: Final = {  # the answers that speak for messages; each was given after some thought
    item.id: next(answer for answer, effect in item.effect.items() if effect == "proceed")
    for item in CHECKLIST.items
}
BY_SHORT: Final = {somebody.short: somebody for somebody in PEOPLE}


class Agreeing(NamedTuple):
    """Plays it. `threads` are the clients' threads, `at` the instant of a day of the story."""

    people: Mapping[str, Person]
    threads: Mapping[str, str]
    at: At

    def events(self) -> list[tuple[datetime, Callable[[], None]]]:
        """Return all that happens, and when; what goes with joining is `joined`."""
        return [
            (self.at(*PUBLISHED_AT), self._publish),
            (self.at(*ANA_PUBLISHES_AT), self._publish_ana_s),
            (self.at(*CHANGED_AT), self._change),
            *((self.at(*when), partial(self._sign, who)) for who, when in SIGNED_AGAIN.items()),
        ]

    def joined(self, client: Somebody) -> None:
        """Let a therapist decide, the client sign, and both go through it in the session."""
        if client.short == UNDECIDED:
            return
        decide(self._case(client), Judgement(SUITS, phase="pilot"))
        self._sign(client.short)
        thread = self.people[client.therapist].thread(self.threads[client.short])
        today = thread.agreement.read(client.locale).today
        thread.agreement.review(today, "in_person", client.locale)

    def _publish(self) -> None:
        owner = self.people["ruth"]
        owner.policies.publish(PRACTICE, owner.policies.usual())

    def _publish_ana_s(self) -> None:
        ana = self.people["ana"]
        scope = of_clinician(ana.id)
        ana.policies.publish(scope, ana.policies.beginning(scope))

    def _change(self) -> None:
        """Publish another version for which clients sign anew; Imani brings it to hers."""
        owner, imani = self.people["ruth"], self.people["imani"]
        document = deepcopy(owner.policies.beginning())
        section = document["sections"][1]
        for locale, words in CHANGED.items():
            section["text"][locale] += words
        version = owner.policies.publish(
            PRACTICE, document, agree_again=True, holds_until=self.at(*CHANGED_AT) + HOLDS_FOR
        )
        imani.policies.sign(version)

    def _sign(self, short: str) -> None:
        """Let a client tick what has to be ticked and sign, in their language."""
        client = BY_SHORT[short]
        thread = self.people[short].thread(self.threads[short])
        reading = thread.agreement.read(client.locale)
        thread.agreement.give(reading, client.name, reading.to_tick)

    def _case(self, client: Somebody) -> Case:
        mine = self.people[client.therapist].caseload()
        return next(case for case in mine if case.id == self.threads[client.short])
