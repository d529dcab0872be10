"""How a refusal must look."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import httpx2


def refused(answer: httpx2.Response, status: int, slug: str) -> dict[str, Any]:
    """Return the problem document of an answer that must be this refusal."""
    problem: dict[str, Any] = answer.json()
    assert (answer.status_code, problem["type"]) == (status, f"/problems/{slug}"), answer.text
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert problem["status"] == status
    assert "Meantime-Now" in answer.headers
    return problem
