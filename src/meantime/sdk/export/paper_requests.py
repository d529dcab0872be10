"""Requests about a record on its paper: what was asked and said to it, also beside the item."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from meantime.content.record_requests import request_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from meantime.sdk.export.paper_parts import Paper

Json = dict[str, Any]  # Any: JSON
BASIS: Final = ("address", "what", "purpose", "basis")
ACCOUNTED: Final = ("on", "to", "what", "purpose")


def request_texts(paper: Paper, request: Json) -> Iterator[Json]:
    """Yield a request and all that was said to it, a text for each."""
    said = request["said"]
    words = [paper.marks(f"request_{request['kind']}"), *_told(said, "text", "to")]
    if said.get("by"):
        words.append(paper.marks("request_by", name=said["by"]))
    due = paper.marks("request_due", on=request["asked_on"], due=request["due_on"])
    yield _text(paper, request, words, due)
    if request["extension"]:
        yield _answer(paper, request["extension"])
    yield from (_answer(paper, each) for each in request["answers"])
    for each in request["statements"]:
        mark = paper.marks("disagrees" if each["by_client"] else "replies")
        yield _text(paper, each, [each["said"]["text"]], mark)


def disclosure_text(paper: Paper, told: Json) -> Json:
    """Return a disclosure: the day and to whom, what, what for, on what basis."""
    kind = request_words().say(told["kind"], paper.locale)
    said = "\n".join(str(told[name]) for name in BASIS if told.get(name))
    mark = paper.marks("noted_by", name=told["name"] or paper.marks("nobody"))
    return {"title": f"{told['on']}: {told['to']} ({kind})", "text": said, "mark": mark}


def _answer(paper: Paper, answer: Json) -> Json:
    said, words = answer["said"], request_words()
    ids = [said[name] for name in ("ground", "exception") if said.get(name)]
    reasons = [words.say(each, paper.locale) for each in ids]
    disclosed = (said.get("accounting") or {}).get("disclosures", ())
    lines = [" · ".join(str(each[name]) for name in ACCOUNTED) for each in disclosed]
    told = [*reasons, *_told(said, "text", "amendment"), *lines]
    return _text(paper, answer, told, paper.marks(f"answer_{said['outcome']}", **_until(said)))


def _until(said: Json) -> dict[str, str]:
    return {"until": str(said.get("until", ""))}


def _told(said: Json, *names: str) -> list[str]:
    return [str(said[name]) for name in names if said.get(name)]


def _text(paper: Paper, one: Json, words: list[str], mark: str) -> Json:
    name = one["name"] or paper.marks("nobody")
    return {"title": f"{name}, {paper.when(one['at'])}", "text": "\n".join(words), "mark": mark}
