"""`.venv/bin/python -m tools.corpus_table`: write the table of corpus/README.md anew.

How many messages of each category there are in each register, over all files.
"""

from __future__ import annotations

import json
from collections import Counter

from tools.work import ROOT

CORPUS = ROOT / "corpus"
README = CORPUS / "README.md"
START, END = "<!-- counted: start -->\n", "<!-- counted: end -->\n"


def counted() -> Counter[tuple[str, str, str]]:
    """Return how many messages there are of a label, a category and a register."""
    counts: Counter[tuple[str, str, str]] = Counter()
    for file in sorted(CORPUS.glob("*.jsonl")):
        for line in file.read_text(encoding="utf-8").strip().split("\n"):
            message = json.loads(line)
            counts[message["label"], message["category"], message["register"]] += 1
    return counts


def table() -> str:
    """Return categories by registers as a Markdown table, with sums."""
    counts = counted()
    registers = sorted({register for _, _, register in counts})
    kinds = sorted({(label, category) for label, category, _ in counts}, reverse=True)
    rows = [["label", "category", *registers, "all"], ["---"] * (len(registers) + 3)]
    for label, category in kinds:
        numbers = [counts[label, category, register] for register in registers]
        rows.append([label, category, *map(str, [*numbers, sum(numbers)])])
    by_register = [sum(counts[*kind, register] for kind in kinds) for register in registers]
    rows.append(["", "all", *map(str, [*by_register, sum(by_register)])])
    return "".join("| " + " | ".join(row) + " |\n" for row in rows)


def readme() -> str:
    """Return corpus/README.md with the table as it is counted now."""
    before, _, rest = README.read_text(encoding="utf-8").partition(START)
    _, _, after = rest.partition(END)
    return before + START + table() + END + after


if __name__ == "__main__":
    README.write_text(readme(), encoding="utf-8")
