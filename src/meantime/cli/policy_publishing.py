"""`meantime policy publish` and `sign`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from meantime.agreement.changes import demands_agreement
from meantime.cli.moments import MOMENT, ahead
from meantime.cli.options import Options, pass_options
from meantime.cli.people import signed_in
from meantime.cli.policy_files import FILE, prepared, read_prepared
from meantime.cli.policy_picking import for_whom, in_force, scope_of
from meantime.cli.policy_words import fault_told
from meantime.cli.replies import tell
from meantime.sdk.agreement_errors import FaultyPolicy
from meantime.sdk.policy_facts import PRACTICE

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from meantime.agreement.document import Document
    from meantime.sdk import Person
    from meantime.wire.policies import Scope

AGAIN: Final = (
    "This changes what clients have agreed to. Say --agree-again, so that they sign anew, or "
    "--as-agreed if what they signed still says the same."
)


@click.command()
@click.argument("file", required=False, type=FILE)
@for_whom
@click.option("--agree-again/--as-agreed", "again", default=None, help="Whether clients sign anew.")
@click.option("--holds-until", type=MOMENT, help="Until then the version before still counts.")
@pass_options
def publish(
    options: Options,
    file: Path | None,
    whose: str,
    again: bool | None,  # noqa: FBT001  flag
    holds_until: datetime | None,
) -> None:
    """Publish a FILE, or the draft, for ever, and sign it in each thread of yours.

    If it breaks off, do it again: the same words are the same version.
    """
    with signed_in(options) as me:
        scope = scope_of(me, whose)
        ready = read_prepared(file) if file else prepared(me, scope)
        until = ahead(holds_until, me.connection.http.now_ms()) if holds_until else None
        try:
            version = me.policies.publish(
                scope,
                ready.document,
                revision=ready.revision,
                after=ready.after,
                agree_again=demanded(me, scope, ready.document, again),
                holds_until=until,
            )
        except FaultyPolicy as faulty:
            told = "\n".join(fault_told(each) for each in faulty.faults)
            raise click.ClickException(f"It cannot be published yet.\n{told}") from None
        click.echo(f"Published: version {version.version}.")
        tell(me.policies.sign(version))


@click.command()
@for_whom
@pass_options
def sign(options: Options, whose: str) -> None:
    """Sign the policy in force in each thread of yours that has another. Read it first."""
    with signed_in(options) as me:
        version = in_force(me, scope_of(me, whose))
        click.echo(f"Version {version.version}, {version.hash}")
        tell(me.policies.sign(version))


def demanded(me: Person, scope: Scope, document: Document, said: bool | None) -> bool:  # noqa: FBT001  as it was said
    """Return whether clients sign anew. Raises UsageError where that has to be said."""
    if said is not None:
        return said
    before = me.policies.in_force(scope) or me.policies.in_force(PRACTICE)
    if before is not None and demands_agreement(before.document, document):
        raise click.UsageError(AGAIN)
    return False
