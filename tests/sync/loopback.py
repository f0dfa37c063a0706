"""A web server on loopback that does as a test tells it, and remembers what it was asked."""

from __future__ import annotations

import hashlib
import ssl
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

Act = Callable[[BaseHTTPRequestHandler], None]

NOTE = "National roundtable\nPosted 2017-05-10\nHead MNG 2017-05-08\nMNG roundtable 2017-05-08 2017-05-10\n"
OTHER = "Meeting on a plan\nPosted 2016-02-10\nTJK approval 2016-02-09\n"


@dataclass
class File:
    """What lies at a path: sent with an ETag and a Last-Modified, and not again to whoever has it."""

    body: bytes
    media_type: str | None = "text/plain; charset=utf-8"
    etag: bool = True
    last_modified: str | None = "Wed, 10 May 2017 10:00:00 GMT"
    headers: Mapping[str, str] = field(default_factory=dict)

    def __call__(self, request: BaseHTTPRequestHandler) -> None:
        tag = f'"{hashlib.md5(self.body).hexdigest()}"'
        if self.etag and request.headers.get("If-None-Match") == tag:
            self._head(request, 304, tag)
            return
        unchanged = self.last_modified and request.headers.get("If-Modified-Since") == self.last_modified
        if unchanged and "If-None-Match" not in request.headers:
            self._head(request, 304, tag)
            return
        self._head(request, 200, tag)
        request.wfile.write(self.body)

    def _head(self, request: BaseHTTPRequestHandler, status: int, tag: str) -> None:
        request.send_response(status)
        if status == 200:
            request.send_header("Content-Length", str(len(self.body)))
            if self.media_type:
                request.send_header("Content-Type", self.media_type)
        if self.etag:
            request.send_header("ETag", tag)
        if self.last_modified:
            request.send_header("Last-Modified", self.last_modified)
        for name, value in self.headers.items():
            request.send_header(name, value)
        request.end_headers()


def text(words: str, **more: Any) -> File:
    return File(words.encode(), **more)


def page(*links: str, **more: Any) -> File:
    items = "".join(f'<li><a href="{link}">note</a></li>' for link in links)
    body = f"<!doctype html><html><body><ul>{items}</ul></body></html>"
    return File(body.encode(), "text/html; charset=utf-8", **more)


def status(code: int, **headers: str) -> Act:
    def act(request: BaseHTTPRequestHandler) -> None:
        request.send_response(code)
        for name, value in headers.items():
            request.send_header(name.replace("_", "-"), value)
        request.send_header("Content-Length", "0")
        request.end_headers()

    return act


def moved(to: str, code: int = 302) -> Act:
    return status(code, Location=to)


def in_turn(*acts: Act) -> Act:
    """One after the other; the last for good."""
    left = list(acts)
    return lambda request: (left.pop(0) if len(left) > 1 else left[0])(request)


def raw(*pieces: bytes, pause: float = 0.0) -> Act:
    """These bytes and no others, head and all; then the connection ends."""

    def act(request: BaseHTTPRequestHandler) -> None:
        for piece in pieces:
            try:
                request.wfile.write(piece)
                request.wfile.flush()
            except OSError:  # the other side had enough
                break
            if pause and request.server.stopping.wait(pause):  # type: ignore[attr-defined]
                break
        request.close_connection = True

    return act


class Site:
    """The server: ``site.at["/a.txt"] = text(NOTE)``; what is not there is a 404."""

    def __init__(self, certificate: Path | None = None) -> None:
        """Answer, encrypted where there is a certificate with its key."""
        self.at: dict[str, Act] = {}
        self.asked: list[str] = []
        self.headers: list[Mapping[str, str]] = []
        site = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                site.asked.append(self.path)
                site.headers.append(dict(self.headers))
                try:
                    site.at.get(self.path, status(404))(self)
                except OSError:
                    self.close_connection = True

            def log_message(self, *_: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self._server.stopping = threading.Event()  # type: ignore[attr-defined]
        if certificate:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate)
            # The handshake happens in the thread of the request, where it may fail.
            self._server.socket = context.wrap_socket(
                self._server.socket, server_side=True, do_handshake_on_connect=False
            )
        self._server.handle_error = lambda *_: None  # type: ignore[method-assign]
        threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True).start()

    @property
    def port(self) -> int:
        return int(self._server.server_address[1])

    def url(self, path: str = "/") -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    def asked_for(self, path: str) -> int:
        return self.asked.count(path)

    def forget(self) -> None:
        self.asked.clear()
        self.headers.clear()

    def close(self) -> None:
        self._server.stopping.set()  # type: ignore[attr-defined]
        self._server.shutdown()
        self._server.server_close()
