"""What a measure and its answers say, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from meantime.content.measures import measures

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from meantime.content.measures import ByLocale, Measure


def say_in(words: ByLocale, locale: str) -> str:
    """Return words in a language, or in the first one that they have."""
    return words.get(locale) or next(iter(words.values()), "")


def locale_of(measure: Measure, wanted: str) -> str:
    """Return in which language a measure is read: official wording is not there in every one."""
    return wanted if wanted in measure.locales else measure.locales[0]


def band_name(measure: Measure, band: str, locale: str) -> str:
    """Return what a band is called; its id where nobody has named it."""
    own = next((each.name for each in measure.score.bands if each.id == band), {})
    return say_in(measures().bands.get(band) or own, locale) or band


def answers_in_words(measure: Measure, answers: Mapping[str, int], locale: str) -> Iterator[str]:
    """Yield each answer with its question, in the order of the measure."""
    for item in measure.items:
        for option in measure.options_of(item):
            if answers.get(item.id) == option.value:
                yield f"“{say_in(item.text, locale)}”: {say_in(option.label, locale)}"
