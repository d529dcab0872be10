"""Ways in: the calendar and what was asked for; its feed."""

from meantime.server.appointments.routes import calendar, feeds

ROUTES = [*calendar.ROUTES, *feeds.ROUTES]
OPEN_ROUTES = feeds.OPEN_ROUTES  # outside the API: a secret address is all that opens them
