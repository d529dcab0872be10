"""Ways in, a file for each part."""

from meantime.server.records.routes import keeping, openings

ROUTES = [*keeping.ROUTES, *openings.ROUTES]
