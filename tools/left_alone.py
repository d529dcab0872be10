"""`.venv/bin/python -m tools.left_alone en`: choose anew which words a pack's repair leaves alone.

They are the words of our own texts (the development corpus, the content, the app) that are none of
the pack's and would be taken for slips of one. To be run after a pack's patterns have changed.
"""

from __future__ import annotations

import json
import re
import sys
import textwrap
from typing import TYPE_CHECKING, get_args

from meantime.screening.fold import fold
from meantime.screening.packs import Language
from meantime.screening.ready import ready_pack
from meantime.screening.vocabulary import Vocabulary
from meantime.screening.words import Word
from tools.work import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

HEAD = "left_alone: >-\n"
WORD = re.compile(r"[a-z][a-z']*[a-z]")
MISSPELT = {"typos", "second_language"}  # registers whose words are no model


def texts(language: Language) -> Iterator[str]:
    """Yield what was written in the language, and spelt as it should be."""
    corpus = ROOT / "corpus" / f"development-{language}.jsonl"
    for line in corpus.read_text(encoding="utf-8").strip().split("\n"):
        message = json.loads(line)
        if message["register"] not in MISSPELT:
            yield message["text"]
    for file in (ROOT / "src" / "meantime" / "content").glob("*.yaml"):
        yield from re.findall(rf"\b{language}: *(.+)", file.read_text(encoding="utf-8"))
    for file in (ROOT / "web" / "src" / "lib" / "text" / language).glob("*.ts"):
        yield file.read_text(encoding="utf-8")


def left_alone(language: Language) -> list[str]:
    """Return the words that stay what they are, in order."""
    own = ready_pack(language).vocabulary.own
    bare = Vocabulary(own, ())
    found = {
        word
        for text in texts(language)
        for word in WORD.findall("".join(folded.char for folded in fold(text)))
    }
    return sorted(
        word
        for word in found - own
        if [each.text for each in bare.repair(Word(word, 0, len(word)))] != [word]
    )


def main(language: Language) -> None:
    """Write the list into its file of the pack."""
    file = ROOT / "src" / "meantime" / "screening" / "rules" / language / "left_alone.yaml"
    rules, _, _ = file.read_text(encoding="utf-8").partition(HEAD)
    lines = textwrap.wrap(" ".join(left_alone(language)), 96)
    file.write_text(rules + HEAD + "".join(f"  {line}\n" for line in lines), encoding="utf-8")


if __name__ == "__main__":
    for each in get_args(Language):
        if each in (sys.argv[1:] or [each]):
            main(each)
