"""What the ids of requests about a record are called: the content file `record_requests`."""

from __future__ import annotations

from functools import cache

from msgspec import Struct, convert

from meantime.content import load

Words = dict[str, str]  # by language


class Named(Struct, frozen=True):
    """A ground, an exception or a kind of disclosure; `source` is the rule that it is from."""

    id: str
    text: Words
    source: str
    accounted: bool = False


class RequestWords(Struct, frozen=True):
    """The content file `record_requests`; grounds by the kind of request."""

    grounds: dict[str, list[Named]]
    exceptions: list[Named]
    disclosures: list[Named]
    rights: dict[str, Words]
    paper: dict[str, Words]

    def say(self, id_: str, locale: str) -> str:
        """Return what an id is called, the id itself for one that is unknown."""
        grounds = (each for named in self.grounds.values() for each in named)
        every = (*self.exceptions, *self.disclosures, *grounds)
        return next((each.text[locale] for each in every if each.id == id_), id_)


@cache
def request_words() -> RequestWords:
    """Return the content file `record_requests`."""
    return convert(load("record_requests"), RequestWords)
