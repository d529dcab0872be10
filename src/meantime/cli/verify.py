"""`meantime verify`: the digits that two people compare in a session."""

from __future__ import annotations

import click

from meantime.cli.options import Options, pass_options
from meantime.cli.people import signed_in
from meantime.cli.threads import pick


@click.command()
@click.argument("thread", default="1")
@pass_options
def verify(options: Options, thread: str) -> None:
    """Compare the digits of a THREAD with the other person, in a session or on the phone."""
    with signed_in(options) as me:
        chosen = pick(me, thread).sync()
        shown = chosen.digits()
        click.echo(f"\n    {shown}\n")
        if not click.confirm("Does the other person read exactly these digits?"):
            raise click.ClickException(
                "Then somebody may be in between. Write nothing personal here, and let your "
                "practice know by telephone."
            )
        chosen.confirm(shown)
    click.echo("Verified. The mark falls if somebody comes or goes.")
