"""`meantime records rules`, `keep`, `hold`, `release`, `due`, `destroy` and `certificate`."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click
import msgspec

from meantime.cli import show
from meantime.cli.ask import ask
from meantime.cli.card import locale_here
from meantime.cli.options import TAKES_AN_ID, Options, pass_options
from meantime.cli.people import signed_in
from meantime.protocol.record_posts import RetentionRule
from meantime.sdk.practice_kept import practice_details
from meantime.sdk.retention.destroying import destroy as destroy_record
from meantime.sdk.retention.due import due_records
from meantime.sdk.retention.errors import StillKept
from meantime.sdk.retention.paper import certificate_lines, write_certificate
from meantime.sdk.retention.record import client_records
from meantime.sdk.retention.table import RetentionTable, template

if TYPE_CHECKING:
    from collections.abc import Iterator

    from meantime.protocol.record_posts import Certificate
    from meantime.retention.rules import Decision
    from meantime.sdk import Person
    from meantime.sdk.replies import Locale
    from meantime.sdk.retention.record import ClientRecord

NO_CLIENT: Final = "No such client. Name one by name, or by the beginning of the id."
KEPT: Final = {
    "held": "A legal hold keeps this record.",
    "unknown": "The day cannot be told, so the record is kept. See `meantime records keep`.",
    "early": "Its day has not come.",
    "clock": "The clock of this computer is behind the server's. Set it right first.",
}
LACKS: Final = {
    "no_rules": "No rule was chosen, so it is kept.",
    "not_filled": "A rule has no number yet, so it is kept.",
    "no_birth_date": "A rule needs the day of birth, which the desk does not say, so it is kept.",
}
PLAN: Final = "Nothing goes yet: every custodian is told, and can stop it for seven days."


@click.command()
@click.option("--json", "as_json", is_flag=True, help="As `--set` takes it; a template if none.")
@click.option(
    "--set",
    "file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Custodians: put this table in place.",
)
@pass_options
def rules(options: Options, as_json: bool, file: Path | None) -> None:  # noqa: FBT001  flag
    """Show the practice's own table of what has to be kept how long, or set it."""
    with signed_in(options) as me:
        table = RetentionTable(me.connection)
        if file is not None:
            table.change(_read(file.read_bytes()))
        lines = table.show()
    if as_json:
        encoded = msgspec.json.encode(lines or template().rules)
        click.echo(msgspec.json.format(encoded, indent=1).decode())
        return
    rows = [(each.rule, each.source, each.name, _count(each), each.checked_on) for each in lines]
    show.table(("Rule", "From", "Name", "Counts", "Looked up on"), rows)


@click.command(context_settings=TAKES_AN_ID)
@click.argument("client")
@click.option("--rule", "chosen", multiple=True, help="A rule that holds; may stand several times.")
@pass_options
def keep(options: Options, client: str, chosen: tuple[str, ...]) -> None:
    """Custodians: show until when the record of a CLIENT is kept, or choose its rules."""
    with signed_in(options) as me, _record(me, client) as record:
        decision = record.keep(chosen) if chosen else record.decision()
        ended_on = record.facts().ended_on
        holds = record.holds() if "desk" in record.spaces else []
    click.echo(f"Care ended on {ended_on}.")
    for line in _decision(decision):
        click.echo(line)
    for number, each in enumerate(holds, 1):
        click.echo(f"Hold {number}, since {each.on}: {each.why}")


@click.command(context_settings=TAKES_AN_ID)
@click.argument("client")
@pass_options
def hold(options: Options, client: str) -> None:
    """Custodians: set a legal hold on the record of a CLIENT; why is asked for, and sealed."""
    with signed_in(options) as me, _record(me, client) as record:
        record.hold(ask("Why it is held"))
    click.echo("Held. Nothing of this record can be destroyed until that is released.")


@click.command(context_settings=TAKES_AN_ID)
@click.argument("client")
@click.argument("number", type=click.IntRange(1), default=1)
@pass_options
def release(options: Options, client: str, number: int) -> None:
    """Custodians: release the hold NUMBER on the record of a CLIENT."""
    with signed_in(options) as me, _record(me, client) as record:
        holds = record.holds()
        if not holds and record.standing().is_held:
            record.free()
        elif number > len(holds):
            raise click.UsageError("There is no such hold. `meantime records keep` shows them.")
        else:
            click.echo(f"Since {holds[number - 1].on}: {holds[number - 1].why}")
            click.confirm("Release it?", abort=True)
            record.release(holds[number - 1], ask("Why it is released"))
        is_held = record.standing().is_held
    click.echo("Released; another one stands." if is_held else "Released. No hold stands.")


@click.command()
@pass_options
def due(options: Options) -> None:
    """Custodians: list the records whose day has come, and those whose end was asked for."""
    with signed_in(options) as me:
        found = due_records(me.connection)
        names = {case.id: case.name() for case in me.caseload()}
    rows = [
        (
            names.get(each.thread_id, ""),
            str(each.destroy_on),
            f"asked for; from {each.may_go_from:%Y-%m-%d %H:%M} UTC" if each.may_go_from else "",
            each.thread_id[:8],
        )
        for each in found
    ]
    show.table(("Client", "Since", "Its end", "Id"), rows)


@click.command(context_settings=TAKES_AN_ID)
@click.argument("client")
@click.option("--cancel", is_flag=True, help="Take back that its end was asked for.")
@pass_options
def destroy(options: Options, client: str, cancel: bool) -> None:  # noqa: FBT001  flag
    """Custodians: ask for the end of a CLIENT's record, and seven days later destroy it.

    Stopped anywhere, the same command goes on. A hold keeps what is not gone yet.
    """
    with signed_in(options) as me, _record(me, client) as record:
        if cancel:
            record.cancel()
            click.echo("Taken back.")
            return
        standing = record.standing()
        has_begun = any(part.destroyed_at for part in standing.spaces)
        try:
            if standing.planned_at is None and not has_begun:
                _plan(record)
                return
            record.demand_due()
        except StillKept as kept:
            if not has_begun:
                raise click.ClickException(KEPT[kept.refusal]) from kept
        _say_goes(record)
        word = record.name or "destroy"
        if ask(f"To destroy it, type: {word}").casefold() != word.casefold():
            raise click.ClickException("That is not it. Nothing was destroyed.")
        said = destroy_record(record)
        by = me.directory().name(said.by)
    _say(said, by)


@click.command(context_settings=TAKES_AN_ID)
@click.argument("record_id", metavar="ID")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path), required=False)
@click.option("--language", type=click.Choice(["en", "es"]), help="That of this computer if none.")
@pass_options
def certificate(
    options: Options, record_id: str, file: Path | None, language: Locale | None
) -> None:
    """Show the certificate about a record, by the beginning of its ID, or save it as a PDF."""
    with signed_in(options) as me:
        every = RetentionTable(me.connection).certificates()
        found = [each for each in every if each.about.startswith(record_id)]
        if not found:
            raise click.UsageError("There is no certificate about that record.")
        by, details = me.directory().name(found[-1].by), practice_details(me.connection)
    if file is None:
        _say(found[-1], by)
        return
    if details is None:
        raise click.ClickException("What the practice says of itself cannot be had just now.")
    file.write_bytes(write_certificate(found[-1], details, by, language or locale_here()))
    click.echo(f"Saved: {file}")


def _read(raw: bytes) -> list[RetentionRule]:
    try:
        return msgspec.json.decode(raw, type=list[RetentionRule])
    except msgspec.MsgspecError as error:
        raise click.UsageError(f"This is no table of rules: {error}") from error


@contextmanager
def _record(me: Person, which: str) -> Iterator[ClientRecord]:
    with client_records(me.connection, which) as found:
        if len(found) != 1:
            raise click.UsageError(NO_CLIENT)
        yield found[0]


def _plan(record: ClientRecord) -> None:
    record.demand_due()
    _say_goes(record)
    click.echo(PLAN)
    click.confirm("Ask for its end?", abort=True)
    standing = record.plan()
    click.echo(f"Asked for. It can be destroyed from {standing.may_go_from:%Y-%m-%d %H:%M} UTC on.")


def _say_goes(record: ClientRecord) -> None:
    for of, space in record.spaces.items():
        posts = sum(each.post is not None for each in space.opened())
        click.echo(f"{of}: {posts} entries, and their files")
    click.echo("Take an export first if anybody may still ask for the record.")


def _say(said: Certificate, by: str) -> None:
    click.echo("\n".join(certificate_lines(said, by, locale_here())))


def _decision(decision: Decision) -> Iterator[str]:
    for reach in decision.reaches:
        mark = "  (decides)" if reach.rule == decision.rule else ""
        yield f"{reach.rule}: until {reach.until or 'it is told'}{mark}"
    if decision.lack:
        yield LACKS[decision.lack]
    else:
        yield f"It can be destroyed from {decision.destroy_on} on."


def _count(rule: RetentionRule) -> str:
    if rule.kind == "fixed":
        return f"until {rule.on}" if rule.on else ""
    age = f" at {rule.age}" if rule.kind == "after_majority" and rule.age >= 0 else ""
    after = "coming of age" if rule.kind == "after_majority" else "care ended"
    return f"{rule.years} years after {after}{age}" if rule.years >= 0 else ""
