"""A log beside what record.json says of it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from meantime.sdk.export.verifier.form import Json, Wrong, demand
from meantime.sdk.export.verifier.opening import check_key, open_post
from meantime.sdk.export.verifier.verdict import day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from meantime.sdk.export.verifier.entries import Entry
    from meantime.sdk.export.verifier.log import Log

# Where the words of a post stand that people see as a message; others have none of their own.
WORDS = {
    **dict.fromkeys(["text", "promise", "redirect", "agenda", "contact", "margin"], "text"),
    "redirect_pick": "pick",
    "file": "name",
    "safety_answer": "answer",
    "event": "what",
}


def words_of_moment(said: dict[str, Any]) -> str:
    """Return all that a moment says in words, a line for each part."""
    feelings, tags = (", ".join(said.get(name, ())) for name in ("feelings", "tags"))
    text, urge, instead = (said.get(name, "") for name in ("text", "urge", "instead"))
    return "\n".join(line for line in (text, feelings, urge, instead, tags) if line)


@dataclass
class Checked:
    """A log beside what record.json says of it."""

    log: Log
    keys: dict[int, bytes]
    space: dict[str, Any]
    signed: Counter[str] = field(default_factory=Counter)
    first: int = 0
    last: int = 0
    names: dict[str, str] = field(default_factory=dict)
    wordings: dict[str, list[str]] = field(default_factory=dict)  # of each post that has words
    taken_back: set[str] = field(default_factory=set)  # by others than their authors
    authors: dict[str, str] = field(default_factory=dict)
    moments: set[str] = field(default_factory=set)
    opened: int = 0

    def take(self, entry: Entry) -> None:
        """Hold an entry that the log has taken against its row in the record."""
        self.signed[entry.author] += 1
        self.first, self.last = self.first or entry.at, entry.at
        self.authors[entry.id] = entry.author
        row = self.space["entries"][entry.seq]
        for name in ("id", "seq", "author", "at", "show_at", "attention", "re"):
            demand(row[name] == entry.header[name], "record")
        demand(row["hash"] == entry.hash and row["received_at"] == entry.received_at, "record")
        if entry.kind == "seats":
            demand(row["type"] == "seats" and "said" not in row, "record")
            return
        said, fault = self.read(entry)
        if entry.gen in self.keys and not row.get("unseen"):
            demand(row.get("said") == said, "record")
            demand(said is not None or row.get("fault"), "record")
            demand(said is not None or fault == "absent" or row["fault"] == fault, "record")
        demand(entry.body or row.get("fault") in {"withheld", "destroyed"}, "record")
        self.remember(entry, row.get("said"))

    def read(self, entry: Entry) -> tuple[dict[str, Any] | None, str]:
        """Return what a post says, or why it cannot be read."""
        if not entry.body:
            return None, "absent"
        if entry.gen not in self.keys:
            return None, "nokey"
        check_key(self.log, entry.gen, self.keys[entry.gen])
        try:
            said = open_post(self.keys[entry.gen], self.log.space, entry)
        except Wrong as wrong:
            return None, str(wrong)
        self.opened += 1
        return said, ""

    def remember(self, entry: Entry, said: Json) -> None:
        """Note the words of a post, and whose name it tells."""
        if not isinstance(said, dict):
            return
        if said["type"] == "seat":
            if entry.author in {said["id"], self.log.by.get(said["id"])}:
                self.names[said["id"]] = said["name"]
        elif said["type"] == "amend":
            is_own = self.authors.get(entry.re) == entry.author
            if is_own:
                self.wordings.setdefault(entry.re, [""]).append(str(said.get("text", "")))
            else:  # somebody may take back what a colleague who left had planned to say
                self.taken_back.add(entry.re)
        elif said["type"] == "moment":
            is_own = entry.re in self.moments and self.authors[entry.re] == entry.author
            stands_as = entry.re if is_own else entry.id  # another stands in its place, whole
            self.moments.add(stands_as)
            self.wordings.setdefault(stands_as, []).append(words_of_moment(said))
        else:
            words = said.get(WORDS.get(said["type"], ""), "")
            self.wordings.setdefault(entry.id, []).append(str(words))

    def close(self) -> None:
        """Hold what the record tells of the whole against the log at its end."""
        log, space = self.log, self.space
        demand(log.seq >= 0, "root")
        demand((space["seq"], space["head"]) == (log.seq, log.head), "record")
        demand(len(space["entries"]) == log.seq + 1, "record")
        for gen, key in self.keys.items():
            check_key(log, gen, key)
        for person in space["people"]:
            demand(person["id"] in log.ever and person["role"] == log.ever[person["id"]], "record")
            demand(person["name"] == self.names.get(person["id"], ""), "record")
        self.rows = {row["id"]: row for row in space["entries"]}
        demand({each["entry"] for each in space.get("messages", ())} >= self.said_aloud(), "record")
        for view in views_in(space):
            self.check_view(view)

    def check_view(self, view: dict[str, Any]) -> None:
        """Whatever names an entry says only what that entry, or a correction of it, has said."""
        entry = view["entry"]
        demand(entry in self.rows, "record")
        row = self.rows[entry]
        demand(view.get("author", row["author"]) == row["author"], "record")
        demand(view.get("attention", 3) >= row["attention"], "record")  # a correction may raise it
        if "name" in view:
            demand(view["name"] == self.names.get(row["author"], ""), "record")
        if "said" in view:
            demand(view["said"] == row.get("said"), "record")
        if "fault" in view:
            demand(view["fault"] == row.get("fault", ""), "record")
        if view.get("fault"):
            demand(view["text"] == "", "record")
        elif "text" in view:
            words = self.wordings.get(entry, [""])
            is_gone = view["text"] == "" and entry in self.taken_back
            demand(view["text"] == words[-1] or is_gone, "record")
            demand(all(each in words for each in view.get("earlier", ())), "record")
            is_withdrawn = view["text"] == "" and (len(words) > 1 or is_gone)
            if entry not in self.moments:  # one of those may say nothing in words
                demand(view.get("withdrawn", is_withdrawn) == is_withdrawn, "record")
        if "received_at" in view:
            times = ("at", "received_at", "show_at", "re")
            demand(all(view[name] == row[name] for name in times), "record")

    def said_aloud(self) -> set[str]:
        """Return the posts that must stand among the messages of a thread or journal."""
        if self.space["purpose"] not in {"thread", "journal"}:
            return set()
        # What was taken back before anybody could see it stands among the entries alone.
        return {
            row["id"]
            for row in self.rows.values()
            if row["type"] in {"text", "promise", "file"} and not row["show_at"]
        }

    def told(self, title: str) -> list[str]:
        """Return who signed how much."""
        log = self.log
        lines = [f"{title}: {log.seq + 1} entries in order, {day(self.first)} to {day(self.last)}"]
        for author, count in self.signed.most_common():
            name = self.names.get(author) or f"{author[:8]}…"
            lines.append(f"    {name}, {log.ever.get(author, 'nobody')}: signed {count}")
        if self.keys:
            lines.append(f"    {self.opened} posts opened, as the record has them")
        return lines


def views_in(space: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield every part of a space in the record, however deep, that names an entry."""
    left = [value for name, value in space.items() if name not in {"entries", "people"}]
    while left:
        value = left.pop()
        if isinstance(value, dict):
            if "entry" in value:
                yield value
            left += (
                value.values()
                if "said" not in value
                else [v for k, v in value.items() if k != "said"]
            )
        elif isinstance(value, list):
            left += value
