"""Answers, unpacked within their limit."""

import gzip
import time
import tracemalloc
import zlib

import pytest

from naptrack.sync.body import CutShort, Packed, TooLarge, collect

WORDS = b"the plan " * 1000
LIMIT = 1_000_000


def pieces(data, size=100):
    return [data[at : at + size] for at in range(0, len(data), size)]


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        pytest.param(WORDS, "", id="plain"),
        pytest.param(WORDS, "identity", id="said to be plain"),
        pytest.param(gzip.compress(WORDS), "gzip", id="gzip"),
        pytest.param(gzip.compress(WORDS), "x-gzip", id="its old name"),
        pytest.param(zlib.compress(WORDS), "deflate", id="deflate"),
        pytest.param(gzip.compress(WORDS[:99]) + gzip.compress(WORDS[99:]), "gzip", id="two members"),
        pytest.param(
            b"".join(gzip.compress(part) for part in (b"", WORDS[:1], b"", WORDS[1:])), "gzip", id="some of them empty"
        ),
        pytest.param(gzip.compress(WORDS) + b"\0" * 9, "gzip", id="zeros after it"),
        pytest.param(gzip.compress(WORDS) + b"\r\n", "gzip", id="a line end after it"),
        pytest.param(gzip.compress(WORDS) + b"\x1fx", "gzip", id="what begins as a member does"),
        pytest.param(gzip.compress(WORDS) + b"\x1f", "gzip", id="and ends there"),
        pytest.param(zlib.compress(WORDS) + b"x", "deflate", id="a letter after deflate"),
    ],
)
@pytest.mark.parametrize("size", [1, 100, 1_000_000])
def test_collect(data, encoding, size):
    assert collect(pieces(data, size), encoding, LIMIT) == WORDS


@pytest.mark.parametrize(
    ("data", "encoding", "error"),
    [
        pytest.param(WORDS, "", TooLarge, id="plain"),
        pytest.param(gzip.compress(WORDS), "gzip", TooLarge, id="packed small"),
        pytest.param(
            gzip.compress(WORDS[:5000]) + gzip.compress(WORDS[5000:]), "gzip", TooLarge, id="packed small, in two"
        ),
        pytest.param(gzip.compress(WORDS)[:-20], "gzip", CutShort, id="cut short"),
        pytest.param(gzip.compress(WORDS) + gzip.compress(WORDS)[:-20], "gzip", CutShort, id="its second member"),
        pytest.param(gzip.compress(b"") + b"\x1f\x8bwhat", "gzip", Packed, id="a second member that is damaged"),
        pytest.param(b"", "gzip", CutShort, id="nothing at all"),
        pytest.param(WORDS, "gzip", Packed, id="not packed"),
        pytest.param(WORDS, "br", Packed, id="not asked for"),
        pytest.param(WORDS, "gzip, gzip", Packed, id="packed twice"),
    ],
)
def test_what_is_given_up(data, encoding, error):
    limit = LIMIT if error is CutShort else len(WORDS) - 1
    with pytest.raises(error):
        collect(pieces(data), encoding, limit)


def test_a_bomb_is_given_up_before_it_fills_the_memory():
    bomb = gzip.compress(bytes(300_000_000), compresslevel=9)
    assert len(bomb) < 400_000
    tracemalloc.start()
    with pytest.raises(TooLarge):
        collect([bomb], "gzip", LIMIT)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 10 * LIMIT


@pytest.mark.parametrize(
    ("packed", "after"),
    [
        pytest.param(gzip.compress(WORDS), bytes(1000), id="zeros"),
        pytest.param(gzip.compress(WORDS), b"\x1f" * 1000, id="beginnings of members"),
        pytest.param(zlib.compress(WORDS), b"x" * 1000, id="letters"),
    ],
)
def test_what_never_ends_after_the_end_is_not_waited_for(packed, after):
    def endless():
        yield packed
        for _ in range(2):
            yield after
        raise AssertionError("still reading")

    assert collect(endless(), "gzip", LIMIT) == WORDS


def test_what_unpacks_to_nothing_is_counted_as_it_was_sent():
    def endless():
        for _ in range(LIMIT):
            yield gzip.compress(b"")

    with pytest.raises(TooLarge):
        collect(endless(), "gzip", 10_000)


def test_many_members_take_little_time():
    data = gzip.compress(b"x") * 40_000
    begun = time.perf_counter()
    assert collect([data], "gzip", LIMIT) == b"x" * 40_000
    assert time.perf_counter() - begun < 3
