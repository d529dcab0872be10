"""Why an export was not made."""

from __future__ import annotations

from meantime.sdk.errors import SdkError


class NotAnExport(SdkError):
    """The folder holds something else: nothing in it is touched."""

    def __init__(self) -> None:
        super().__init__(
            "This folder holds something else, or another export. Nothing in it was touched: name "
            "a new folder."
        )


class AlreadyWhole(SdkError):
    """The folder holds this very export, whole."""

    def __init__(self) -> None:
        super().__init__("This export is whole already. For a newer one, name a new folder.")


class NoRoom(SdkError):
    """The disk is full."""

    def __init__(self) -> None:
        super().__init__(
            "There is no room left on this disk. Make some, and run the same command again: it "
            "goes on where it stopped."
        )


class MayNotExport(SdkError):
    """Nobody would be told, for this person may not write in the thread."""

    def __init__(self) -> None:
        super().__init__(
            "An export is announced in the conversation, and your seat there may only read. Ask "
            "the client's clinician, or a custodian."
        )
