"""What the texts about safety need of a thread and its practice: names, numbers, lines of help."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from meantime.sdk.crisis import crisis_values, help_for, serves
from meantime.sdk.folds.policies import newest_policy, values_of
from meantime.sdk.practice_kept import practice_details

if TYPE_CHECKING:
    from meantime.sdk.crisis import Channel, Help
    from meantime.sdk.replies import Locale
    from meantime.sdk.threads import Thread

WAYS = {
    "en": {"call": "call {value}", "text": "text {value}", "word": "text {word} to {value}"},
    "es": {
        "call": "llame al {value}",
        "text": "escriba al {value}",
        "word": "escriba {word} al {value}",
    },
}


@dataclass(frozen=True, slots=True)
class Places:
    """`values` fill the content files; what is not known stands for "" there."""

    locale: Locale
    help: Help
    values: dict[str, str]


def places_of(thread: Thread, locale: Locale) -> Places:
    """Return them; without the server by what this device keeps."""
    details = practice_details(thread.connection)
    country = details.country if details else ""
    found, values = help_for(country, locale), crisis_values(country, locale)
    signed = values_of(newest_policy(thread.opened()))
    texts = [way for line in found.lines if (way := _text_way(line.channels, locale))]
    values |= {
        "crisis_line": values["crisis_block"],
        "text_line": texts[0] if texts else "",
        "language_line": next((w.name[locale] for w in found.lines if serves(w, locale)), ""),
        "practice_name": signed.get("practice_name") or (details.name if details else ""),
        "practice_phone": signed.get("practice_phone") or (details.phone if details else ""),
        "therapist_name": signed.get("therapist_name", ""),
    }
    return Places(locale, found, values)


def spoken(channel: Channel, locale: Locale) -> str:
    """Return a way to a line as an instruction, such as "text AYUDA to 988"."""
    word = channel.keyword.get(locale)
    ways = WAYS[locale]
    if channel.type in {"chat", "web"}:
        return channel.value
    return ways["word" if word and channel.type == "text" else channel.type].format(
        value=channel.value, word=word
    )


def _text_way(channels: list[Channel], locale: Locale) -> str:
    return next((spoken(each, locale) for each in channels if each.type == "text"), "")
