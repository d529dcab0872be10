"""Checks a record that Meantime has exported, without Meantime. It asks no server.

    python3 -I verify.py [FOLDER]     FOLDER is where this file lies, if none is named

It needs Python 3.11 and PyNaCl (`pip install pynacl`). Exit code 0: all of it holds; 1: it does
not. Everything is in this one file, so that it can be read, or written again by somebody
else from the description of the protocol (docs/protocol.md, sections 2, 4 and 5; the numbers in
comments are the steps of section 5).

What is proven: each entry of `log/*.jsonl` was signed by the key that sat there, none was changed,
dropped, put in or moved, and whoever sat there was seated by somebody who may. With the keys in
`log/keys.json`: that the words in `record.json` are those that were signed, and the files those
that were sent. What is not: who the people are in life; that their clocks were right; that the
server had nothing after the last entry here.
"""

from __future__ import annotations

import sys
from pathlib import Path

from meantime.sdk.export.verifier.folder import verify_folder
from meantime.sdk.export.verifier.verdict import Verdict


def main() -> int:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).absolute().parent
    verdict = Verdict()
    verify_folder(folder, verdict)
    print("\n".join(verdict.told))
    if verdict.wrong:
        print(f"\nNOT AS IT WAS EXPORTED. First of {len(verdict.wrong)}: {verdict.wrong[0]}")
        return 1
    print(
        "\nEVERYTHING HERE HOLDS. It does not prove who these people are in life, that their "
        "clocks were right, or that nothing was written after the last entry."
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
