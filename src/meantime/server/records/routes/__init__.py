"""Ways in, a file for each part."""

from meantime.server.records.routes import openings

ROUTES = [*openings.ROUTES]
