"""What a biller can meet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from meantime.sdk.errors import SdkError

if TYPE_CHECKING:
    from collections.abc import Mapping

Why = Literal["nothing", "self_pay", "no_payer", "no_code", "not_accepted", "too_long", "currency"]

WORDS: Mapping[Why, str] = {
    "nothing": "Nothing stands on it.",
    "self_pay": "The client pays for this themselves, and no payer is to hear of it.",
    "no_payer": "The desk does not say who pays for this client.",
    "no_code": "A line has no code: the practice's settings have none for it.",
    "not_accepted": "The practice does not say that this payer accepts the code.",
    "too_long": "An estimate is for twelve months at most, and not for days before its first.",
    "currency": "There is no such currency.",
}


class NoOffice(SdkError):
    """The directory does not say what stands on the practice's bills."""

    def __init__(self) -> None:
        super().__init__("Say first what stands on your bills: `meantime billing office`.")


class NotOnPaper(SdkError):
    """A paper would say what it must not. `why` is the reason."""

    def __init__(self, why: Why) -> None:
        super().__init__(WORDS[why])
        self.why = why
