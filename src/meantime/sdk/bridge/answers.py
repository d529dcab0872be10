"""What a FHIR server answers: whether it may pass, why it refuses, what it has stored.

None of it is believed further than its shape, and none of it is endless.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Final, NamedTuple

import httpx2
import msgspec

from meantime.fhir.elements import UNSAYABLE
from meantime.sdk.bridge.errors import Away, Refused
from meantime.sdk.bridge.tokens import PASSING

if TYPE_CHECKING:
    from meantime.fhir.elements import Json

MOST_BYTES: Final = 8 * 1024 * 1024
WHY_CHARACTERS: Final = 200
ID: Final = re.compile(r"[A-Za-z0-9.-]{1,64}")  # Source: HL7 FHIR R4, id
UNPACKED: Final = frozenset({"content-encoding", "content-length", "transfer-encoding"})


class Stored(NamedTuple):
    """What a record system has: its id there, its version, and what it says ({} if unread)."""

    id: str
    version: str
    resource: Json


def judged(answer: httpx2.Response) -> tuple[httpx2.Response, Json]:
    """Return an answer with what it says. Raises Away for what may pass, else Refused."""
    if answer.status_code in PASSING:
        raise Away(seconds_asked(answer.headers.get("retry-after", "")))
    said = _decoded(answer.content)
    if not answer.is_success:  # a redirect is none: what is meant for one place goes to no other
        raise Refused(answer.status_code, why(said))
    return answer, said


def seconds_asked(retry_after: str) -> float:
    """Return how long a Retry-After asks to wait, 0 if it does not say (RFC 9110 10.2.3)."""
    if retry_after.isascii() and retry_after.isdigit():
        return float(retry_after[:9])
    try:
        at = parsedate_to_datetime(retry_after)
    except (TypeError, ValueError):
        return 0
    return max(0.0, (at.astimezone(UTC) - datetime.now(UTC)).total_seconds())


def why(outcome: Json) -> str:
    """Return in one line what an OperationOutcome says, "" for anything else."""
    issues = outcome.get("issue")
    said = []
    for each in issues if isinstance(issues, list) else ():
        if isinstance(each, dict):
            details = each.get("details")
            text = details.get("text") if isinstance(details, dict) else None
            said.append(text or each.get("diagnostics") or each.get("code"))
    line = " ".join("; ".join(str(each) for each in said if each).split())
    return UNSAYABLE.sub("\ufffd", line)[:WHY_CHARACTERS]


def read_whole(answer: httpx2.Response) -> httpx2.Response:
    """Return an answer with its body, which is not endless. Raises Refused."""
    found = bytearray()
    for piece in answer.iter_bytes():
        found += piece
        if len(found) > MOST_BYTES:
            raise Refused(answer.status_code, "The answer is too long.")
    headers = [each for each in answer.headers.items() if each[0] not in UNPACKED]
    return httpx2.Response(answer.status_code, headers=headers, content=bytes(found))


def _decoded(content: bytes) -> Json:
    try:
        return msgspec.json.decode(content, type=dict[str, object])
    except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError):
        return {}


def is_of(resource: object, kind: str) -> bool:
    """Tell whether this is a resource of a kind, with an id that it may have."""
    return (
        isinstance(resource, dict)
        and resource.get("resourceType") == kind
        and ID.fullmatch(str(resource.get("id"))) is not None
    )


def stored(resource: object) -> Stored:
    """Return what a resource says of where it stands."""
    said = resource if isinstance(resource, dict) else {}
    meta = said.get("meta")
    version = meta.get("versionId") if isinstance(meta, dict) else None
    return Stored(str(said.get("id", "")), str(version or ""), said)


def etag(answer: httpx2.Response) -> str:
    """Return the version that an answer names, "" if none."""
    return str(answer.headers.get("etag", "")).removeprefix("W/").strip('"')
