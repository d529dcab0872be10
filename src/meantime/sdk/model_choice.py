"""The model in a thread: whether its client wants it to look, and what follows from that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from meantime.protocol.posts import parse_post
from meantime.protocol.safety_posts import ModelChoice
from meantime.screening.model.model import read_model
from meantime.sdk.folds.safety import fold_model_choice
from meantime.sdk.model_consent import model_consent
from meantime.sdk.model_state import asked_state, demand_place, kept_state
from meantime.sdk.practice_kept import model_switch
from meantime.sdk.spaces import Space

if TYPE_CHECKING:
    from collections.abc import Iterator

    from meantime.screening.model.model import Model
    from meantime.sdk.model_state import ModelState


class ThreadModel(Space):
    """A part of `Thread`."""

    def model_choice(self) -> ModelChoice | None:
        """Return whether I, the client, want the model to look, None if I have not said.

        A no counts as soon as it is said, a yes once it is stored: the log then says that I did.
        """
        waiting = self._waiting_choices()
        declined = next((said for said in waiting if said.choice == "declined"), None)
        return declined or fold_model_choice(self.opened(), self.me)

    def choose_model(self, *, agreed: bool, place: str = "") -> str:
        """Say, as the client, whether the model may look at what I write here; return the id.

        `place` is where I am, ISO 3166 such as `US-ME`; a country alone is none of its refused
        parts, and `ZZ` is somewhere else. A no without it keeps the place that I said before.
        Raises StrangePlace, RefusedByLaw before anything is written, and as `Space.post`.
        """
        if agreed:
            demand_place(place)
        choice = ModelChoice(
            choice="agreed" if agreed else "declined",
            place=place or self._place_said(),
            text=model_consent().version,
        )
        return self.post(choice)

    def model_state(self) -> ModelState:
        """Return whether the model looks at what I write here, and if not, why not."""
        return asked_state(self.connection, self.model_choice())

    def learn_model_switch(self) -> None:
        """Keep what the practice says of it now; nobody who has not agreed needs to know."""
        if (choice := self.model_choice()) and choice.choice == "agreed":
            model_switch(self.connection)

    def model_that_may_look(self) -> Model | None:
        """Return the model if it may look at what I write here; one that is broken never does."""
        try:
            choice = self.model_choice()
            may_look = choice is not None and kept_state(self.connection, choice).may_look
            return read_model() if may_look else None
        except Exception:  # noqa: BLE001  whatever it is: then the rules alone count
            return None

    def _place_said(self) -> str:
        waiting = next(self._waiting_choices(), None)
        said = waiting or fold_model_choice(self.opened(), self.me)
        return said.place if said else ""

    def _waiting_choices(self) -> Iterator[ModelChoice]:
        """Yield what I have said and is not stored yet, the newest first."""
        for row in reversed(self.outbox.rows()):
            if isinstance(said := parse_post(row.draft.post), ModelChoice):
                yield said
