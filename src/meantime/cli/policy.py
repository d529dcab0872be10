"""`meantime policy`: what clients agree to, prepared in a file, published and signed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click
import msgspec

from meantime.cli import show as shown
from meantime.cli.card import locale_here
from meantime.cli.options import Options, pass_options
from meantime.cli.people import signed_in
from meantime.cli.policy_files import FILE, prepared, read_prepared
from meantime.cli.policy_picking import NONE_YET, for_whom, in_force, scope_of
from meantime.cli.policy_publishing import publish, sign
from meantime.cli.policy_words import difference_lines, document_lines, fault_told
from meantime.sdk.folds.messages import to_ms

if TYPE_CHECKING:
    from pathlib import Path

LANGUAGE: Final = click.Choice(["en", "es"])


@click.group()
def policy() -> None:
    """Prepare, publish and sign the policy that clients agree to."""


policy.add_command(publish)
policy.add_command(sign)


@policy.command()
@for_whom
@click.option("--version", "number", type=click.IntRange(min=1), help="Another than the newest.")
@click.option("--language", type=LANGUAGE, help="That of this computer if not given.")
@pass_options
def show(options: Options, whose: str, number: int | None, language: str | None) -> None:
    """Show the policy in force, with your facts in it; names come in when a client reads it."""
    with signed_in(options) as me:
        version = in_force(me, scope_of(me, whose), number)
    click.echo(f"Version {version.version}, {shown.when(version.published_at)}, {version.hash}\n")
    for paragraph in document_lines(version.document, language or locale_here()):
        shown.console().print(paragraph, markup=False, soft_wrap=True)
        click.echo()


@policy.command()
@click.argument("file", required=False, type=FILE)
@for_whom
@pass_options
def draft(options: Options, file: Path | None, whose: str) -> None:
    """Print the draft, or what a new version begins with; with a FILE, keep that as the draft.

    If a colleague has changed it since you printed yours, nothing is overwritten: print theirs.
    """
    with signed_in(options) as me:
        scope = scope_of(me, whose)
        if file is None:
            click.echo(msgspec.json.format(msgspec.json.encode(prepared(me, scope))).decode())
            return
        new = read_prepared(file)
        me.policies.save_draft(scope, new.document, new.revision)
    click.echo("Kept as a draft. `meantime policy check` says what is missing.")


@policy.command()
@click.argument("file", required=False, type=FILE)
@for_whom
@pass_options
def check(options: Options, file: Path | None, whose: str) -> None:
    """Say what keeps a FILE, or the draft, from being published."""
    with signed_in(options) as me:
        scope = scope_of(me, whose)
        document = read_prepared(file).document if file else prepared(me, scope).document
        found = me.policies.check(scope, document)
    for fault in found:
        click.echo(fault_told(fault))
    if found:
        click.get_current_context().exit(1)
    click.echo("Nothing is missing: it can be published.")


@policy.command()
@pass_options
def history(options: Options) -> None:
    """Show all versions, the newest first: for whom each is, and whether clients sign anew."""
    with signed_in(options) as me:
        rows = [
            (
                str(each.version),
                each.scope_kind,
                shown.when(to_ms(each.published_at)),
                "anew" if each.agree_again else "",
                each.hash[:10],
            )
            for each in me.policies.history()
        ]
    if not rows:
        click.echo(NONE_YET)
        return
    shown.table(("", "for", "published", "signed", "hash"), rows)


@policy.command("difference")
@click.argument("old", type=click.IntRange(min=1))
@click.argument("new", type=click.IntRange(min=1))
@click.option("--language", type=LANGUAGE, help="That of this computer if not given.")
@pass_options
def difference_(options: Options, old: int, new: int, language: str | None) -> None:
    """Show what is not the same in two versions, word by word."""
    with signed_in(options) as me:
        found = me.policies.difference(old, new, language or locale_here())
    for line in difference_lines(found):
        shown.console().print(line, markup=False, soft_wrap=True)
