"""Refusals of this room."""

from __future__ import annotations

from meantime.server.kit.problems import Problem
from meantime.wire.problems import ProblemSlug


class LadderGap(Problem):
    """`fields` names who cannot stand on the ladder, `reasons` why, as a slug."""

    status, slug, title = 409, ProblemSlug.LADDER_GAP, "Somebody on the ladder could not help"


class ModelRefused(Problem):
    """The law of where the practice is refuses the model; `fields` says which, by place."""

    status, slug, title = 409, ProblemSlug.MODEL_REFUSED, "The law refuses the model there"


class NoteMissing(Problem):
    """What came of an alert has to be written down before it is closed."""

    status, slug, title = 409, ProblemSlug.NOTE_MISSING, "The note about this alert is missing"


class AlertClosed(Problem):
    """Somebody has closed the alert with another outcome or note."""

    status, slug, title = 409, ProblemSlug.ALERT_CLOSED, "This alert is closed already"


class NightNotChosen(Problem):
    """Who is woken while nobody is there has to be said before the first client is invited."""

    status, slug, title = 409, ProblemSlug.NIGHT_NOT_CHOSEN, "Who is woken at night is not chosen"
