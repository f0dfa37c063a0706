"""The connection itself: made only to an address that was looked at, and cut when its time is up.

What httpx leaves to its transport is done here over httpcore's public parts. The name
is resolved once, the addresses are judged, and the connection is made to one of
those judged: a name that means something else a moment later changes nothing.
"""

from __future__ import annotations

import ipaddress
import socket
import ssl
import time
from collections.abc import Iterable, Iterator
from typing import Any

import httpcore
import httpx

from naptrack.sync.gate import Gate


class Forbidden(Exception):
    """A host at an address of the network where nothing may be asked."""


class Backend(httpcore.NetworkBackend):
    """Connections for one source; ``deadline``, by the monotonic clock, ends whatever runs."""

    def __init__(self, gate: Gate | None) -> None:
        """Connect where ``gate`` lets; anywhere where there is none, as to a proxy."""
        self._gate = gate
        self._plain = httpcore.SyncBackend()
        self.deadline = float("inf")

    def left(self, timeout: float | None) -> float:
        """Seconds that a step may take. Raises ReadTimeout where none are left."""
        left = self.deadline - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout("it took too long in all")
        return left if timeout is None else min(left, timeout)

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to the first of the host's addresses that answers. Raises Forbidden and httpcore's errors."""
        refused: Exception | None = None
        for ip in self._addresses(host, port):
            try:
                stream = self._plain.connect_tcp(ip, port, self.left(timeout), local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                refused = error
            else:
                return Stream(stream, self)
        raise refused or httpcore.ConnectError("no address")

    def _addresses(self, host: str, port: int) -> list[str]:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            raise httpcore.ConnectError(getattr(error, "strerror", None) or str(error)) from error
        # A scope ("%eth0") belongs to link-local addresses only.
        ips = list(dict.fromkeys(str(each[4][0]).partition("%")[0] for each in found))
        let = [ip for ip in ips if self._gate is None or self._gate.lets(host, ipaddress.ip_address(ip))]
        if not let:
            raise Forbidden(f"{host} is at a private address ({', '.join(ips[:3])})")
        return let


class Stream(httpcore.NetworkStream):
    """A connection whose every step stays within its backend's deadline."""

    def __init__(self, inner: httpcore.NetworkStream, backend: Backend) -> None:
        """Go on with ``inner``."""
        self._inner = inner
        self._backend = backend

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """At most so many bytes."""
        return self._inner.read(max_bytes, self._backend.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send all of it."""
        self._inner.write(buffer, self._backend.left(timeout))

    def close(self) -> None:
        """End it."""
        self._inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        """The same connection, encrypted, its certificate looked at."""
        return Stream(self._inner.start_tls(ssl_context, server_hostname, self._backend.left(timeout)), self._backend)

    def get_extra_info(self, info: str) -> Any:
        """What the connection below knows."""
        return self._inner.get_extra_info(info)


class Transport(httpx.BaseTransport):
    """httpx on top of such connections; with ``proxy``, an address, all goes through that."""

    def __init__(self, gate: Gate, proxy: str | None = None) -> None:
        """Judge by ``gate``; behind a proxy, which connects in our place, there is no address to judge."""
        self.backend = Backend(None if proxy else gate)
        context = httpx.create_ssl_context()
        self._pool: httpcore.ConnectionPool
        if proxy:
            url = httpx.URL(proxy)
            self._pool = httpcore.HTTPProxy(
                str(url.copy_with(username=None, password=None)),
                proxy_auth=(url.username, url.password) if url.userinfo else None,
                ssl_context=context,
                network_backend=self.backend,
            )
        else:
            self._pool = httpcore.ConnectionPool(ssl_context=context, network_backend=self.backend)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send one request. Raises Forbidden and httpcore's errors."""
        url = request.url
        answer = self._pool.handle_request(
            httpcore.Request(
                method=request.method,
                url=httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path),
                headers=request.headers.raw,
                content=request.stream,
                extensions=request.extensions,
            )
        )
        return httpx.Response(answer.status, headers=answer.headers, stream=_Body(answer), extensions=answer.extensions)

    def close(self) -> None:
        """End all connections."""
        self._pool.close()


class _Body(httpx.SyncByteStream):
    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    def __iter__(self) -> Iterator[bytes]:
        yield from self._answer.iter_stream()

    def close(self) -> None:
        self._answer.close()
