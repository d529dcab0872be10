"""What was found out so far, and the words for it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime

SENTENCES = {
    "sig": "the signature is not by the key that sat there",
    "chain": "it does not follow the entry before it: one was dropped, put in or moved",
    "body": "its content is not the one that was signed",
    "author": "signed by somebody who had no seat",
    "role": "done by somebody who may not",
    "commit": "the key in keys.json is not the key of this conversation",
    "record": "record.json says something else than the signed log",
    "unknownspace": "somebody sits here who was never of the practice",
    "json": "it is damaged",
    "fields": "it is damaged",
    "b64": "it is damaged",
}


@dataclass
class Verdict:
    """What was found out so far."""

    wrong: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)

    def note_wrong(self, sentence: str) -> None:
        self.wrong.append(sentence)
        self.told.append(f"WRONG: {sentence}")


def day(ms: int) -> str:
    try:
        return f"{datetime.fromtimestamp(ms / 1000, UTC):%Y-%m-%d %H:%M} UTC"
    except (ValueError, OverflowError, OSError):
        return f"{ms} ms"
