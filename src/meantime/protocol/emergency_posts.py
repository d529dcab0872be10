"""What posts say about emergencies in which a record was opened (protocol.md section 7)."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from meantime.protocol.post import Post
from meantime.protocol.rollout_posts import Count, Id


class Emergency(Post, frozen=True, tag="emergency"):
    """In the chart: why `by` has this record opened for `who` (accounts) until about `until` (ms).

    It is written first; the server serves nobody without.
    """

    who: Id
    by: Id
    reason: Literal["danger", "unreachable", "medical", "other"]
    words: Annotated[str, msgspec.Meta(min_length=1)]
    until: Count


class EmergencyReview(Post, frozen=True, tag="emergency_review"):
    """In the chart: what `by`, who is somebody else, thinks of the emergency `of`."""

    of: Id
    by: Id
    outcome: Literal["justified", "not_justified", "follow_up"]
    text: Annotated[str, msgspec.Meta(min_length=1)]
