"""What keeps somebody from answering a survey or filing a review: in a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from meantime.sdk.errors import SdkError

if TYPE_CHECKING:
    from collections.abc import Mapping


class FaultyAnswers(SdkError):
    """Answers that cannot be; `fields` has the reason for each, by item."""

    def __init__(self, fields: Mapping[str, str]) -> None:
        told = "\n".join(f"{field}: {reason}" for field, reason in fields.items())
        super().__init__(f"These answers have to be mended first.\n{told}")
        self.fields = dict(fields)


class FaultyReview(SdkError):
    """A review that lacks something; `fields` has the reason for each, by item."""

    def __init__(self, fields: Mapping[str, str]) -> None:
        told = "\n".join(f"{field}: {reason}" for field, reason in fields.items())
        super().__init__(f"This review cannot be filed yet.\n{told}")
        self.fields = dict(fields)
