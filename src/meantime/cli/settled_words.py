"""Why the server changed nothing about money, in plain words, by its code."""

from __future__ import annotations

from typing import Final

SETTLED: Final = {
    "free": "This reply is about safety. It never costs anything.",
    "no_plan": "For that day no plan was agreed to by which a reply costs something.",
    "answered": "This was answered in another way already.",
    "known": "The same was entered before, and said something else.",
    "not_counted": "This post answers nothing that waited, so it costs nothing.",
    "charged": "This reply costs something already.",
    "disputed": "The client asks about it. Answer that instead.",
    "on_statement": "It stands on a statement. Take it off there, by a credit.",
    "too_much": "This is more than is due, or more than was paid.",
    "not_over": "The month is not over yet.",
    "self_pay": "The client pays for themselves, and no payer is told.",
}
