"""What founding a practice can be refused for."""

from __future__ import annotations

from meantime.server.kit.problems import Problem
from meantime.wire.problems import ProblemSlug


class SetupRefused(Problem):
    """The same for an unknown, a used and an expired code."""

    status, slug, title = 403, ProblemSlug.SETUP_REFUSED, "This set-up code is not good any more"
