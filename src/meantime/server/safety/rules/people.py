"""Who stands on which rung of one thread: whoever is woken has to be able to read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from meantime.server.safety.rules.ladder import Rung


@dataclass(frozen=True, slots=True)
class People:
    """Who is of the practice today and concerned by a thread.

    `staff` are roles by account; `seated` the clinicians who are served in the thread;
    `responsible` answers for it, `acting` reads there now: the same, or a cover. `on_call` is the
    practice's list.
    """

    staff: Mapping[str, str]
    seated: tuple[str, ...]
    responsible: str
    acting: str
    on_call: tuple[str, ...]

    @property
    def owners(self) -> list[str]:
        """Return the custodians: they read through the practice's seat."""
        return [each for each, role in self.staff.items() if role == "custodian"]

    @property
    def clinicians(self) -> list[str]:
        """Return the seated clinicians who are still of the practice."""
        return [each for each in self.seated if each in self.staff]

    def may_read(self, account_id: str) -> bool:
        """Tell whether somebody could open what they would be woken for."""
        return account_id in self.clinicians or account_id in self.owners

    def called(self, calls: int) -> list[str]:
        """Return who on call is called next, after so many calls; empty without anybody."""
        able = [each for each in self.on_call if self.may_read(each)]
        return [able[calls % len(able)]] if able else []

    def on(self, rung: Rung, calls: int = 0) -> list[str]:
        """Return who stands on a rung now. `calls` of those on call were made already."""
        match rung:
            case "clinician":
                return [self.acting] if self.acting in self.clinicians else []
            case "cover":
                others = {self.acting, self.responsible}
                return [each for each in self.clinicians if each not in others]
            case "on_call":
                return self.called(calls)
            case "owner":
                return self.owners

    def rung_told(self, rung: Rung) -> Rung:
        """Return what a rung is called afterwards: who acts for the clinician is their cover."""
        return "cover" if rung == "clinician" and self.acting != self.responsible else rung

    def has_untried(self, rungs: Collection[Rung], tried: Collection[str]) -> bool:
        """Tell whether somebody stands on one of these rungs who was not told yet."""
        able = [each for each in self.on_call if self.may_read(each)]
        found = {each for rung in rungs for each in (able if rung == "on_call" else self.on(rung))}
        return not found <= set(tried)
