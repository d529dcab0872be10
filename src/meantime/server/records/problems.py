"""Refusals of this room."""

from __future__ import annotations

from meantime.server.kit.problems import Problem
from meantime.wire.problems import ProblemSlug


class RecordKept(Problem):
    """`code` says why: a hold, a day that has not come, no plan, days to think it over, or use."""

    status, slug, title = 409, ProblemSlug.RECORD_KEPT, "The record is kept"


class ReasonMissing(Problem):
    """Why somebody opens a record in an emergency has to stand in its chart first."""

    status, slug, title = 403, ProblemSlug.REASON_MISSING, "Write down the reason first"


class EmergenciesSpent(Problem):
    """One person has opened one client's record `most` times within a day."""

    status, slug, title = 409, ProblemSlug.EMERGENCIES_SPENT, "Opened too often within a day"


class AnswerMissing(Problem):
    """What the client is to read of an answer stands in their thread first, by who answers."""

    status, slug, title = 409, ProblemSlug.ANSWER_MISSING, "Write the answer first"


class RequestSettled(Problem):
    """`code` says why: `settled`, `extended` already, or a day that comes too `early` or `late`."""

    status, slug, title = 409, ProblemSlug.REQUEST_SETTLED, "The request cannot be changed so"
