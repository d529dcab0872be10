"""Nothing of a client goes where a name leads inwards, or open over a network."""

import socket

import httpx2
import pytest

from meantime.sdk.bridge.errors import UnsafePlace
from meantime.sdk.bridge.outbound import make_client, safe_place

OPEN = [
    "http://ehr.example.org/fhir",
    "ftp://ehr.example.org/fhir",
    "https://a:b@ehr.example.org/fhir",
    "https://ehr.example.org/fhir#x",
    "https:///fhir",
    "ehr.example.org",
    "",
]
PRIVATE = ["10.0.0.1", "192.168.1.5", "fd00::1"]
NEVER = ["127.0.0.1", "169.254.169.254", "0.0.0.0", "::1", "fe80::1", "224.0.0.1"]  # noqa: S104


class Seen(httpx2.BaseTransport):
    """Notes where a request went, and answers it."""

    def __init__(self):
        self.got = []

    def handle_request(self, request):
        self.got.append(request)
        return httpx2.Response(200)


@pytest.fixture
def names(monkeypatch):
    """Let a name stand for whatever a test says."""
    known: dict[str, list[str]] = {}

    def look_up(host, port, **_):
        return [(0, 0, 0, "", (each, port)) for each in known[host]]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    return known


def ask(url, *, is_inside=False):
    seen = Seen()
    with make_client(is_inside=is_inside, real=seen) as client:
        client.get(url)
    return seen.got[0]


@pytest.mark.parametrize("address", OPEN)
def test_what_is_not_https_is_refused(address):
    with pytest.raises(UnsafePlace):
        safe_place(address)


@pytest.mark.parametrize("machine", [*PRIVATE, *NEVER])
def test_a_name_that_leads_inwards_is_refused(names, machine):
    names["ehr.example.org"] = ["1.1.1.1", machine]
    with pytest.raises(UnsafePlace):
        ask("https://ehr.example.org/fhir")


@pytest.mark.parametrize("machine", PRIVATE)
def test_the_practice_s_own_network_is_good_if_that_was_said(names, machine):
    names["ehr.lan"] = [machine]
    assert ask("https://ehr.lan/fhir", is_inside=True).url.host == machine


@pytest.mark.parametrize("machine", NEVER)
def test_what_a_machine_keeps_for_itself_is_never_good(names, machine):
    names["ehr.lan"] = [machine]
    with pytest.raises(UnsafePlace):
        ask("https://ehr.lan/fhir", is_inside=True)


def test_the_connection_goes_to_what_was_judged_under_the_name_that_was_meant(names):
    names["ehr.example.org"] = ["1.1.1.1"]
    got = ask("https://ehr.example.org/fhir/Patient")
    assert got.url.host == "1.1.1.1"
    assert got.headers["host"] == "ehr.example.org"
    assert got.extensions["sni_hostname"] == "ehr.example.org"


def test_this_very_machine_needs_no_tls_and_stays_this_machine(names):
    names["localhost"] = ["127.0.0.1"]
    assert ask("http://localhost:1/fhir").url.host == "127.0.0.1"
    names["localhost"] = ["1.1.1.1"]
    with pytest.raises(UnsafePlace):
        ask("http://localhost:1/fhir")
