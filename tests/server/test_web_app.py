"""The web app as the server hands it out."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256

import pytest

from meantime.server.kit.problems import NotFound
from meantime.server.web_app import NOT_BUILT, WebApp, read_web_app

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
    "_app/immutable/a.js.br": b"small",
    "_app/immutable/a.js.gz": b"smaller than it was",
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


def test_what_the_build_has_packed_is_served_so_and_is_no_file_of_its_own(app):
    script = app.find("/_app/immutable/a.js")
    assert script.packed == {"br": b"small", "gzip": b"smaller than it was"}
    assert app.find("/_app/immutable/font.woff2").packed == {}
    with pytest.raises(NotFound):
        app.find("/_app/immutable/a.js.br")


PATH = "/_app/immutable/a.js"
PLAIN = FILES[PATH[1:]]


@pytest.fixture
def ask(world, app):
    """Return a way to ask for the packed file: the answer's status, headers and bytes."""

    def asked(taken, **headers):
        headers = {"Accept-Encoding": taken, **headers}
        with world.client().stream("GET", world.server.url + PATH, headers=headers) as answer:
            return answer.status_code, answer.headers, b"".join(answer.iter_raw())

    before, world.server.app.state.web_app = world.server.app.state.web_app, app
    yield asked
    world.server.app.state.web_app = before


@pytest.mark.parametrize(
    ("taken", "encoding", "body"),
    [
        ("gzip, deflate, br, zstd", "br", b"small"),
        ("gzip, deflate", "gzip", b"smaller than it was"),
        ("identity", None, PLAIN),
        ("gzip, br;q=0", "gzip", b"smaller than it was"),
        ("BR ; q=0.000, GZIP ; q=0.5", "gzip", b"smaller than it was"),
        ("brotli-of-mine, not-gzip", None, PLAIN),
        ("*", "br", b"small"),
        ("br;q=0, *;q=0.1", "gzip", b"smaller than it was"),
        ("*;q=0", None, PLAIN),
        ("br;q=much", None, PLAIN),
    ],
)
def test_a_browser_gets_the_smallest_form_that_it_takes(ask, taken, encoding, body):
    _, headers, content = ask(taken)
    assert headers.get("Content-Encoding") == encoding
    assert content == body


def test_each_form_of_a_file_has_a_tag_of_its_own(ask):
    plain, br, gzip = (ask(taken)[1]["ETag"] for taken in ("identity", "br", "gzip"))
    assert br == plain[:-1] + '-br"'
    assert gzip == plain[:-1] + '-gzip"'


@pytest.mark.parametrize("form", ["identity", "br", "gzip"])
@pytest.mark.parametrize("said", ["{}", "W/{}", '"other", {}'])
def test_a_form_that_a_browser_has_and_takes_is_not_sent_twice(ask, form, said):
    tag = ask(form)[1]["ETag"]
    status, headers, content = ask("br, gzip", **{"If-None-Match": said.format(tag)})
    assert (status, headers["ETag"], content) == (304, tag, b"")


def test_a_form_that_a_request_does_not_take_does_not_stand_for_what_it_asks(ask):
    tag = ask("br")[1]["ETag"]
    status, _, content = ask("identity", **{"If-None-Match": tag})
    assert (status, content) == (200, PLAIN)


def test_a_page_with_another_head_is_not_served_as_the_build_packed_it(monkeypatch, tmp_path):
    for ending in ("", ".br", ".gz"):
        (tmp_path / f"index.html{ending}").write_bytes(b"<head></head>")
    monkeypatch.setattr("meantime.server.web_app.PLACES", (tmp_path,))
    assert read_web_app().find("/").packed == {"br": b"<head></head>", "gzip": b"<head></head>"}
    changed = read_web_app(b"<title>Here</title>").find("/")
    assert (changed.content, changed.packed) == (b"<head><title>Here</title></head>", {})


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
