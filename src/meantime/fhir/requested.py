"""What was asked about a client's record and given to others, before it becomes FHIR."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from meantime.fhir.record import Signed
    from meantime.protocol.request_posts import Disclosed, RequestKind


@dataclass(frozen=True, slots=True)
class RequestWord:
    """Something that was said to a request: an answer, a disagreement, or a reply to that."""

    entry: Signed
    what: Literal["extended", "granted", "part", "denied", "withdrawn", "disagrees", "replies"]
    text: str


@dataclass(frozen=True, slots=True)
class RecordRequest:
    """What was asked about the record; `about` is the entry that an amendment is about, or ""."""

    entry: Signed
    kind: RequestKind
    about: str
    text: str
    words: tuple[RequestWord, ...] = ()


@dataclass(frozen=True, slots=True)
class Disclosing:
    """What was given to somebody outside, as it was noted then."""

    entry: Signed
    said: Disclosed
