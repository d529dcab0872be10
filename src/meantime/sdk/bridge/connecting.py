"""Naming a record system, once it has answered as one and has let the bridge in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from meantime.sdk.bridge.errors import NotARecordSystem, Refused
from meantime.sdk.bridge.fhir_server import FhirServer
from meantime.sdk.bridge.kept import keep_settings, settings_of
from meantime.sdk.bridge.outbound import make_client, safe_place
from meantime.sdk.bridge.tokens import Tokens, make_key

if TYPE_CHECKING:
    import httpx2

    from meantime.sdk.bridge.kept import Place
    from meantime.sdk.local import Local

# Source: HL7 SMART App Launch 2.2, scopes: search, read; create, replace.
SCOPE: Final = "system/Patient.rs system/DocumentReference.crus"
NO_FHIR: Final = "Nothing there speaks FHIR: is this the base address, such as …/fhir/R4?"


def connect_system(local: Local, place: Place, real: httpx2.BaseTransport | None = None) -> Place:
    """Keep where notes go, once it was tried; return it with its token endpoint.

    An empty `token_url` is asked for there. Raises NotARecordSystem, TokenRefused, UnsafePlace,
    Away; then nothing was kept.
    """
    safe_place(place.base)
    with make_client(is_inside=place.is_inside, real=real) as client:
        server = FhirServer(place.base, None, client)
        try:
            server.demand_documents()
        except Refused as refused:
            raise NotARecordSystem(NO_FHIR) from refused
        url = place.token_url or server.token_url()
        safe_place(url)
        place = msgspec.structs.replace(place, base=place.base.rstrip("/"), token_url=url)
        key = "" if place.secret else own_key(local)
        Tokens(place, key, client).bearer()
    settings = settings_of(local)
    settings.place = place
    keep_settings(local, settings)
    return place


def own_key(local: Local) -> str:
    """Return this bridge's private key, made when it is first asked for."""
    settings = settings_of(local)
    if not settings.key:
        settings.key = make_key()
        keep_settings(local, settings)
    return settings.key
