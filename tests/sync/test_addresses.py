"""Addresses: one way to write them, and which are none of ours."""

import random

import pytest

from naptrack.sync.addresses import BadAddress, Host, host_of, matches, named_host, normal, shown


@pytest.mark.parametrize(
    ("words", "base", "address"),
    [
        pytest.param("https://example.org", None, "https://example.org/", id="no path"),
        pytest.param(" HTTPS://Example.ORG./A ", None, "https://example.org/A", id="case of the host, not of the path"),
        pytest.param("http://example.org:80/a", None, "http://example.org/a", id="the usual port"),
        pytest.param("https://example.org:80/a", None, "https://example.org:80/a", id="another port"),
        pytest.param("http://example.org/a.pdf#page=2", None, "http://example.org/a.pdf", id="a place in the page"),
        pytest.param("http://example.org/a b/é.pdf", None, "http://example.org/a%20b/%C3%A9.pdf", id="blanks, accents"),
        pytest.param("http://example.org/a%20b?q=x%26y", None, "http://example.org/a%20b?q=x%26y", id="quoted already"),
        pytest.param("http://bücher.example/", None, "http://xn--bcher-kva.example/", id="a name beyond ASCII"),
        pytest.param("http://[::1]:8000/a", None, "http://[::1]:8000/a", id="IPv6"),
        pytest.param("../c.pdf", "https://example.org/a/b/index.html", "https://example.org/a/c.pdf", id="relative"),
        pytest.param("/../../c.pdf", "https://example.org/a/", "https://example.org/c.pdf", id="above the top"),
        pytest.param("//other.example/c", "https://example.org/a/", "https://other.example/c", id="another host"),
        pytest.param("?id=5", "https://example.org/a", "https://example.org/a?id=5", id="a query alone"),
        pytest.param("b\n.pdf", "https://example.org/", "https://example.org/b.pdf", id="a line break inside"),
    ],
)
def test_normal(words, base, address):
    assert normal(words, base) == address
    assert normal(address) == address


@pytest.mark.parametrize(
    ("words", "why"),
    [
        pytest.param("ftp://example.org/a", "no http or https", id="another scheme"),
        pytest.param("file:///etc/passwd", "no http or https", id="a file"),
        pytest.param("javascript:alert(1)", "no http or https", id="a script"),
        pytest.param("mailto:desk@example.org", "no http or https", id="mail"),
        pytest.param("data:text/html,x", "no http or https", id="data"),
        pytest.param("http:///a.pdf", "names no host", id="no host"),
        pytest.param("http://exa mple.org/", "names no host", id="a blank in the host"),
        pytest.param("http://example.org\\@evil.example/", "password", id="a backslash"),
        pytest.param("http://example.org:99999/", "no address", id="no port"),
        pytest.param("http://[::1/", "no address", id="half a bracket"),
        pytest.param("http://me:secret@example.org/", "password", id="a password"),
        pytest.param("http://example.org/" + "a" * 3000, "more than 2,000", id="far too long"),
    ],
)
def test_what_is_no_address(words, why):
    with pytest.raises(BadAddress, match=why):
        normal(words)


def test_a_link_is_not_taken_for_its_scheme_alone():
    with pytest.raises(BadAddress):
        normal("javascript:alert(1)", "https://example.org/")


@pytest.mark.parametrize(
    ("address", "patterns", "fits"),
    [
        pytest.param("https://x.org/a/note.pdf", ["*.pdf"], True, id="the last name"),
        pytest.param("https://x.org/a/NOTE.PDF", ["*.pdf"], True, id="any case"),
        pytest.param("https://x.org/a/note.pdf?v=2", ["*.pdf"], True, id="a query behind it"),
        pytest.param("https://x.org/get?file=note.pdf", ["*.pdf"], True, id="a name in the query"),
        pytest.param("https://x.org/a/note.pdf.exe", ["*.pdf"], False, id="another ending"),
        pytest.param("https://x.org/2017/note.pdf", ["/2017/*"], True, id="the path"),
        pytest.param("https://x.org/2017/note.pdf", ["https://x.org/2018/*"], False, id="the whole address"),
        pytest.param("https://x.org/a%20b.pdf", ["a b.pdf"], True, id="as it reads"),
        pytest.param("https://x.org/a.doc", ["*.pdf", "*.doc?", "*.doc"], True, id="the third of three"),
    ],
)
def test_matches(address, patterns, fits):
    assert matches(address, tuple(patterns)) is fits


def test_hosts():
    assert host_of("https://example.org/a") == Host("example.org", 443)
    assert str(host_of("https://example.org/a")) == "example.org"
    assert str(host_of("http://[::1]:8000/")) == "[::1]:8000"
    assert named_host("Example.org") == ("example.org", None)
    assert named_host("example.org:8080") == ("example.org", 8080)
    for words in ("example.org/a", "exa mple", ""):
        with pytest.raises(BadAddress):
            named_host(words)


def test_shown():
    assert shown("http://127.0.0.1:80/a%20b.txt?x=1") == "127.0.0.1:80/a b.txt?x=1"


def test_whatever_stands_in_a_link():
    """It is an address that stays as it is, or none."""
    choice = random.Random(1540)
    signs = [
        *"ab/.:?#@[]%\\ \n\t&=é٣²-_~+",
        "http://",
        "https://",
        "..",
        "%2e",
        "%zz",
        "xn--",
        "127.0.0.1",
        "\u202e",
        "\0",
    ]
    taken = 0
    for _ in range(20_000):
        words = "".join(choice.choices(signs, k=choice.randint(1, 12)))
        try:
            address = normal(words, "http://example.org/a/b")
        except BadAddress:
            continue
        taken += 1
        assert address.isascii()
        assert address.isprintable()
        assert normal(address) == address
        assert host_of(address).name
    assert taken > 1000
