"""Refusals of this room."""

from __future__ import annotations

from meantime.server.kit.problems import Problem
from meantime.wire.problems import ProblemSlug


class TimeTaken(Problem):
    """Another appointment of the clinician overlaps; busy times alone never refuse one."""

    status, slug, title = 409, ProblemSlug.TIME_TAKEN, "The clinician has another appointment then"
