"""A FHIR R4 server, spoken to: found, created, replaced; what it refuses and what may pass.

Source: HL7 FHIR R4, RESTful API (3.1.0): conditional create 3.1.0.8.1, version-aware updates
3.1.0.5.1.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any, Final, TypeVar
from urllib.parse import urlencode

import httpx2
import msgspec

from meantime.sdk.bridge.answers import ID, Stored, etag, is_of, judged, read_whole, stored
from meantime.sdk.bridge.errors import Away, NotARecordSystem, Refused

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from meantime.fhir.elements import Json
    from meantime.sdk.bridge.tokens import Tokens

T = TypeVar("T")

FHIR_JSON: Final = "application/fhir+json"
R4: Final = ("4.0", "4.3")  # R4B has the same resources
LONGEST_SECONDS: Final = 60.0  # to wait within a run


class FhirServer:
    """The server at `base`. What may pass raises Away, what will not, Refused."""

    def __init__(self, base: str, tokens: Tokens | None, client: httpx2.Client) -> None:
        self._base = base.rstrip("/")
        self._tokens = tokens
        self._client = client

    def find(self, kind: str, search: str) -> list[Stored]:
        """Return the resources with an identifier, `system|value`; two at most."""
        query = urlencode({"identifier": search, "_count": 2})
        entries = self._ask("GET", f"{kind}?{query}")[1].get("entry")
        listed = entries if isinstance(entries, list) else []
        found = [each.get("resource") for each in listed if isinstance(each, dict)]
        return [stored(each) for each in found if is_of(each, kind)]

    def create(self, resource: Json, search: str) -> Stored:
        """Create a resource unless there is one with this identifier; return what is there then.

        The id is "" where the server did not say it: `find` does.
        """
        kind = str(resource["resourceType"])
        unless = {"If-None-Exist": urlencode({"identifier": search})}
        answer, said = self._ask("POST", kind, resource, unless)
        if is_of(said, kind):
            return stored(said)
        parts = answer.headers.get("location", "").split("?")[0].rstrip("/").split("/")
        after = parts[parts.index(kind) + 1 :] if kind in parts else []
        id_ = after[0] if after and ID.fullmatch(after[0]) else ""
        return Stored(id_, etag(answer), {})

    def replace(self, known: Stored, resource: Json) -> Stored:
        """Replace what is stored, if it is still that version; return what is there then.

        Raises Refused 412 if somebody has changed it there.
        """
        kind = str(resource["resourceType"])
        since = {"If-Match": f'W/"{known.version}"'} if known.version else {}
        path = f"{kind}/{known.id}"
        answer, said = self._ask("PUT", path, {**resource, "id": known.id}, since)
        if is_of(said, kind):
            return stored(said)
        return Stored(known.id, etag(answer), {})

    def read(self, kind: str, id_: str) -> Stored:
        """Return a resource as it is now. Raises Refused 404 or 410 where it is gone."""
        return stored(self._ask("GET", f"{kind}/{id_}")[1])

    def demand_documents(self) -> None:
        """Raise NotARecordSystem unless this is FHIR R4 and says that it takes documents."""
        said = self._ask("GET", "metadata", is_open=True)[1]
        version = said.get("fhirVersion")
        if not isinstance(version, str) or not version.startswith(R4):
            raise NotARecordSystem("What answers there is no FHIR R4 server.")
        codes = set(_interactions(said, "DocumentReference"))
        if not {"create", "update"} <= codes:
            raise NotARecordSystem(
                "This server says that it does not take documents (DocumentReference: create and "
                "update). The bridge can do nothing with it."
            )

    def token_url(self) -> str:
        """Return where the server gives out tokens. Raises NotARecordSystem if it does not say."""
        try:
            said = self._ask("GET", ".well-known/smart-configuration", is_open=True)[1]
        except Refused:
            said = {}
        found = said.get("token_endpoint")
        if not isinstance(found, str):
            raise NotARecordSystem("It does not say where it gives out tokens: name --token-url.")
        return found

    def _ask(
        self,
        method: str,
        path: str,
        resource: Json | None = None,
        more: dict[str, str] | None = None,
        *,
        is_open: bool = False,
    ) -> tuple[httpx2.Response, Json]:
        """Return the answer and what it says; a token that ended too early is renewed once."""
        for attempt in range(2):
            headers = {"accept": FHIR_JSON, **(more or {})}
            if self._tokens and not is_open:
                headers["authorization"] = f"Bearer {self._tokens.bearer()}"
            answer = self._send(method, path, resource, headers)
            if answer.status_code == httpx2.codes.UNAUTHORIZED and self._tokens and not attempt:
                self._tokens.forget()
                continue
            return judged(answer)
        raise AssertionError  # the second answer was judged

    def _send(
        self, method: str, path: str, resource: Json | None, headers: dict[str, str]
    ) -> httpx2.Response:
        given: Any = {}  # what the client takes
        if resource is not None:
            given["content"] = msgspec.json.encode(resource)
            headers = {**headers, "content-type": FHIR_JSON}
        try:
            url = f"{self._base}/{path}"
            with self._client.stream(method, url, headers=headers, **given) as answer:
                return read_whole(answer)
        except httpx2.TransportError as lost:
            raise Away from lost


def patiently(
    step: Callable[[], T],
    pauses: Iterable[float],
    sleep: Callable[[float], None] = time.sleep,
    longest: float = LONGEST_SECONDS,
) -> T:
    """Return what a step returns, taken again after each pause, or as long as the server asks.

    Raises Away, with what the server asked for, if it asks for longer or there is no pause left.
    """
    for pause in pauses:
        try:
            return step()
        except Away as away:
            wait = max(pause, away.after)
            if wait > longest:
                raise
            sleep(wait)
    return step()


def _interactions(statement: Json, kind: str) -> Iterable[str]:
    rest = statement.get("rest")
    for side in rest if isinstance(rest, list) else ():
        resources = side.get("resource") if isinstance(side, dict) else None
        for each in resources if isinstance(resources, list) else ():
            if isinstance(each, dict) and each.get("type") == kind:
                known = each.get("interaction")
                yield from (
                    str(one.get("code"))
                    for one in (known if isinstance(known, list) else ())
                    if isinstance(one, dict)
                )
