"""Refusals of this room."""

from __future__ import annotations

from meantime.server.kit.problems import Problem
from meantime.wire.problems import ProblemSlug


class RecordKept(Problem):
    """`code` says why: a hold, a day that has not come, no plan, days to think it over, or use."""

    status, slug, title = 409, ProblemSlug.RECORD_KEPT, "The record is kept"
