"""When a record may be destroyed: the longest of the rules that hold for it (R-33).

No rule is built in: state, payer, board and practice rules come from the practice's own table. All
days are local ones of the practice's zone.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable

Kind = Literal["after_end", "after_majority", "fixed"]
Lack = Literal["", "no_rules", "not_filled", "no_birth_date"]
Refusal = Literal["", "unknown", "held", "early", "clock"]

ONE_DAY: Final = timedelta(days=1)
MOST_YEARS: Final = 100
YEARS: Final = range(1900, 2200)


@dataclass(frozen=True, slots=True)
class Rule:
    """One line of the practice's table.

    `after_end` keeps for `years` after care ended, `after_majority` for `years` after the client
    came to the `age` of majority, `fixed` until the end of the day `on`. A number that nobody has
    filled in is -1, such a day None.
    """

    id: str
    kind: Kind
    years: int = -1
    age: int = -1
    on: date | None = None

    @property
    def is_filled(self) -> bool:
        if self.kind == "fixed":
            return self.on is not None
        return self.years >= 0 and (self.kind == "after_end" or self.age >= 0)


@dataclass(frozen=True, slots=True)
class Reach:
    """The last day to which one rule keeps a record; None, and why, where it cannot be told."""

    rule: str
    until: date | None
    lack: Lack = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """From which day on a record may be destroyed, and which rule decides.

    `destroy_on` is None, and `lack` says why, where it cannot be told: then it is kept. With
    `rule` "" the end of care itself is later than what every rule asks for.
    """

    destroy_on: date | None
    rule: str
    reaches: tuple[Reach, ...]
    lack: Lack = ""


def decide(rules: Iterable[Rule], ended_on: date, born_on: date | None) -> Decision:
    """Return when a record may be destroyed: the day after the last that any rule asks for.

    Of rules that reach as far, the first decides. One that cannot be told leaves all untold.
    """
    reaches = tuple(reach_of(rule, ended_on, born_on) for rule in rules)
    if not reaches:
        return Decision(None, "", (), "no_rules")
    for reach in reaches:
        if reach.lack:
            return Decision(None, "", reaches, reach.lack)
    last, decides = ended_on, ""
    for reach in reaches:
        if reach.until and (reach.until > last or (reach.until == last and not decides)):
            last, decides = reach.until, reach.rule
    return Decision(last + ONE_DAY, decides, reaches)


def reach_of(rule: Rule, ended_on: date, born_on: date | None) -> Reach:
    """Return how far one rule reaches."""
    if not rule.is_filled:
        return Reach(rule.id, None, "not_filled")
    if rule.kind == "fixed":
        return Reach(rule.id, rule.on)
    if rule.kind == "after_end":
        return Reach(rule.id, later(ended_on, rule.years))
    if born_on is None:
        return Reach(rule.id, None, "no_birth_date")
    return Reach(rule.id, later(later(born_on, rule.age), rule.years))


def later(day: date, years: int) -> date:
    """Return the same day `years` later; 29 February is 1 March in a year that has none.

    So nothing is destroyed a day too early.
    """
    year = day.year + years
    is_leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    if (day.month, day.day) == (2, 29) and not is_leap:
        return date(year, 3, 1)
    return day.replace(year=year)


def refusal(destroy_on: date | None, today: date, here: date, *, is_held: bool) -> Refusal:
    """Return what keeps a record from being destroyed now, "" if nothing does.

    A hold beats every rule. `today` is by the server's clock, `here` by the device's own: both
    must have come to the day, for one of them may be wrong.
    """
    if is_held:
        return "held"
    if destroy_on is None:
        return "unknown"
    if today < destroy_on:
        return "early"
    return "clock" if here < destroy_on else ""


def read_day(written: str) -> date | None:
    """Return a day as it stands in a profile (2001-12-31), None for what is none."""
    try:
        day = date.fromisoformat(written.strip())
    except ValueError:
        return None
    return day if day.isoformat() == written.strip() and day.year in YEARS else None
