"""Questionnaires as somebody may have filled them in, by chance."""

from __future__ import annotations

from meantime.content.measures import measures
from meantime.fhir import record as parts
from meantime.measures.scoring import band, total, urgent
from tests.fhir.chance import Chance


class Filling(Chance):
    """Fills in any of the measures that ship, whole or not."""

    def filled(self) -> parts.FilledIn:
        measure = self.one(measures().measures)
        every = {each.id: self.one(measure.options_of(each)).value for each in measure.items}
        answers = {item: value for item, value in every.items() if self.random.random() < 0.95}
        is_done, points = self.one((True, False)), total(measure, answers)
        name = band(measure, points) if is_done and points is not None else ""
        came = points if is_done else None
        return parts.FilledIn(
            self.signed(),
            measure,
            "en",
            answers,
            came,
            name,
            is_done,
            tuple(urgent(measure, answers)),
        )
