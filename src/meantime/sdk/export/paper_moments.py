"""Moments on paper: as each stands now, whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from meantime.sdk.export.verifier.words import words_of_moment
from meantime.sdk.moment_words import moment_lines

if TYPE_CHECKING:
    from meantime.sdk.replies import Locale

Json = dict[str, Any]  # Any: JSON
REPLACED: Final = frozenset({"moment", "text"})


def moments_in(space: Json) -> dict[str, Json]:
    """Return the moments of a space as they stand, by the entry of the message that each is."""
    authors: dict[str, str] = {}
    moments: dict[str, Json] = {}
    for row in space["entries"]:
        if row["type"] not in REPLACED or "said" not in row or row.get("fault"):
            continue
        is_put = row["type"] == "moment" and authors.get(row["re"]) == row["author"]
        stands_as = row["re"] if is_put else row["id"]
        authors[stands_as] = row["author"]
        if row["type"] == "moment":
            moments[stands_as] = row["said"]
    return moments


def moment_text(one: Json, moments: dict[str, Json], locale: Locale) -> str:
    """Return what a message says that is a moment, "" for others and once it is reworded."""
    said = moments.get(one["entry"])
    if said is None or one["withdrawn"] or one["text"] != words_of_moment(said):
        return ""
    return "\n".join(moment_lines(said, locale))
