"""A practice whose staff sit at the desk of the app, and whose clients write through the SDK."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec
from playwright.sync_api import expect

from meantime import sdk
from meantime.protocol.posts import Profile
from meantime.sdk.http import Http
from meantime.server.practices.service import make_setup_code
from meantime.wire.practices import PracticeDetails
from tests.browser import steps
from tests.sdk.hands import NO_PAUSE
from tests.world import DETAILS

if TYPE_CHECKING:
    from pathlib import Path

    from meantime.wire.practices import Permission
    from meantime.wire.safety import Night
    from tests.browser.screens import Screen
    from tests.world import World

RUTH: Final = sdk.Inviter("Ruth Adler", "PhD")
IMANI: Final = sdk.Inviter("Imani Rivera", "LCSW")
SAM: Final = sdk.Inviter("Sam Ortega", "PsyD")
CLINICIAN: Final[tuple[Permission, ...]] = ("clinician",)


class Staff:
    """`ruth` owns the practice, `imani` sees clients, `sam` is a colleague. They have logins.

    `night` is who is woken out of hours; None if the practice has not chosen that.
    """

    def __init__(self, world: World, folder: Path, night: Night | None = "clinician") -> None:
        self.world = world
        self.folder = folder
        self.logins: dict[str, str] = {}
        self.people: list[sdk.Person] = []
        self.ruth = self._found()
        if night:
            self.ruth.choose_night(night)
        self.imani = self.hire(IMANI)
        self.sam = self.hire(SAM)

    def http(self) -> Http:
        return Http(self.world.server.origin, None, NO_PAUSE)

    def close(self) -> None:
        for person in self.people:
            person.close()

    def admit(self, name: str, by: sdk.Person | None = None) -> tuple[str, sdk.Person]:
        """Return the id of a new client's thread, and the client, who has joined."""
        inviter = by or self.imani
        invited = inviter.add_client(Profile(name=name)).invite(IMANI)
        newcomer = sdk.Newcomer(steps.make_login(), steps.PASSWORD, "")
        client, _ = sdk.knock(self.http(), invited.code).accept(newcomer, self.folder / name)
        self.people.append(client)
        return invited.space_id, client

    def hire(self, who: sdk.Inviter) -> sdk.Person:
        """Return a clinician who has joined, and whose login stands under their first name."""
        first = who.name.split()[0].lower()
        login = self.logins[first] = steps.make_login()
        newcomer = sdk.Newcomer(login, steps.PASSWORD, "")
        person, _ = sdk.knock(self.http(), self.ruth.invite_staff().code).accept(
            newcomer, self.folder / first
        )
        self.people.append(person)
        self.ruth.introduce(person.id, who, CLINICIAN)
        return person

    def sit(self, screen: Screen, who: str, path: str = "/") -> None:
        """Sign one of the staff in at `path`."""
        screen.page.goto(path)
        steps.sign_in(screen, self.logins[who])
        expect(
            screen.page.get_by_role("navigation", name=screen.words("desk.main"))
        ).to_be_visible()

    def _found(self) -> sdk.Person:
        login = self.logins["ruth"] = steps.make_login()
        code = self.world.server.write(make_setup_code)
        owner = sdk.Newcomer(login, steps.PASSWORD, RUTH.name, RUTH.credential)
        details = msgspec.convert(DETAILS, PracticeDetails)
        ruth, _ = sdk.found_practice(self.http(), code, details, owner, self.folder / "ruth")
        self.people.append(ruth)
        return ruth
