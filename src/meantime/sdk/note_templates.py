"""The forms in which notes are written: those of the content, and the practice's own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import msgspec

from meantime.content.note_formats import note_formats
from meantime.protocol.note_posts import NoteTemplate, TemplateSection
from meantime.protocol.writing import make_entry_id
from meantime.sdk.directory import find_directory
from meantime.sdk.errors import SdkError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Literal

    from meantime.content.note_formats import FormatSection
    from meantime.protocol.note_posts import Kind
    from meantime.sdk.connection import Connection
    from meantime.sdk.folds.opened import Opened
    from meantime.sdk.replies import Locale

FIELDS: Final = frozenset({"name", "sections"})
SECTION_FIELDS: Final = frozenset({"id", "title", "hint"})


class Form(NamedTuple):
    """`id` is what a note calls its format; `is_own` says that the practice has made it."""

    id: str
    name: str
    sections: tuple[TemplateSection, ...]
    is_own: bool = False


@dataclass
class WrongTemplate(SdkError):
    """A file is no template; `faults` says in words all that is wrong with it."""

    faults: list[str]

    def __str__(self) -> str:
        return "This is no template of a note. " + " ".join(self.faults)


def forms(connection: Connection, locale: Locale) -> list[Form]:
    """Return all forms, the content's first. Raises SdkError without a seat in the directory."""
    own = fold_templates(find_directory(connection).opened())
    return [
        *(
            Form(each.id, each.name[locale], tuple(_of_content(s, locale) for s in each.sections))
            for each in note_formats().formats
        ),
        *(Form(each.template, each.name, tuple(each.sections), is_own=True) for each in own),
    ]


def fold_templates(directory: Iterable[Opened]) -> list[NoteTemplate]:
    """Return the templates that stand, in the order in which they were made."""
    found: dict[str, NoteTemplate] = {}
    for opened in directory:
        if isinstance(opened.post, NoteTemplate):
            found[opened.post.template] = opened.post
    return [each for each in found.values() if not each.gone]


def sections_for(form: Form, kind: Kind, locale: Locale) -> list[TemplateSection]:
    """Return the headings of a note. A summary asks besides for what every summary must hold."""
    sections = list(form.sections)
    if kind != "summary":
        return sections
    besides, known = note_formats().summary, {each.id for each in sections}
    added = [_of_content(each, locale) for each in besides.sections if each.id not in known]
    place = next((n for n, each in enumerate(sections) if each.id == besides.before), len(sections))
    return [*sections[:place], *added, *sections[place:]]


def keep_template(
    connection: Connection, name: str, sections: Sequence[TemplateSection], template: str = ""
) -> str:
    """Keep a form for all of the practice, or put another in place of `template`; return its id.

    Raises SdkError without a seat in the directory, and as `Space.post`.
    """
    id_ = template or make_entry_id()
    post = NoteTemplate(template=id_, name=name, sections=list(sections))
    find_directory(connection).post(post)
    return id_


def end_template(connection: Connection, form: Form) -> None:
    """Take a form of the practice out of use; notes that have it stay. As `keep_template`."""
    post = NoteTemplate(template=form.id, name=form.name, sections=list(form.sections), gone=1)
    find_directory(connection).post(post)


def read_template(said: object) -> tuple[str, list[TemplateSection]]:
    """Return the name and the sections of a template out of plain data.

    Raises WrongTemplate, with every field that it does not know.
    """
    faults = list(_unknown_fields(said))
    if faults:
        raise WrongTemplate(faults)
    try:
        found = msgspec.convert(said, _Written)
    except msgspec.ValidationError as slip:
        raise WrongTemplate([f"{slip}."]) from slip
    ids = [each.id for each in found.sections]
    twice = sorted({each for each in ids if ids.count(each) > 1})
    if twice or not ids:
        told = [f"The section `{each}` is there twice." for each in twice]
        raise WrongTemplate(told or ["It has no section."])
    return found.name, found.sections


class _Written(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: str
    sections: list[TemplateSection]


def _unknown_fields(said: Any) -> Iterable[str]:  # noqa: ANN401  whatever somebody has typed
    if not isinstance(said, dict):
        return
    yield from (f"`{each}` is not known." for each in said if each not in FIELDS)
    sections = said.get("sections")
    for n, section in enumerate(sections if isinstance(sections, list) else (), 1):
        for each in section if isinstance(section, dict) else ():
            if each not in SECTION_FIELDS:
                yield f"`{each}` in section {n} is not known."


def _of_content(section: FormatSection, locale: Literal["en", "es"]) -> TemplateSection:
    return TemplateSection(id=section.id, title=section.title[locale], hint=section.hint[locale])
