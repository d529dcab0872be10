"""Why a blob is not stored."""

from __future__ import annotations

from meantime.server.kit.problems import Problem
from meantime.wire.problems import ProblemSlug


class BlobDamaged(Problem):
    """What arrived is not what its address says. It was thrown away; begin again."""

    status, slug, title = 422, ProblemSlug.BLOB_DAMAGED, "The file did not arrive as it was sent"
