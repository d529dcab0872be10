"""One's own journal, looked back on: by day, by words, by tag, and over time; also offline."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from meantime.journal.days import Written, place_all
from meantime.journal.patterns import Used, see_patterns
from meantime.journal.words import key_of, once
from meantime.protocol.journal_posts import JournalTag
from meantime.protocol.moment_posts import Moment, words_of_moment
from meantime.protocol.posts import Amend
from meantime.sdk.errors import Unreachable
from meantime.sdk.folds.journal import fold_journal
from meantime.sdk.journal import journals
from meantime.sdk.own_spaces import own_spaces_here
from meantime.sdk.zones import zone_here
from meantime.searching.words import is_found

if TYPE_CHECKING:
    from collections.abc import Iterable

    from meantime.journal.patterns import Patterns
    from meantime.sdk.connection import Connection
    from meantime.sdk.spaces import Space


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry on its local day; `space` is the journal in which it stands."""

    id: str
    day: str
    moment: Moment
    space: Space


class Journal:
    """All of one's own journals as one; two devices that began at once have made two."""

    def __init__(self, connection: Connection, here: str = "") -> None:
        """Fetch what there is; offline, take what this device knows.

        `here` is the reader's own zone, for what says none; that of this computer if left out.
        """
        self._now_ms = connection.http.now_ms()
        self.here = here or zone_here()
        try:
            self._spaces = journals(connection)
        except Unreachable:
            self._spaces = own_spaces_here(connection, "journal")

    def entries(self, *, words: str = "", tag: str = "") -> list[Entry]:
        """Return what is kept: the newest day first, in it the newest entry.

        With `words` only what has all of them or longer ones, with `tag` only what has that.
        """
        kept = {
            line.id: (space, line.moment)
            for space in self._spaces
            for line in fold_journal(space.opened(), space.me, self._now_ms)
        }
        placed = place_all((_written(id_, moment) for id_, (_, moment) in kept.items()), self.here)
        every = (
            Entry(one.written.id, one.day, kept[one.written.id][1], kept[one.written.id][0])
            for one in placed
        )
        return [each for each in every if _is_wanted(each.moment, words, tag)]

    def patterns(self, since: str = "") -> Patterns:
        """Return what can be seen from the local day `since` on."""
        return patterns_of(self.entries(), self.here, since)

    def tags(self) -> list[Used]:
        """Return the tags, those that are used most first."""
        every = [tag for each in reversed(self.entries()) for tag in each.moment.tags]
        counts = Counter(map(key_of, every))
        used = [Used(tag, counts[key_of(tag)]) for tag in once(every)]
        return sorted(used, key=lambda each: -each.count)

    def rename(self, tag: str, name: str) -> int:
        """Call a tag by another name wherever it stands, "" for none; return in how many entries.

        Raises as `Space.post`.
        """
        having = self.entries(tag=tag)
        for space in {each.space.id: each.space for each in having}.values():
            space.post(JournalTag(tag=tag, name=name.strip()))
        return len(having)

    def put(self, entry: Entry, moment: Moment) -> None:
        """Put a moment in the place of what an entry says now. Raises as `Space.post`."""
        zone = moment.zone or self.here
        entry.space.post(msgspec.structs.replace(moment, zone=zone), re=entry.id)

    def remove(self, entry: Entry) -> None:
        """Take an entry out of sight; `put` brings it back. Raises as `Space.post`."""
        entry.space.post(Amend(text=""), re=entry.id)


def patterns_of(entries: Iterable[Entry], here: str, since: str = "") -> Patterns:
    """Return what can be seen in these entries, from the local day `since` on."""
    wanted = [_written(each.id, each.moment) for each in entries if each.day >= since]
    return see_patterns(place_all(wanted, here))


def _is_wanted(moment: Moment, words: str, tag: str) -> bool:
    if tag and key_of(tag) not in map(key_of, moment.tags):
        return False
    return not words or is_found(words_of_moment(moment), words)


def _written(entry_id: str, moment: Moment) -> Written:
    return Written(
        id=entry_id,
        at=moment.at,
        zone=moment.zone,
        intensity=moment.intensity,
        feelings=moment.feelings,
        urge=moment.urge,
        urge_strength=moment.urge_strength,
        instead=moment.instead,
        tags=moment.tags,
    )
