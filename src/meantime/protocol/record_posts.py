"""What posts say about the record (protocol.md section 7): named endings."""

from __future__ import annotations

from typing import Literal

from meantime.protocol.agreement_posts import Day
from meantime.protocol.post import Post


class Ending(Post, frozen=True, tag="ending"):
    """By the care team: care ends, goes to a colleague, or begins again; the newest counts.

    `on` is its last local day, or the first again of who `returned`; `text` is for the client to
    read, `to` the account of who comes next. In the chart it says why something was left open.
    """

    ending: Literal["discharged", "transferred", "returned"]
    on: Day
    text: str = ""
    to: str = ""
