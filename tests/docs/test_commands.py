"""The page of commands and the commands are the same list."""

import re
from pathlib import Path

import click

from meantime.cli.main import main

PAGE = Path(__file__).parents[2] / "docs" / "commands.md"
ROW = re.compile(r"^\| `meantime ([a-z -]+?)(?: [A-Z\[][^`]*)?` \|", re.MULTILINE)


def test_every_command_has_one_line_on_its_page():
    told = ROW.findall(PAGE.read_text(encoding="utf-8"))
    assert sorted(told) == sorted(commands(main, []))


def test_every_variable_that_a_command_reads_is_on_the_page():
    page = PAGE.read_text(encoding="utf-8")
    variables = {option.envvar for option in main.params if isinstance(option.envvar, str)}
    assert variables
    assert {name for name in variables if f"`{name}`" not in page} == set()


def commands(group, above):
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        if isinstance(command, click.Group):
            yield from commands(command, [*above, name])
        else:
            yield " ".join([*above, name])
