"""What a site asks of programs."""

import time

import pytest

from naptrack.sync.robots import parse

SITE = "https://example.org"


@pytest.mark.parametrize(
    ("lines", "path", "allowed"),
    [
        pytest.param("", "/a", True, id="nothing said"),
        pytest.param("User-agent: *\nDisallow: /", "/a", False, id="all of it"),
        pytest.param("User-agent: *\nDisallow:", "/a", True, id="nothing forbidden"),
        pytest.param("User-agent: *\nDisallow: /a", "/ab.pdf", False, id="by its beginning"),
        pytest.param("User-agent: *\nDisallow: /a\nAllow: /a/notes", "/a/notes/1", True, id="the longer one decides"),
        pytest.param("User-agent: *\nAllow: /a\nDisallow: /a", "/a", True, id="of two the milder"),
        pytest.param("User-agent: *\nDisallow: /*.pdf", "/x/y.pdf", False, id="a star"),
        pytest.param("User-agent: *\nDisallow: /*.pdf$", "/x/y.pdf?a", True, id="an end that is none"),
        pytest.param("User-agent: *\nDisallow: /*.pdf$", "/x.pdf/y.pdf", False, id="an end after another"),
        pytest.param("User-agent: *\nDisallow: /*a*b$", "/b", True, id="too short for the stars"),
        pytest.param("User-agent: *\nDisallow: /a$", "/a", False, id="an end alone"),
        pytest.param("User-agent: *\nDisallow: /x?y=", "/x?y=1", False, id="a query"),
        pytest.param("User-agent: *\nDisallow: /a%20b", "/a%20b", False, id="quoted"),
        pytest.param("User-agent: *\nDisallow: /é", "/%C3%A9", False, id="quoted in one of the two"),
        pytest.param("User-agent: other\nDisallow: /", "/a", True, id="somebody else"),
        pytest.param("User-agent: naptrack\nDisallow: /\n\nUser-agent: *\nDisallow:", "/a", False, id="us by name"),
        pytest.param("User-agent: NapTrack/2.0\nDisallow: /", "/a", False, id="us, with a version"),
        pytest.param("User-agent: *\nDisallow: /\n\nUser-agent: naptrack\nAllow: /", "/a", True, id="us, not all"),
        pytest.param("User-agent: a\nUser-agent: naptrack\nDisallow: /", "/a", False, id="one of two"),
        pytest.param(
            "User-agent: naptrack\nDisallow: /a\nUser-agent: b\nDisallow: /\nUser-agent: naptrack\nDisallow: /c",
            "/c",
            False,
            id="said in two places",
        ),
        pytest.param("User-agent: naptrack\nDisallow: /a\nUser-agent: b\nDisallow: /", "/c", True, id="not theirs"),
        pytest.param("Disallow: /\nUser-agent: *\nDisallow: /b", "/a", True, id="said to nobody"),
        pytest.param("\ufeffUSER-AGENT : *  # all\r\nDISALLOW :/a # there\r\n", "/a", False, id="case, blanks, marks"),
        pytest.param("User-agent: *\nSitemap: https://x/\nnonsense\nDisallow: /a", "/a", False, id="other lines"),
        pytest.param("<html>User-agent: *<br>Disallow: /</html>", "/a", True, id="a page in its place"),
    ],
)
def test_allows(lines, path, allowed):
    assert parse(lines.encode()).allows(SITE + path) is allowed


@pytest.mark.parametrize(
    ("lines", "delay"),
    [
        pytest.param("User-agent: *\nCrawl-delay: 10", 10.0, id="said"),
        pytest.param("User-agent: *\nCrawl-delay: soon", 0.0, id="no number"),
        pytest.param("User-agent: *\nCrawl-delay: inf", 0.0, id="for ever"),
        pytest.param("User-agent: b\nCrawl-delay: 10", 0.0, id="to somebody else"),
    ],
)
def test_delay(lines, delay):
    assert parse(lines.encode()).delay == delay


def test_a_hostile_pattern_takes_no_time():
    rules = parse(b"User-agent: *\nDisallow: /" + b"*a" * 200 + b"b$")
    begun = time.perf_counter()
    assert rules.allows(f"{SITE}/{'a' * 1900}")
    assert time.perf_counter() - begun < 0.5


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("Disallow: x" + " " * 80_000 + "x", id="blanks within"),
        pytest.param(" " * 80_000 + "x", id="blanks before"),
        pytest.param("Disallow" + " " * 80_000 + "x", id="blanks before no colon"),
        pytest.param("Disallow: " + "#" * 80_000, id="marks of a remark"),
        pytest.param("Disallow:" * 10_000, id="colons"),
        pytest.param("Crawl-delay: " + "9" * 80_000, id="digits"),
    ],
)
def test_a_hostile_line_takes_no_time(line):
    begun = time.perf_counter()
    assert not parse(f"User-agent: *\n{line}\nDisallow: /a\n".encode()).allows(f"{SITE}/a")
    assert time.perf_counter() - begun < 0.5


def test_rubbish_is_read_too():
    assert parse(bytes(range(256)) * 10).allows(f"{SITE}/a")
