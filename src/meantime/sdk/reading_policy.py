"""A policy and its consent as one person reads and signs them: filled, in their language."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from meantime.agreement.filling import Unfilled, fill, spoken, variants_for
from meantime.agreement.signing import must_tick, valid_until, wording
from meantime.sdk.agreement_errors import NoPolicy, NotAsked, Unreadable
from meantime.sdk.crisis import crisis_values
from meantime.sdk.folds.people import fold_people
from meantime.sdk.folds.published import newest_published
from meantime.sdk.practice_kept import practice_details

if TYPE_CHECKING:
    from meantime.agreement.document import Document
    from meantime.agreement.filled import Filled, People
    from meantime.agreement.signing import Role
    from meantime.sdk.connection import Connection
    from meantime.sdk.folds.published import Published
    from meantime.sdk.replies import Locale
    from meantime.sdk.spaces import Space

NAMES: Final = ("therapist_name", "client_name", "guardian_name")


@dataclass(frozen=True, slots=True)
class Reader:
    """For whom a version is filled; `today` is a local day of the practice."""

    client_name: str
    role: Role
    locale: Locale
    today: date
    is_couple: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """What is read and signed. `given` and `variants` are what went in beside the document.

    `to_tick` has the id of each part that has to be ticked, with its title or words.
    """

    published: Published
    today: date
    filled: Filled
    given: dict[str, str]
    variants: list[str]
    to_tick: dict[str, str]

    @property
    def text(self) -> str:
        return wording(self.filled)

    @property
    def ids(self) -> list[str]:
        """The ids of all its parts, in order."""
        filled = self.filled
        parts = [*filled["sections"], *filled["consent"], *filled["statements"]]
        return [each["id"] for each in parts]


def reading_here(
    thread: Space, role: Role, locale: Locale, about: str = "", as_name: str = ""
) -> Reading:
    """Return the version that was signed in a thread, as I read it there.

    A guardian reads in their own thread what is asked of them for the thread `about`; who has no
    name there yet says it (`as_name`). Raises
    NoPolicy, NotAsked, Unreadable.
    """
    log = thread.opened()
    published = newest_published(log, about)
    if published is None:
        raise NotAsked if about else NoPolicy
    people = fold_people(log)
    clients = people.holding("client")
    details = practice_details(thread.connection)
    zone = details.zone if details else published.document["facts"]["zone"]
    today = day_of(thread.connection.http.now_ms(), zone)
    name = ", ".join(each.name for each in clients if each.name)
    if role == "client":
        name = people.name(thread.me) or as_name
    reader = Reader(
        client_name=name,
        role=role,
        locale=locale,
        today=today,
        is_couple=not about and len(clients) + len(people.holding("invite")) > 1,
    )
    try:
        return read_policy(published, reader)
    except Unfilled as lacking:
        raise Unreadable(lacking.faults) from None


def names_another(thread: Space, published: Published, responsible: str) -> bool:
    """Tell whether a version still names a clinician of a thread who does not answer for it now.

    What is signed names who does, so until they have signed it themselves it waits for them.
    `responsible` is "" where nobody knows.
    """
    people, named = fold_people(thread.opened()), published.signed.get("therapist_name", "")
    if not named or not people.name(responsible) or people.name(responsible) == named:
        return False
    others = (each for each in people.by_id.values() if each.id != responsible)
    return any(each.role == "clinician" and each.name == named for each in others)


def read_policy(published: Published, reader: Reader) -> Reading:
    """Return a version as somebody reads it. Raises `agreement.filling.Unfilled`."""
    document, signed = published.document, published.signed
    facts, locale = document["facts"], spoken(document, reader.locale)
    needs_guardian = bool(signed.get("guardian_name")) and _is_minor(signed, reader.today)
    latest = signed.get("minor_until", "") if needs_guardian else ""
    variants = variants_for(facts, is_minor=needs_guardian, is_couple=reader.is_couple)
    given = {
        "therapist_name": signed.get("therapist_name", ""),
        "client_name": signed.get("client_name", "") or reader.client_name,
        "effective_date": day_of(published.published_at, facts["zone"]).isoformat(),
        "valid_until": valid_until(reader.today.isoformat(), facts["valid_months"], latest),
        **crisis_values(facts["practice"]["country"], "es" if locale == "es" else "en"),
    }
    if needs_guardian:
        given["guardian_name"] = signed["guardian_name"]
    filled = fill_with(document, published.version, locale, given, variants)
    filled = {**filled, "fallback": locale != reader.locale}
    return Reading(
        published, reader.today, filled, given, variants, _to_tick(document, filled, reader.role)
    )


def fill_with(
    document: Document, version: int, locale: str, given: dict[str, str], variants: list[str]
) -> Filled:
    """Return a document filled with the values that a consent keeps. Raises Unfilled."""
    people: People = {}
    for name in NAMES:
        if name in given:
            people[name] = given[name]
    return fill(
        document,
        locale,
        people,
        {
            "policy_version": version,
            "effective_date": given.get("effective_date", ""),
            "valid_until": given.get("valid_until", ""),
            "emergency_number": given.get("emergency_number", ""),
            "crisis_block": given.get("crisis_block", ""),
        },
        variants,
    )


def today_there(connection: Connection) -> date:
    """Return the local day of the practice; UTC's where nobody knows its zone here."""
    return day_of(connection.http.now_ms(), zone_there(connection))


def zone_there(connection: Connection) -> str:
    """Return the practice's zone (IANA); UTC where nobody knows it here."""
    details = practice_details(connection)
    return details.zone if details else "UTC"


def day_of(at_ms: int, zone: str) -> date:
    """Return the local day of an instant; UTC's where a zone is not known here."""
    try:
        place = ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError):
        return datetime.fromtimestamp(at_ms / 1000, UTC).date()
    return datetime.fromtimestamp(at_ms / 1000, place).date()


def _is_minor(signed: dict[str, str], today: date) -> bool:
    until = signed.get("minor_until", "")
    return not until or today.isoformat() <= until


def _to_tick(document: Document, filled: Filled, role: Role) -> dict[str, str]:
    titled = {each["id"]: each["title"] for each in filled["sections"]}
    said = {each["id"]: each["text"] for each in [*filled["consent"], *filled["statements"]]}
    return {id_: titled.get(id_) or said[id_] for id_ in must_tick(document, filled, role)}
