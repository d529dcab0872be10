"""Training the optional model on the written corpus: `python3 run.py train`.

What is learned is a logistic regression of risk (urgent or elevated) against none, its weights
rounded to signed bytes. The thresholds come from messages that no fold of the training has seen, so
that they let through as few of those with label none as is said here.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedGroupKFold

from meantime.screening.model.features import BUCKETS, features
from meantime.screening.plain import plain_words
from tools.model_files import write_model
from tools.work import ROOT

if TYPE_CHECKING:
    from collections.abc import Sequence

    Array = Any  # numpy comes with `run.py train` alone

# The files on which a model is measured (`held-out-*`) are not among them.
FILES: Final = ("development-en", "development-es", "development-en-2", "development-es-2")
FOLDS: Final = 5
STRENGTH: Final = 4.0  # the inverse of the regularisation
EVERYDAY_WEIGHT: Final = 3.0  # a false alarm in everyday talk is met most often
UNIT: Final = 16  # of a byte, for a weight of 1
ELEVATED_SHARE: Final = 0.03  # of messages with label none that may count as elevated
URGENT_SHARE: Final = 0.012  # and as urgent
SELVES: Final = "i im i'm id i'd ill i'll ive i've me my mine myself yo mi mis conmigo mia mio"


def train() -> None:
    """Write `weights.bin` and `model.yaml`."""
    cases = [case for name in FILES for case in _cases(name)]
    rows = csr_matrix(_matrix(cases))
    risk = np.array([case["label"] != "none" for case in cases])
    weight = np.array([_weight(case) for case in cases])
    scores = np.zeros(len(cases))
    groups = [case["set"] for case in cases]  # what one hand wrote stays on one side
    for known, unseen in StratifiedGroupKFold(FOLDS).split(rows, risk, groups):
        fitted = _fit(rows[known], risk[known], weight[known])
        scores[unseen] = _scores(*_rounded(fitted), rows[unseen])
        print(f"{len(unseen)} of {len(cases)} messages scored without having been seen")
    elevated, urgent = (
        int(np.ceil(np.quantile(scores[~risk], 1 - share)))
        for share in (ELEVATED_SHARE, URGENT_SHARE)
    )
    found = (scores >= elevated)[risk].mean()
    print(f"Found of risk, by the model alone, among messages not seen: {found:.3f}")
    weights, bias = _rounded(_fit(rows, risk, weight))
    facts = {
        "version": 1,
        "bias": int(bias),
        "elevated": elevated,
        "urgent": urgent,
        "selves": sorted(SELVES.split()),
    }
    write_model(weights.tobytes(), facts, datetime.now(UTC).date())


def _cases(name: str) -> list[dict[str, Any]]:
    lines = (ROOT / "corpus" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def _weight(case: dict[str, Any]) -> float:
    is_everyday = case["label"] == "none" and case["category"].startswith("everyday")
    return EVERYDAY_WEIGHT if is_everyday else 1.0


def _matrix(cases: Sequence[dict[str, Any]]) -> csr_matrix:
    """Return a row for each case: a bucket counts 1 / root of how many of its kind there are."""
    starts: list[int] = [0]
    buckets: list[int] = []
    values: list[float] = []
    for case in cases:
        row: dict[int, float] = {}
        for kind in features(plain_words(case["text"])):
            for bucket in kind:
                row[bucket] = row.get(bucket, 0) + len(kind) ** -0.5
        buckets += row.keys()
        values += row.values()
        starts.append(len(buckets))
    return csr_matrix((values, buckets, starts), shape=(len(cases), BUCKETS))


def _fit(rows: csr_matrix, risk: Array, weight: Array) -> LogisticRegression:
    model = LogisticRegression(
        C=STRENGTH, class_weight="balanced", solver="liblinear", max_iter=3000, random_state=1
    )
    return model.fit(rows, risk, sample_weight=weight)


def _rounded(fitted: LogisticRegression) -> tuple[Array, float]:
    """Return the weights as signed bytes, and the bias as a score (1/256 of a weight)."""
    weights = np.clip(np.round(fitted.coef_[0] * UNIT), -127, 127).astype(np.int8)
    return weights, float(np.round(fitted.intercept_[0] * UNIT * 256))


def _scores(weights: Array, bias: float, rows: csr_matrix) -> Array:
    return rows @ weights.astype(float) * 256 + bias


if __name__ == "__main__":
    train()
