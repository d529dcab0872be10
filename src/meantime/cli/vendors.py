"""`meantime vendors`: who else touches what the practice keeps, under which agreement."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final, get_args

import click

from meantime.cli import show
from meantime.cli.ask import ask
from meantime.cli.options import Options, pass_options
from meantime.cli.people import signed_in
from meantime.sdk.vendors import VendorWords
from meantime.wire.vendors import VendorKind

if TYPE_CHECKING:
    from datetime import date, datetime

    from meantime.sdk import Person
    from meantime.sdk.vendors import Vendor
    from meantime.wire.vendors import Channel

DAY: Final = click.DateTime(["%Y-%m-%d"])
KIND: Final = click.Choice(get_args(VendorKind))
FILE: Final = click.Path(exists=True, dir_okay=False, path_type=Path)
FOLDER: Final = click.Path(exists=True, file_okay=False, path_type=Path)
SIGNED: Final = click.option("--signed-on", type=DAY, help="The day of the signature, 2027-12-31.")
EXPIRES: Final = click.option("--expires-on", type=DAY, help="The last day of the agreement.")
PAPER: Final = click.option("--file", type=FILE, help="The signed agreement: sealed, its name too.")


@click.group()
def vendors() -> None:
    """See and keep the register of vendors. NUMBER is that of the list."""


@vendors.command("list")
@pass_options
def list_(options: Options) -> None:
    """Show the register, and what mail and push carry."""
    with signed_in(options) as me:
        found = me.vendors.show()
    rows = [
        (
            str(n),
            each.words.kind,
            each.words.name or "(cannot be read)",
            each.words.scope,
            _agreement(each),
            each.file.name if each.file else "",
        )
        for n, each in enumerate(found.vendors, 1)
    ]
    if rows:
        show.table(("", "kind", "name", "what it touches", "agreement", "file"), rows)
    else:
        click.echo("No vendor is noted yet. `meantime vendors add` notes one.")
    for channel in found.channels:
        click.echo(_carries(channel))


@vendors.command()
@click.option("--kind", type=KIND, required=True)
@SIGNED
@EXPIRES
@PAPER
@pass_options
def add(
    options: Options,
    kind: VendorKind,
    signed_on: datetime | None,
    expires_on: datetime | None,
    file: Path | None,
) -> None:
    """Note a vendor, as a custodian. Name and scope are asked for; both are sealed."""
    with signed_in(options) as me:
        name, scope = ask("Name"), ask("What it touches", "")
        words = VendorWords(kind, name, scope, _day(signed_on), _day(expires_on))
        noted = me.vendors.add(words, file)
    click.echo(f"Noted. {_agreement(noted).capitalize()}.")


@vendors.command()
@click.argument("number", type=int)
@click.option("--kind", type=KIND)
@SIGNED
@EXPIRES
@PAPER
@click.option("--no-file", is_flag=True, help="Without the file that there was.")
@pass_options
def change(  # noqa: PLR0913  one option each
    options: Options,
    number: int,
    *,
    kind: VendorKind | None,
    signed_on: datetime | None,
    expires_on: datetime | None,
    file: Path | None,
    no_file: bool,
) -> None:
    """Change what is said of a vendor; what is not named stays. Enter keeps name and scope."""
    with signed_in(options) as me:
        known = _at(me, number)
        words = replace(
            known.words,
            kind=kind or known.words.kind,
            name=ask("Name", known.words.name or None),
            scope=ask("What it touches", known.words.scope),
            signed_on=_day(signed_on) or known.words.signed_on,
            expires_on=_day(expires_on) or known.words.expires_on,
        )
        changed = me.vendors.change(known, words, file, keeps_file=not no_file)
    click.echo(f"Changed. {_agreement(changed).capitalize()}.")


@vendors.command()
@click.argument("number", type=int)
@pass_options
def remove(options: Options, number: int) -> None:
    """Take a vendor out of the register. It says which, and asks."""
    with signed_in(options) as me:
        known = _at(me, number)
        click.confirm(f"Remove {known.words.name or 'this vendor'}?", abort=True)
        me.vendors.remove(known)
    click.echo("Removed. What was said of it stays in the record of the practice.")


@vendors.command()
@click.argument("number", type=int)
@click.option("--into", "folder", type=FOLDER, default=Path(), help="The folder to save it in.")
@pass_options
def save(options: Options, number: int, folder: Path) -> None:
    """Save the signed agreement with a vendor. Nothing is ever overwritten."""
    with signed_in(options) as me:
        saved = me.vendors.save_file(_at(me, number), folder)
    if saved is None:
        raise click.ClickException("No file is kept with this vendor.")
    click.echo(f"Saved: {saved}")


def _at(me: Person, number: int) -> Vendor:
    every = me.vendors.show().vendors
    if not 0 < number <= len(every):
        raise click.UsageError("No such number. `meantime vendors list` shows them.")
    return every[number - 1]


def _day(said: datetime | None) -> date | None:
    return said.date() if said else None


def _agreement(vendor: Vendor) -> str:
    words = vendor.words
    if words.signed_on is None:
        return "no agreement"
    until = f" until {words.expires_on}" if words.expires_on else ""
    stands = "in force" if vendor.in_force else "not in force"
    return f"{stands}, from {words.signed_on}{until}"


def _carries(channel: Channel) -> str:
    stands = "is on" if channel.is_on else "is off"
    signed = "with an agreement" if channel.in_force else "without an agreement"
    return (
        f"{channel.kind.capitalize()} {stands}, {signed}. All that it carries is that something "
        f"waits ({', '.join(channel.carries)}): no text, no name."
    )
