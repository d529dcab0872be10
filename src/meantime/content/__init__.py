"""Texts that a practice may change, in English and Spanish: policy, crisis lines, replies.

The YAML files are data with a schema at their head; the web app and the CLI render them.
"""

from __future__ import annotations

from importlib.resources import files

import yaml


def load(name: str) -> dict[str, object]:
    """Return the content file `name` (`crisis_lines`, `policy`, ...) as plain data."""
    text = files(__name__).joinpath(f"{name}.yaml").read_text(encoding="utf-8")
    content: dict[str, object] = yaml.safe_load(text)
    return content
