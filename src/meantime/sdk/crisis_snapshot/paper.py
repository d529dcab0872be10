"""A crisis sheet as it is read: parts with sections of texts, in a terminal and on paper."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from meantime import content
from meantime.sdk.consent_paper import FOR_ARCHIVES
from meantime.sdk.crisis import crisis_values
from meantime.sdk.crisis_snapshot.snapshot import WHOLE_FILE
from meantime.sdk.crisis_snapshot.words import OLD, age, crisis_words, fault_words
from meantime.sdk.folds.messages import EPOCH, MILLISECOND
from meantime.sdk.safety_plan import sheet as plan_sheet

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from meantime.sdk.crisis_snapshot.sheets import Sheet
    from meantime.sdk.folds.messages import Message
    from meantime.sdk.folds.safety import PlanVersion
    from meantime.sdk.replies import Locale
    from meantime.wire.crisis import About

Json = dict[str, Any]  # Any: JSON

TIME: Final = "%Y-%m-%d %H:%M"
CONTACTS: Final = ("phone", "emergency", "address", "birth_date", "pronouns", "language")


@dataclass(frozen=True, slots=True)
class CrisisPaper:
    """Writes what a snapshot `about` a practice says, in one language; times in its zone."""

    about: About
    locale: Locale
    now: datetime

    def head(self) -> list[str]:
        """Return of when this is, and what to mind."""
        words, details = crisis_words(), self.about.details
        made_at = self.about.made_at
        made = words.made[self.locale].format(
            at=made_at.astimezone(self._zone()).strftime(TIME),
            zone=details.zone,
            age=age(made_at, self.now, self.locale),
        )
        is_old = abs(self.now - made_at) > OLD
        practice = ", ".join(filter(None, (details.name, details.phone, details.address)))
        return [made, *([words.old[self.locale]] if is_old else []), practice]

    def missing(self, faults: Mapping[str, str], shown: Iterable[Sheet]) -> list[str]:
        """Return what is wrong with the file, but for what a client's own part says."""
        said = {sheet.id for sheet in shown if sheet.faults.get("thread")}
        return [
            self._place(space) + fault_words(code, self.locale)
            for space, code in faults.items()
            if space not in said
        ]

    def part(self, sheet: Sheet) -> Json:
        """Return all that is known of a client."""
        words = crisis_words()
        sections = {
            "contact": [{"title": "", "text": line, "mark": ""} for line in self.contacts(sheet)],
            "urgent": [self._urgent(message) for message in sheet.urgent],
            "plan": [self._plan(sheet, sheet.plan)] if sheet.plan else [],
        }
        return {
            "title": self.name(sheet),
            "note": self.note(sheet),
            "sections": [
                {"title": words.sections[which][self.locale], "texts": texts}
                for which, texts in sections.items()
                if texts
            ],
        }

    def name(self, sheet: Sheet) -> str:
        return sheet.name or self.label("nameless")

    def note(self, sheet: Sheet) -> str:
        """Return what of a client's part could not be read, "" if all of it was."""
        purposes = crisis_words().purposes
        return " ".join(
            purposes[purpose][self.locale] + fault_words(code, self.locale)
            for purpose, code in sheet.faults.items()
        )

    def contacts(self, sheet: Sheet) -> list[str]:
        """Return how to reach a client and theirs, a line each."""
        profile = sheet.profile
        known = {field: getattr(profile, field) if profile else "" for field in CONTACTS}
        known["clinician"] = "; ".join(sheet.clinicians)
        order = ("phone", "emergency", "clinician", *CONTACTS[2:])
        return [f"{self.label(field)}: {known[field]}" for field in order if known[field]]

    def label(self, label: str, /, **facts: str) -> str:
        return crisis_words().labels[label][self.locale].format(**facts)

    def _urgent(self, message: Message) -> Json:
        wordings = message.wordings
        text = wordings[-1] if wordings else self.label("unreadable")
        if message.is_withdrawn and wordings:
            text = self.label("withdrawn", text=text)
        return {"title": self._at(message.at), "text": text, "mark": ""}

    def _plan(self, sheet: Sheet, plan: PlanVersion) -> Json:
        details = self.about.details
        values = {
            **crisis_values(details.country, self.locale),
            "practice_phone": details.phone,
            "therapist_name": "; ".join(sheet.clinicians),
        }
        known = {name: value for name, value in values.items() if value}
        text = plan_sheet(plan.lines, self.locale, known, shows_empty=False)
        return {
            "title": "",
            "text": text,
            "mark": self.label("plan_made", name=plan.name or plan.role, at=self._at(plan.at)),
        }

    def _place(self, space: str) -> str:
        which = "file" if space == WHOLE_FILE else "other"
        return crisis_words().purposes[which][self.locale].format(place=space[:8])

    def _at(self, ms: int) -> str:
        return (EPOCH + ms * MILLISECOND).astimezone(self._zone()).strftime(TIME)

    def _zone(self) -> ZoneInfo:
        try:
            return ZoneInfo(self.about.details.zone)
        except (ZoneInfoNotFoundError, ValueError):
            return ZoneInfo("UTC")


def write_paper(paper: CrisisPaper, shown: Sequence[Sheet], faults: Mapping[str, str]) -> bytes:
    """Return a tagged PDF of some clients' sheets; it is not sealed."""
    import typst  # noqa: PLC0415  it is large

    words, made = crisis_words(), paper.about.made_at.astimezone(UTC)
    missing = list(_missing(paper, shown, faults))
    told = {
        "title": words.title[paper.locale].format(practice=paper.about.details.name),
        "author": paper.about.details.name,
        "country": paper.about.details.country,
        "lang": paper.locale,
        "on": [made.year, made.month, made.day],
        "head": [*paper.head(), words.open[paper.locale]],
        "parts": [*missing, *map(paper.part, shown)],
    }
    given = {"paper": json.dumps(told)}
    source = files(content).joinpath("record.typ").read_bytes()
    try:
        return typst.compile(source, sys_inputs=given, pdf_standards=FOR_ARCHIVES)
    except typst.TypstError:  # letters that no font here has, as in a name
        return typst.compile(source, sys_inputs=given)


def _missing(
    paper: CrisisPaper, shown: Sequence[Sheet], faults: Mapping[str, str]
) -> Iterator[Json]:
    if lines := paper.missing(faults, shown):
        texts = [{"title": "", "text": line, "mark": ""} for line in lines]
        title = crisis_words().sections["missing"][paper.locale]
        yield {"title": title, "note": "", "sections": [{"title": f"{len(lines)}", "texts": texts}]}
