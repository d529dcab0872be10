"""The records of a whole practice exported in one go, and how the memory that it takes grows."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

from bench.figures import Figure
from bench.practice import served_practice
from meantime.protocol.encoding import b64
from meantime.sdk.files import private_folder

if TYPE_CHECKING:
    from collections.abc import Iterator

CLIENTS, EARLY, LIMIT = 1_000, 100, 1.1

# A process of its own: what it takes at most is told by the system, once after the first clients
# and once at the end.
PROGRAM: Final = """
import sys
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from meantime import sdk
from meantime.protocol.encoding import unb64
from meantime.protocol.keys import Account
from meantime.sdk.export.every import export_all, practice_holdings
from meantime.sdk.export.exporting import Wanted
from meantime.sdk.export.paper import write_paper

url, secret, device, folder, early = sys.argv[1:]
peaks = []


def tell(done, total):
    if done in {int(early), total}:
        peaks.append(getrusage(RUSAGE_SELF).ru_maxrss)


wanted = Wanted(formats={"record.pdf": write_paper})
with sdk.connect_by_key(url, Account(unb64(secret)), Path(device)) as me:
    with practice_holdings(me.connection) as holdings:
        failed = export_all(me.connection, holdings, Path(folder), wanted, tell)
print(*peaks, len(failed))
"""


def measure() -> Iterator[Figure]:
    """Yield how many times the memory for 100 clients it takes to export 1,000."""
    with tempfile.TemporaryDirectory() as name, served_practice(Path(name) / "s") as practice:
        place = private_folder(Path(name) / "device")
        for _ in range(CLIENTS):
            practice.found_thread()
        url, secret = f"http://localhost:{practice.port}", b64(practice.owner.secret)
        told = [url, secret, str(place), str(Path(name) / "all"), str(EARLY)]
        ran = subprocess.run(
            [sys.executable, "-c", PROGRAM, *told], check=True, capture_output=True, text=True
        )
    early, late, failed = map(int, ran.stdout.split())
    yield Figure(
        f"peak memory of exporting {CLIENTS:,} records against {EARLY}",
        late / early,
        "times",
        want=LIMIT,
        better="lower",
        detail={"early_kib": early, "late_kib": late, "failed": failed},
    )
