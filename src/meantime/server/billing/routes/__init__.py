"""Ways in, a file for each part."""

from meantime.server.billing.routes import charges, plans, replies, runs, settings, statements

ROUTES = [
    *charges.ROUTES,
    *plans.ROUTES,
    *replies.ROUTES,
    *runs.ROUTES,
    *settings.ROUTES,
    *statements.ROUTES,
]
