"""`record.pdf`: the record to read and to print, out of `record.json`.

Only this needs typst, which is large, so it is loaded when it is asked for.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from importlib.resources import files
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from meantime import content
from meantime.sdk.consent_paper import FOR_ARCHIVES
from meantime.sdk.export.paper_parts import Paper
from meantime.sdk.export.subject import client_name
from meantime.sdk.export.words import record_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from meantime.sdk.export.record import Record


def write_paper(record: Record) -> bytes:
    """Return a tagged PDF of a record, for archives; in the language that was asked for."""
    return compile_paper(_paper(record))


def compile_paper(paper: dict[str, Any]) -> bytes:  # Any: JSON
    """Return a PDF of what `record.typ` sets: a title, and texts under headings."""
    import typst  # noqa: PLC0415  it is large

    given = {"paper": json.dumps(paper)}
    source = files(content).joinpath("record.typ").read_bytes()
    try:
        return typst.compile(source, sys_inputs=given, pdf_standards=FOR_ARCHIVES)
    except typst.TypstError:  # letters that no font here has, as in a name
        return typst.compile(source, sys_inputs=given)


def _paper(record: Record) -> dict[str, Any]:  # Any: JSON
    words, said, locale = record_words(), record.content, record.locale
    asked = {each["entry"]: each for one in said["spaces"] for each in one.get("requests", ())}
    paper = Paper(locale, _zone(said["zone"]), asked)
    made = datetime.fromisoformat(said["made_at"]).astimezone(UTC)
    facts = {"at": paper.iso(said["made_at"]), "practice": record.details.name}
    name = client_name(record.subject.parts) or _own_name(said, paper)
    head = words.made[locale].format(**facts, zone=said["zone"])
    # The practice's own log has cards and no names: it is there for the verifier alone.
    told = [space for space in said["spaces"] if space["purpose"] != "practice"]
    return {
        "title": words.title[locale].format(name=name),
        "author": record.details.name,
        "country": record.details.country,
        "lang": locale,
        "on": [made.year, made.month, made.day],
        "head": [head, words.by_itself[locale]],
        "parts": [*_missing(said, paper), *map(paper.part, told)],
    }


def _missing(said: dict[str, Any], paper: Paper) -> Iterator[dict[str, Any]]:
    """Yield what is missing first, so that nobody takes the rest for the whole."""
    if faults := said["faults"]:
        texts = [{"title": "", "text": each["words"], "mark": _place(each)} for each in faults]
        title = record_words().sections["faults"][paper.locale]
        sections = [{"title": f"{len(faults)}", "texts": texts}]
        yield {"title": title, "note": "", "sections": sections}


def _place(fault: dict[str, str]) -> str:
    return " ".join(part[:8] for part in (fault["space"], fault["entry"]) if part)


def _own_name(said: dict[str, Any], paper: Paper) -> str:
    for space in said["spaces"]:
        for person in space["people"]:
            if person["role"] == "client" and person["name"]:
                return str(person["name"])
    return paper.marks("nobody")


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo("UTC")
