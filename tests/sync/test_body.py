"""Answers, unpacked within their limit."""

import gzip
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
        pytest.param(gzip.compress(WORDS)[:-20], "gzip", CutShort, id="cut short"),
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
