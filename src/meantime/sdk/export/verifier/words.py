"""What posts say in words, as people see them (section 7)."""

from __future__ import annotations

from typing import Any

# Where the words of a post stand that people see as a message; others have none of their own.
WORDS = {
    **dict.fromkeys(["text", "promise", "redirect", "agenda", "contact", "margin"], "text"),
    "redirect_pick": "pick",
    "file": "name",
    "safety_answer": "answer",
    "event": "what",
    "check_in": "ask",
    "check_in_answer": "text",
}
TITLES = {"phq9": "PHQ-9", "phq2": "PHQ-2", "gad7": "GAD-7", "pcl5": "PCL-5"}
MOST = 10  # on a slider


def words_of(said: dict[str, Any]) -> str:
    """Return the words of a post that stands by itself, "" where it has none."""
    if said["type"] == "moment":
        return words_of_moment(said)
    if said["type"] == "homework":
        return in_lines(said["title"], said.get("text", ""))
    if said["type"] == "homework_answer":
        return words_of_homework(said)
    if said["type"] in {"measure_ask", "measure_answer"}:
        return TITLES.get(said["measure"], str(said["measure"]))
    return str(said.get(WORDS.get(said["type"], ""), ""))


def words_of_moment(said: dict[str, Any]) -> str:
    """Return all that a moment says in words, a line for each part."""
    feelings, tags = (", ".join(said.get(name, ())) for name in ("feelings", "tags"))
    text, urge, instead = (said.get(name, "") for name in ("text", "urge", "instead"))
    return in_lines(text, feelings, urge, instead, tags)


def words_of_homework(said: dict[str, Any]) -> str:
    """Return what was filled in, a line for each thing; how it stands where nothing was."""
    lines = []
    for value in said.get("values", ()):
        lines.append(value.get("value", ""))
        lines += [f"{row['text']}{ratings(row)}" for row in value.get("rows", ())]
    return in_lines(*lines, said.get("text", "")) or str(said["state"])


def ratings(row: dict[str, Any]) -> str:
    """Return how hard a step was before and after, "" where neither was said."""
    both = [row.get(name, -1) for name in ("before", "after")]
    said = ", ".join(str(each) if each >= 0 else "\u2013" for each in both)
    return f" ({said})" if max(both) >= 0 else ""


def words_of_check(said: dict[str, Any], asked: dict[str, Any]) -> str:
    """Return an answer to a check-in with the value that it gives, where its question has that."""
    value, options = said.get("value", -1), asked.get("options", ())
    if asked["kind"] == "slider" and 0 <= value <= MOST:
        return in_lines(f"{value}/{MOST}", said.get("text", ""))
    if asked["kind"] == "choice" and 0 <= value < len(options):
        return in_lines(options[value], said.get("text", ""))
    return str(said.get("text", ""))


def in_lines(*parts: str) -> str:
    return "\n".join(part for part in parts if part)
