"""Playing the story through the SDK, by moving the one clock: all of it is really sealed."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Final

import msgspec

from meantime import sdk
from meantime.demo.agreement import UNDECIDED, Agreeing
from meantime.demo.captured import Captured
from meantime.demo.check_ins import CheckIns
from meantime.demo.fees import Fees
from meantime.demo.homework import Tasks
from meantime.demo.hours import ana_frame, ana_leave, practice_frame
from meantime.demo.made import Made
from meantime.demo.measures import Measures
from meantime.demo.meetings import CANCELLED_AT, CHANGED_AT, FIRST, SET_AT, Meetings
from meantime.demo.notes import Notes
from meantime.demo.passing import go_to
from meantime.demo.people import PEOPLE, PRACTICE, PROFILES, of_role
from meantime.demo.records import Records
from meantime.demo.rollout import RollingOut
from meantime.demo.safety import Safety
from meantime.demo.story import OPENS_AT, instant, read_story
from meantime.sdk.covering import Away
from meantime.sdk.zones import zone_here
from meantime.server.kit.clock import to_ms

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime
    from pathlib import Path

    from meantime.demo.house import House
    from meantime.demo.people import Somebody
    from meantime.demo.story import Moment
    from meantime.sdk.cases import Case
    from meantime.server.kit.clock import SettableClock
    from meantime.wire.practices import Permission

HOURS_SET_AT: Final = (-46, "09:50")  # by the owner, before anybody else is there
ANA_SETS_HOURS_AT: Final = (-46, "10:55")
ANA_ARRANGES_COVER_AT: Final = (-1, "11:40")
BEFORE_JOINING: Final = timedelta(minutes=12)  # the therapist shows the invitation in a session
PERMISSIONS: Final[dict[str, Permission]] = {"clinician": "clinician", "biller": "biller"}
BY_SHORT: Final = {somebody.short: somebody for somebody in PEOPLE}


class Company(ExitStack):
    """The people of the demo at their devices, while the story is played."""

    def __init__(
        self, house: House, setup_code: str, clock: SettableClock, opens_on: date, devices: Path
    ) -> None:
        super().__init__()
        self._house = house
        self._url = house.url
        self._setup_code = setup_code
        self._clock = clock
        self._opens_on = opens_on
        self._devices = devices
        self._zone = zone_here(PRACTICE.zone)
        self._people: dict[str, sdk.Person] = {}
        self._threads: dict[str, str] = {}  # a client's thread
        self._called: dict[tuple[str, str], str] = {}  # an entry that is spoken of later
        self._agreeing = Agreeing(self._people, self._threads, self._at)
        self._rolling = RollingOut(self._people, devices, self._at)

    def play(self) -> Made:
        """Let everything happen in its order, and stop the clock where the demo opens."""
        events: list[tuple[datetime, Callable[[], None]]] = []
        events += [(self._at(*each.came), partial(self._arrive, each)) for each in PEOPLE]
        events += [
            (self._at(*HOURS_SET_AT), self._set_practice_hours),
            (self._at(*ANA_SETS_HOURS_AT), self._set_ana_hours),
            (self._at(*ANA_ARRANGES_COVER_AT), self._arrange_cover),
        ]
        events += self._meetings()
        events += Safety(self._people, self._threads, self._at).events()
        events += Notes(self._people, self._threads, self._at).events()
        events += Measures(self._people, self._threads, self._at).events()
        events += CheckIns(self._people, self._threads, self._at).events()
        events += Tasks(self._people, self._threads, self._at).events()
        events += Fees(self._people, self._threads, self._at).events()
        events += Captured(self._people, self._threads, self._at).events()
        events += Records(self._people, self._threads, self._at).events()
        events += self._agreeing.events() + self._rolling.events()
        events += [(self._at(m.day, m.at), partial(self._act, m)) for m in read_story()]
        for at, happen in sorted(events, key=lambda event: event[0]):
            self._go_to(at)
            happen()
        opens_at = self._at(0, OPENS_AT.isoformat())
        self._go_to(opens_at)
        accounts = {short: person.id for short, person in self._people.items()}
        practice_id = next(iter(self._people.values())).connection.practice_id
        return Made(opens_at, practice_id, accounts)

    def _meetings(self) -> list[tuple[datetime, Callable[[], None]]]:
        clients = [each for each in of_role("client") if each.short in FIRST]
        met = Meetings(clients, self._people, self._threads, self._zone, self._at)
        return [
            (self._at(*SET_AT), met.set_all),
            (self._at(*CANCELLED_AT), met.cancel_some),
            (self._at(*CHANGED_AT), met.change_some),
        ]

    def _go_to(self, at: datetime) -> None:
        go_to(self._house.app, self._clock, at)

    def _at(self, day: int, at: str) -> datetime:
        return instant(self._opens_on, day, at)

    def _arrive(self, somebody: Somebody) -> None:
        by_role = {
            "owner": self._found,
            "clinician": self._hire,
            "biller": self._hire,
            "client": self._admit,
        }
        person = by_role[somebody.role](somebody)
        self._people[somebody.short] = self.enter_context(person)
        if somebody.role == "client":
            self._compare_digits(somebody)
            self._agreeing.joined(somebody)

    def _found(self, owner: Somebody) -> sdk.Person:
        practice = msgspec.structs.replace(PRACTICE, zone=self._zone)
        person, _ = sdk.found_practice(
            self._url, self._setup_code, practice, owner.newcomer, self._devices
        )
        return person

    def _set_practice_hours(self) -> None:
        owner = next(iter(self._people.values()))
        owner.set_practice_hours(practice_frame(self._zone))

    def _set_ana_hours(self) -> None:
        self._people["ana"].set_hours(ana_frame(self._zone, self._opens_on))

    def _arrange_cover(self) -> None:
        first, last = ana_leave(self._opens_on)
        away = Away(first, last, self._people["imani"].id)
        self._people["ana"].arrange_cover(away)

    def _hire(self, colleague: Somebody) -> sdk.Person:
        owner = next(iter(self._people.values()))
        with sdk.knock(self._url, owner.invite_staff().code) as invitation:
            person, _ = invitation.accept(colleague.newcomer, self._devices)
        owner.introduce(person.id, colleague.signs, [PERMISSIONS[colleague.role]])
        return person

    def _admit(self, client: Somebody) -> sdk.Person:
        joins_at = self._clock.now()
        self._clock.set(joins_at - BEFORE_JOINING)
        case = self._people[client.therapist].add_client(PROFILES[client.short])
        if client.short == UNDECIDED:
            self._rolling.beside(case.id)
        signs = replace(BY_SHORT[client.therapist].signs, locale=client.locale)
        invited = case.invite(signs)
        self._threads[client.short] = invited.space_id
        self._clock.set(joins_at)
        with sdk.knock(self._url, invited.code) as invitation:
            person, _ = invitation.accept(client.newcomer, self._devices)
        return person

    def _compare_digits(self, client: Somebody) -> None:
        for short in (client.therapist, client.short):
            thread = self._thread(short, client.short)
            thread.confirm(thread.digits())

    def _thread(self, short: str, client: str) -> sdk.Thread:
        return self._people[short].thread(self._threads[client])

    def _act(self, moment: Moment) -> None:
        thread = self._thread(moment.by, moment.thread)
        thread.mark_opened()
        entry_id = ""
        if moment.corrects:
            thread.correct(self._called[moment.thread, moment.corrects], moment.text.strip())
        elif moment.withdraws:
            thread.withdraw(self._called[moment.thread, moment.withdraws])
        elif moment.seats:
            self._case(moment).share(self._people[moment.seats].id, moment.role)
        elif moment.unseats:
            self._case(moment).unshare(self._people[moment.unseats].id)
        else:
            entry_id = self._write(thread, moment)
        self._called[moment.thread, moment.called] = entry_id

    def _write(self, thread: sdk.Thread, moment: Moment) -> str:
        text, attention = moment.text.strip(), moment.attention
        if moment.shown_at:
            show_at = to_ms(self._at(moment.shown_day, moment.shown_at))
            return thread.write(text, attention=attention, show_at=show_at)
        if BY_SHORT[moment.by].role == "client":
            return thread.write(text, attention=attention)
        return thread.reply(text, attention=attention)

    def _case(self, moment: Moment) -> Case:
        mine = self._people[moment.by].caseload()
        return next(case for case in mine if case.id == self._threads[moment.thread])
