"""Makes `vectors/searching.json`: `python -m tests.searching.vectors`. Cases are added only."""

from __future__ import annotations

import json
from pathlib import Path

from meantime.searching.words import is_found, words_in

FILE = Path(__file__).parents[2] / "vectors" / "searching.json"
TEXTS = [
    "",
    "I didn\u2019t sleep; the light-house was on.",
    "No dormí: ¿mañana a las 15:30?",
    "Cafe\u0301 and café",
    "ÁNGEL, Ünal, Çelik, Åse, Øyvind, straße",
    "ﬁne ½ Ⅻ \uff12\uff10\uff12\uff16",
    "İstanbul ΟΔΟΣ",
    "naïve_under_score a.b@c.example",
    "עברית नमस्ते 日本語 русский",
    "emoji 🙂 between🙂words",
    "tab\tline\nnext\u00a0space\u200bzero",
]
ASKED = [
    ("I did not sleep again.", "sleep"),
    ("I did not sleep again.", "SLE"),
    ("I did not sleep again.", "leep"),
    ("I did not sleep again.", "sleep again"),
    ("I did not sleep again.", "again sl"),
    ("I did not sleep again.", "sleep well"),
    ("I did not sleep again.", ""),
    ("I did not sleep again.", "… !"),
    ("Mañana iré al médico.", "manana medico"),
    ("Manana ire al medico.", "mañana médico"),
    ("Mi corazo\u0301n late", "corazón"),
    ("The light-house", "light house"),
    ("The light-house", "lighthouse"),
    ("I didn\u2019t", "didn't"),
    ("", "a"),
    ("sleep", "sleep sleep"),
]


def spelled() -> str:
    """Return what stands in the file."""
    cases = {
        "about": "The words of texts, without case and accents; and whether a text is found.",
        "words": [{"text": text, "words": words_in(text)} for text in TEXTS],
        "found": [
            {"text": text, "wanted": wanted, "found": is_found(text, wanted)}
            for text, wanted in ASKED
        ],
    }
    return json.dumps(cases, ensure_ascii=True, indent=2) + "\n"


if __name__ == "__main__":
    FILE.write_text(spelled(), encoding="utf-8")
