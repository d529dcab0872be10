"""Notes that are being written at a terminal: begun, looked at, signed or thrown away."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import click

from meantime.cli import show
from meantime.cli.moments import MOMENT
from meantime.cli.note_text import KINDS, ask_sections, fact_lines
from meantime.cli.options import TAKES_AN_ID, Options, pass_options
from meantime.cli.people import signed_in
from meantime.cli.picking import pick_client, pick_colleague
from meantime.content.note_formats import note_formats
from meantime.protocol.note_posts import NoteDraft
from meantime.protocol.writing import make_entry_id
from meantime.sdk import note_counting, note_drafts
from meantime.sdk.folds.messages import to_ms
from meantime.sdk.folds.note_facts import Period
from meantime.sdk.note_templates import forms, sections_for
from meantime.sdk.notes import sign_note

if TYPE_CHECKING:
    from datetime import datetime

    from meantime.protocol.note_posts import Kind
    from meantime.sdk import Person
    from meantime.sdk.cases import Case
    from meantime.sdk.folds.note_drafts import DraftNote

FINAL: Final = "A signed note cannot be changed. Sign it?"
LANGUAGE: Final = click.option("--language", type=click.Choice(["en", "es"]), default="en")
FORMAT: Final = click.option("--format", "form", default="", help="dap, soap, birp or a template.")
COSIGN: Final = click.option("--cosign", default="", help="The colleague who is to sign as well.")


@click.command(context_settings=TAKES_AN_ID)
@click.argument("client")
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), help="The day; today if left out.")
@FORMAT
@COSIGN
@LANGUAGE
@pass_options
def write(options: Options, /, client: str, **how: Any) -> None:  # noqa: ANN401  click's
    """Begin a progress note about a CLIENT; each part is asked for, or comes under `## Heading`."""
    with signed_in(options) as me:
        case = pick_client(me, client)
        day = f"{how['on']:%Y-%m-%d}" if how["on"] else _today(case)
        _begin(me, case, "progress", how, on=day)
    click.echo("Kept for you alone. `meantime notes sign` signs it.")


@click.command(context_settings=TAKES_AN_ID)
@click.argument("client")
@click.option("--since", type=MOMENT, help="The end of the last summary if left out.")
@click.option("--until", type=MOMENT, help="Now if left out.")
@click.option("--minutes", type=click.IntRange(0, 600), required=True, help="Yours on it.")
@FORMAT
@COSIGN
@LANGUAGE
@pass_options
def summary(options: Options, /, client: str, **how: Any) -> None:  # noqa: ANN401  click's
    """Begin a summary of a CLIENT's messages. What can be counted is counted here."""
    with signed_in(options) as me:
        case = pick_client(me, client)
        usual = note_counting.next_period(case)
        period = Period(_ms(how["since"], usual.since), _ms(how["until"], usual.until))
        if not period.since < period.until <= usual.until:
            raise click.UsageError("There is nothing to sum up in that time.")
        facts = note_counting.facts_of(case, period, how["minutes"])
        for line in fact_lines(facts):
            show.console().print(line, markup=False, soft_wrap=True)
        day = note_counting.local_day(case, period.until - 1)
        _begin(me, case, "summary", how, on=day, facts=facts)
    click.echo("Kept for you alone. `meantime notes sign` signs it.")


@click.command(context_settings=TAKES_AN_ID)
@click.argument("client")
@pass_options
def drafts(options: Options, client: str) -> None:
    """Show your notes about a CLIENT that are being written. Nobody else can open them."""
    with signed_in(options) as me:
        every = _drafts(me, pick_client(me, client))
        rows = [
            (str(n), head.post.on, KINDS[head.post.kind], _beginning(head.post))
            for n, each in enumerate(every, 1)
            for head in each.heads
        ]
        if any(len(each.heads) > 1 for each in every):
            click.echo("A number that stands twice was written on two devices at once.")
    if rows:
        show.table(("", "day", "", "begins"), rows)
    else:
        click.echo("No note is being written.")


@click.command(context_settings=TAKES_AN_ID)
@click.argument("client")
@click.argument("number", type=int)
@click.option("--yes", "is_sure", is_flag=True, help="Do not ask again.")
@pass_options
def sign(options: Options, client: str, number: int, is_sure: bool) -> None:  # noqa: FBT001  flag
    """Sign a note that is being written, for good."""
    with signed_in(options) as me:
        case = pick_client(me, client)
        draft = _draft_at(me, case, number)
        post = note_drafts.only_head(draft)
        for section in post.sections:
            show.console().print(f"{section.title}\n{section.text}", markup=False, soft_wrap=True)
        if not is_sure:
            click.confirm(FINAL, abort=True)
        sign_note(case, post)
        note_drafts.end_draft(me.connection, draft)
    click.echo("Signed. Nothing changes it; `meantime notes addendum` stands beside it.")


@click.command(context_settings=TAKES_AN_ID)
@click.argument("client")
@click.argument("number", type=int)
@pass_options
def discard(options: Options, client: str, number: int) -> None:
    """Throw a note away that is being written."""
    with signed_in(options) as me:
        note_drafts.end_draft(me.connection, _draft_at(me, pick_client(me, client), number))
    click.echo("Thrown away.")


def _begin(me: Person, case: Case, kind: Kind, how: dict[str, Any], **about: Any) -> None:  # noqa: ANN401
    every = forms(me.connection, how["language"])
    wanted = how["form"] or note_formats().default
    form = next((each for each in every if wanted in {each.id, each.name}), None)
    if form is None:
        raise click.UsageError(f"No such format. There are: {', '.join(e.id for e in every)}.")
    sections = ask_sections(sections_for(form, kind, how["language"]))
    asked = pick_colleague(me, how["cosign"]) if how["cosign"] else ""
    note_drafts.keep_draft(
        me.connection,
        NoteDraft(
            note=make_entry_id(),
            space=case.id,
            kind=kind,
            format=form.id,
            sections=sections,
            cosign=asked,
            **about,
        ),
    )


def _beginning(post: NoteDraft) -> str:
    said = [each.text for each in post.sections if each.text]
    return said[0][:60] if said else ""


def _drafts(me: Person, case: Case) -> list[DraftNote]:
    return note_drafts.note_drafts(me.connection, case.id)


def _draft_at(me: Person, case: Case, number: int) -> DraftNote:
    every = _drafts(me, case)
    if not 0 < number <= len(every):
        raise click.UsageError("No such number. `meantime notes drafts` shows them.")
    return every[number - 1]


def _today(case: Case) -> str:
    return note_counting.local_day(case, case.connection.http.now_ms())


def _ms(at: datetime | None, usual: int) -> int:
    return to_ms(at.astimezone()) if at else usual
