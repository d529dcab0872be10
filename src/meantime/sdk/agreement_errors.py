"""What keeps somebody from publishing, signing or deciding: in a sentence, with what is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from meantime.sdk.errors import SdkError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from meantime.agreement.shapes import Fault
    from meantime.wire.policy_drafts import Draft


class FaultyPolicy(SdkError):
    """A document that must be mended before it is published; `faults` say where, and what."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        told = "\n".join(f"{each.where or 'document'}: {each.reason}" for each in faults)
        super().__init__(f"This policy has to be mended first.\n{told}")
        self.faults = list(faults)


class DraftChanged(SdkError):
    """Somebody else has changed or published a draft meanwhile; `draft` is what is kept now."""

    def __init__(self, draft: Draft) -> None:
        super().__init__(
            "Somebody else has changed this draft since you read it. Nothing of yours was stored. "
            "Read theirs, and put your change into it."
        )
        self.draft = draft


class NoPolicy(SdkError):
    """No version stands in this conversation that a clinician has signed."""

    def __init__(self) -> None:
        super().__init__("There is nothing to agree to in this conversation yet.")


class Unreadable(SdkError):
    """A version into which something has not come that its texts need; `faults` say what."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        told = "\n".join(f"{each.where}: {each.reason}" for each in faults)
        super().__init__(
            "Something is missing in this policy. Please tell your therapist. Nothing was signed.\n"
            + told
        )
        self.faults = list(faults)


class PolicyNotHere(SdkError):
    """The version in force, by the server's word, is not the one that was signed here."""

    def __init__(self) -> None:
        super().__init__(
            "There is another version of the policy by now, and your therapist has not signed it "
            "here yet. Please ask them for it. Nothing was signed."
        )


class ChangedSinceRead(SdkError):
    """What is to be signed now does not say what was read, word for word."""

    def __init__(self) -> None:
        super().__init__(
            "This policy has changed since you read it. Please read it again. Nothing was signed."
        )


class Unticked(SdkError):
    """What has to be ticked and was not: `missing` has its beginning by its id."""

    def __init__(self, missing: dict[str, str]) -> None:
        told = "\n".join(f"{id_}: {words}" for id_, words in missing.items())
        super().__init__(f"Please tick these as well. Nothing was signed yet.\n{told}")
        self.missing = missing


class Nameless(SdkError):
    """Nobody has typed their name."""

    def __init__(self) -> None:
        super().__init__("Please type your full name. Nothing was signed yet.")


class NothingSigned(SdkError):
    """There is no consent that could be withdrawn."""

    def __init__(self) -> None:
        super().__init__("You have not agreed to anything here, so there is nothing to withdraw.")


class NotAsked(SdkError):
    """No clinician has asked this person to agree for somebody else."""

    def __init__(self) -> None:
        super().__init__("Nobody has asked you here to agree for another person.")


class FaultyDecision(SdkError):
    """A decision on messaging that does not follow; `fields` has the reason for each."""

    def __init__(self, fields: dict[str, str]) -> None:
        told = "\n".join(f"{field}: {reason}" for field, reason in fields.items())
        super().__init__(f"This decision has to be mended first.\n{told}")
        self.fields = fields
