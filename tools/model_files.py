"""The files of the optional model, as `python3 run.py train` leaves them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import yaml

from tools.work import ROOT

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

FOLDER: Final = ROOT / "src" / "meantime" / "screening" / "model"
HEAD: Final = "# Written by `python3 run.py train`; what it means stands in model.py.\n"


def write_model(weights: bytes, facts: dict[str, Any], today: date, folder: Path = FOLDER) -> None:
    """Write what was trained `today`. What comes out as it was keeps its day: its files stay whole.

    `facts` are those of `model.yaml`, but for the day.
    """
    stored, about = folder / "weights.bin", folder / "model.yaml"
    before = yaml.safe_load(about.read_bytes())
    day = before.pop("trained_on")
    if (stored.read_bytes(), before) != (weights, facts):
        day = today.isoformat()
    said = {"version": facts["version"], "trained_on": day} | facts
    text = yaml.safe_dump(said, sort_keys=False, default_flow_style=None)
    stored.write_bytes(weights)
    about.write_text(HEAD + text, encoding="utf-8")
