"""What every post is."""

from __future__ import annotations

import msgspec


class Post(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type"):
    """A post that this version knows."""
