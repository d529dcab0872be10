"""Use cases: count weeks once, show what they came to, count shares for a review."""

from meantime.server.insights.service.counting import INSIGHTS, order, plan_counts
from meantime.server.insights.service.shares import (
    consent_current,
    off_hours,
    reviewed_on_time,
    within_window,
)
from meantime.server.insights.service.showing import show

__all__ = [
    "INSIGHTS",
    "consent_current",
    "off_hours",
    "order",
    "plan_counts",
    "reviewed_on_time",
    "show",
    "within_window",
]
