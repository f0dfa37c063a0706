"""One polite request after another to the hosts of one source."""

from __future__ import annotations

import datetime as dt
import re
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from typing import NamedTuple

import httpcore
import httpx

from naptrack.sync import robots
from naptrack.sync.addresses import BadAddress, Host, host_of, normal
from naptrack.sync.body import ENCODINGS, CutShort, Packed, TooLarge, collect
from naptrack.sync.gate import Gate
from naptrack.sync.manners import Manners
from naptrack.sync.wire import Forbidden, Transport

REDIRECTS = 5
_MOVED = (301, 302, 303, 307, 308)
_AGAIN = (429, 500, 502, 503, 504)

_LONGEST_VALIDATOR = 500

_CHARSET = re.compile(r"""; *charset *= *["']?([\w.:-]{1,40})""", re.ASCII | re.IGNORECASE)

#: A site may ask for a longer pause than ours; nobody waits for more than a minute between two notes.
_LONGEST_PAUSE = 60.0


class Kinds(NamedTuple):
    """The media types that are taken for something, and what that is called; none of them: all are."""

    name: str
    types: tuple[str, ...] = ()


_PAGES = ("text/html", "application/xhtml+xml")
PAGES = Kinds("page of links", (*_PAGES, ""))
# What stands for "some bytes or other" is taken too: the bytes themselves decide.
NOTES = Kinds(
    "note",
    (
        *_PAGES,
        *("text/plain", "text/markdown", "text/x-markdown", "application/pdf", "application/x-pdf"),
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        *("", "application/octet-stream", "binary/octet-stream", "application/force-download"),
    ),
)
ANYTHING = Kinds("text")


class Failed(Exception):
    """Nothing came from an address; the text says why."""


class Unwell(Failed):
    """The server could not, this time."""


class Unreachable(Unwell):
    """The host itself could not be reached: whatever else is there will fail too."""


class _Again(Exception):
    """It may come if it is asked for again, after so many seconds where the server says how many."""

    def __init__(self, why: Failed, after: float | None = None) -> None:
        super().__init__(str(why))
        self.why = why
        self.after = after


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server said of its last answer, to be said back to it."""

    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What came: ``data`` is None where nothing has changed; ``address`` is where it came from in the end.

    ``charset`` is what the server calls the encoding of a text.
    """

    address: str
    data: bytes | None
    media_type: str | None = None
    validators: Validators = Validators()
    charset: str | None = None


class Pace:
    """The pause between two requests to one host, over all sources of a sync."""

    def __init__(self, sleep: Callable[[float], object] = time.sleep) -> None:
        """Wait by ``sleep``."""
        self.sleep = sleep
        self._last: dict[Host, float] = {}

    def wait(self, host: Host, pause: float) -> None:
        """Wait until ``pause`` seconds have passed since the last request to ``host`` ended."""
        if host in self._last and (left := self._last[host] + pause - time.monotonic()) > 0:
            self.sleep(left)

    def done(self, host: Host) -> None:
        """A request to ``host`` has ended."""
        self._last[host] = time.monotonic()


class Client(AbstractContextManager["Client"]):
    """Asks the hosts of one source, and nobody else."""

    def __init__(
        self, gate: Gate, manners: Manners, pace: Pace, *, pause: float | None = None, obey_robots: bool = True
    ) -> None:
        """Ask the hosts that ``gate`` knows, with the given pause or that of ``manners``."""
        self._gate = gate
        self._manners = manners
        self._pace = pace
        self._pause = manners.pause if pause is None else pause
        self._obey = obey_robots
        self._robots: dict[str, robots.Robots | Failed] = {}
        self._clients: dict[str | None, tuple[httpx.Client, Transport]] = {}

    def __exit__(self, *_: object) -> None:
        """End all connections."""
        for opened in self._clients.values():
            opened[0].close()

    def get(self, address: str, kinds: Kinds, known: Validators | None = None) -> Answer:
        """What lies at ``address``, of one of the ``kinds``, unless it is as ``known`` has it.

        Redirects are followed within the source's hosts. Raises Failed, and Unreachable where its host is not there.
        """
        self._mind_robots(address)
        return self._insist(address, kinds, known, self._manners.largest)

    def _mind_robots(self, address: str) -> None:
        if not self._obey:
            return
        site = _site(address)
        if site not in self._robots:
            self._robots[site] = self._ask_robots(f"{site}/robots.txt")
        rules = self._robots[site]
        if isinstance(rules, Failed):
            raise Failed(f"its robots.txt cannot be had ({rules}), so nothing is asked for")
        if not rules.allows(address):
            raise Failed("its robots.txt asks programs to stay away")

    def _ask_robots(self, address: str) -> robots.Robots | Failed:
        """RFC 9309: a site without rules allows all, one that is unwell is left in peace."""
        try:
            answer = self._insist(address, ANYTHING, None, robots.LARGEST)
        except Unreachable:
            raise
        except Unwell as error:
            return error
        except Failed:
            return robots.ANYTHING
        return robots.parse(answer.data or b"")

    def _insist(self, address: str, kinds: Kinds, known: Validators | None, most: int) -> Answer:
        """Ask, and ask again where that may help."""
        for attempt in range(1, self._manners.tries + 1):
            try:
                return self._follow(address, kinds, known, most)
            except _Again as error:
                wait = self._manners.backoff * 2 ** (attempt - 1) if error.after is None else error.after
                if wait > self._manners.patience:
                    raise type(error.why)(f"{error.why}; the server asks for {wait:,.0f} seconds of patience") from None
                if attempt == self._manners.tries:
                    tries = f" ({attempt} tries)" if attempt > 1 else ""
                    raise type(error.why)(f"{error.why}{tries}") from None
                self._pace.sleep(wait)
        raise AssertionError("no tries")

    def _follow(self, address: str, kinds: Kinds, known: Validators | None, most: int) -> Answer:
        seen = {address}
        here = address
        for _ in range(REDIRECTS + 1):
            answer = self._ask(here, kinds, known, most)
            if isinstance(answer, Answer):
                return answer
            self._mind_redirect(here, answer)
            if answer in seen:
                raise Failed("redirects in a circle")
            seen.add(answer)
            here = answer
        raise Failed(f"more than {REDIRECTS} redirects")

    def _mind_redirect(self, here: str, there: str) -> None:
        if not self._gate.knows(there):
            raise Failed(f"redirects to another host, {host_of(there)}: {there}")
        if here.startswith("https:") and there.startswith("http:"):
            raise Failed(f"redirects from https to http: {there}")
        if not self._rules(there).allows(there):
            raise Failed(f"redirects to where robots.txt asks programs to stay away: {there}")

    def _rules(self, address: str) -> robots.Robots:
        """The rules of a site that was asked for them."""
        rules = self._robots.get(_site(address))
        return rules if isinstance(rules, robots.Robots) else robots.ANYTHING

    def _ask(self, address: str, kinds: Kinds, known: Validators | None, most: int) -> Answer | str:
        """One request; returns what came, or the address to which it redirects."""
        if not self._gate.knows(address):
            raise Failed(f"is on another host, {host_of(address)}")
        host = host_of(address)
        client, transport = self._client(address)
        self._pace.wait(host, max(self._pause, min(self._rules(address).delay, _LONGEST_PAUSE)))
        transport.backend.deadline = time.monotonic() + self._manners.longest
        try:
            with client.stream("GET", address, headers=_conditions(known)) as response:
                return self._answer(address, response, kinds, known, most)
        except Forbidden as error:
            raise Failed(str(error)) from error
        except (httpcore.ConnectError, httpcore.ConnectTimeout, httpcore.ProxyError) as error:
            raise _Again(Unreachable(f"cannot reach {host}: {_words(error) or 'no answer in time'}")) from error
        except (httpcore.TimeoutException, httpx.TimeoutException) as error:
            raise _Again(Unwell("no answer in time")) from error
        except (httpcore.NetworkError, CutShort) as error:
            raise _Again(Unwell(f"the connection broke off{_reason(error)}")) from error
        except httpcore.ProtocolError as error:
            raise _Again(Unwell(f"the answer broke off, or is no HTTP{_reason(error)}")) from error
        except TooLarge as error:
            raise Failed(f"more than {most / 1024 / 1024:,.3g} MB") from error
        except (Packed, BadAddress) as error:
            raise Failed(str(error)) from error
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise Failed(_words(error) or type(error).__name__) from error
        finally:
            self._pace.done(host)

    def _answer(
        self, address: str, response: httpx.Response, kinds: Kinds, known: Validators | None, most: int
    ) -> Answer | str:
        status = response.status_code
        if status in _MOVED and "location" in response.headers:
            return normal(response.headers["location"], address)
        if status == 304 and known:
            return Answer(address, None, None, known)
        if status in _AGAIN:
            raise _Again(Unwell(_status(status)), _retry_after(response.headers.get("retry-after")))
        if status != 200:
            raise Failed(_status(status))
        content_type = response.headers.get("content-type", "")
        media_type = content_type.partition(";")[0].strip().lower()
        if kinds.types and media_type not in kinds.types:
            raise Failed(f"no {kinds.name}: its server calls it {media_type[:60]}")
        length = response.headers.get("content-length", "")
        if length.isascii() and length.isdigit() and int(length[:20]) > most:
            raise TooLarge
        encoding = response.headers.get("content-encoding", "").strip().lower()
        data = collect(response.iter_raw(), encoding, most)
        said = Validators(*(_repeatable(response.headers.get(name)) for name in ("etag", "last-modified")))
        charset = _CHARSET.search(content_type)
        return Answer(address, data, media_type or None, said, charset[1] if charset else None)

    def _client(self, address: str) -> tuple[httpx.Client, Transport]:
        proxy = _proxy_for(address)
        if proxy not in self._clients:
            through = Transport(self._gate, proxy)
            self._clients[proxy] = _client(through, self._manners), through
        return self._clients[proxy]


def _client(transport: Transport, manners: Manners) -> httpx.Client:
    return httpx.Client(
        transport=transport,
        trust_env=False,  # proxies are chosen here, and nobody's .netrc is sent anywhere
        follow_redirects=False,
        timeout=manners.timeout,
        headers={
            "User-Agent": manners.user_agent,
            "Accept": "text/html,application/pdf,text/plain,application/xhtml+xml,*/*;q=0.5",
            "Accept-Encoding": next(iter(ENCODINGS)),
        },
    )


def _proxy_for(address: str) -> str | None:
    """The proxy that the environment names for ``address``; none for this machine."""
    from urllib.request import getproxies, proxy_bypass

    host = host_of(address)
    if host.name in ("localhost", "::1") or host.name.startswith("127.") or proxy_bypass(f"{host.name}:{host.port}"):
        return None
    proxies = getproxies()
    proxy = proxies.get("https" if address.startswith("https:") else "http") or proxies.get("all") or ""
    return (proxy if "://" in proxy else f"http://{proxy}") if proxy else None


def _site(address: str) -> str:
    """An address up to its path."""
    return address[: address.index("/", len("https://"))]


def _conditions(known: Validators | None) -> dict[str, str]:
    pairs = {"If-None-Match": known.etag, "If-Modified-Since": known.last_modified} if known else {}
    return {name: value for name, value in pairs.items() if value}


def _repeatable(value: str | None) -> str | None:
    """What a server said, where it can be said back to it."""
    return value if value and len(value) <= _LONGEST_VALIDATOR and value.isascii() and value.isprintable() else None


def _retry_after(value: str | None) -> float | None:
    """Seconds that a server asks to wait, as a number or until a day and time."""
    if not value:
        return None
    if value.isascii() and value.strip().isdigit():
        return float(value.strip()[:9])
    try:
        until = parsedate_to_datetime(value)
    except (ArithmeticError, LookupError, TypeError, ValueError):  # a year or a zone beyond all calendars, say
        return None
    if until.tzinfo is None:
        until = until.replace(tzinfo=dt.UTC)
    return max(0.0, (until - dt.datetime.now(dt.UTC)).total_seconds())


def _status(code: int) -> str:
    try:
        return f"{code} {HTTPStatus(code).phrase}"
    except ValueError:
        return f"status {code}"


def _words(error: Exception) -> str:
    """What the system says, without its numbers."""
    text = " ".join(str(error).split())
    return text.partition("] ")[2] or text if text.startswith("[Errno") else text


def _reason(error: Exception) -> str:
    words = _words(error)
    return f": {words}" if words else ""
