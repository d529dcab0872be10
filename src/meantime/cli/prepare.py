"""`meantime prepare`: what is for a session, on one page."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import click
import msgspec

from meantime.cli import show
from meantime.cli.measure_words import CHANGES
from meantime.cli.moments import MOMENT
from meantime.cli.options import TAKES_AN_ID, Options, pass_options
from meantime.cli.people import signed_in
from meantime.cli.picking import pick_client
from meantime.measures.words import band_name, say_in
from meantime.sdk.folds.measured import Measured
from meantime.sdk.folds.messages import fold_messages, to_ms
from meantime.sdk.homework import came_to
from meantime.sdk.moment_words import moment_lines
from meantime.sdk.preparing import prepare as prepare_session

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from meantime.homework.came import Came
    from meantime.preparing.gather import Prepared, Totalled
    from meantime.protocol.moment_posts import Moment
    from meantime.sdk.threads import Thread

BASES: Final = {
    "met": "Since the last session",
    "summed": "Since the last summary; no earlier session is in the calendar",
    "days": "The last 14 days; no earlier session is in the calendar",
}
WHO: Final = {"client": "client", "team": "team", "both": "client and team"}
STATES: Final = {"due": "open", "kept": "kept", "broken": "not kept", "withdrawn": "taken back"}


@click.command(context_settings=TAKES_AN_ID)
@click.argument("client")
@click.option("--at", type=MOMENT, help="When it begins, by this machine's clock; the next one.")
@pass_options
def prepare(options: Options, client: str, at: datetime | None) -> None:
    """Show what is for the session with a CLIENT: what is new, and what is still open."""
    with signed_in(options) as me:
        case = pick_client(me, client)
        prepared, session = prepare_session(case, at.astimezone() if at else None)
        came = came_to(case.thread, prepared.since, prepared.until) if case.thread else []
        about = _About.of(case.thread) if case.thread else _About()
    begins = show.when(to_ms(session.starts_at)) if session else "No session is in the calendar."
    click.echo(f"{begins}\n{BASES[prepared.basis]}: {show.when(prepared.since)}")
    for title, lines in (*_parts(prepared, about), ("Homework", [*map(_homework, came)])):
        if lines:
            click.echo(f"\n{title}")
            for line in lines:
                click.echo(f"  {line}")


@dataclass(frozen=True, slots=True)
class _About:
    """What the thread says of what was gathered: moments by their messages, and measures."""

    moments: dict[str, Moment] = field(default_factory=dict)
    measured: Measured = field(default_factory=Measured)

    @classmethod
    def of(cls, thread: Thread) -> _About:
        said = fold_messages(thread.opened(), thread.me, thread.now_ms())
        moments = {each.id: each.moment for each in said if each.moment}
        return cls(moments, thread.measured())

    def moment(self, about: str) -> list[str]:
        """Return what a moment says that was brought, nothing of anything else."""
        moment = self.moments.get(about)
        lines = moment_lines(msgspec.to_builtins(moment), "en") if moment else ()
        return [f"    {line}" for said in lines for line in said.splitlines()]

    def total(self, of: Totalled) -> str:
        form = self.measured.forms[of.measure, of.version]
        said = f"{say_in(form.title, 'en')}: {of.total} of {of.highest}"
        change = "" if of.by is None else f", {of.by:+d} {CHANGES[of.change]}".rstrip()
        return f"{said}, {band_name(form, of.band, 'en')}{change}"


def _homework(came: Came) -> str:
    counts = [
        f"{count} {what}"
        for what, count in (("done", came.done), ("begun", came.begun), ("stuck", came.stuck))
        if count
    ]
    asked = ["a question waits"] if came.asked else []
    return f"{came.title}: {', '.join([*counts, *asked]) or 'nothing sent yet'}"


def _parts(prepared: Prepared, about: _About) -> Iterator[tuple[str, list[str]]]:
    yield (
        "Safety",
        [
            f"{show.when(each.at)}  "
            + (
                "the safety plan was changed"
                if each.kind == "plan"
                else f"urgent message: {each.outcome.replace('_', ' ') or 'still open'}"
            )
            for each in prepared.events
        ],
    )
    yield (
        "To talk about",
        [
            *(
                line
                for e in prepared.brought
                for line in (
                    f"[{'x' if e.done else ' '}] {e.text} ({WHO[e.by]})",
                    *about.moment(e.about),
                )
            ),
            *(f"starred by {WHO[e.stars]}: {e.text}" for e in prepared.starred),
        ],
    )
    yield (
        "Promised",
        [
            f"{STATES[each.state]}: {each.text or 'to answer in the session'}"
            for each in prepared.promised
        ],
    )
    yield "Measures", [about.total(each) for each in prepared.measured]
    yield "Themes", [f"{each.tag} ({each.count})" for each in prepared.themes]
    yield (
        "Messages",
        [f"{show.when(each.at)}  {WHO[each.by]}: {each.text}" for each in prepared.said],
    )
    yield (
        "Also since then",
        [
            *(f"note of {each.on} ({each.kind})" for each in prepared.noted),
            *(f"{show.when(e.at)}  {e.way.replace('_', ' ')}: {e.text}" for e in prepared.contacts),
            *(f"a reply named {show.when(each.at)}" for each in prepared.named),
        ],
    )
