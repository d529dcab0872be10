"""Refusals of this room."""

from __future__ import annotations

from meantime.server.kit.problems import Problem
from meantime.wire.problems import ProblemSlug


class FeeDiffers(Problem):
    """`fields` says what the plan that was agreed to comes to."""

    status, slug, title = 409, ProblemSlug.FEE_DIFFERS, "The plan that was agreed to says otherwise"


class FeeSettled(Problem):
    """`code` says why money cannot be changed so."""

    status, slug, title = 409, ProblemSlug.FEE_SETTLED, "This can no longer be changed so"
