"""What becomes of a row that is not taken because messages are off: it keeps no other from leaving.

Words that a client wrote become a draft. All else is no message, so it leaves without attention;
but somebody who says of themselves that they may not be safe is heard: that is urgent then.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from meantime.sdk.held import Held, hold_back
from meantime.sdk.noticing import NOW, QUIET

if TYPE_CHECKING:
    from meantime.sdk.local import Local
    from meantime.sdk.outbox import Draft, Outbox, Row

MESSAGES: Final = frozenset({"text", "file", "amend"})
SAFETY: Final = "safety_answer"


class Aside:
    """Takes rows of one space out of its queue; `code` is why, "" while there were none."""

    def __init__(self, local: Local, space_id: str, outbox: Outbox) -> None:
        self.code = ""
        self._local = local
        self._space = space_id
        self._outbox = outbox

    def take(self, row: Row, code: str) -> None:
        """Keep a row as a draft, with those behind it that are about it; nothing is lost."""
        with self._local.change():
            kind = row.draft.post.get("type")
            if kind not in MESSAGES:
                attention = NOW if kind == SAFETY else QUIET
                self._outbox.change(row, msgspec.structs.replace(row.draft, attention=attention))
                return
            self.code = code
            gone: set[str] = set()
            for each in self._outbox.rows():
                if each.draft.id == row.draft.id or each.draft.re in gone:
                    self._hold(each, code)
                    gone.add(each.draft.id)

    def _hold(self, row: Row, code: str) -> None:
        """Keep a row as a draft; an urgent one stays, and no longer corrects what was not taken."""
        if row.draft.attention == NOW:
            self._outbox.change(row, _own(row.draft))
            return
        hold_back(self._local, self._space, Held(row.draft, code))
        self._outbox.drop(row.draft.id)


def _own(draft: Draft) -> Draft:
    post = draft.post
    if post.get("type") == "amend":
        post = {**post, "type": "text"}
    return msgspec.structs.replace(draft, re="", post=post)
