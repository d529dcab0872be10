"""Makes `vectors/replies.json`: `python -m tests.replying.vectors`.

Only `shipped` and `hinted` follow from the content and change with it; for all else cases are
added, never edited.
"""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import msgspec

from meantime.protocol.reply_posts import SavedReply
from meantime.replying.contents import HINTS, REPLIES, Hint, Shipped
from meantime.replying.filling import (
    fill,
    first_name,
    is_unchanged,
    open_slots,
    strange_variables,
)
from meantime.replying.hints import found_in, length_of
from meantime.replying.saved import merged, offered, pinned_for
from meantime.replying.times import session_words, standing
from meantime.sdk.naming import session_at
from tests.replying import cases

FILE = Path(__file__).parents[2] / "vectors" / "replies.json"
LOCALES = ("en", "es")


def build():
    """Return what stands in the file."""
    return {
        "about": "Saved replies: which are offered, how they are filled; sessions in words; hints.",
        "replies": cases.SHIPPED,
        "merged": [_merged(*each) for each in cases.MERGED],
        "offered": [_offered(*each) for each in cases.OFFERED],
        "filled": [
            {
                "text": text,
                "locale": locale,
                "values": values,
                "needs": needs,
                "filled": fill(text, locale, values, needs),
                "strange": strange_variables(text),
            }
            for text, locale, values, needs in cases.FILLED
        ],
        "slots": [{"text": text, "open": open_slots(text)} for text in cases.SLOTS],
        "unchanged": [
            {"text": text, "filled": filled, "is": is_unchanged(text, filled)}
            for text, filled in cases.UNCHANGED
        ],
        "names": [{"name": name, "first": first_name(name)} for name in cases.NAMES],
        "sessions": [
            {"session": each, **{locale: session_words(*each, locale) for locale in LOCALES}}
            for each in cases.SESSIONS
        ],
        "instants": [_instant(*each) for each in cases.INSTANTS],
        "standings": [{"given": each, "is": standing(*each)} for each in cases.STANDINGS],
        "rules": cases.RULES,
        "read": [_read(*each) for each in cases.READ],
        "lengths": [
            {"text": text, "most": most, "length": length_of(text, most)}
            for text, most in cases.LENGTHS
        ],
        "values": {"en": cases.ALL, "es": cases.TODAS},
        "shipped": [_shipped(each) for each in REPLIES.replies],
        "hinted": [
            {"text": text, "of": of, "found": found_in(text, of, HINTS)} for of, text in cases.READ
        ],
    }


def _every(practice, personal):
    shipped = msgspec.convert(cases.SHIPPED, list[Shipped])
    said = (msgspec.convert(each, list[SavedReply]) for each in (practice, personal))
    return merged(shipped, *said)


def _merged(practice, personal):
    every = [
        {
            "id": one.id,
            "category": one.category,
            "when": one.when,
            "text": one.text,
            "place": one.place,
            "is_hidden": one.is_hidden,
            "needs": one.needs,
        }
        for one in _every(practice, personal)
    ]
    return {"practice": practice, "personal": personal, "every": every}


def _offered(pins, is_safety):
    pinned = pinned_for("here", pins)
    ids = [one.id for one in offered(_every([], []), pinned, is_safety=is_safety)]
    return {"pins": pins, "is_safety": is_safety, "ids": ids}


def _instant(at, now, zone):
    then, today = (datetime.fromisoformat(each) for each in (at, now))
    said = {locale: session_at(then, ZoneInfo(zone), today, locale) for locale in LOCALES}
    return {"at": at, "now": now, "zone": zone, **said}


def _read(of, text):
    rules = msgspec.convert(cases.RULES, list[Hint])
    return {"of": of, "text": text, "found": found_in(text, of, rules)}


def _shipped(one):
    values = {"en": cases.ALL, "es": cases.TODAS}
    return {
        "id": one.id,
        **{
            locale: [
                fill(one.text[locale], locale, values[locale], one.needs),
                fill(one.text[locale], locale, {}, one.needs),
            ]
            for locale in LOCALES
        },
    }


def spelled():
    return json.dumps(build(), ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    FILE.write_text(spelled(), encoding="utf-8")
