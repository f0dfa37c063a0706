"""The file of sources: what may stand in it, and that nothing else in it is touched."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from naptrack.sync.manners import Manners
from naptrack.sync.sources import PATTERNS, Folder, Page, Source, SourcesError, add, load, remove

BY_HAND = """\
# Sources of the desk.
[settings]
contact = "desk@example.org"
pause = 2

[sources.committee]   # the Committee's own page
address = "https://example.org/notes/"
pattern = "*.pdf"

[sources.desk]
folder = "notes"

# The end.
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "sources.toml"


def test_no_file_holds_no_sources(path: Path) -> None:
    found = load(path)
    assert (found.sources, found.manners) == ((), Manners())
    assert not path.exists()


def test_what_stands_there(path: Path) -> None:
    path.write_text(BY_HAND)
    found = load(path)
    assert found.sources == (
        Page("committee", "https://example.org/notes/", ("*.pdf",)),
        Folder("desk", str(path.parent / "notes")),
    )
    assert found.manners == Manners(pause=2, contact="desk@example.org")


def test_all_that_may_be_said_of_a_page(path: Path) -> None:
    path.write_text(
        """[sources.a]
address = "http://10.0.0.1/x"
pattern = ["*.pdf", "*/notes/*"]
hosts = ["cdn.example.org", "b.example:8080"]
private = true
robots = false
pause = 0
"""
    )
    (found,) = load(path).sources
    assert found == Page(
        "a",
        "http://10.0.0.1/x",
        ("*.pdf", "*/notes/*"),
        ("cdn.example.org", "b.example:8080"),
        private=True,
        robots=False,
        pause=0,
    )


@pytest.mark.parametrize(
    ("text", "why"),
    [
        pytest.param("[sources.a", "no TOML", id="no TOML"),
        pytest.param('[source.a]\nfolder = "x"', "'source' means nothing here", id="another table"),
        pytest.param("sources = 1", "sources must be a table", id="no table"),
        pytest.param("[sources.a]", "needs either a folder or an address", id="neither"),
        pytest.param('[sources.a]\nfolder="x"\naddress="http://x/"', "either a folder or an address", id="both"),
        pytest.param("[sources]\na = 1", "sources.a needs either", id="a source that is no table"),
        pytest.param('[sources."a b"]\nfolder="x"', "no name for a source", id="a name with a blank"),
        pytest.param('[sources.a]\nfolder=""', "folder is empty", id="an empty folder"),
        pytest.param('[sources.a]\nfolder="x"\npattern="*"', "'pattern' means nothing here", id="a folder's pattern"),
        pytest.param('[sources.a]\naddress="ftp://x/"', "no http or https", id="another scheme"),
        pytest.param("[sources.a]\naddress=1", "address must be text", id="an address that is no text"),
        pytest.param('[sources.a]\naddress="http://x/"\npatern="*"', "'patern' means nothing", id="a slip"),
        pytest.param('[sources.a]\naddress="http://x/"\npattern=[1]', "pattern must be a list", id="no pattern"),
        pytest.param('[sources.a]\naddress="http://x/"\nhosts=["http://y/"]', "is no|no address|no host", id="no host"),
        pytest.param('[sources.a]\naddress="http://x/"\nprivate=1', "private must be true or false", id="no yes or no"),
        pytest.param('[sources.a]\naddress="http://x/"\npause=-1', "pause must be at least 0", id="a pause below 0"),
        pytest.param(
            '[sources.a]\naddress="http://x/"\npause=true', "pause must be a number", id="a pause that is true"
        ),
        pytest.param("[settings]\npause=nan", "pause is nan", id="a pause that is no number"),
        pytest.param("[settings]\ntries=0", "tries is 0", id="no tries"),
        pytest.param("[settings]\ntries=1.5", "a whole number", id="half a try"),
        pytest.param("[settings]\ntimeout=0", "timeout is 0", id="no time"),
        pytest.param("[settings]\nuser_agent='x'", "'user_agent' means nothing here", id="another name for us"),
        pytest.param('[settings]\ncontact="a\\r\\nX-Evil: 1"', "contact must be one line", id="a header smuggled in"),
    ],
)
def test_what_may_not_stand_there(path: Path, text: str, why: str) -> None:
    path.write_text(text)
    with pytest.raises(SourcesError, match=f"^{re.escape(str(path))}: .*({why})"):
        load(path)


def test_no_utf8(path: Path) -> None:
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(SourcesError, match="no UTF-8"):
        load(path)


SOURCES = [
    pytest.param(Folder("new", "/home/desk/notes"), id="a folder"),
    pytest.param(Folder("new", '/home/a "b"\\c\té'), id="a folder of an odd name"),
    pytest.param(Page("new", "https://example.org/"), id="a page"),
    pytest.param(Page("new", "https://example.org/", ('*"\\*',), ("a.org",), True, False, 0.5), id="a page in full"),
]


@pytest.mark.parametrize("source", SOURCES)
@pytest.mark.parametrize("before", [pytest.param("", id="first"), pytest.param(BY_HAND, id="beside others")])
def test_added_and_removed(path: Path, before: str, source: Source) -> None:
    if before:
        path.write_text(before)
    old = load(path).sources
    add(path, source)
    assert load(path).sources == (*old, source)
    assert path.read_text().startswith(before.rstrip())
    with pytest.raises(SourcesError, match="there is a source 'new'"):
        add(path, source)
    remove(path, "new")
    assert load(path).sources == old
    assert path.read_text() == before


def test_removed_from_between_others(path: Path) -> None:
    path.write_text(BY_HAND)
    remove(path, "committee")
    text = path.read_text()
    assert "Sources of the desk" in text
    assert "contact" in text
    assert "example.org/notes" not in text
    assert [source.name for source in load(path).sources] == ["desk"]


A, B = '[sources.a]\nfolder = "x"\n', '[sources.b]\nfolder = "y"\n'


@pytest.mark.parametrize(
    ("text", "left"),
    [
        pytest.param(f"{A}\n{B}", B, id="nothing between"),
        pytest.param(f"{A}\n# Of b.\n{B}", f"# Of b.\n{B}", id="a remark over the next"),
        pytest.param(f"{B}\n{A}\n# Of b.\n", f"{B}\n# Of b.\n", id="a remark at the end"),
        pytest.param(f"{B}\n{A}# Of a?\n\n# The end.", f"{B}\n# Of a?\n\n# The end.\n", id="a remark close to it"),
        pytest.param(f"{B}{A}# The end.\n", f"{B}# The end.\n", id="all close together"),
        pytest.param('[sources.a]\n# Ours.\nfolder = "x"\n', "", id="a remark within"),
        pytest.param(f"# Mine.\n\n{A}", "# Mine.\n", id="a remark before it"),
        pytest.param('[sources.a]\naddress = "http://x/"\npattern = [\n# one\n"*",\n# end\n]\n', "", id="a list"),
    ],
)
def test_remarks_stay(path: Path, text: str, left: str) -> None:
    path.write_text(text)
    remove(path, "a")
    assert path.read_text() == left


@pytest.mark.parametrize(
    "text",
    [
        pytest.param('sources.a.folder = "x"\n', id="dotted"),
        pytest.param('[sources]\na = {folder = "x"}\n', id="in one line"),
    ],
)
def test_an_unusual_layout_is_left_to_its_author(path: Path, text: str) -> None:
    path.write_text(text)
    with pytest.raises(SourcesError, match="by hand"):
        remove(path, "a")
    assert path.read_text() == text


def test_a_name_that_is_not_there(path: Path) -> None:
    path.write_text(BY_HAND)
    with pytest.raises(SourcesError, match=r"no source is called 'x'.*committee, desk"):
        remove(path, "x")


@pytest.mark.parametrize("name", ["", "a b", "a.b", "a]", "é", "x" * 51])
def test_a_name_that_is_none(path: Path, name: str) -> None:
    with pytest.raises(SourcesError):
        add(path, Page(name, "https://example.org/"))
    assert not path.exists()


@pytest.mark.parametrize("source", [Folder("a", "/x\udcff"), Page("a", "https://example.org/", ("\udcff*",))])
def test_bytes_that_no_file_of_sources_can_hold(path: Path, source: Source) -> None:
    with pytest.raises(SourcesError, match="no UTF-8"):
        add(path, source)
    assert not path.exists()


def test_a_file_that_is_a_link_stays_one(path: Path, tmp_path: Path) -> None:
    real = tmp_path / "dotfiles.toml"
    real.write_text(BY_HAND)
    path.symlink_to(real)
    add(path, Folder("new", "/x"))
    assert path.is_symlink()
    assert "new" in real.read_text()


def test_the_usual_patterns() -> None:
    assert Page("a", "https://example.org/").patterns == PATTERNS


@pytest.mark.parametrize("pattern", ["[", "[]", "*" * 200 + "x"])
def test_any_pattern_is_taken_as_it_is(path: Path, pattern: str) -> None:
    add(path, Page("a", "https://example.org/", (pattern,)))
    assert load(path).sources[0].patterns == (pattern,)  # type: ignore[union-attr]
