"""`meantime practice model` and `meantime screening model`: whether the model may look."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from meantime.cli import show as shown
from meantime.cli.card import locale_here
from meantime.cli.options import Options, pass_options
from meantime.cli.people import signed_in
from meantime.cli.threads import pick, reached
from meantime.content.jurisdictions import refusals
from meantime.sdk.errors import ProblemError
from meantime.sdk.model_consent import model_consent
from meantime.sdk.model_state import RefusedByLaw, StrangePlace
from meantime.sdk.safety_card import filled
from meantime.wire.problems import ProblemSlug

if TYPE_CHECKING:
    from collections.abc import Iterator

    from meantime.sdk.model_state import ModelState
    from meantime.sdk.replies import Locale

SWITCHES: Final = click.Choice(["on", "off"])
NOW: Final = {
    True: "On{region}. The model looks at what those clients write who agree to it.",
    False: "Off. The model looks at nothing; the rules go on.",
    None: "Not known without a connection. So the model looks at nothing.",
}
WHERE_IS_IT: Final = "Say where the practice is, such as --region US-ME: some places refuse it."
WHERE_ARE_YOU: Final = "Say where you are, such as --place US-ME: some places refuse it."
ONE: Final = "Say either --agree or --decline."


@click.command("model")
@click.argument("switch", required=False, type=SWITCHES)
@click.option("--region", default="", help="Where the practice is, ISO 3166-2, such as US-ME.")
@pass_options
def practice_model(options: Options, switch: str | None, region: str) -> None:
    """See whether the model may look, or, as a custodian, switch it on or off."""
    with signed_in(options) as me:
        if switch:
            try:
                me.switch_model(is_on=switch == "on", region=region.upper())
            except ProblemError as refused:
                raise _explained(refused) from None
        kept = me.model_switch()
    place = f" ({kept.region})" if kept and kept.region else ""
    click.echo(NOW[kept.is_on if kept else None].format(region=place))


@click.command("model")
@click.argument("thread", default="1")
@click.option("--agree", is_flag=True, help="Yes, it may look at what I write here.")
@click.option("--decline", is_flag=True, help="No, or no longer.")
@click.option("--place", default="", help="Where you are, ISO 3166, such as US-ME or ES.")
@pass_options
def screening_model(
    options: Options,
    thread: str,
    agree: bool,  # noqa: FBT001  flag
    decline: bool,  # noqa: FBT001  flag
    place: str,
) -> None:
    """Clients: see what the model is and whether it looks at what you write; agree, or decline."""
    if agree and decline:
        raise click.UsageError(ONE)
    if agree and not place:
        raise click.UsageError(WHERE_ARE_YOU)
    with signed_in(options, works_alone=True) as me:
        chosen = reached(pick(me, thread))
        if not chosen.is_mine_as_client():
            raise click.ClickException("Only the client of a conversation says so.")
        if agree or decline:
            try:
                chosen.choose_model(agreed=agree, place=place.upper())
            except RefusedByLaw as refused:
                raise click.ClickException(f"The law refuses it. {refused}") from None
            except StrangePlace as strange:
                raise click.UsageError(str(strange)) from None
        state = chosen.model_state()
    locale = locale_here()
    for paragraph in _text(locale):
        shown.console().print(paragraph, markup=False)
    click.echo(said_of(state, locale))


def said_of(state: ModelState, locale: Locale) -> str:
    """Return what holds now, in a sentence."""
    known = {}
    if state.refusal:
        law = f"{state.refusal.law}, {state.refusal.section}"
        known = {"place": state.refusal.name[locale], "law": law}
    return filled(model_consent().states[state.kind], locale, known)


def _text(locale: Locale) -> Iterator[str]:
    consent = model_consent()
    yield consent.title[locale]
    for section in consent.sections:
        yield section.text[locale]
    for each in refusals():
        yield f"- {each.name[locale]}: {each.why[locale]} ({each.law}, {each.section})"


def _explained(refused: ProblemError) -> Exception:
    """Return what a person reads of a refusal: the law, or what is missing."""
    if refused.slug == ProblemSlug.MODEL_REFUSED:
        laws = " ".join(refused.problem.fields.values())
        return click.ClickException(f"The law refuses it there, so it stays off. {laws}")
    if refused.slug == ProblemSlug.MALFORMED:
        return click.UsageError(WHERE_IS_IT)
    return refused
