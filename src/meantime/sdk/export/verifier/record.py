"""One record: what it says, held against the logs that it came from."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from nacl.exceptions import CryptoError

from meantime.sdk.export.verifier.checked import Checked
from meantime.sdk.export.verifier.form import Json, Wrong, b64, demand, unb64
from meantime.sdk.export.verifier.log import Log
from meantime.sdk.export.verifier.opening import sealed_again
from meantime.sdk.export.verifier.verdict import SENTENCES, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass
class Record:
    """One record: what it says, held against the logs that it came from."""

    folder: Path
    listed: list[str]
    verdict: Verdict

    def verify(self) -> None:
        """Check each log, then what record.json says of it."""
        try:
            self.record = json.loads((self.folder / "record.json").read_bytes())
            is_known = self.record["format"] == "meantime-record" and self.record["version"] == 1
            demand(is_known, "")
            self.keys = self.read_keys()
            spaces = {space["space"]: space for space in self.record["spaces"]}
            logs = [name for name in self.listed if name.endswith(".jsonl")]
            demand({f"log/{space}.jsonl" for space in spaces} == set(logs), "")
        except (OSError, ValueError, LookupError, TypeError, RecursionError, Wrong):
            self.verdict.note_wrong(
                "record.json or its keys: not what an export of this version has."
            )
            return
        roster = None
        # The practice comes first: it says whom its other spaces may seat.
        for space in sorted(spaces.values(), key=lambda one: one.get("purpose") != "practice"):
            log = self.verify_space(space, roster)
            roster = log if log.type == "practice" else roster
        self.verify_files(spaces)
        for fault in self.record.get("faults", ()):
            self.verdict.told.append(f"The export itself says: {fault.get('words')}")

    def read_keys(self) -> dict[str, dict[int, bytes]]:
        if "log/keys.json" not in self.listed:
            self.verdict.told.append(
                "There are no keys in this export. So the signatures are checked, and not whether "
                "the words in record.json are those that were signed."
            )
            return {}
        keys = json.loads((self.folder / "log" / "keys.json").read_bytes())["keys"]
        return {
            space: {int(gen): unb64(key, 32) for gen, key in by_gen.items()}
            for space, by_gen in keys.items()
        }

    def verify_space(self, space: dict[str, Any], roster: Log | None) -> Log:
        """Check one log from its first entry on; tell who signed, from when to when, how much."""
        log = Log()
        checked = Checked(log, self.keys.get(space["space"], {}), space)
        title = f"{space.get('purpose', '?')} {space['space'][:8]}"
        at = 0
        try:
            log.roster = roster  # a client's export has none
            for wire, received_at in read_log(self.folder / "log" / f"{space['space']}.jsonl"):
                at = log.seq + 1
                entry = log.take(wire)
                entry.received_at = received_at
                demand(log.space == space["space"], "chain")
                checked.take(entry)
            at = -1
            checked.close()
            faulty = {row["id"] for row in space["entries"] if row.get("fault")}
            demand(faulty <= {each["entry"] for each in self.record["faults"]}, "record")
        except Wrong as wrong:
            code = str(wrong)
            where = f"entry {at}" if at >= 0 else "at the end"
            self.verdict.note_wrong(f"{title}, {where}: {SENTENCES.get(code, code)} [{code}]")
        except (ValueError, LookupError, TypeError, AttributeError, OSError, RecursionError):
            self.verdict.note_wrong(
                f"{title}, entry {at}: this is not what an export holds. [json]"
            )
        self.verdict.told += checked.told(title)
        return log

    def verify_files(self, spaces: dict[str, dict[str, Any]]) -> None:
        """Seal each file again: its address was signed with the post that sent it."""
        proven = 0
        for each in self.record.get("files", ()):
            try:
                if each["fault"]:
                    continue
                rows = spaces[each["space"]]["entries"]
                said = next(row["said"] for row in rows if row["id"] == each["entry"])
                said = said["files"][each["place"]] if "place" in each else said
                demand(each["file"] in self.listed, "")
                content = (self.folder / PurePosixPath(each["file"])).read_bytes()
                address = sealed_again(content, unb64(said["key"], 32), unb64(each["header"], 24))
                demand(len(content) == said["size"] and b64(address) == said["hash"], "")
                proven += 1
            except (OSError, ValueError, LookupError, TypeError, StopIteration, Wrong, CryptoError):
                self.verdict.note_wrong(f"{each.get('file')!r}: not the file that was sent.")
        if proven:
            self.verdict.told.append(f"{proven} files are those whose seals the posts name.")


def read_log(path: Path) -> Iterator[tuple[Json, str]]:
    """Yield the entries of a log, each with the server's word for when it came."""
    with path.open("rb") as file:
        for line in file:
            try:
                wire = json.loads(line)
            except (ValueError, RecursionError):
                raise Wrong("json") from None
            demand(isinstance(wire, dict), "fields")
            yield wire, str(wire.pop("received_at", ""))
