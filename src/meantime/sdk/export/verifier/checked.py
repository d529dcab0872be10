"""A log beside what record.json says of it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from meantime.sdk.export.verifier.form import Json, Wrong, demand
from meantime.sdk.export.verifier.opening import check_key, open_post
from meantime.sdk.export.verifier.verdict import day
from meantime.sdk.export.verifier.words import words_of, words_of_check

if TYPE_CHECKING:
    from collections.abc import Iterator

    from meantime.sdk.export.verifier.entries import Entry
    from meantime.sdk.export.verifier.log import Log
# What stands among the messages of a thread or journal, whoever tells of it.
ALOUD = {
    *("text", "promise", "file", "moment", "homework"),
    *("check_in", "check_in_answer", "measure_ask", "measure_answer"),
}


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
    wordings: dict[str, list[set[str]]] = field(default_factory=dict)  # of a post, each as spelled
    taken_back: set[str] = field(default_factory=set)  # by others than their authors
    authors: dict[str, str] = field(default_factory=dict)
    posts: dict[str, dict[str, Any]] = field(default_factory=dict)  # as they stand by themselves
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
        self.remember(entry, row.get("said"), is_faulty=bool(row.get("fault")))

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

    def remember(self, entry: Entry, said: Json, *, is_faulty: bool) -> None:
        """Note the words of a post, and whose name it tells; faulty ones say and change nothing."""
        if not isinstance(said, dict):
            return
        if is_faulty:
            self.wordings[entry.id] = [{""}]
        elif said["type"] == "seat":
            if entry.author in {said["id"], self.log.by.get(said["id"])}:
                self.names[said["id"]] = said["name"]
        elif said["type"] == "amend":
            self.amend(entry, str(said.get("text", "")))
        else:
            is_put = said["type"] == "moment" and self.is_moment_for(entry)
            stands_as = entry.re if is_put else entry.id  # that stands in the other's place, whole
            self.posts[stands_as] = said
            self.wordings.setdefault(stands_as, []).append(self.spelled(said))

    def amend(self, entry: Entry, text: str) -> None:
        """Note other words for a post, but none for what was answered to a measure: it stands."""
        if self.posts.get(entry.re, {}).get("type") == "measure_answer":
            return
        if self.authors.get(entry.re) == entry.author:
            self.wordings.setdefault(entry.re, [{""}]).append({text})
        else:  # somebody may take back what a colleague who left had planned to say
            self.taken_back.add(entry.re)

    def is_moment_for(self, entry: Entry) -> bool:
        """Tell whether a moment comes in the place of an earlier one, or of a text."""
        is_own = self.authors.get(entry.re) == entry.author
        return is_own and self.posts.get(entry.re, {}).get("type") in {"moment", "text"}

    def spelled(self, said: dict[str, Any]) -> set[str]:
        """Return what a post says: an answer to a check-in with its value, or the words alone."""
        asked = self.posts.get(said["of"], {}) if said["type"] == "check_in_answer" else {}
        known = {words_of_check(said, asked)} if asked.get("type") == "check_in" else set()
        return {words_of(said), *known}

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
        words = self.wordings.get(entry, [{""}])
        if view.get("fault"):
            demand(view["text"] == "" or (len(words) > 1 and view["text"] in words[-1]), "record")
        elif "text" in view:
            is_gone = view["text"] == "" and entry in self.taken_back
            demand(view["text"] in words[-1] or is_gone, "record")
            every = {"", *set().union(*words)}  # of some posts no words are shown, only corrections
            demand(every.issuperset(view.get("earlier", ())), "record")
            is_withdrawn = view["text"] == "" and (len(words) > 1 or is_gone)
            if self.posts.get(entry, {}).get("type") != "moment":  # one may say nothing in words
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
            if row["type"] in ALOUD and not row["show_at"] and row["id"] in self.wordings
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
