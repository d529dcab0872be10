"""The model where it is measured: there a fault in it must not pass for finding nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import click

from meantime.screening.model import model as screening_model
from meantime.screening.model.model import Model

if TYPE_CHECKING:
    from meantime.screening.model.model import Likeness
    from meantime.screening.packs import Tier

NOT_LOADED: Final = (
    "The model cannot be loaded ({error}). Nothing was measured. Install this version of Meantime "
    "again, or measure the rules alone, without --model."
)
BROKEN: Final = (
    "The model breaks off on a message ({error}). Nothing was measured, for what it says of the "
    "others counts for nothing then. Without --model the rules are measured alone."
)


@dataclass(frozen=True, slots=True)
class MeasuredModel(Model):
    """Ends the measuring where it fails. Everywhere else the rules go on without the model."""

    def raised(self, text: str, tier: Tier) -> Likeness | None:
        """As `Model.raised`. Raises SystemExit, which nothing takes for a fault, with a word."""
        try:
            return Model.raised(self, text, tier)
        except Exception as error:
            click.echo(f"Error: {BROKEN.format(error=_told(error))}", err=True)
            raise SystemExit(1) from error


def model_to_measure() -> MeasuredModel:
    """Return the model. Raises ClickException where it cannot be loaded, whatever it is."""
    try:
        model = screening_model.read_model()
    except Exception as error:
        raise click.ClickException(NOT_LOADED.format(error=_told(error))) from error
    return MeasuredModel(model.facts, model.weights)


def _told(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"
