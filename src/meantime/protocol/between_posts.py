"""All that is said between sessions, by type (protocol.md section 7)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from meantime.protocol.checkin_posts import CheckIn, CheckInAnswer
from meantime.protocol.homework_posts import Homework, HomeworkAnswer
from meantime.protocol.journal_posts import JournalTag
from meantime.protocol.measure_posts import (
    MeasureAnswer,
    MeasureAsk,
    MeasureDraft,
    MeasureForm,
    MeasureSeen,
)
from meantime.protocol.moment_posts import Moment

if TYPE_CHECKING:
    from meantime.protocol.post import Post

BETWEEN_POSTS: Final[tuple[type[Post], ...]] = (
    *(CheckIn, CheckInAnswer),
    *(Homework, HomeworkAnswer),
    JournalTag,
    *(MeasureAsk, MeasureAnswer, MeasureDraft, MeasureSeen, MeasureForm),
    Moment,
)
