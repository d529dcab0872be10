"""Makes `vectors/agreement.json`: `python -m tests.agreement.vectors`.

Only `usual` follows from the content and changes with it; for all else cases are added, never
edited.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

from meantime.agreement.candidacy import CHECKLIST, outcome
from meantime.agreement.changes import demands_agreement, difference, drift
from meantime.agreement.defaults import default_document
from meantime.agreement.differing import word_changes
from meantime.agreement.document import policy_hash
from meantime.agreement.fact_words import date_words, money_words, values
from meantime.agreement.faults import faults
from meantime.agreement.filling import Unfilled, fill, variants_for
from meantime.agreement.lint import forbidden
from meantime.agreement.reading import reading_level
from meantime.agreement.signing import must_tick, valid_until, wording
from meantime.agreement.texts import parts
from tests.agreement import cases
from tests.agreement.documents import GIVEN, PEOPLE, facts
from tests.agreement.small import SMALL, small

FILE = Path(__file__).parents[2] / "vectors" / "agreement.json"
LOCALES = ("en", "es")


def build():
    """Return what stands in the file."""
    return {
        "about": "A policy's document: faults, words, filling, differences; a checklist's outcome.",
        "facts": facts(),
        "small": SMALL,
        "usual": [_usual(change) for change in cases.USUAL],
        "hashes": [{"puts": puts, "hash": policy_hash(small(puts))} for puts in cases.HASHED],
        "values": [_values(change) for change in cases.FACTS],
        "amounts": [_amount(*each) for each in cases.AMOUNTS],
        "dates": [{"date": date, **_both(date_words, date)} for date in cases.DATES],
        "faults": [{"puts": puts, "faults": faults(small(puts))} for puts in cases.FAULTY],
        "no_documents": [{"value": value, "faults": faults(value)} for value in cases.NO_DOCUMENTS],
        "forbidden": [
            {"text": text, "locale": locale, "found": forbidden(text, locale)}
            for text, locale in cases.SENTENCES
        ],
        "given": GIVEN,
        "people": PEOPLE,
        "filled": [_filled(*each) for each in cases.FILLED],
        "signed": [_signed(*each) for each in cases.SIGNED],
        "validity": [
            {
                "given_on": on,
                "months": months,
                "latest": latest,
                "until": valid_until(on, months, latest),
            }
            for on, months, latest in cases.VALIDITY
        ],
        "variants": [
            {"programs": programs, "is_minor": minor, "is_couple": couple, "names": names}
            for programs, minor, couple in cases.VARIANTS
            for names in [variants_for(facts(programs=programs), is_minor=minor, is_couple=couple)]
        ],
        "words": [
            {"old": old, "new": new, "words": word_changes(old, new)} for old, new in cases.TEXTS
        ],
        "differences": [_difference(*each) for each in cases.DIFFERENCES],
        "drifts": [{"live": live, "names": drift(SMALL, live)} for live in cases.LIVE],
        "levels": [
            {"text": text, "locale": locale, "level": reading_level(text, locale)}
            for text, locale in cases.READ
        ],
        "candidacy": [_outcome(*each) for each in cases.ANSWERED],
    }


def _usual(change):
    whole = default_document(facts(**change))
    levels = {
        locale: [[part.id, *reading_level(part.text(locale), locale)] for part in parts(whole)]
        for locale in LOCALES
    }
    return {
        "facts": change,
        "hash": policy_hash(whole),
        "faults": faults(whole),
        "levels": levels,
    }


def _values(change):
    return {"facts": change, **_both(values, facts(**change))}


def _amount(amount, currency):
    said = {locale: money_words(amount, currency, locale) for locale in LOCALES}
    return {"amount": amount, "currency": currency, **said}


def _both(say, value):
    return {locale: say(value, locale) for locale in LOCALES}


def _filled(puts, locale, people, given, variants):
    asked = {"puts": puts, "locale": locale, "people": people, "given": given, "variants": variants}
    try:
        return asked | {
            "filled": fill(small(puts), locale, PEOPLE | people, GIVEN | given, variants)
        }
    except Unfilled as refused:
        return asked | {"unfilled": refused.faults}


def _signed(puts, locale, people, variants, role):
    filled = fill(small(puts), locale, PEOPLE | people, GIVEN, variants)
    return {
        "puts": puts,
        "locale": locale,
        "people": people,
        "variants": variants,
        "role": role,
        "wording": wording(filled),
        "must_tick": must_tick(small(puts), filled, role),
    }


def _difference(old, new, locale):
    before, after = small(old), small(new)
    found = difference(before, after, locale)
    return {
        "old": old,
        "new": new,
        "locale": locale,
        "texts": [change._asdict() for change in found.texts if change.kind != "same"],
        "facts": [change._asdict() for change in found.facts],
        "demands_agreement": demands_agreement(before, after),
    }


def _outcome(changed, override, phase):
    usual = {
        item.id: next(answer for answer in item.answers if item.effect[answer] == "proceed")
        for item in CHECKLIST.items
    }
    answers = {id_: answer for id_, answer in (usual | changed).items() if answer is not None}
    return {
        "answers": answers,
        "override": override,
        "phase": phase,
        "outcome": asdict(outcome(answers, override, phase)),
    }


def spelled():
    """Return the file: one line for each case, so that a difference is read by a person."""
    lines = []
    for name, value in build().items():
        if isinstance(value, list):
            inside = ",\n".join(f"    {_line(each)}" for each in value)
            lines.append(f"  {_line(name)}: [\n{inside}\n  ]")
        else:
            lines.append(f"  {_line(name)}: {_line(value)}")
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _line(value):
    return json.dumps(value, ensure_ascii=False)


if __name__ == "__main__":
    FILE.write_text(spelled(), encoding="utf-8")
