"""What the seed tells of its people."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class Made:
    """When the story ends, and which account is whose, by their short names."""

    opens_at: datetime
    practice_id: str
    accounts: dict[str, str]
