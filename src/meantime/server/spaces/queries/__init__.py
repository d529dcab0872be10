"""Every statement about spaces, their entries and their seats."""

from meantime.server.spaces.queries.entries import (
    Named,
    as_entry,
    entries_between,
    entry_at,
    named,
    team_posts,
)
from meantime.server.spaces.queries.seats import (
    clients_among,
    clients_of,
    clinicians_of,
    is_clinician_of,
    seat_anywhere,
    sits_somewhere,
    threads_of_client,
)
from meantime.server.spaces.queries.spaces import (
    is_shown,
    responsible_of,
    visible_space,
    visible_spaces,
    visible_to,
)

__all__ = [
    "Named",
    "as_entry",
    "clients_among",
    "clients_of",
    "clinicians_of",
    "entries_between",
    "entry_at",
    "is_clinician_of",
    "is_shown",
    "named",
    "responsible_of",
    "seat_anywhere",
    "sits_somewhere",
    "team_posts",
    "threads_of_client",
    "visible_space",
    "visible_spaces",
    "visible_to",
]
