"""A certificate of destruction on paper: a tagged PDF, for archives.

Only this needs typst, which is large, so it is loaded when it is asked for.
"""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import msgspec

from meantime import content
from meantime.agreement.fact_words import date_words
from meantime.sdk.consent_paper import FOR_ARCHIVES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from meantime.protocol.record_posts import Certificate, DestroyedSpace, RetentionRule
    from meantime.sdk.replies import Locale
    from meantime.wire.practices import PracticeDetails

ByLocale = dict[str, str]


class CertificateWords(msgspec.Struct, frozen=True):
    """The content file `certificate`."""

    title: ByLocale
    head: ByLocale
    about: ByLocale
    spaces: ByLocale
    rows: dict[str, ByLocale]
    purposes: dict[str, ByLocale]
    part: ByLocale
    hash: ByLocale
    counts: dict[str, ByLocale]
    no_rule: ByLocale
    limits: ByLocale


@cache
def certificate_words() -> CertificateWords:
    """Return the content."""
    return msgspec.convert(content.load("certificate"), CertificateWords)


def write_certificate(
    said: Certificate, details: PracticeDetails, by: str, locale: Locale = "en"
) -> bytes:
    """Return a PDF of a certificate. `by` is the custodian's name, "" if nobody here has it."""
    import typst  # noqa: PLC0415  it is large

    given = {"paper": json.dumps(_paper(said, details, by, locale))}
    source = files(content).joinpath("record.typ").read_bytes()
    try:
        return typst.compile(source, sys_inputs=given, pdf_standards=FOR_ARCHIVES)
    except typst.TypstError:  # letters that no font here has, as in a name
        return typst.compile(source, sys_inputs=given)


def certificate_lines(said: Certificate, by: str, locale: Locale = "en") -> Iterator[str]:
    """Yield what a certificate says, line by line, as plain text."""
    for title, text in _rows(said, by, locale):
        yield f"{title}: {text}"
    for part in said.spaces:
        yield f"{certificate_words().purposes[part.purpose][locale]}: {_part(part, UTC, locale)}"


def _paper(
    said: Certificate, details: PracticeDetails, by: str, locale: Locale
) -> dict[str, Any]:  # Any: JSON
    words, on = certificate_words(), date.fromisoformat(said.on)
    zone = ZoneInfo(details.zone)
    rows = [_text(title, text) for title, text in _rows(said, by, locale)]
    parts = [
        _text(
            words.purposes[part.purpose][locale],
            _part(part, zone, locale),
            words.hash[locale].format(space=part.space, head=part.head),
        )
        for part in said.spaces
    ]
    sections = [
        {"title": words.about[locale], "texts": rows},
        {"title": words.spaces[locale], "texts": parts},
    ]
    return {
        "title": words.title[locale],
        "author": details.name,
        "country": details.country,
        "lang": locale,
        "on": [on.year, on.month, on.day],
        "head": [words.head[locale].format(practice=details.name), words.limits[locale]],
        "parts": [{"title": said.about, "note": "", "sections": sections}],
    }


def _rows(said: Certificate, by: str, locale: Locale) -> Iterator[tuple[str, str]]:
    rows = certificate_words().rows
    yield rows["record"][locale], said.about
    yield rows["day"][locale], date_words(said.on, locale)
    yield rows["by"][locale], f"{by} ({said.by})" if by else said.by
    yield rows["rule"][locale], _rule(said.rule, locale)
    yield rows["ended_on"][locale], date_words(said.ended_on, locale)
    yield rows["destroy_on"][locale], date_words(said.destroy_on, locale)
    yield rows["backups_until"][locale], date_words(said.backups_until, locale)


def _rule(rule: RetentionRule | None, locale: Locale) -> str:
    words = certificate_words()
    if rule is None:
        return words.no_rule[locale]
    on = date_words(rule.on, locale) if rule.on else ""
    count = words.counts[rule.kind][locale].format(years=rule.years, age=rule.age, on=on)
    return f"{rule.name or rule.rule}. {count}"


def _part(part: DestroyedSpace, zone: Any, locale: Locale) -> str:  # noqa: ANN401  a zone
    first, last = (
        datetime.fromtimestamp(at / 1000, zone).date().isoformat()
        for at in (part.first_at, part.last_at)
    )
    return (
        certificate_words()
        .part[locale]
        .format(
            posts=part.posts,
            files=part.files,
            first=date_words(first, locale),
            last=date_words(last, locale),
        )
    )


def _text(title: str, text: str, mark: str = "") -> dict[str, str]:
    return {"title": title, "text": text, "mark": mark}
