"""`meantime prepare`: what is for a session, on one page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from meantime.cli import show
from meantime.cli.moments import MOMENT
from meantime.cli.options import TAKES_AN_ID, Options, pass_options
from meantime.cli.people import signed_in
from meantime.cli.picking import pick_client
from meantime.sdk.folds.messages import to_ms
from meantime.sdk.homework import came_to
from meantime.sdk.preparing import prepare as prepare_session

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from meantime.homework.came import Came
    from meantime.preparing.gather import Prepared

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
    begins = show.when(to_ms(session.starts_at)) if session else "No session is in the calendar."
    click.echo(f"{begins}\n{BASES[prepared.basis]}: {show.when(prepared.since)}")
    for title, lines in (*_parts(prepared), ("Homework", [*map(_homework, came)])):
        if lines:
            click.echo(f"\n{title}")
            for line in lines:
                click.echo(f"  {line}")


def _homework(came: Came) -> str:
    counts = [
        f"{count} {what}"
        for what, count in (("done", came.done), ("begun", came.begun), ("stuck", came.stuck))
        if count
    ]
    asked = ["a question waits"] if came.asked else []
    return f"{came.title}: {', '.join([*counts, *asked]) or 'nothing sent yet'}"


def _parts(prepared: Prepared) -> Iterator[tuple[str, list[str]]]:
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
            *(f"[{'x' if e.done else ' '}] {e.text} ({WHO[e.by]})" for e in prepared.brought),
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
