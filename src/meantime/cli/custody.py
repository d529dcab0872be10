"""`meantime practice …`: the practice's key and what it opens. For custodians."""

from __future__ import annotations

import click

from meantime.cli.options import Options, pass_options
from meantime.cli.people import signed_in
from meantime.cli.walking import demand_whole, walking


@click.command()
@click.option("--anew", is_flag=True, help="A new key, also where a rotation is unfinished.")
@pass_options
def rotate(options: Options, *, anew: bool) -> None:
    """Give the practice a new key, and every space with it. Custodians only.

    A custodian who is removed takes care of it already: this is for a key that somebody else may
    know. It may be stopped anywhere. Done again, here or on another device, it goes on.
    """
    with signed_in(options) as me:
        waiting = 0 if anew else me.rotation_left_over()
        if waiting:
            click.echo(f"A rotation is unfinished: {waiting} spaces have the earlier key.")
        else:
            click.confirm("Give the practice a new key?", abort=True)
        with walking() as tell:
            rotated = me.finish_rotation(tell) if waiting else me.rotate_practice(tell)
    click.echo(f"{len(rotated.done)} spaces have the new key.")
    demand_whole(rotated.failed, rotated.missing)
