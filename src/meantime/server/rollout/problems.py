"""Refusals of this room."""

from __future__ import annotations

from meantime.server.kit.problems import Problem
from meantime.wire.problems import ProblemSlug


class RolloutNotReady(Problem):
    """`fields` names each task of the phases before that is not done."""

    status, slug, title = 409, ProblemSlug.ROLLOUT_NOT_READY, "The phase before is not done"


class PilotFull(Problem):
    """`count` clients have a place already, `most` may in this phase, which is `code`."""

    status, slug, title = 409, ProblemSlug.PILOT_FULL, "This phase has no place for another client"
