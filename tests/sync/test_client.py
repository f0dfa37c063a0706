"""A polite client against a server that is none."""

from __future__ import annotations

import contextlib
import gzip
import random
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from loopback import NOTE, File, Site, in_turn, moved, page, raw, status, text

from naptrack.sync.client import NOTES, PAGES, Client, Failed, Pace, Unreachable, Validators
from naptrack.sync.gate import Gate
from naptrack.sync.manners import Manners

HASTY = Manners(pause=0, timeout=0.5, longest=1.5, backoff=0, largest_mb=0.1, contact="desk@example.org")
OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n"


class Waits:
    """A clock hand that notes what it is told to wait, and waits nothing."""

    def __init__(self) -> None:
        self.told: list[float] = []

    def __call__(self, seconds: float) -> None:
        self.told.append(seconds)


@pytest.fixture
def waits() -> Waits:
    return Waits()


@pytest.fixture
def client(site: Site, waits: Waits) -> Iterator[Client]:
    with Client(Gate(site.url()), HASTY, Pace(waits)) as found:
        yield found


def test_a_note(site: Site, client: Client) -> None:
    site.at["/a.txt"] = text(NOTE)
    answer = client.get(site.url("/a.txt"), NOTES)
    assert (answer.data, answer.media_type) == (NOTE.encode(), "text/plain")
    assert answer.validators.last_modified == "Wed, 10 May 2017 10:00:00 GMT"
    assert client.get(site.url("/a.txt"), NOTES, answer.validators).data is None
    assert site.asked == ["/robots.txt", "/a.txt", "/a.txt"]


def test_it_says_who_it_is(site: Site, client: Client) -> None:
    site.at["/a.txt"] = text(NOTE)
    client.get(site.url("/a.txt"), NOTES)
    sent = site.headers[-1]
    assert sent["User-Agent"].startswith("naptrack/")
    assert "desk@example.org" in sent["User-Agent"]
    assert sent["Accept-Encoding"] == "gzip"
    assert not {"Cookie", "Authorization", "Referer"} & set(sent)


@pytest.mark.parametrize(
    ("act", "why", "asked"),
    [
        pytest.param(status(404), "404 Not Found", 1, id="404"),
        pytest.param(status(403), "403 Forbidden", 1, id="403"),
        pytest.param(status(410), "410 Gone", 1, id="410"),
        pytest.param(status(204), "204 No Content", 1, id="204"),
        pytest.param(status(304), "304 Not Modified", 1, id="304 that nobody asked for"),
        pytest.param(status(999), "status 999", 1, id="no known status"),
        pytest.param(status(500), r"500 Internal Server Error \(3 tries\)", 3, id="500"),
        pytest.param(status(503), "503 Service Unavailable", 3, id="503"),
        pytest.param(status(429), "429 Too Many Requests", 3, id="429"),
        pytest.param(status(429, Retry_After="3600"), "asks for 3,600 seconds", 1, id="429 with a long wait"),
        pytest.param(status(302), "302 Found", 1, id="a redirect to nowhere"),
        pytest.param(moved("/a.txt"), "in a circle", 1, id="a redirect to itself"),
        pytest.param(moved("ftp://127.0.0.1/a.txt"), "no http or https", 1, id="a redirect to another scheme"),
        pytest.param(moved("file:///etc/passwd"), "no http or https", 1, id="a redirect to a file"),
        pytest.param(moved("http://example.org/a.txt"), "another host, example.org", 1, id="a redirect elsewhere"),
        pytest.param(moved("http://169.254.169.254/"), "another host, 169.254", 1, id="a redirect to secrets"),
        pytest.param(moved("http://[::1]/"), "another host", 1, id="a redirect to loopback in other words"),
        pytest.param(moved("http://localhost/"), "another host, localhost", 1, id="a redirect to loopback's name"),
        pytest.param(moved("http://u:p@127.0.0.1/"), "password", 1, id="a redirect with a password"),
        pytest.param(moved("http://[bad/"), "no address", 1, id="a redirect to no address"),
        pytest.param(File(b"\x89PNG", "image/png"), "no note: its server calls it image/png", 1, id="a picture"),
        pytest.param(File(b"{}", "application/json"), "no note", 1, id="data"),
        pytest.param(File(b"x" * 200_000, "text/plain"), "more than 0.1 MB", 1, id="huge, and said so"),
        pytest.param(raw(OK + b"\r\n", *[b"x" * 10_000] * 20), "more than 0.1 MB", 1, id="huge, and not said"),
        pytest.param(
            raw(OK + b"Content-Length: 5\r\n\r\n", b"x" * 200_000),
            None,
            1,
            id="more than it said: the rest is not read",
        ),
        pytest.param(
            raw(OK + b"Content-Encoding: gzip\r\n\r\n", gzip.compress(bytes(50_000_000))), "0.1 MB", 1, id="a gzip bomb"
        ),
        pytest.param(
            raw(OK + b"Content-Encoding: gzip\r\n\r\n", gzip.compress(NOTE.encode())[:-9]),
            "broke off",
            3,
            id="gzip, cut short",
        ),
        pytest.param(raw(OK + b"Content-Encoding: gzip\r\n\r\n", b"not gzip"), "damaged", 1, id="gzip that is none"),
        pytest.param(raw(OK + b"Content-Encoding: br\r\n\r\n", b"x"), "was not asked for", 1, id="another packing"),
        pytest.param(raw(OK + b"Content-Length: 900\r\n\r\n", b"half"), "broke off", 3, id="cut short"),
        pytest.param(
            raw(OK + b"Transfer-Encoding: chunked\r\n\r\n", b"900\r\nhalf"), "broke off", 3, id="cut short in a chunk"
        ),
        pytest.param(raw(b""), "broke off", 3, id="not a word"),
        pytest.param(raw(b"220 mail.example ESMTP\r\n"), "broke off", 3, id="another protocol"),
        pytest.param(raw(OK + b"X: " + b"y" * 200_000 + b"\r\n\r\n"), "broke off", 3, id="endless headers"),
        pytest.param(raw(b"", b"", pause=5), "no answer in time", 3, id="silence"),
        pytest.param(raw(OK, b"\r\n", pause=5), "no answer in time", 3, id="silence in its headers"),
        pytest.param(raw(OK + b"\r\n", *[b"x"] * 100, pause=0.2), "no answer in time", 3, id="drop by drop"),
        pytest.param(raw(*[bytes([c]) for c in OK * 3], pause=0.2), "no answer in time", 3, id="headers drop by drop"),
    ],
)
def test_a_server_that_misbehaves(site: Site, client: Client, act: Callable[..., None], why: str, asked: int) -> None:
    site.at["/a.txt"] = act
    if why is None:
        assert client.get(site.url("/a.txt"), NOTES).data == b"xxxxx"
    else:
        with pytest.raises(Failed, match=why):
            client.get(site.url("/a.txt"), NOTES)
    assert site.asked_for("/a.txt") == asked
    # And whatever it was, the next one comes.
    site.at["/b.txt"] = text(NOTE)
    assert client.get(site.url("/b.txt"), NOTES).data == NOTE.encode()


@pytest.mark.parametrize(
    ("acts", "waited"),
    [
        pytest.param([status(500), text(NOTE)], [2.0], id="500 once"),
        pytest.param([status(502), status(503), text(NOTE)], [2.0, 4.0], id="twice, and longer"),
        pytest.param([status(429, Retry_After="7"), text(NOTE)], [7.0], id="as long as it asks"),
        pytest.param([status(429, Retry_After="soon"), text(NOTE)], [2.0], id="asked in no known way"),
        pytest.param(
            [status(429, Retry_After="Wed, 10 May 2017 10:00:00 GMT"), text(NOTE)], [0.0], id="until long ago"
        ),
        pytest.param(
            [status(503, Retry_After=f"Thu, 01 Jan 2024 00:00:00 +{'9' * 23}"), text(NOTE)], [2.0], id="in no zone"
        ),
        pytest.param(
            [status(503, Retry_After=f"Thu, 01 Jan {'9' * 20} 00:00:00 GMT"), text(NOTE)], [2.0], id="in no year"
        ),
        pytest.param([status(503, Retry_After="\xb2"), text(NOTE)], [2.0], id="a digit that is no number"),
        pytest.param([raw(b""), text(NOTE)], [2.0], id="broken off once"),
        pytest.param([raw(OK + b"Content-Length: 900\r\n\r\n", b"half"), text(NOTE)], [2.0], id="cut short once"),
    ],
)
def test_asked_again(site: Site, waits: Waits, acts: list[Callable[..., None]], waited: list[float]) -> None:
    site.at["/a.txt"] = in_turn(*acts)
    manners = Manners(pause=0, timeout=0.5, backoff=2)
    with Client(Gate(site.url()), manners, Pace(waits)) as client:
        assert client.get(site.url("/a.txt"), NOTES).data == NOTE.encode()
    assert waits.told == waited


def test_packed_answers(site: Site, client: Client) -> None:
    site.at["/a.txt"] = File(gzip.compress(NOTE.encode()), headers={"Content-Encoding": "gzip"})
    assert client.get(site.url("/a.txt"), NOTES).data == NOTE.encode()


def test_redirects_within_the_host(site: Site, client: Client) -> None:
    site.at |= {"/a": moved("/b", 301), "/b": moved(site.url("/c/d.txt"), 307), "/c/d.txt": text(NOTE)}
    answer = client.get(site.url("/a"), NOTES)
    assert (answer.data, answer.address) == (NOTE.encode(), site.url("/c/d.txt"))


def test_redirects_without_end(site: Site, client: Client) -> None:
    site.at |= {f"/{number}": moved(f"/{number + 1}") for number in range(50)}
    with pytest.raises(Failed, match="more than 5 redirects"):
        client.get(site.url("/0"), NOTES)
    assert len(site.asked) < 10


def test_redirects_in_a_circle(site: Site, client: Client) -> None:
    site.at |= {"/a": moved("/b"), "/b": moved("/a")}
    with pytest.raises(Failed, match="in a circle"):
        client.get(site.url("/a"), NOTES)


def test_another_host_is_never_asked(site: Site, elsewhere: Site, client: Client) -> None:
    elsewhere.at["/a.txt"] = text(NOTE)
    site.at["/a.txt"] = moved(elsewhere.url("/a.txt"))
    with pytest.raises(Failed, match="another host"):
        client.get(site.url("/a.txt"), NOTES)
    with pytest.raises(Failed, match="another host"):
        client.get(elsewhere.url("/a.txt"), NOTES)
    assert elsewhere.asked == []


def test_another_host_that_is_named(site: Site, elsewhere: Site) -> None:
    elsewhere.at["/a.txt"] = text(NOTE)
    site.at["/a.txt"] = moved(elsewhere.url("/a.txt"))
    with Client(Gate(site.url(), (f"127.0.0.1:{elsewhere.port}",)), HASTY, Pace()) as client:
        assert client.get(site.url("/a.txt"), NOTES).data == NOTE.encode()


class Names:
    """Stands in for the system's resolver: names of tests lead where the test says, numbers where they always do."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, **leads: list[list[str]]) -> None:
        self.asked: list[str] = []
        self.leads = {name.replace("_", "."): answers for name, answers in leads.items()}
        self.real = socket.getaddrinfo
        monkeypatch.setattr(socket, "getaddrinfo", self)

    def __call__(self, host: str, port: int, *rest: int, **more: int) -> list[tuple[object, ...]]:
        if host not in self.leads:
            assert host[:1].isdigit() or ":" in host, f"the network was asked for {host}"
            return self.real(host, port, *rest, **more)  # type: ignore[return-value]
        self.asked.append(host)
        answers = self.leads[host]
        ips = answers.pop(0) if len(answers) > 1 else answers[0]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (ip, port)) for ip in ips]


def test_a_name_that_leads_inside_is_not_asked(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    Names(monkeypatch, evil_example=[["127.0.0.1"]])
    address = f"http://evil.example:{site.port}/a.txt"
    with Client(Gate(address), HASTY, Pace()) as client, pytest.raises(Failed, match="private address"):
        client.get(address, NOTES)
    assert site.asked == []


def test_a_name_is_looked_up_once_and_the_address_that_was_judged_is_asked(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name that leads elsewhere a moment later (DNS rebinding) changes nothing."""
    names = Names(monkeypatch, desk_example=[["127.0.0.1"], ["169.254.169.254"]])
    site.at["/a.txt"] = text(NOTE)
    address = f"http://desk.example:{site.port}/a.txt"
    with Client(Gate(address, private=True), HASTY, Pace(), obey_robots=False) as client:
        assert client.get(address, NOTES).data == NOTE.encode()
        site.forget()
        client.get(address, NOTES)  # over the same connection
    assert names.asked == ["desk.example"]
    assert site.headers[-1]["Host"] == f"desk.example:{site.port}"


def test_of_several_addresses_those_inside_are_left_out(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    Names(monkeypatch, desk_example=[["169.254.169.254", "127.0.0.1"]])
    site.at["/a.txt"] = text(NOTE)
    address = f"http://desk.example:{site.port}/a.txt"
    with Client(Gate(address, private=True), HASTY, Pace()) as client:
        assert client.get(address, NOTES).data == NOTE.encode()


def test_the_next_address_of_a_name_is_tried(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    Names(monkeypatch, desk_example=[["127.0.0.2", "127.0.0.1"]])  # nobody listens at the first
    site.at["/a.txt"] = text(NOTE)
    address = f"http://desk.example:{site.port}/a.txt"
    with Client(Gate(address, private=True), HASTY, Pace()) as client:
        assert client.get(address, NOTES).data == NOTE.encode()


@pytest.mark.parametrize("name", ["127.1", "2130706433", "0x7f000001", "017700000001", "0"])
def test_loopback_in_disguise(site: Site, name: str) -> None:
    address = f"http://{name}:{site.port}/a.txt"
    with Client(Gate(address), HASTY, Pace()) as client, pytest.raises(Failed, match="private address"):
        client.get(address, NOTES)
    assert site.asked == []


def test_offline(monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody(*_: object, **__: object) -> None:
        raise socket.gaierror(-3, "Temporary failure in name resolution")

    monkeypatch.setattr(socket, "getaddrinfo", nobody)
    why = r"^cannot reach example.org: Temporary failure in name resolution \(3"
    with Client(Gate("https://example.org/"), HASTY, Pace()) as client, pytest.raises(Unreachable, match=why):
        client.get("https://example.org/a.txt", NOTES)


def test_nobody_listens() -> None:
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{free.getsockname()[1]}/"
        with Client(Gate(address), HASTY, Pace()) as client, pytest.raises(Unreachable, match="Connection refused"):
            client.get(address, PAGES)


def test_no_encryption_where_some_was_asked_for(site: Site) -> None:
    address = f"https://127.0.0.1:{site.port}/"
    with Client(Gate(address), HASTY, Pace()) as client, pytest.raises(Unreachable, match="cannot reach"):
        client.get(address, PAGES)


def test_a_pause_between_two_requests(site: Site, waits: Waits) -> None:
    site.at["/a.txt"] = site.at["/b.txt"] = text(NOTE)
    with Client(Gate(site.url()), Manners(pause=30), Pace(waits)) as client:
        client.get(site.url("/a.txt"), NOTES)
        client.get(site.url("/b.txt"), NOTES)
    assert len(waits.told) == 2  # after robots.txt, and after the first
    assert all(29 < wait <= 30 for wait in waits.told)


def test_a_source_has_its_own_pause(site: Site, waits: Waits) -> None:
    site.at["/a.txt"] = text(NOTE)
    with Client(Gate(site.url()), Manners(pause=30), Pace(waits), pause=0) as client:
        client.get(site.url("/a.txt"), NOTES)
    assert waits.told == []


def test_two_clients_of_one_host_share_the_pause(site: Site, waits: Waits) -> None:
    site.at["/a.txt"] = text(NOTE)
    pace = Pace(waits)
    for _ in range(2):
        with Client(Gate(site.url()), Manners(pause=30), pace, obey_robots=False) as client:
            client.get(site.url("/a.txt"), NOTES)
    assert len(waits.told) == 1


def test_the_pause_is_kept_in_real_time(site: Site) -> None:
    site.at["/a.txt"] = text(NOTE)
    with Client(Gate(site.url()), Manners(pause=0.2), Pace(), obey_robots=False) as client:
        begun = time.perf_counter()
        for _ in range(3):
            client.get(site.url("/a.txt"), NOTES)
        assert 0.4 <= time.perf_counter() - begun < 2


@pytest.mark.parametrize(
    ("robots", "why"),
    [
        pytest.param(text("User-agent: *\nDisallow: /a"), "asks programs to stay away", id="forbidden"),
        pytest.param(status(503), "robots.txt cannot be had", id="unwell"),
        pytest.param(raw(b"", pause=5), "robots.txt cannot be had", id="silent"),
        pytest.param(moved("/rules.txt"), "asks programs to stay away", id="forbidden, told elsewhere"),
        pytest.param(status(404), None, id="none"),
        pytest.param(status(403), None, id="none for us"),
        pytest.param(moved("http://example.org/robots.txt"), None, id="on another host"),
        pytest.param(text("User-agent: *\nDisallow: /b"), None, id="of something else"),
    ],
)
def test_robots(site: Site, client: Client, robots: Callable[..., None], why: str | None) -> None:
    site.at |= {"/robots.txt": robots, "/a.txt": text(NOTE), "/rules.txt": text("User-agent: *\nDisallow: /a")}
    for _ in range(2):
        if why is None:
            assert client.get(site.url("/a.txt"), NOTES).data
        else:
            with pytest.raises(Failed, match=why):
                client.get(site.url("/a.txt"), NOTES)
    assert site.asked_for("/robots.txt") <= 3
    assert site.asked_for("/a.txt") == (0 if why else 2)


def test_a_redirect_does_not_lead_round_robots(site: Site, client: Client) -> None:
    site.at |= {"/robots.txt": text("User-agent: *\nDisallow: /b"), "/a": moved("/b"), "/b": text(NOTE)}
    with pytest.raises(Failed, match="stay away"):
        client.get(site.url("/a"), NOTES)
    assert site.asked_for("/b") == 0


def test_robots_may_ask_for_a_longer_pause(site: Site, waits: Waits) -> None:
    site.at |= {"/robots.txt": text("User-agent: *\nCrawl-delay: 9"), "/a.txt": text(NOTE)}
    with Client(Gate(site.url()), HASTY, Pace(waits)) as client:
        client.get(site.url("/a.txt"), NOTES)
    assert waits.told == [pytest.approx(9, abs=0.5)]


def test_a_page_of_links_must_be_a_page(site: Site, client: Client) -> None:
    site.at |= {"/": page("a.pdf"), "/x": File(b"%PDF-", "application/pdf"), "/y": File(b"<html>", None)}
    assert client.get(site.url(), PAGES).data
    assert client.get(site.url("/y"), PAGES).data
    with pytest.raises(Failed, match="no page of links: its server calls it application/pdf"):
        client.get(site.url("/x"), PAGES)


@pytest.mark.parametrize(
    ("said", "charset"),
    [
        pytest.param("text/html; charset=utf-8", "utf-8", id="said"),
        pytest.param('text/html;level=1 ; CHARSET = "Windows-1251"', "Windows-1251", id="in capitals and quotes"),
        pytest.param("text/html", None, id="not said"),
        pytest.param("text/html; charset=", None, id="nothing said"),
    ],
)
def test_the_encoding_of_a_page(site: Site, client: Client, said: str, charset: str | None) -> None:
    site.at["/"] = File(b"<html>", said)
    assert client.get(site.url(), PAGES).charset == charset


def test_what_is_said_back(site: Site, client: Client) -> None:
    site.at["/a.txt"] = text(NOTE, etag=False, last_modified=None)
    client.get(site.url("/a.txt"), NOTES, Validators('"x"', "Wed, 10 May 2017 10:00:00 GMT"))
    assert site.headers[-1]["If-None-Match"] == '"x"'
    assert site.headers[-1]["If-Modified-Since"] == "Wed, 10 May 2017 10:00:00 GMT"
    client.get(site.url("/a.txt"), NOTES, Validators())
    assert not {"If-None-Match", "If-Modified-Since"} & set(site.headers[-1])


@pytest.mark.parametrize("tag", ["\xff", "x" * 1000, ""], ids=["beyond ASCII", "endless", "empty"])
def test_what_cannot_be_said_back(site: Site, client: Client, tag: str) -> None:
    site.at["/a.txt"] = text(NOTE, etag=False, last_modified=None, headers={"ETag": tag})
    answer = client.get(site.url("/a.txt"), NOTES)
    assert answer.validators == Validators()
    client.get(site.url("/a.txt"), NOTES, answer.validators)


def test_a_proxy_of_the_environment_connects_in_our_place(
    site: Site, elsewhere: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", site.url().replace("http://", "http://me:secret@"))
    site.at["http://example.org/a.txt"] = text(NOTE)
    with Client(Gate("http://example.org/"), HASTY, Pace(), obey_robots=False) as client:
        assert client.get("http://example.org/a.txt", NOTES).data == NOTE.encode()
    assert site.headers[-1]["Proxy-Authorization"].startswith("Basic ")
    elsewhere.at["/a.txt"] = text(NOTE)
    with Client(Gate(elsewhere.url()), HASTY, Pace(), obey_robots=False) as client:
        client.get(elsewhere.url("/a.txt"), NOTES)
    assert len(site.asked) == 1  # loopback is asked without it


def test_an_answer_that_never_ends_is_cut_in_time(site: Site) -> None:
    """Many small pieces, each in time."""
    site.at["/a.txt"] = raw(OK + b"\r\n", *[b"x"] * 1000, pause=0.05)
    manners = Manners(pause=0, timeout=1, longest=0.5, tries=1)
    with Client(Gate(site.url()), manners, Pace()) as client:
        begun = time.perf_counter()
        with pytest.raises(Failed, match="no answer in time"):
            client.get(site.url("/a.txt"), NOTES)
        assert time.perf_counter() - begun < 2


def test_whatever_is_answered_only_one_error_comes_of_it(site: Site) -> None:
    """Good answers and bad, with bytes changed, lost and put in."""
    choice = random.Random(1540)
    answers = [
        OK + b"Content-Length: 5\r\n\r\nhello",
        OK + b"Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n",
        OK + b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(b"hello"),
        b"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1/a\r\nContent-Length: 0\r\n\r\n",
        b"HTTP/1.1 503 No\r\nRetry-After: 10\r\nETag: x\r\nContent-Length: 0\r\n\r\n",
    ]
    manners = Manners(pause=0, timeout=0.2, longest=0.5, tries=1)
    came = 0
    for _ in range(200):
        answer = bytearray(choice.choice(answers))
        for _ in range(choice.randint(1, 4)):
            place = choice.randrange(len(answer))
            answer[place : place + choice.randint(0, 3)] = choice.randbytes(choice.randint(0, 3))
        site.at["/a.txt"] = raw(bytes(answer))
        with contextlib.suppress(Failed), Client(Gate(site.url()), manners, Pace(), obey_robots=False) as client:
            came += client.get(site.url("/a.txt"), NOTES).data is not None
    assert 10 < came < 190


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """One for desk.example, and its key, in one file."""
    openssl = shutil.which("openssl")
    if not openssl:
        pytest.skip("there is no openssl to make a certificate with")
    path = tmp_path / "desk.pem"
    words = ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2"]
    names = ["-subj", "/CN=desk.example", "-addext", "subjectAltName=DNS:desk.example"]
    files = ["-keyout", str(path), "-out", str(tmp_path / "cert.pem")]
    subprocess.run([openssl, *words, *names, *files], check=True, capture_output=True)
    path.write_text(path.read_text() + (tmp_path / "cert.pem").read_text())
    return path


@pytest.mark.parametrize(
    ("name", "trusted", "why"),
    [
        pytest.param("desk.example", True, None, id="its own name"),
        pytest.param("other.example", True, "certificate", id="another's name"),
        pytest.param("desk.example", False, "certificate", id="nobody's certificate"),
    ],
)
def test_encrypted(
    certificate: Path, monkeypatch: pytest.MonkeyPatch, name: str, trusted: bool, why: str | None
) -> None:
    """The address that was judged is asked, and the certificate must be that of the name."""
    site = Site(certificate)
    site.at["/a.txt"] = text(NOTE)
    Names(monkeypatch, desk_example=[["127.0.0.1"]], other_example=[["127.0.0.1"]])
    if trusted:
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    address = f"https://{name}:{site.port}/a.txt"
    try:
        with Client(Gate(address, private=True), HASTY, Pace(), obey_robots=False) as client:
            if why is None:
                assert client.get(address, NOTES).data == NOTE.encode()
            else:
                with pytest.raises(Unreachable, match=why):
                    client.get(address, NOTES)
    finally:
        site.close()
    assert site.asked == ([] if why else ["/a.txt"])


def test_a_redirect_does_not_lead_out_of_encryption(certificate: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = Site(certificate)
    Names(monkeypatch, desk_example=[["127.0.0.1"]])
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    site.at["/a.txt"] = moved("http://desk.example/a.txt")
    address = f"https://desk.example:{site.port}/a.txt"
    try:
        gate = Gate(address, ("desk.example",), private=True)
        with (
            Client(gate, HASTY, Pace(), obey_robots=False) as client,
            pytest.raises(Failed, match="from https to http"),
        ):
            client.get(address, NOTES)
    finally:
        site.close()
