"""Threads as the vectors write them, and how the requests in them stand."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from meantime.sdk.folds.messages import EPOCH, MILLISECOND
from meantime.sdk.folds.people import Member, People
from meantime.sdk.folds.record_requests import Request, fold_requests
from tests.sdk.charts import opened_by


def folded_requests(log: list[dict[str, Any]], roles: dict[str, str], zone: str) -> Any:
    """Return the requests of a log, named as in TypeScript and each word by its id."""
    people = People({who: Member(who, role, "") for who, role in roles.items()})
    plain = [{"re": "", "hash": "", **each} for each in log]
    opened = [
        replace(one, received_at=EPOCH + each["received_at"] * MILLISECOND)
        for one, each in zip(opened_by(plain), log, strict=True)
    ]
    return [named(each) for each in fold_requests(opened, people, zone)]


def named(request: Request) -> dict[str, Any]:
    return {
        "id": request.id,
        "isClient": request.is_client,
        "askedOn": str(request.asked_on),
        "dueOn": str(request.due_on),
        "state": request.state,
        "item": request.item,
        "extension": request.extension.id if request.extension else "",
        "answers": [each.id for each in request.answers],
        "statements": [[each.id, each.is_client] for each in request.statements],
    }
