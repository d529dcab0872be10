"""What a care team sets beside the rules for one client: words to notice, and lowered rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from meantime.protocol.posts import write_post
from meantime.protocol.safety_posts import SafetyWords
from meantime.protocol.writing import make_entry_id
from meantime.sdk.errors import NeedsConnection, SdkError, Unreachable
from meantime.sdk.folds.rule_changes import fold_rule_steps
from meantime.sdk.folds.safety import fold_words
from meantime.sdk.outbox import Draft
from meantime.sdk.rule_changes import check_change
from meantime.sdk.spaces import Space

if TYPE_CHECKING:
    from collections.abc import Callable

    from meantime.protocol.entry import Entry
    from meantime.protocol.safety_posts import RuleChange, SafetyWord
    from meantime.protocol.state import SpaceState
    from meantime.sdk.folds.rule_changes import RuleStep

    Change = Callable[[SafetyWords], SafetyWords]


class ThreadBeside(Space):
    """A part of `Thread`. Each change raises NeedsConnection, ProblemError, and as `sync`.

    The newest list stands whole, so every change is made of the newest, never of what this device
    happens to know: that would undo what a colleague has changed.
    """

    def set_beside(self) -> SafetyWords:
        """Return what the care team has set beside the rules: words, and lowered rules."""
        return fold_words(self.opened())

    def safety_words(self) -> list[SafetyWord]:
        """Return what is noticed in this client's messages beside the rules."""
        return self.set_beside().words

    def rule_changes(self) -> list[RuleChange]:
        """Return which rules count for less in this client's messages, or not at all, and why."""
        return self.set_beside().rules

    def rule_history(self) -> list[RuleStep]:
        """Return every change of a rule for this client: who, when, what and why; oldest first."""
        return fold_rule_steps(self.opened())

    def add_safety_word(self, word: SafetyWord) -> str:
        """Notice a word too, for the care team; the client sees it. Return the id of its entry.

        It takes the place of the same word with another tier.
        """
        return self._change_beside(
            lambda newest: SafetyWords(
                words=[*(each for each in newest.words if each.text != word.text), word],
                rules=newest.rules,
            )
        )

    def remove_safety_word(self, text: str) -> str:
        """Notice a word no longer, for the care team. What was noticed stays in the record."""
        return self._change_beside(
            lambda newest: SafetyWords(
                words=[each for each in newest.words if each.text != text], rules=newest.rules
            )
        )

    def lower_rule(self, change: RuleChange) -> str:
        """Let a rule count for less, for a clinician here. The client sees it, and why.

        Raises FaultyChange before anything is written, and SdkError where two clients write.
        """
        self._demand_clinician()
        check_change(change)

        def lowered(newest: SafetyWords) -> SafetyWords:
            self._demand_one_client()
            others = [each for each in newest.rules if each.rule != change.rule]
            return SafetyWords(words=newest.words, rules=[*others, change])

        return self._change_beside(lowered)

    def restore_rule(self, rule: str) -> str:
        """Let a rule count again as for everybody, for a clinician here."""
        self._demand_clinician()
        return self._change_beside(
            lambda newest: SafetyWords(
                words=newest.words, rules=[each for each in newest.rules if each.rule != rule]
            )
        )

    def _demand_clinician(self) -> None:
        if self.state.ever[self.me] != "clinician":
            raise SdkError("Only a clinician of this conversation changes what a rule counts for.")

    def _demand_one_client(self) -> None:
        # It would count for each of them, and each would read the other's reason.
        clients = [seat for seat in self.state.seats.values() if seat.role == "client"]
        if len(clients) > 1:
            raise SdkError("Two clients write in this conversation: no rule is lowered for both.")

    def _change_beside(self, change: Change) -> str:
        def build(state: SpaceState) -> Entry:
            post, at = change(self.set_beside()), self.connection.http.now_ms()
            draft = Draft(make_entry_id(), write_post(post), at, attention=0, show_at=0, re="")
            return self._sign(state, draft)

        try:
            return self.append_newest(build).id
        except Unreachable as lost:
            raise NeedsConnection from lost
