"""Ways in, a file for each part."""

from meantime.server.records.routes import emergencies, keeping, openings

ROUTES = [*emergencies.ROUTES, *keeping.ROUTES, *openings.ROUTES]
