"""What can go wrong between this device and the server, apart from the codes of the protocol."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from meantime.wire.problems import ProblemSlug

if TYPE_CHECKING:
    from datetime import datetime

    from meantime.wire.problems import ProblemBody


class SdkError(Exception):
    """Everything below. Codes of protocol.md arrive as `meantime.protocol.errors.ProtocolError`."""


class Unreachable(SdkError):
    """No answer, also after trying again. What was queued is kept and goes out later."""


class NeedsConnection(SdkError):
    """No answer to what is never kept to go out later: by then it would undo another's change."""

    def __init__(self) -> None:
        super().__init__(
            "The server does not answer, and this can be changed only with a connection. Nothing "
            "is kept to be sent later. Look again once there is a connection, and change it then."
        )


class StrangeAnswer(SdkError):
    """The server answered, but not in the shape that this version of the SDK knows."""


class UnsafeAddress(SdkError):
    """Plain http to another machine: passwords' proofs and tokens would cross the network open."""


class WeakPassword(SdkError):
    """Too short to stand up to somebody who guesses with the server's data in hand."""


class DigitsMoved(SdkError):
    """The digits that two people compared are no longer those of the conversation."""


class FileTooLarge(SdkError):
    """More than a file may hold (protocol.md section 7)."""

    def __init__(self) -> None:
        super().__init__("A file may have up to 25 MB. This one has more.")


class FaultyReplies(SdkError):
    """Texts that must be mended before they are signed; `fields` has the reason for each."""

    def __init__(self, fields: dict[str, str]) -> None:
        told = "\n".join(f"{field}: {reason}" for field, reason in fields.items())
        super().__init__(f"These replies have to be mended first.\n{told}")
        self.fields = fields


class FaultyPlan(SdkError):
    """Lines that cannot stand in a safety plan; `fields` has the reason for each."""

    def __init__(self, fields: dict[str, str]) -> None:
        told = "\n".join(f"{field}: {reason}" for field, reason in fields.items())
        super().__init__(f"This plan has to be mended first.\n{told}")
        self.fields = fields


class NotCompared(SdkError):
    """Somebody would be given what was said before, and nobody has compared the digits yet."""

    def __init__(self) -> None:
        super().__init__("Compare the digits with your client first, in a session or on a call.")


class NoColleague(SdkError):
    """Not of the practice today, or not named in its directory yet."""

    def __init__(self) -> None:
        super().__init__("This colleague is not in the practice, or has not been introduced yet.")


class InvitationUsed(SdkError):
    """The code was good and was used at `used_at`: by its owner, or by a thief of the link."""

    def __init__(self, used_at: datetime) -> None:
        super().__init__(
            f"This invitation was used on {used_at:%Y-%m-%d at %H:%M} UTC. "
            "If that was not you, call your therapist."
        )
        self.used_at = used_at


@dataclass(frozen=True, slots=True)
class ProblemDetails:
    """The members of a problem document (RFC 9457) that change what an app does."""

    slug: str
    title: str
    status: int
    detail: str = ""
    code: str = ""
    head_seq: int = -1
    retry_after_seconds: int = 0
    fields: dict[str, str] = field(default_factory=dict)
    reasons: dict[str, str] = field(default_factory=dict)


class ProblemError(SdkError):
    """The server refused. `slug` is one of `wire.problems.ProblemSlug`."""

    def __init__(self, problem: ProblemDetails) -> None:
        super().__init__(f"{problem.slug}: {problem.title}")
        self.problem = problem

    @property
    def slug(self) -> str:
        return self.problem.slug

    @classmethod
    def of(cls, body: ProblemBody) -> ProblemError:
        """Return the error for a problem document as it came over the wire."""
        return cls(
            ProblemDetails(
                slug=body.type.rpartition("/")[2],
                title=body.title,
                status=body.status,
                detail=body.detail,
                code=body.code,
                head_seq=body.head_seq,
                retry_after_seconds=body.retry_after_seconds,
                fields=body.fields,
                reasons=body.reasons,
            )
        )


def may_pass(error: SdkError) -> bool:
    """Tell whether the same may succeed after a while: nobody answered, or is full just now."""
    is_full = isinstance(error, ProblemError) and error.slug == ProblemSlug.UNAVAILABLE
    return is_full or isinstance(error, Unreachable)
