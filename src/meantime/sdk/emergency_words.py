"""What is written down of an emergency, and written once where it broke off."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from meantime.protocol.emergency_posts import Emergency
from meantime.protocol.posts import write_post
from meantime.sdk.errors import SdkError

if TYPE_CHECKING:
    from datetime import datetime

    from meantime.protocol.post import Post
    from meantime.sdk.spaces import Space


class NoReason(SdkError):
    """Nothing was said in own words."""

    def __init__(self) -> None:
        super().__init__("Say in your own words why. Others read it in the client's chart.")


class NoChart(SdkError):
    """There is no place for the reason."""

    def __init__(self) -> None:
        super().__init__("This client has no chart in which the reason could stand.")


def said_before(space: Space, post: Post) -> str:
    """Return the entry that says the same already, "" if none does."""
    wanted = write_post(post)
    for opened in reversed(space.opened()):
        if isinstance(opened.post, type(post)) and write_post(opened.post) == wanted:
            return opened.entry.id
    return ""


def unused_reason(chart: Space, said: Emergency, used: set[str], since: datetime) -> str:
    """Return the same reason of just now that has opened nothing, "" if there is none."""
    for opened in reversed(chart.opened()):
        post = opened.post
        if opened.entry.id in used or opened.received_at < since or not isinstance(post, Emergency):
            continue
        if msgspec.structs.replace(post, until=said.until) == said:
            return opened.entry.id
    return ""
