"""Playing the story through the SDK, by moving the one clock."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from meantime import sdk
from meantime.demo import story

if TYPE_CHECKING:
    from pathlib import Path

    from meantime.demo.house import House
    from meantime.protocol.keys import Account


def seed(house: House, devices: Path) -> None:
    """Fill an empty server: a practice, its people and their messages, ending now.

    `devices` is a folder for what the people's devices keep meanwhile.
    """
    opened_at = datetime.now(UTC)
    house.clock.set(opened_at - story.FOUNDED)
    clinician, link = _found(house, devices)
    house.clock.set(opened_at - story.JOINED)
    client = _join(house, devices, link)
    _compare_digits(house, devices, clinician, client)
    for line in story.LINES:
        house.clock.set(opened_at - line.before)
        _say(house, devices, client if line.by == "client" else clinician, line)
    house.clock.set(datetime.now(UTC))


def _found(house: House, devices: Path) -> tuple[Account, str]:
    """Return the clinician and the link with which a client can join."""
    owner, _ = sdk.found_practice(house.url, house.setup_code, story.PRACTICE, story.OWNER, devices)
    with owner:
        with sdk.knock(house.url, owner.invite_staff().code) as invitation:
            clinician, _ = invitation.accept(story.CLINICIAN, devices)
        owner.introduce(clinician.id, story.CLINICIAN_SIGNS, ["clinician"])
    with clinician:
        invited = clinician.invite_client(story.CLIENT.name, story.CLINICIAN_SIGNS)
    return clinician.connection.account, invited.link


def _join(house: House, devices: Path, link: str) -> Account:
    with sdk.knock(house.url, link) as invitation:
        client, _ = invitation.accept(story.CLIENT, devices)
    with client:
        return client.connection.account


def _compare_digits(house: House, devices: Path, *people: Account) -> None:
    """Let everybody verify everybody, as in a first session."""
    house.clock.advance(timedelta(hours=2))
    for account in people:
        with sdk.connect_by_key(house.url, account, devices) as person:
            (thread,) = person.threads()
            thread.confirm(thread.sync().digits())


def _say(house: House, devices: Path, account: Account, line: story.Line) -> None:
    with sdk.connect_by_key(house.url, account, devices) as person:
        (thread,) = person.threads()
        thread.sync()
        if line.by == "client":
            thread.write(line.text, attention=line.attention)
        else:
            thread.reply(line.text, attention=line.attention)
