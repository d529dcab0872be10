"""What a thread and a chart give to a record of requests about it, and of its disclosures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from meantime.content.record_requests import request_words
from meantime.fhir.requested import Disclosing, RecordRequest, RequestWord
from meantime.sdk.fhir.entries import signed_by_id
from meantime.sdk.folds.disclosures import fold_disclosures
from meantime.sdk.folds.people import fold_people
from meantime.sdk.folds.record_requests import fold_requests

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from meantime.fhir.record import Signed
    from meantime.sdk.folds.opened import Opened
    from meantime.sdk.folds.record_requests import Answer, Request
    from meantime.sdk.replies import Locale


def requests_of(log: Sequence[Opened], zone: str, locale: Locale) -> Iterator[RecordRequest]:
    """Yield what was asked about the record, with all that was said to it, oldest first."""
    entries = signed_by_id(log)
    for request in fold_requests(log, fold_people(log), zone):
        said = request.post
        text = "\n".join(each for each in (said.text, said.by, said.to) if each)
        told = tuple(_words(request, entries, locale))
        yield RecordRequest(entries[request.id], said.kind, request.item, text, told)


def disclosures_of(chart: Sequence[Opened]) -> Iterator[Disclosing]:
    """Yield what was given to somebody outside, oldest first."""
    entries = signed_by_id(chart)
    for each in fold_disclosures(chart):
        yield Disclosing(entries[each.id], each.said)


def _words(
    request: Request, entries: Mapping[str, Signed], locale: Locale
) -> Iterator[RequestWord]:
    for answer in (request.extension, *request.answers):
        if answer:
            text = "\n".join(_told(answer, locale))
            yield RequestWord(entries[answer.id], answer.post.outcome, text)
    for each in request.statements:
        yield RequestWord(entries[each.id], "disagrees" if each.is_client else "replies", each.text)


def _told(answer: Answer, locale: Locale) -> Iterator[str]:
    said, words = answer.post, request_words()
    yield from (words.say(each, locale) for each in (said.ground, said.exception) if each)
    yield from (each for each in (said.text, said.until, said.amendment) if each)
    for each in said.accounting.disclosures if said.accounting else ():
        yield f"{each.on} {each.to}: {each.what}. {each.purpose}"
