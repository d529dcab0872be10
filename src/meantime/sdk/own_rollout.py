"""What somebody who is signed in can do about the roll-out and all that comes with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from meantime.sdk.insights import Insights
from meantime.sdk.reviews import Reviews
from meantime.sdk.rollout import RolloutPlan
from meantime.sdk.surveys import Surveys
from meantime.sdk.vendors import Vendors

if TYPE_CHECKING:
    from meantime.sdk.connection import Connection


class OwnRollout:
    """A part of `Person`."""

    connection: Connection

    @property
    def rollout(self) -> RolloutPlan:
        """Where the practice stands on its way from the first steps to everybody."""
        return RolloutPlan(self.connection)

    @property
    def reviews(self) -> Reviews:
        """The quarterly review: look, decide, file."""
        return Reviews(self.connection)

    @property
    def insights(self) -> Insights:
        """What the practice learns from its own numbers."""
        return Insights(self.connection)

    @property
    def surveys(self) -> Surveys:
        """What is asked of clients and clinicians, and what they answer."""
        return Surveys(self.connection)

    @property
    def vendors(self) -> Vendors:
        """Who else touches what the practice keeps, under which agreement."""
        return Vendors(self.connection)
