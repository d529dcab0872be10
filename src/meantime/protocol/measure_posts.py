"""What posts say about measures such as the PHQ-9 (protocol.md section 7, Between sessions)."""

from __future__ import annotations

from typing import Annotated, Final, Literal

import msgspec

from meantime.protocol.post import Post

Id = Annotated[str, msgspec.Meta(min_length=1)]
Flag = Literal[0, 1]
TITLES: Final = {"phq9": "PHQ-9", "phq2": "PHQ-2", "gad7": "GAD-7", "pcl5": "PCL-5"}


class MeasureAsk(Post, frozen=True, tag="measure_ask"):
    """In the thread, by the care team: fill in a measure, from `show_at` on.

    Those that were planned together share a `series`. `form` is the whole measure as JSON,
    "" for one that ships. With `shared` 1 the client may fill it in whenever they like, until
    its author takes it back.
    """

    measure: Id
    version: Id
    series: str = ""
    form: str = ""
    shared: Flag = 0


class MeasureValue(msgspec.Struct, frozen=True):
    """What was answered to an item: the value of an option."""

    item: Id
    value: int


class MeasureAnswer(Post, frozen=True, tag="measure_answer"):
    """In the thread, by the client: what they answered; `of` is the ask, "" for none.

    `open` says before the form is done what cannot wait, and that alone; `done` is the whole form.
    `locale` is the language in which it was read.
    """

    measure: Id
    version: Id
    locale: str
    of: str
    answers: list[MeasureValue]
    state: Literal["open", "done"]


class MeasureDraft(Post, frozen=True, tag="measure_draft"):
    """In the client's own journal: how far they have come; of an `of` and measure the newest.

    Without answers there is none.
    """

    of: str
    measure: Id
    version: Id
    locale: str
    answers: list[MeasureValue]


class MeasureSeen(Post, frozen=True, tag="measure_seen"):
    """In the chart, by the team: somebody has looked at the answer `of`, which was worse."""

    of: Id


class MeasureForm(Post, frozen=True, tag="measure_form"):
    """In the directory: a measure of the practice's own, as JSON.

    The newest of a `measure` stands; with `gone` 1 it is asked no more.
    """

    measure: Id
    form: str
    gone: Flag = 0


def words_of_measure(post: MeasureAsk | MeasureAnswer) -> str:
    """Return what an ask or an answer is about, the same in every language."""
    return TITLES.get(post.measure, post.measure)
