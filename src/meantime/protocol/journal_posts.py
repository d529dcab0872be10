"""What posts say about a journal's own order (protocol.md section 7): the tags in it."""

from __future__ import annotations

from typing import Annotated

import msgspec

from meantime.protocol.post import Post


class JournalTag(Post, frozen=True, tag="journal_tag"):
    """In a journal: what stands before it under `tag` has `name` instead, with "" none.

    An empty `amend` takes that back.
    """

    tag: Annotated[str, msgspec.Meta(min_length=1)]
    name: str = ""
