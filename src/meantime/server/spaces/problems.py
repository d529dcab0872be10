"""Why an entry is not stored."""

from __future__ import annotations

from meantime.server.kit.problems import Problem
from meantime.wire.problems import ProblemSlug


class InvalidEntry(Problem):
    """`code` is the verifier's: the first step of protocol.md section 5 that the entry fails."""

    status, slug, title = 422, ProblemSlug.INVALID_ENTRY, "The entry does not fit the log's rules"


class HeadMoved(Problem):
    """Someone else wrote first; fetch from `head_seq`, sign again, send again under the same id."""

    status, slug, title = 409, ProblemSlug.HEAD_MOVED, "The conversation has moved on"


class WrongSeat(Problem):
    status, slug, title = 409, ProblemSlug.WRONG_SEAT, "This sign-in has another seat"


class InvitationExpired(Problem):
    """By the server's clock: the invitation's own `until` is only the joiner's claim."""

    status, slug, title = 409, ProblemSlug.INVITATION_EXPIRED, "The invitation has run out"


class NotInRoster(Problem):
    """A staff card or the practice's own card that the roster does not hold today."""

    status, slug, title = 409, ProblemSlug.NOT_IN_ROSTER, "The practice does not know this person"
