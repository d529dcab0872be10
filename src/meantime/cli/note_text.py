"""A note as a sheet of plain text, and notes as people type them."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

import click

from meantime.cli import show
from meantime.cli.ask import ask_text, is_terminal
from meantime.protocol.note_posts import Addendum, Section

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from meantime.protocol.note_posts import Facts, TemplateSection
    from meantime.sdk.folds.notes import SignedNote
    from meantime.sdk.note_counting import Checked

KINDS: Final = {"progress": "Progress note", "summary": "Summary of messages"}
WHAT: Final = {"more": "Addendum", "late": "Late addition", "error": "Struck by its author"}
HEADING: Final = "## "


def note_lines(note: SignedNote, checked: Checked) -> Iterator[str]:
    """Yield a signed note with all that stands beside it, line by line."""
    post = note.post
    yield f"{KINDS[post.kind]}, {post.on}"
    yield f"Signed by {_named(post.name, post.credential)}, {show.when(note.at)}"
    if post.late:
        yield "LATE ENTRY: written more than a day after the day that it is about."
    yield from _marks(note, checked)
    if post.facts:
        yield ""
        yield from fact_lines(post.facts)
    for section in post.sections:
        yield from ("", section.title, section.text or "-")
    if post.lines:
        yield from ("", "From the messages")
        yield from (f'"{line.text}"' for line in post.lines)
    for added in sorted((*note.addenda, *note.cosigned), key=lambda each: each.at):
        said = added.post
        what = WHAT[said.what] if isinstance(said, Addendum) else "Co-signed"
        yield ""
        yield f"{what}: {_named(said.name, said.credential)}, {show.when(added.at)}"
        if said.text:
            yield said.text
    yield from ("", f"Entry {note.id}, hash {note.hash}")


def fact_lines(facts: Facts) -> Iterator[str]:
    """Yield what was counted, as sentences."""
    yield f"Secure messages, {show.when(facts.since)} to {show.when(facts.until)}"
    yield f"From the client {facts.from_client}, from the team {facts.from_team}"
    yield f"Files {facts.files}; answered {facts.answered}, waiting {facts.waiting}"
    if facts.answered:
        median, longest = _span(facts.median_ms), _span(facts.longest_ms)
        yield f"Time to a reply: {median} in the middle, {longest} at most"
    yield f"Themes: {', '.join(facts.themes) or 'none'}"
    yield f"Measures: {', '.join(facts.measures) or 'none'}"
    for each in facts.safety:
        level = "urgent" if each.attention == 3 else "of concern"  # noqa: PLR2004  protocol's word
        yield f"Safety: {level}, {show.when(each.at)}: {each.outcome or 'no outcome noted'}"
    yield f"Minutes: {facts.minutes}, in the seven days from {facts.week}"
    yield f"Policy agreed to: {f'version {facts.policy}' if facts.policy else 'none'}"
    yield f"Could read it: {', '.join(each.name or each.role for each in facts.readers)}"
    yield f"Entries: {', '.join(facts.entries) or 'none'}"


def ask_sections(asked: Sequence[TemplateSection]) -> list[Section]:
    """Return what belongs under each heading: asked for, or out of a pipe under `## Heading`."""
    if is_terminal():
        return [_ask_one(each) for each in asked]
    texts: dict[str, list[str]] = {}
    titles = {each.title.casefold(): each.id for each in asked}
    here = asked[0].id
    for line in ask_text().splitlines():
        if not line.startswith(HEADING):
            texts.setdefault(here, []).append(line)
            continue
        title = line.removeprefix(HEADING).strip()
        if title.casefold() not in titles:
            known = ", ".join(each.title for each in asked)
            raise click.UsageError(f"There is no heading `{title}`. There are: {known}.")
        here = titles[title.casefold()]
    return [_section(each, "\n".join(texts.get(each.id, ()))) for each in asked]


def _ask_one(asked: TemplateSection) -> Section:
    click.echo(f"{asked.title}. {asked.hint}")
    return _section(asked, ask_text())


def _section(asked: TemplateSection, text: str) -> Section:
    return Section(id=asked.id, title=asked.title, text=text.strip())


def _marks(note: SignedNote, checked: Checked) -> Iterable[str]:
    """Yield what has to be known before the note is read."""
    if note.is_struck:
        yield "STRUCK: its author says that it should never have been written."
    if note.waits_for:
        yield "It waits for a co-signature."
    if note.again:
        yield f"This draft was signed before, as entry {note.again}."
    for each in note.attempts:
        yield f"Somebody tried to change it on {show.when(each.at)}. That counts for nothing."
    moved = checked.moved
    for ids, told in (
        (moved.withdrawn, "Taken back since it was signed"),
        (moved.reworded, "Put in other words since it was signed"),
        (moved.missing, "Named here, and in no conversation on this device"),
    ):
        if ids:
            yield f"{told}: {', '.join(ids)}"
    if checked.wrong:
        yield f"These counts do not match the conversation: {', '.join(checked.wrong)}"
    if not checked.can_count:
        yield "You cannot read the conversation, so its counts were not checked."


def _named(name: str, credential: str) -> str:
    return f"{name}, {credential}" if credential else name


def _span(ms: int) -> str:
    minutes = timedelta(milliseconds=ms) // timedelta(minutes=1)
    hours, minutes = divmod(minutes, 60)
    return f"{hours} h {minutes} min" if hours else f"{minutes} min"
