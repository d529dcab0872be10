"""Serves the built web app: a few static files under a policy that lets nothing else run."""

from __future__ import annotations

import mimetypes
import re
from base64 import b64encode
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from litestar import Response, route
from litestar.params import FromPath  # noqa: TC002  the route reads it

from meantime.server.kit.negotiation import known_tag, takes
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
# What the build packs a file into, beside it; the smaller first.
PACKED = {"br": ".br", "gzip": ".gz"}
UNPACKED = "identity"
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
    """A file as it is served. `packed` holds it by content encoding, the smallest first.

    `digest` stands for its content, whatever that is packed into.
    """

    media_type: str
    content: bytes
    packed: dict[str, bytes]
    headers: dict[str, str]
    digest: str

    def tag(self, encoding: str) -> str:
        """Return the ETag of one form: other bytes are not to pass for the same."""
        return f'"{self.digest}"' if encoding == UNPACKED else f'"{self.digest}-{encoding}"'


class WebApp:
    """The files of the built app, in memory: no request reaches the file system."""

    def __init__(self, files: dict[str, bytes]) -> None:
        files = {INDEX: NOT_BUILT} | files
        policy = content_security_policy(files[INDEX])
        packings = tuple(PACKED.values())
        self._files = {
            name: as_file(name, content, policy, packed_forms(name, files))
            for name, content in files.items()
            if not name.endswith(packings)
        }
        self._index = self._files[INDEX]

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
    if head:
        files[INDEX] = files[INDEX].replace(b"<head>", b"<head>" + head, 1)
        for ending in PACKED.values():
            files.pop(INDEX + ending, None)
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


def packed_forms(name: str, files: dict[str, bytes]) -> dict[str, bytes]:
    """Return the forms of a file into which the build has packed it."""
    return {
        encoding: files[name + ending]
        for encoding, ending in PACKED.items()
        if name + ending in files
    }


def as_file(name: str, content: bytes, policy: str, packed: dict[str, bytes]) -> File:
    cache = "public, max-age=31536000, immutable" if name.startswith(IMMUTABLE) else "no-cache"
    headers = {
        "Cache-Control": cache,
        # On scripts too: a worker is bound by the policy that comes with its own file.
        "Content-Security-Policy": policy,
        "Permissions-Policy": PERMISSIONS,
        "Vary": "Accept-Encoding",
    }
    media_type = mimetypes.guess_type(name)[0] or "application/octet-stream"
    return File(media_type, content, packed, headers, sha256(content).hexdigest()[:32])


@route(["/", "/{path:path}"], http_method=["GET", "HEAD"], include_in_schema=False)
async def serve_file(
    request: Request[None, None, State], path: FromPath[str] = ""
) -> Response[bytes]:
    """Return a file of the web app, or the app itself for the address of a page."""
    app: WebApp = request.app.state.web_app
    file = app.find(path)
    accepted = request.headers.get("accept-encoding", "")
    forms = [encoding for encoding in file.packed if takes(accepted, encoding)] + [UNPACKED]
    # A form that this request does not take is none that it has: a cache may ask for many.
    known = known_tag(request.headers.get("if-none-match", ""), map(file.tag, forms))
    if known:
        headers = {**file.headers, "ETag": known}
        return Response(b"", status_code=304, headers=headers, media_type=file.media_type)
    encoding = forms[0]
    headers = {**file.headers, "ETag": file.tag(encoding)}
    if encoding != UNPACKED:
        headers["Content-Encoding"] = encoding
    content = file.packed.get(encoding, file.content)
    return Response(content, headers=headers, media_type=file.media_type)


ROUTES: list[HTTPRouteHandler] = [serve_file]
