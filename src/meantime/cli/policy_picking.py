"""For whom a policy is, and which version is meant, on a command line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from meantime.cli.threads import pick
from meantime.sdk.policy_facts import PRACTICE, of_clinician, of_thread

if TYPE_CHECKING:
    from meantime.sdk import Person
    from meantime.sdk.folds.published import Published
    from meantime.wire.policies import Scope

NONE_YET: Final = "No version has been published yet. `meantime policy draft` prints what is usual."
for_whom = click.option(
    "--for",
    "whose",
    default="practice",
    metavar="WHOM",
    help="`practice`, `mine`, or a thread that has a policy of its own.",
)


def in_force(me: Person, scope: Scope, number: int | None = None) -> Published:
    """Return a version by its number, or the newest of a scope. Raises ClickException."""
    if number:
        return me.policies.version(number)
    version = me.policies.in_force(scope)
    if version is None:
        raise click.ClickException(NONE_YET)
    return version


def scope_of(me: Person, whose: str) -> Scope:
    """Return for whom a policy is. Raises UsageError for no such thread."""
    if whose == "practice":
        return PRACTICE
    return of_clinician(me.id) if whose == "mine" else of_thread(pick(me, whose).id)
