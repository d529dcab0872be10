"""What a Patient says of somebody, as a desk says it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from meantime.fhir.elements import words
from meantime.protocol.posts import Profile

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from meantime.fhir.elements import Json

WHOLE_DAY: Final = 10  # characters of 2027-12-31
LONGEST: Final = 300  # characters of one line in a desk
LANGUAGES: Final = ("en", "es")
READ: Final = frozenset(
    {
        *("resourceType", "id", "meta", "text", "identifier", "active", "name", "telecom"),
        *("birthDate", "address", "contact", "communication", "managingOrganization"),
        *("deceasedBoolean", "language"),
    }
)


def read_profile(patient: Json, related: Sequence[Json]) -> tuple[Profile | None, list[str]]:
    """Return the profile, None for the nameless, and what of the patient does not come along."""
    name, language, day = name_of(patient), _language(patient), str(patient.get("birthDate", ""))
    phone, others = _phone(patient)
    left = [f"{each} is left behind" for each in sorted(patient.keys() - READ)]
    left += [f"a further telecom is left behind: {each}" for each in others]
    if day and len(day) < WHOLE_DAY:
        left.append("the birth date is no whole day, and is left behind")
    if not language and patient.get("communication"):
        left.append("the language is neither English nor Spanish, and is left behind")
    if not name:
        return None, left
    profile = Profile(
        name=name,
        birth_date=day if len(day) == WHOLE_DAY else "",
        phone=phone,
        address=_address(patient),
        emergency=_line("; ".join(_to_call(patient, related))),
        language=language,
    )
    said = {"name": profile.name, "address": profile.address, "contacts": profile.emergency}
    left += [f"the {each} is too long, and is cut" for each in said if len(said[each]) == LONGEST]
    return profile, left


def name_of(one: Json) -> str:
    """Return a name in one line: the usual or official one, else the first; "" for none."""
    names = [each for each in _dicts(one.get("name")) if each.get("use") != "old"]
    uses = {"usual": 0, "official": 1}
    for each in sorted(names, key=lambda name: uses.get(str(name.get("use")), 2)):
        given = _strings(each.get("given"))
        written = words(str(each.get("text", "")))
        if name := written or " ".join([*given, *_strings([each.get("family")])]):
            return _line(name)
    return ""


def _phone(one: Json) -> tuple[str, list[str]]:
    """Return the phone to call first, and what else there is."""
    ways = [each for each in _dicts(one.get("telecom")) if each.get("use") != "old"]
    phones = [each for each in ways if each.get("system") == "phone"]
    ranks = {"mobile": 0, "home": 1}
    phones.sort(key=lambda each: ranks.get(str(each.get("use")), 2))
    others = [each for each in ways if each not in phones[:1]]
    told = [str(each.get("system", "of no kind")) for each in others]
    return (_line(str(phones[0].get("value", ""))) if phones else ""), told


def _address(patient: Json) -> str:
    every = [each for each in _dicts(patient.get("address")) if each.get("use") != "old"]
    for each in sorted(every, key=lambda one: one.get("use") != "home"):
        names = ("city", "state", "postalCode", "country")
        parts = [*_strings(each.get("line")), *_strings([each.get(name) for name in names])]
        if said := words(str(each.get("text", ""))) or ", ".join(parts):
            return _line(said)
    return ""


def _to_call(patient: Json, related: Sequence[Json]) -> Iterator[str]:
    """Yield whom to call: contacts of the patient, then those who are related to them."""
    for each in _dicts(patient.get("contact")):
        name = each.get("name")
        yield from _named(name_of({"name": [name]}) if name else "", each)
    for one in related:
        if one.get("active") is not False:
            yield from _named(name_of(one), one)


def _named(name: str, one: Json) -> Iterator[str]:
    kind = next(iter(_told(one.get("relationship"))), "")
    phone, _ = _phone(one)
    who = f"{name} ({kind})" if name and kind else name or kind
    if said := ", ".join(each for each in (who, phone) if each):
        yield said


def _told(concepts: object) -> Iterator[str]:
    for each in _dicts(concepts):
        displays = [coding.get("display") for coding in _dicts(each.get("coding"))]
        yield from _strings([each.get("text"), *displays])


def _language(patient: Json) -> str:
    """Return the preferred language, else the first that is one of ours."""
    every = _dicts(patient.get("communication"))
    for each in sorted(every, key=lambda one: one.get("preferred") is not True):
        language = each.get("language")
        for coding in _dicts(language.get("coding") if isinstance(language, dict) else None):
            code = str(coding.get("code", "")).split("-")[0]
            if code in LANGUAGES:
                return code
    return ""


def _line(text: str) -> str:
    return " ".join(words(text).split())[:LONGEST]


def _strings(values: object) -> list[str]:
    every = values if isinstance(values, list) else [values]
    return [each.strip() for each in every if isinstance(each, str) and words(each)]


def _dicts(values: object) -> list[Json]:
    every = values if isinstance(values, list) else []
    return [each for each in every if isinstance(each, dict)]
