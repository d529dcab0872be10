"""A task's fields, made from a template of the content."""

from __future__ import annotations

from typing import TYPE_CHECKING

from meantime.protocol.homework_posts import Field

if TYPE_CHECKING:
    from meantime.content.homework import Template


def fields_of(template: Template, locale: str) -> list[Field]:
    """Return the fields in the client's language, as they stand in a task that is given."""
    return [
        Field(
            id=each.id,
            kind=each.kind,
            label=each.label[locale],
            low=each.low.get(locale, ""),
            high=each.high.get(locale, ""),
            unit=each.unit.get(locale, ""),
            options=[option[locale] for option in each.options],
        )
        for each in template.fields
    ]
