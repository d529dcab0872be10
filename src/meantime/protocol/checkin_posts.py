"""What posts say about check-ins (protocol.md section 7): a short question, and its answer."""

from __future__ import annotations

from typing import Annotated, Final, Literal

import msgspec

from meantime.protocol.post import Post
from meantime.protocol.safety_posts import Answer

Words = Annotated[str, msgspec.Meta(min_length=1)]
MOST: Final = 10  # on a slider
OPTIONS: Final = range(2, 9)  # how many a choice may have
NONE: Final = range(1)


class CheckIn(Post, frozen=True, tag="check_in"):
    """In a thread, by the care team: a question that is answered in two taps.

    A slider goes from 0, called `low`, to 10, called `high`; a choice has 2 to 8 `options`. Those
    of one `series` ask the same again and again; "" is one that stands alone.
    """

    ask: Words
    kind: Literal["words", "slider", "choice"]
    low: str = ""
    high: str = ""
    options: list[Words] = msgspec.field(default_factory=list)
    series: str = ""

    def __post_init__(self) -> None:
        if len(self.options) not in (OPTIONS if self.kind == "choice" else NONE):
            raise ValueError("A choice has two to eight options, and nothing else has any.")


class CheckInAnswer(Post, frozen=True, tag="check_in_answer"):
    """What a client answers to the check-in `of`; the newest stands.

    `value` is where on the slider, or which option by its place from 0; -1 is not said. `noticed`
    and `answer` are those of a `text`.
    """

    of: Words
    value: Annotated[int, msgspec.Meta(ge=-1, le=MOST)] = -1
    text: str = ""
    noticed: list[str] = msgspec.field(default_factory=list)
    answer: Literal["", Answer] = ""

    def __post_init__(self) -> None:
        if self.value < 0 and not self.text:
            raise ValueError("An answer says something.")
