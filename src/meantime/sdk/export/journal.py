"""A journal as a copy for its writer: to be read, and as data. Nobody is told of it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import groupby
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, Final

from meantime.journal.days import EPOCH, UNSAID, zone_of
from meantime.protocol.errors import ProtocolError
from meantime.protocol.posts import File
from meantime.sdk.downloads import fetch, safe_name
from meantime.sdk.errors import ProblemError, Unreachable
from meantime.sdk.export.folder import Folder, What
from meantime.sdk.export.paper import compile_paper
from meantime.sdk.moment_words import beside_words, journal_words, strength_words
from meantime.sdk.progress import unseen

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from meantime.sdk.connection import Connection
    from meantime.sdk.journal_book import Entry, Journal
    from meantime.sdk.progress import Progress
    from meantime.sdk.replies import Locale

Json = dict[str, Any]  # Any: JSON

MONTH_CHARS: Final = 7
ENDING_CHARS: Final = 6  # of a file's name, with its dot
DATA, PAPER = "journal.json", "journal.pdf"


def export_journal(
    connection: Connection, journal: Journal, path: Path, locale: Locale, tell: Progress = unseen
) -> int:
    """Write a copy of the journal into a new folder; return how many of its files it lacks.

    Stopped anywhere, the same call goes on. Raises as `Folder`, and OSError.
    """
    me = connection.account.id
    folder = Folder(path, What(connection.practice_id, me, me, locale, False, [DATA, PAPER]))  # noqa: FBT003  no keys
    rows = []
    entries = journal.entries()[::-1]
    for number, entry in enumerate(entries, 1):
        tell(number, len(entries))
        rows.append(_row(entry, list(_files(connection, entry, number, folder))))
    made_at = (EPOCH + timedelta(milliseconds=connection.http.now_ms())).isoformat()
    said = {"format": "meantime-journal", "version": 1, "made_at": made_at, "entries": rows}
    folder.write_json(DATA, said)
    folder.write(PAPER, [compile_paper(paper_of(said, journal.here, locale))])
    places = [each["place"] for row in rows for each in row["files"]]
    folder.finish([DATA, PAPER, *filter(None, places)])
    return places.count("")


def paper_of(said: Json, here: str, locale: Locale) -> Json:
    """Return what stands on the paper: months, in them days, in them entries."""
    words, rows = journal_words(), said["entries"]
    made = datetime.fromisoformat(said["made_at"]).astimezone(zone_of("", here))
    head = words.made[locale].format(at=f"{made:%Y-%m-%d %H:%M %Z}", n=len(rows))
    months = groupby(rows, key=lambda row: row["day"][:MONTH_CHARS])
    return {
        "title": words.title[locale],
        "author": "",
        "country": "",
        "lang": locale,
        "on": [made.year, made.month, made.day],
        "head": [head, words.alone[locale], *([] if rows else [words.nothing[locale]])],
        "parts": [
            {"title": month, "note": "", "sections": list(_days(of_month, here, locale))}
            for month, of_month in months
        ],
    }


def _days(rows: Iterator[Json], here: str, locale: Locale) -> Iterator[Json]:
    for day, of_day in groupby(rows, key=lambda row: row["day"]):
        texts = [text for row in of_day for text in _texts(row, here, locale)]
        yield {"title": day, "texts": texts}


def _texts(row: Json, here: str, locale: Locale) -> Iterator[Json]:
    said = journal_words().told
    at = datetime.fromisoformat(row["at"]).astimezone(zone_of(row["zone"], here))
    title = " · ".join(part for part in (f"{at:%H:%M %Z}", strength_words(row, locale)) if part)
    beside = " · ".join(beside_words(row, locale))
    yield {"title": title, "text": row["text"], "mark": beside}
    for file in row["files"]:
        words = said["file" if file["place"] else "lacking"][locale].format(name=file["name"])
        yield {"title": "", "text": words, "mark": file["place"]}


def _row(entry: Entry, files: Sequence[dict[str, str]]) -> Json:
    moment = entry.moment
    at = (EPOCH + timedelta(milliseconds=moment.at)).astimezone(UTC)
    return {
        "at": at.isoformat(),
        "zone": moment.zone,
        "day": entry.day,
        "text": moment.text,
        "feelings": moment.feelings,
        "intensity": _said(moment.intensity),
        "urge": moment.urge,
        "urge_strength": _said(moment.urge_strength),
        "instead": moment.instead,
        "tags": moment.tags,
        "files": files,
    }


def _said(strength: int) -> int | None:
    return None if strength == UNSAID else strength


def _files(
    connection: Connection, entry: Entry, number: int, folder: Folder
) -> Iterator[dict[str, str]]:
    """Put the files of an entry under numbers: their own names may say too much."""
    for n, ref in enumerate(entry.moment.files, 1):
        ending = PurePath(safe_name(ref.name)).suffix.lower()[:ENDING_CHARS]
        place = f"files/{number}-{n}{ending}"
        file = File(key=ref.key, hash=ref.hash, size=ref.size, name=ref.name, mime=ref.mime)
        try:
            folder.write(place, [fetch(connection.http, entry.space.id, file, unseen)])
        except (ProtocolError, ProblemError, Unreachable):
            place = ""
        yield {"name": ref.name, "place": place}
