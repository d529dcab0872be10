"""Use cases: found a space, append to it, read it, seat people in it."""

from meantime.server.spaces.queries import (
    clients_among,
    clients_of,
    clinicians_of,
    named,
    responsible_of,
    team_posts,
    threads_of_client,
)
from meantime.server.spaces.service.appending import append
from meantime.server.spaces.service.founding import found_practice, found_space
from meantime.server.spaces.service.reading import read_log, read_space, read_spaces
from meantime.server.spaces.service.seating import find_seat, set_responsible
from meantime.server.spaces.service.terms import (
    TERM,
    end_term,
    has_term,
    list_terms,
    set_term,
    turn_term,
)

__all__ = [
    "TERM",
    "append",
    "clients_among",
    "clients_of",
    "clinicians_of",
    "end_term",
    "find_seat",
    "found_practice",
    "found_space",
    "has_term",
    "list_terms",
    "named",
    "read_log",
    "read_space",
    "read_spaces",
    "responsible_of",
    "set_responsible",
    "set_term",
    "team_posts",
    "threads_of_client",
    "turn_term",
]
