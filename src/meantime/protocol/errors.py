"""The one way in which the protocol refuses."""

from __future__ import annotations


class ProtocolError(Exception):
    """A refusal under its code, one of those that protocol.md lists; `str()` is that code.

    `seq` is the place of the failing entry when a whole log was verified, else -1.
    """

    def __init__(self, code: str, seq: int = -1) -> None:
        super().__init__(code)
        self.code = code
        self.seq = seq


def demand(fact: object, code: str) -> None:
    """Raise ProtocolError(code) unless `fact` holds."""
    if not fact:
        raise ProtocolError(code)
