"""An accounting of disclosures on paper, made as the paper of a record is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from meantime.content.record_requests import request_words
from meantime.sdk.export.paper import compile_paper
from meantime.sdk.practice_kept import practice_details
from meantime.sdk.record_requests import today_in

if TYPE_CHECKING:
    from datetime import date

    from meantime.protocol.request_posts import Accounting, Disclosed
    from meantime.sdk.cases import Case
    from meantime.sdk.replies import Locale


def write_accounting(case: Case, accounting: Accounting, locale: Locale) -> bytes:
    """Return a PDF of what was disclosed: each day, to whom, what, what for, on what basis.

    Source: 45 CFR 164.528(b)(2).
    """
    words, details = request_words().paper, practice_details(case.connection)
    made: date = today_in(case.connection)
    facts = {"since": accounting.since, "until": accounting.until}
    texts = [_text(each, locale) for each in accounting.disclosures]
    nothing = [{"title": "", "text": words["nothing"][locale], "mark": ""}]
    section = {"title": words["span"][locale].format(**facts), "texts": texts or nothing}
    return compile_paper(
        {
            "title": words["title"][locale].format(name=case.name()),
            "author": details.name if details else "",
            "country": details.country if details else "US",
            "lang": locale,
            "on": [made.year, made.month, made.day],
            "head": [details.name if details else "", words["lead"][locale]],
            "parts": [{"title": "", "note": "", "sections": [section]}],
        }
    )


def _text(said: Disclosed, locale: Locale) -> dict[str, Any]:  # Any: JSON
    kind = request_words().say(said.kind, locale)
    lines = [each for each in (said.address, said.what, said.purpose, said.basis) if each]
    return {"title": f"{said.on}: {said.to}", "text": "\n".join(lines), "mark": kind}
