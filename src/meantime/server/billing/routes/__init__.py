"""Ways in, a file for each part."""

from meantime.server.billing.routes import (
    charges,
    disputes,
    plans,
    replies,
    runs,
    settings,
    statements,
)

ROUTES = [
    *charges.ROUTES,
    *disputes.ROUTES,
    *plans.ROUTES,
    *replies.ROUTES,
    *runs.ROUTES,
    *settings.ROUTES,
    *statements.ROUTES,
]
