"""`meantime screening lower`, `restore` and `changes`: rules that count for less for one client."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from meantime.cli import show
from meantime.cli.ask import ask
from meantime.cli.card import locale_here
from meantime.cli.options import Options, pass_options
from meantime.cli.people import signed_in
from meantime.cli.threads import pick
from meantime.cli.words import of_staff
from meantime.protocol.safety_posts import RuleChange
from meantime.sdk.folds.messages import to_ms
from meantime.sdk.matches import reason_of
from meantime.sdk.rule_changes import rule_of

if TYPE_CHECKING:
    from meantime.sdk.folds.rule_changes import RuleStep

COUNTS: Final = {
    "": "as for everybody",
    "elevated": "read first, no alert",
    "none": "switched off",
}
NO_ALERT: Final = (
    "This rule opens an alert. From now on nobody is woken for these words of this client alone. "
    "Crisis help stands on every page of theirs all the same."
)
LOWERED: Final = (
    "It counts for less from now on, on the client's own device. The client can see it, and why."
)


@click.command()
@click.argument("rule")
@click.argument("thread", default="1")
@click.option("--off", is_flag=True, help="Not at all; else it is read first, without an alert.")
@pass_options
def lower(options: Options, rule: str, thread: str, off: bool) -> None:  # noqa: FBT001  flag
    """Staff: let a RULE count for less in what the client of a THREAD writes. Asks why."""
    known = rule_of(rule)
    if known is None:
        raise click.UsageError("No such rule. `meantime screening rules` shows them.")
    if known.tier != "urgent" and not off:
        raise click.UsageError("It opens no alert as it is. With --off it is switched off.")
    with signed_in(options) as me:
        chosen = of_staff(me, thread)
        click.echo(reason_of(rule, locale_here()))
        if known.tier == "urgent":
            click.echo(NO_ALERT)
        why = ask("Why (the client will read it)").strip()
        chosen.lower_rule(RuleChange(rule=rule, tier="none" if off else "elevated", why=why))
    click.echo(LOWERED)


@click.command()
@click.argument("rule")
@click.argument("thread", default="1")
@pass_options
def restore(options: Options, rule: str, thread: str) -> None:
    """Staff: let a RULE count again as for everybody. What was noticed stays in the record."""
    with signed_in(options) as me:
        chosen = of_staff(me, thread)
        if all(change.rule != rule for change in chosen.rule_changes()):
            raise click.UsageError("It is not lowered. `meantime screening changes` shows which.")
        chosen.restore_rule(rule)
    click.echo("It counts again as for everybody.")


@click.command()
@click.argument("thread", default="1")
@pass_options
def changes(options: Options, thread: str) -> None:
    """Show which rules count for less in a THREAD, and all that was ever changed."""
    with signed_in(options) as me:
        chosen = pick(me, thread).sync()
        standing, steps = chosen.rule_changes(), chosen.rule_history()
    if not standing:
        click.echo("Every rule counts here as for everybody.")
    for change in standing:
        click.echo(f"{change.rule}: {COUNTS[change.tier]}")
        click.echo(f"  {reason_of(change.rule, locale_here())}")
        click.echo(f"  Why: {change.why}")
    if steps:
        click.echo("\nAll that was changed, the newest first:")
    for step in reversed(steps):
        _show(step)


def _show(step: RuleStep) -> None:
    when, who = show.when(to_ms(step.received_at)), step.name or step.author[:8]
    click.echo(f"{when}, {who}: {step.rule} {COUNTS[step.tier]}")
    if step.why:
        click.echo(f"  Why: {step.why}")


CHANGES: Final = (lower, restore, changes)
