"""A questionnaire on paper: each question with its answer, the total, and its band."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from meantime.measures.forms import read_form, shipped
from meantime.measures.scoring import band, total
from meantime.measures.words import answers_in_words, band_name, locale_of, say_in

if TYPE_CHECKING:
    from collections.abc import Mapping

    from meantime.content.measures import Measure
    from meantime.sdk.replies import Locale

Json = dict[str, Any]  # Any: JSON
Forms = dict[tuple[str, str], str]

OF_MEASURES: Final = frozenset({"measure_ask", "measure_answer", "measure_draft"})


def forms_in(space: Json) -> Forms:
    """Return the practice's own measures that were asked in a space, by id and version."""
    asked = (row["said"] for row in space["entries"] if row["type"] == "measure_ask")
    return {(each["measure"], each["version"]): each.get("form", "") for each in asked}


def measure_text(said: Json, forms: Forms, locale: Locale) -> str:
    """Return what an ask or an answer says, "" where its measure is not known here."""
    key = (said["measure"], said["version"])
    form = shipped(*key) or read_form(forms.get(key, ""))
    if form is None:
        return ""
    read = locale_of(form, locale)
    answers = {each["item"]: each["value"] for each in said.get("answers", ())}
    lines = [say_in(form.title, read), *answers_in_words(form, answers, read)]
    if said.get("state") == "done":
        lines += _total(form, answers, locale)
    return "\n".join(lines)


def _total(form: Measure, answers: Mapping[str, int], locale: Locale) -> list[str]:
    points = total(form, answers)
    if points is None:
        return []
    return [f"{points}/{form.score.highest}, {band_name(form, band(form, points), locale)}"]
