"""The web app as the server hands it out."""

from __future__ import annotations

import gzip
import re
from base64 import b64encode
from hashlib import sha256

import pytest

from meantime.server.kit.problems import NotFound
from meantime.server.web_app import NOT_BUILT, WebApp

SCRIPT = b"\n\tstart({ at: 1 });\n"
INDEX = (
    b'<!doctype html><script type="module" src="/_app/immutable/a.js"></script>'
    b"<body><script>" + SCRIPT + b"</script></body>"
)
FILES = {
    "index.html": INDEX,
    "icon.svg": b"<svg/>",
    "service-worker.js": b"self;" * 100,
    "_app/immutable/a.js": b"export const a = 1;" * 100,
    "_app/immutable/font.woff2": b"wOF2" * 100,
}


@pytest.fixture
def app():
    return WebApp(FILES)


def policy(file):
    return file.headers["Content-Security-Policy"]


def test_the_policy_lets_the_inline_script_of_the_page_served_run_and_no_other(app):
    allowed = re.findall(r"'sha256-([^']+)'", policy(app.find("/")))
    assert allowed == [b64encode(sha256(SCRIPT).digest()).decode()]


@pytest.mark.parametrize(
    "rule",
    [
        "default-src 'none'",
        "style-src 'self'",
        "connect-src 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
        "require-trusted-types-for 'script'",
    ],
)
def test_the_policy_is_strict(app, rule):
    assert rule in policy(app.find("/")).split("; ")
    assert "unsafe-inline" not in policy(app.find("/"))
    assert "'unsafe-eval'" not in policy(app.find("/"))


def test_the_policy_lets_what_was_opened_here_be_seen_and_heard_and_nothing_else(app):
    allowing = [rule.split()[0] for rule in policy(app.find("/")).split("; ") if "blob:" in rule]
    assert allowing == ["img-src", "media-src", "frame-src"]


def test_a_worker_s_own_file_carries_the_policy(app):
    assert policy(app.find("/_app/immutable/a.js")) == policy(app.find("/"))


@pytest.mark.parametrize("path", ["/", "/join", "/threads/abc", "/index.html"])
def test_the_address_of_a_page_is_the_app(app, path):
    assert app.find(path).content == INDEX
    assert app.find(path).headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize(
    "path", ["/no.js", "/_app/immutable/gone", "/api/nothing", "/../secret.txt", "/.env"]
)
def test_a_file_that_is_not_there_is_not_found(app, path):
    with pytest.raises(NotFound):
        app.find(path)


def test_what_carries_its_hash_in_its_name_is_kept_for_ever(app):
    assert "immutable" in app.find("/_app/immutable/a.js").headers["Cache-Control"]
    assert app.find("/service-worker.js").headers["Cache-Control"] == "no-cache"


def test_text_is_packed_and_fonts_are_not(app):
    script = app.find("/_app/immutable/a.js")
    assert gzip.decompress(script.packed) == script.content
    assert app.find("/_app/immutable/font.woff2").packed == b""


def test_without_a_build_the_page_says_how_to_make_one():
    app = WebApp({})
    assert app.find("/").content == NOT_BUILT
    assert "'sha256-" not in policy(app.find("/"))


def test_the_server_puts_its_headers_of_caution_on_every_answer(world):
    client = world.client()
    for path in ("/", "/api/me", "/healthz", "/api/nothing", "/no.js"):
        answer = client.get(world.server.url + path)
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert int(answer.headers["Meantime-Now"]) > 0
        assert "Strict-Transport-Security" not in answer.headers
    assert client.get("/me").headers["Cache-Control"] == "no-store"


def test_a_page_is_served_with_its_policy_and_not_sent_twice(world):
    client = world.client()
    page = client.get(world.server.url + "/")
    assert "require-trusted-types-for" in page.headers["Content-Security-Policy"]
    again = client.get(world.server.url + "/", headers={"If-None-Match": page.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_behind_a_proxy_with_tls_browsers_are_told_to_keep_to_it(world):
    answer = world.client().get(
        world.server.url + "/healthz", headers={"X-Forwarded-Proto": "https"}
    )
    assert "max-age" in answer.headers["Strict-Transport-Security"]
