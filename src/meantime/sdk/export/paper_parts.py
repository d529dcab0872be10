"""What stands on the paper of a record, space by space: headings, and texts under them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

from meantime.sdk.export.paper_fees import money_said
from meantime.sdk.export.paper_measures import OF_MEASURES, forms_in, measure_text
from meantime.sdk.export.paper_moments import moment_text, moments_in
from meantime.sdk.export.paper_requests import disclosure_text, request_texts
from meantime.sdk.export.words import record_words
from meantime.sdk.folds.changes import INVITE
from meantime.sdk.folds.messages import to_ms

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from zoneinfo import ZoneInfo

    from meantime.sdk.replies import Locale

Json = dict[str, Any]  # Any: JSON

SHOWN_TWICE_MS: Final = 10 * 60 * 1000  # an author's clock further off than this is shown
LEVELS: Final = {2: "elevated", 3: "urgent"}  # of attention
# What is folded into views, or stands in no section because it is how the log works.
FOLDED: Final = frozenset(
    {"", "seats", "purpose", "seat", "text", "promise", "amend", "file", "event", "agenda"}
    | {"talked", "consent", "note", "addendum", "cosigned", "contact", "margin", "safety_answer"}
    | {"redirect", "redirect_pick", "record_request", "record_answer", "record_statement"}
    | {"disclosure", "check_in", "check_in_answer"}
)
SAID_ELSEWHERE: Final = {"type", "document", "key", "hash", "signature"}
RATINGS: Final = {"hard", "helped", "before", "after", "value"}  # of these 0 says something, -1 not


@dataclass(frozen=True, slots=True)
class Paper:
    """Writes in one language, with times in one zone.

    `requests` are all of the record, by id: one to amend something stands beside that as well.
    """

    locale: Locale
    zone: ZoneInfo
    requests: Mapping[str, Json] = field(default_factory=dict)

    def part(self, space: Json) -> Json:
        """Return a space of the record as it stands on the paper."""
        words = record_words()
        return {
            "title": words.purposes[space["purpose"]][self.locale],
            "note": words.readers[space["readers"]][self.locale],
            "sections": [each for each in self._sections(space) if each["texts"]],
        }

    def marks(self, mark: str, /, **facts: str) -> str:
        return record_words().marks[mark][self.locale].format(**facts)

    def iso(self, at: str) -> str:
        return self.when(to_ms(datetime.fromisoformat(at)))

    def when(self, ms: int) -> str:
        """Return an instant with its zone, in figures that read the same everywhere."""
        try:
            return (
                f"{datetime.fromtimestamp(ms / 1000, UTC).astimezone(self.zone):%Y-%m-%d %H:%M %Z}"
            )
        except (ValueError, OverflowError, OSError):
            return f"{ms} ms"

    def _sections(self, space: Json) -> Iterator[Json]:
        names = {person["id"]: person["name"] for person in space["people"]}
        seated = [person for person in space["people"] if person["role"] != INVITE]
        moments = moments_in(space)
        yield self._section("people", map(self._person, seated))
        yield self._section("changes", (self._change(each, names) for each in space["changes"]))
        for section, write in (
            ("messages", self._amended(lambda each: self._said(each, moments))),
            ("agenda", _alone(self._agenda)),
            ("consents", _alone(self._whole)),
            ("requests", lambda each: request_texts(self, each)),
            ("contacts", self._amended(self._message)),
            ("margins", _alone(self._message)),
            ("disclosures", lambda each: iter([disclosure_text(self, each)])),
            ("notes", self._note),
        ):
            texts = (text for each in space.get(section, ()) for text in write(each))
            yield self._section(section, texts)
        yield from self._others(space, names)

    def _amended(self, write: Callable[[Json], Json]) -> Callable[[Json], Iterator[Json]]:
        """Return what writes an item, and behind it what was asked to be amended in it."""

        def with_amendments(one: Json) -> Iterator[Json]:
            yield write(one)
            for id_ in one.get("amendments", ()):
                yield from request_texts(self, self.requests[id_])

        return with_amendments

    def _section(self, name: str, texts: Iterator[Json]) -> Json:
        return {"title": record_words().sections[name][self.locale], "texts": list(texts)}

    def _person(self, person: Json) -> Json:
        named = ", ".join(each for each in (person["name"], person["credential"]) if each)
        role = record_words().roles[person["role"]][self.locale]
        return _text("", f"{named or self.marks('nobody')} ({role})")

    def _change(self, change: Json, names: dict[str, str]) -> Json:
        nobody = self.marks("nobody")
        who = names.get(change["who"]) or nobody
        by = names.get(change["author"]) or nobody
        said = record_words().did[change["did"]][self.locale].format(who=who, by=by)
        return _text("", f"{self.when(change['at'])}: {said}")

    def _said(self, one: Json, moments: dict[str, Json]) -> Json:
        """Return a message; one that is a moment whole."""
        text = moment_text(one, moments, self.locale)
        return self._message(one) | ({"text": text} if text else {})

    def _message(self, one: Json) -> Json:
        name = one["name"] or self.marks("nobody")
        return _text(f"{name}, {self.when(one['at'])}", self._words(one), self._marks(one))

    def _words(self, one: Json) -> str:
        if fault := one.get("fault"):
            words = record_words().faults
            return words.get(fault, words["unreadable"])[self.locale]
        if one.get("type") == "file":
            return self.marks("file", name=one["text"])
        if one.get("type") == "event" and one["text"] in record_words().marks:
            return self.marks(one["text"])
        return str(one["text"])

    def _marks(self, one: Json) -> str:
        """Return what stands beside a message: earlier words, taken back, urgent, late."""
        marks = [self.marks("earlier", text=text) for text in one["earlier"] if text]
        if one.get("withdrawn", not one["text"]) and not one.get("fault"):
            marks.insert(0, self.marks("withdrawn"))
        if level := LEVELS.get(one.get("attention", 0)):
            marks.append(self.marks(level))
        received = one.get("received_at")
        if received and abs(to_ms(datetime.fromisoformat(received)) - one["at"]) > SHOWN_TWICE_MS:
            marks.append(self.marks("received", at=self.iso(received)))
        times = [name for name in ("show_at", "until") if one.get(name)]
        marks += [self.marks(name, at=self.when(one[name])) for name in times]
        if one.get("writer"):
            mark = "acting" if one["type"] == "event" else "writer"
            marks.append(self.marks(mark, name=one["writer"]))
        return " · ".join(marks)

    def _agenda(self, item: Json) -> Json:
        done = self.marks("done") if item["done"] else ""
        return _text(f"{item['name']}, {self.when(item['at'])}", item["text"], done)

    def _whole(self, one: Json) -> Json:
        name = one["name"] or self.marks("nobody")
        return _text(f"{name}, {self.when(one['at'])}", "\n".join(_lines(one["said"])))

    def _note(self, note: Json) -> Iterator[Json]:
        struck = self.marks("struck") if note["struck"] else ""
        yield self._whole(note) | {"mark": struck}
        for beside, mark in (("addenda", "addendum"), ("cosigned", "cosigned")):
            yield from (self._whole(each) | {"mark": self.marks(mark)} for each in note[beside])
        for id_ in note["amendments"]:
            yield from request_texts(self, self.requests[id_])

    def _others(self, space: Json, names: dict[str, str]) -> Iterator[Json]:
        """Yield all that stands under no other heading, by its type; unknown types too."""
        words = record_words().types
        by_type: dict[str, list[Json]] = {}
        forms = forms_in(space)
        for row in space["entries"]:
            if row["type"] not in FOLDED and "said" in row:
                title = words.get(row["type"], words["other"])[self.locale]
                row_view = {**row, "name": names.get(row["author"], "")}
                row_view["said"] = money_said(row["said"], self.locale)
                whole = self._whole(row_view)
                if row["type"] in OF_MEASURES:
                    whole["text"] = measure_text(row["said"], forms, self.locale) or whole["text"]
                by_type.setdefault(title, []).append(whole)
        for title, texts in by_type.items():
            yield {"title": title, "texts": texts}


def _alone(write: Callable[[Json], Json]) -> Callable[[Json], Iterator[Json]]:
    return lambda one: iter([write(one)])


def _text(title: str, text: str, mark: str = "") -> Json:
    return {"title": title, "text": text, "mark": mark}


def _lines(said: object, name: str = "") -> Iterator[str]:
    """Yield what a post says, a line for each thing that it names."""
    if isinstance(said, dict):
        for inner, value in said.items():
            if inner not in SAID_ELSEWHERE:
                yield from _lines(value, inner)
    elif isinstance(said, list):
        for value in said:
            yield from _lines(value, name)
    elif said not in ({"", -1} if name in RATINGS else {"", 0}):
        yield f"{name}: {said}" if name else f"{said}"
