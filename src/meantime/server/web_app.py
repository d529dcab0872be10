"""Serves the built web app: a few static files under a policy that lets nothing else run."""

from __future__ import annotations

import gzip
import mimetypes
import re
from base64 import b64encode
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from litestar import Response, route
from litestar.params import FromPath  # noqa: TC002  the route reads it

from meantime.server.kit.problems import NotFound

if TYPE_CHECKING:
    from litestar import Request
    from litestar.datastructures import State
    from litestar.handlers import HTTPRouteHandler

PACKAGE = Path(__file__).parents[1]
PLACES = (PACKAGE / "web_app", PACKAGE.parents[1] / "web" / "build")  # a wheel, a checkout
INDEX = "index.html"
IMMUTABLE = "_app/immutable/"  # names there carry a hash of the content
INLINE = re.compile(rb"<(script|style)(?![^>]*\bsrc=)[^>]*>(.*?)</\1>", re.DOTALL)
COMPRESSIBLE = {".html", ".js", ".css", ".svg", ".json", ".webmanifest", ".wasm"}
# Svelte's own for templates, SvelteKit's for the service worker, ours for the worker with the keys.
TRUSTED_TYPES = "svelte-trusted-html sveltekit-trusted-url meantime-worker"
# The microphone is for voice memos, and asked for when one is begun.
PERMISSIONS = "camera=(), geolocation=(), microphone=(self), payment=(), usb=(), interest-cohort=()"
NOT_BUILT = b"""<!doctype html><html lang="en"><meta charset="utf-8"><title>Meantime</title>
<p>The server runs, but the web app has not been built.
<p>In a checkout, <code>python3 run.py demo</code> builds it.
"""


@dataclass(frozen=True, slots=True)
class File:
    """A file as it is served. `packed` is its gzip form, empty where that gains nothing."""

    media_type: str
    content: bytes
    packed: bytes
    headers: dict[str, str]


class WebApp:
    """The files of the built app, in memory: no request reaches the file system."""

    def __init__(self, files: dict[str, bytes]) -> None:
        index = files.get(INDEX, NOT_BUILT)
        policy = content_security_policy(index)
        self._files = {name: as_file(name, content, policy) for name, content in files.items()}
        self._index = as_file(INDEX, index, policy)

    def find(self, path: str) -> File:
        """Return what stands at `path`: a file, or the app for a page of its own.

        Raises NotFound for a file that is not there.
        """
        name = path.strip("/")
        if found := self._files.get(name):
            return found
        if "." in name.rpartition("/")[2] or name.startswith(("_app/", "api/")) or name == "api":
            raise NotFound
        return self._index


def read_web_app(head: bytes = b"") -> WebApp:
    """Return the app of this wheel or checkout; one that says how to build it if there is none.

    `head` is put into the head of its page.
    """
    folder = next((place for place in PLACES if (place / INDEX).is_file()), None)
    if folder is None:
        return WebApp({})
    found = (file for file in folder.rglob("*") if file.is_file())
    files = {file.relative_to(folder).as_posix(): file.read_bytes() for file in found}
    files[INDEX] = files[INDEX].replace(b"<head>", b"<head>" + head, 1)
    return WebApp(files)


def content_security_policy(index: bytes) -> str:
    """Return the policy for an `index.html`: its own inline code counts, by hash, and no other.

    `wasm-unsafe-eval` is libsodium's need, `blob:` the need of files that were opened here.
    """
    scripts, styles = (
        "".join(
            f" 'sha256-{b64encode(sha256(content).digest()).decode()}'"
            for found, content in INLINE.findall(index)
            if found == kind
        )
        for kind in (b"script", b"style")
    )
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src 'self' 'wasm-unsafe-eval'{scripts}",
            f"style-src 'self'{styles}",
            *(f"{kind}-src 'self'" for kind in ("font", "connect", "worker")),
            "img-src 'self' blob:",
            "media-src blob:",
            "frame-src blob:",
            "manifest-src 'self'",
            "frame-ancestors 'none'",
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
            f"trusted-types {TRUSTED_TYPES}",
        )
    )


def as_file(name: str, content: bytes, policy: str) -> File:
    is_text = Path(name).suffix in COMPRESSIBLE
    packed = gzip.compress(content, mtime=0) if is_text else b""
    cache = "public, max-age=31536000, immutable" if name.startswith(IMMUTABLE) else "no-cache"
    headers = {
        "Cache-Control": cache,
        # On scripts too: a worker is bound by the policy that comes with its own file.
        "Content-Security-Policy": policy,
        "Permissions-Policy": PERMISSIONS,
        "ETag": f'"{sha256(content).hexdigest()[:32]}"',
        "Vary": "Accept-Encoding",
    }
    media_type = mimetypes.guess_type(name)[0] or "application/octet-stream"
    return File(media_type, content, packed if len(packed) < len(content) else b"", headers)


@route(["/", "/{path:path}"], http_method=["GET", "HEAD"], include_in_schema=False)
async def serve_file(
    request: Request[None, None, State], path: FromPath[str] = ""
) -> Response[bytes]:
    """Return a file of the web app, or the app itself for the address of a page."""
    app: WebApp = request.app.state.web_app
    file = app.find(path)
    if request.headers.get("if-none-match") == file.headers["ETag"]:
        return Response(b"", status_code=304, headers=file.headers, media_type=file.media_type)
    wants_packed = file.packed and "gzip" in request.headers.get("accept-encoding", "")
    if wants_packed:
        headers = {**file.headers, "Content-Encoding": "gzip"}
        return Response(file.packed, headers=headers, media_type=file.media_type)
    return Response(file.content, headers=file.headers, media_type=file.media_type)


ROUTES: list[HTTPRouteHandler] = [serve_file]
