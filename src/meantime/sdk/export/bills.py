"""Estimates and superbills of a record as papers of their own, as their client was given them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from meantime.protocol.fee_posts import Superbill
from meantime.sdk.billing.papers.estimate import write_estimate
from meantime.sdk.billing.papers.superbill import write_superbill
from meantime.sdk.export.record import hidden_in
from meantime.sdk.folds.fee_lines import fee_lines
from meantime.sdk.folds.fees import fold_fees

if TYPE_CHECKING:
    from collections.abc import Iterator

    from meantime.sdk.export.record import Record


def bills_in(record: Record) -> Iterator[tuple[str, bytes]]:
    """Yield each as a PDF with its place in the folder; one that its author took back is none."""
    subject, country = record.subject, record.details.country
    hidden = hidden_in(subject)
    for part in subject.parts:
        if part.purpose != "thread":
            continue
        lines = fee_lines(part.log, subject.connection.practice_id)
        for paper in fold_fees(lines, record.details.zone).papers:
            if paper.id in hidden:
                continue
            if isinstance(paper.post, Superbill):
                name, pdf = "superbill", write_superbill(paper.post, country, record.locale)
            else:
                name, pdf = "estimate", write_estimate(paper.post, country, record.locale)
            yield f"bills/{name}-{paper.id}.pdf", pdf
