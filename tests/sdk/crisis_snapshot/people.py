"""Who is in the snapshots of tests, and what they say."""

from typing import Final

from meantime.protocol.posts import Profile
from meantime.protocol.safety_posts import PlanLine
from meantime.sdk.crisis_snapshot.file import SnapshotFile
from meantime.sdk.crisis_snapshot.snapshot import Snapshot

JO: Final = Profile(
    name="Jo Kim",
    phone="+1 555 0104",
    address="3 Elm St",
    emergency="Ada Kim (sister), +1 555 0199",
    birth_date="1991-04-02",
)
LEA: Final = Profile(name="Léa Ortiz", phone="+1 555 0107")
FALSE: Final = Profile(name="Somebody Else", phone="+1 555 6666")
PLAN: Final = [PlanLine("sp.ask", "name", "Dana"), PlanLine("sp.ask", "phone", "555 0178")]
ANSWERED: Final = "It is dark again."
DARK: Final = "I do not want to be here any more."


def read(path, account, name=""):
    """Return the clients in a snapshot, as a custodian sees them, and what is wrong with it."""
    with SnapshotFile(path) as file:
        snapshot = Snapshot(file, account)
        return snapshot.clients(name), snapshot.faults
