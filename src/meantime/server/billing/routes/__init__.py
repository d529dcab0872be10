"""Ways in, a file for each part."""

from meantime.server.billing.routes import plans, replies, settings

ROUTES = [*plans.ROUTES, *replies.ROUTES, *settings.ROUTES]
