"""How things look in a terminal."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from rich.console import Console
from rich.markup import escape
from rich.panel import Panel
from rich.table import Table

from meantime.protocol.posts import Event, File
from meantime.protocol.safety_posts import SafetyAnswer

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from meantime.sdk.automatic import Automatic
    from meantime.sdk.folds.messages import Message
    from meantime.sdk.invitations import Invited

SHOWN_TWICE_MS: Final = 10 * 60 * 1000  # an author's clock further off than this is shown
SAID: Final = {"yes": "yes", "unsure": "not sure", "no": "no", "misread": "you misread me"}
EVENTS: Final = {
    "in_session": "(will answer this in the session)",
    "export": "(the record was exported)",
    "bridge": "(signed notes also go to the practice's own record system from now on)",
    "destroyed": "(what was written before was destroyed under the practice's rules)",
    "emergency": "(the record was opened in an emergency)",
}
FAULTS: Final = {
    "destroyed": "destroyed at the end of its retention",
    "withheld": "withheld by the server",
    "nokey": "you have not been given the key to this message",
    "seal": "you have not been given the key to this message",
    "commit": "you have not been given the key to this message",
}


def console() -> Console:
    """Return where to write; made afresh, because tests and pipes change what stdout is."""
    return Console(highlight=False)


def when(ms: int) -> str:
    """Return an instant in this machine's zone, as people write it."""
    return f"{datetime.fromtimestamp(ms / 1000, UTC).astimezone():%a %d %b %Y %H:%M}"


def size(count: int) -> str:
    """Return a number of bytes as people say it."""
    if count < 1000:  # noqa: PLR2004  a kilobyte
        return f"{count} bytes"
    kilobytes = count / 1000
    return f"{kilobytes:.0f} kB" if kilobytes < 1000 else f"{kilobytes / 1000:.1f} MB"  # noqa: PLR2004


def table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    shown = Table(*headings, box=None, pad_edge=False, header_style="bold")
    for row in rows:
        shown.add_row(*(escape(cell) for cell in row))
    console().print(shown)


def secret_to_print(title: str, code: str, advice: str) -> None:
    """Show a code that is shown once."""
    console().print(Panel(f"[bold]{code}[/bold]\n\n{advice}", title=title, expand=False))


def invitation(invited: Invited, advice: str) -> None:
    """Show an invitation to hand over: its code, its link, and the link for a camera."""
    secret_to_print("Invitation", f"{invited.code}\n{invited.link}", advice)
    console().print(invited.qr(), markup=False, soft_wrap=True)


def message(one: Message, me: str) -> None:
    """Show one message with who wrote it and when."""
    name = "You" if one.author == me else one.name or one.role
    urgent = " [bold]urgent[/bold]" if one.attention == 3 else ""  # noqa: PLR2004  protocol's word
    console().print(
        f"[bold]{escape(name)}[/bold]  [dim]{_times(one)}  {escape(one.id[:6])}[/dim]{urgent}"
    )
    console().print(_text(one), markup=False, soft_wrap=True)
    if one.writer and not one.is_withdrawn:
        console().print(f"[dim]{escape(_written(one, name))}[/dim]", soft_wrap=True)
    console().print()


def event(words: str, at: int) -> None:
    """Show something that happened, between the messages."""
    console().print(f"[dim]-- {escape(words)}  {when(at)}[/dim]", soft_wrap=True)
    console().print()


def automatic(reply: Automatic) -> None:
    """Show what the care team has signed to be said by itself, apart from what people write."""
    at = when(int(reply.at.timestamp() * 1000))
    console().print(f"[bold]Automatic[/bold]  [dim]{at}[/dim]")
    console().print(reply.text, markup=False, soft_wrap=True)
    console().print()


def _written(one: Message, name: str) -> str:
    by = "you" if name == "You" else name
    if one.earlier:
        return f"{one.writer} had written this; the words were changed by {by}."
    return f"Written by {one.writer}, checked by {by}."


def _acting(one: Message) -> str:
    """Return whose hands the practice says that its seat has borrowed."""
    if not isinstance(one.post, Event) or not one.post.by or one.role != "practice":
        return ""
    for_whom = f" for {one.post.who} until {when(one.post.until)}" if one.post.who else ""
    return f"{for_whom} by {one.post.by}, says the practice"


def _times(one: Message) -> str:
    claimed = when(one.at)
    received_ms = int(one.received_at.timestamp() * 1000)
    if abs(received_ms - one.at) > SHOWN_TWICE_MS:
        claimed += f", received {when(received_ms)}"
    if one.show_at:
        claimed += f", to be shown {when(one.show_at)}"
    return claimed + (", corrected" if one.earlier and not one.is_withdrawn else "")


def _text(one: Message) -> str:
    if one.fault:
        return f"({FAULTS.get(one.fault, 'this message cannot be read')})"
    if one.is_withdrawn:
        return "(withdrawn)"
    if isinstance(one.post, Event) and one.post.what in EVENTS:
        return EVENTS[one.post.what] + _acting(one)
    if isinstance(one.post, SafetyAnswer):
        return f"(asked whether they are safe: {SAID[one.post.answer]})"
    if isinstance(one.post, File):
        return f"File: {one.text} ({size(one.post.size)}). `meantime files save` saves it."
    return one.text or "(update the app to see this entry)"
