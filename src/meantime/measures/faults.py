"""What is wrong with a measure, as a practice's own file may have it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from meantime.content.measures import measures

if TYPE_CHECKING:
    from collections.abc import Iterator

    from meantime.content.measures import ByLocale, Measure


def faults(measure: Measure) -> list[str]:
    """Return what is wrong, in words for whoever wrote it; [] for a measure that can be scored."""
    return [*_words(measure), *_items(measure), *_score(measure)]


def _words(measure: Measure) -> Iterator[str]:
    if not measure.locales:
        yield "It has no language."
    texts: list[tuple[str, ByLocale]] = [("title", measure.title), ("prompt", measure.prompt)]
    texts += [(item.id, item.text) for item in measure.items]
    named = measures().bands
    texts += [(band.id, band.name) for band in measure.score.bands if band.id not in named]
    options = [(item, option) for item in measure.items for option in measure.options_of(item)]
    texts += [(f"option {option.value} of {item.id}", option.label) for item, option in options]
    for what, text in texts:
        for locale in measure.locales:
            if not text.get(locale, "").strip():
                yield f"{what} has no words in “{locale}”."


def _items(measure: Measure) -> Iterator[str]:
    ids = [item.id for item in measure.items]
    if len(ids) != len(set(ids)):
        yield "Two items have the same id."
    if not any(item.scored for item in measure.items):
        yield "No item is scored."
    for item in measure.items:
        values = [option.value for option in measure.options_of(item)]
        if len(values) < 2 or len(values) != len(set(values)):  # noqa: PLR2004  a choice
            yield f"{item.id} needs two different options at least."
    for watched in measure.safety:
        if watched.item not in ids:
            yield f"safety names “{watched.item}”, which is no item."


def _score(measure: Measure) -> Iterator[str]:
    score = measure.score
    each = [
        [option.value for option in measure.options_of(item)]
        for item in measure.items
        if item.scored and measure.options_of(item)
    ]
    if (score.lowest, score.highest) != (sum(map(min, each)), sum(map(max, each))):
        yield "lowest and highest are not what its items can come to."
    starts = [band.from_ for band in score.bands]
    if not starts or starts != sorted(set(starts)) or starts[0] != score.lowest:
        yield "bands begin at lowest, and each higher than the one before."
    if score.reliable is not None and score.reliable < 1:
        yield "reliable is one point at least."
