"""The practice's own table of what has to be kept how long. None is built in as law."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

import msgspec

from meantime.content import load
from meantime.protocol.record_posts import Retention, RetentionRule
from meantime.retention.rules import Rule
from meantime.sdk.directory import find_directory
from meantime.sdk.errors import SdkError
from meantime.sdk.folds.keeping import certificates, newest_table
from meantime.sdk.listing import list_spaces
from meantime.sdk.practice_seat import acting_as, practice_keys
from meantime.sdk.retention.errors import NoSuchRule
from meantime.sdk.spaces import Space

if TYPE_CHECKING:
    from collections.abc import Sequence

    from meantime.protocol.record_posts import Certificate
    from meantime.sdk.connection import Connection
    from meantime.sdk.practice_seat import PracticeSeat


class Template(msgspec.Struct, frozen=True):
    """The content file `retention`: which lines a table usually has, without a number."""

    rules: list[RetentionRule]
    names: dict[str, dict[str, str]]


@dataclass(frozen=True, slots=True)
class RetentionTable:
    """`person.retention_table`."""

    connection: Connection

    def show(self) -> list[RetentionRule]:
        """Return the practice's table, [] if it has none. Raises SdkError without a directory."""
        return newest_table(find_directory(self.connection).opened())

    def certificates(self) -> list[Certificate]:
        """Return the certificates of what was destroyed, oldest first."""
        return certificates(find_directory(self.connection).opened())

    def change(self, rules: Sequence[RetentionRule]) -> None:
        """Put a table in place of the one before, by the practice's seat; the same is said once.

        Raises ProtocolError `nokey` for all but custodians.
        """
        with acting_as(self.connection, practice_keys(self.connection)[0]) as practice:
            if practice is None:
                raise SdkError("The practice has no directory yet.")
            directory = directory_of(practice)
            if newest_table(directory.opened()) != list(rules):
                directory.post(Retention(rules=list(rules)))


def directory_of(practice: PracticeSeat) -> Space:
    """Return the practice's directory by its own seat, verified. Raises SdkError without one."""
    for listed in list_spaces(practice.http):
        if listed.purpose == "directory" and listed.until_seq < 0:
            return Space(practice, listed.id).sync()
    raise SdkError("The practice has no directory yet.")


@cache
def template() -> Template:
    """Return the lines that a new table begins with, all of them to be filled in by a person."""
    return msgspec.convert(load("retention"), Template)


def as_rule(line: RetentionRule) -> Rule:
    """Return a line of the table as the rules read it."""
    on = date.fromisoformat(line.on) if line.on else None
    return Rule(line.rule, line.kind, line.years, line.age, on)


def pick(table: Sequence[RetentionRule], ids: Sequence[str]) -> list[Rule]:
    """Return the lines of some ids, in the order of the table. Raises NoSuchRule."""
    rules = [as_rule(line) for line in table if line.rule in ids]
    if missing := set(ids) - {rule.id for rule in rules if rule.is_filled}:
        raise NoSuchRule(f"Not in the table, or not filled in: {', '.join(sorted(missing))}.")
    return rules
