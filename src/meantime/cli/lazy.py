"""A command group that loads a command's code when it is asked for, so that all start fast."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Mapping

HOW_IT_ENDED = (click.ClickException, click.Abort, click.exceptions.Exit)


class LazyGroup(click.Group):
    """`places` maps a name to ("module:attribute", one line of help).

    What the SDK, the protocol or the server refuses is told in a sentence, without a traceback.
    """

    def __init__(
        self,
        *args: Any,  # noqa: ANN401  click's own
        places: Mapping[str, tuple[str, str]],
        **options: Any,  # noqa: ANN401
    ) -> None:
        super().__init__(*args, **options)
        self._places = places

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  click's own
        return list(self._places)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in self._places:
            return None
        module, _, attribute = self._places[cmd_name][0].partition(":")
        command: click.Command = getattr(import_module(module), attribute)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in self._places.items()])

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401  whatever the command returns
        try:
            return super().invoke(ctx)
        except HOW_IT_ENDED:
            raise
        except Exception as error:
            told = import_module("meantime.cli.sentences").told(error)
            if told is None:
                raise
            raise click.ClickException(told) from error
