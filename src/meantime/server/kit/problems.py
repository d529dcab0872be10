"""Refusals, and the only place that writes them down (RFC 9457)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

import msgspec
import structlog
from litestar import Response
from litestar.exceptions import HTTPException, ValidationException

from meantime.wire.problems import ProblemBody, ProblemSlug

if TYPE_CHECKING:
    from litestar import Request
    from litestar.types import ExceptionHandlersMap

MEDIA_TYPE = "application/problem+json"
log = structlog.get_logger()


class Problem(Exception):
    """A refusal that a caller can meet. Subclasses name status, slug and title.

    `members` are the extension members of ProblemBody, such as `head_seq`. Neither they nor
    `detail` may hold a text, a name, an address or a key.
    """

    status: ClassVar[int]
    slug: ClassVar[ProblemSlug]
    title: ClassVar[str]

    def __init__(self, detail: str = "", **members: Any) -> None:  # noqa: ANN401  what ProblemBody has
        super().__init__(detail or self.title)
        self.detail = detail
        self.members = members

    @property
    def body(self) -> ProblemBody:
        """The document that the caller gets."""
        return ProblemBody(
            type=f"/problems/{self.slug}",
            title=self.title,
            status=self.status,
            detail=self.detail,
            **self.members,
        )


class Malformed(Problem):
    """`fields` says per field what is wrong with it, `reasons` the same as a slug, if one does."""

    status, slug, title = 422, ProblemSlug.MALFORMED, "The request has not the expected shape"


class NotSignedIn(Problem):
    status, slug, title = 401, ProblemSlug.NOT_SIGNED_IN, "Sign in first"


class NotFound(Problem):
    """Absent, or not the caller's to see: the two must not differ."""

    status, slug, title = 404, ProblemSlug.NOT_FOUND, "There is nothing here"


class NotPermitted(Problem):
    status, slug, title = 403, ProblemSlug.NOT_PERMITTED, "This needs another role"


class MethodNotAllowed(Problem):
    status, slug, title = 405, ProblemSlug.METHOD_NOT_ALLOWED, "This cannot be done here"


class TooLarge(Problem):
    status, slug, title = 413, ProblemSlug.TOO_LARGE, "The request is too large"


class Unavailable(Problem):
    """Nothing was stored; the same request may be sent again."""

    status, slug, title = 503, ProblemSlug.UNAVAILABLE, "The server cannot store anything now"


class Internal(Problem):
    status, slug, title = 500, ProblemSlug.INTERNAL, "The server made a mistake"


HTTP = {kind.status: kind for kind in (NotFound, MethodNotAllowed, TooLarge)}


def as_problem(error: Exception) -> Problem:
    """Return the problem that an exception is to its caller; an unforeseen one is logged."""
    match error:
        case Problem():
            return error
        case ValidationException():
            return Malformed(fields=wrong_fields(error.extra))
        case RecursionError():  # the decoder's, of JSON that nests too deep
            return Malformed()
        case HTTPException(status_code=status) if status < Internal.status:
            return HTTP.get(status, Malformed)()
    # The type and the place, never the message: that may quote what somebody wrote.
    log.error("request.failed", error=type(error).__name__, at=innermost_place(error))
    return Internal()


def wrong_fields(extra: object) -> dict[str, str]:
    """Return {field: what it should be} out of a validation error, without quoting any input."""
    found = extra if isinstance(extra, list) else []
    return {
        str(item.get("key", "")): "has not the expected shape"
        for item in found
        if isinstance(item, dict)
    }


def innermost_place(error: BaseException) -> str:
    """Return `module:line` of the frame that raised."""
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    return f"{trace.tb_frame.f_globals.get('__name__')}:{trace.tb_lineno}" if trace else ""


def encode_problem(problem: Problem) -> bytes:
    """Return the JSON of a problem document."""
    return msgspec.json.encode(problem.body)


def answer(_: Request[Any, Any, Any], error: Exception) -> Response[bytes]:
    """Return the problem document for any exception."""
    problem = as_problem(error)
    return Response(encode_problem(problem), status_code=problem.status, media_type=MEDIA_TYPE)


HANDLERS: ExceptionHandlersMap = {Exception: answer, HTTPException: answer}
