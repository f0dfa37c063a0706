"""Files, folders, archives and standard input."""

from __future__ import annotations

import io
import os
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from naptrack.reading import Skipped, Source, Unreadable, find, limits, open_document

MakeZip = Callable[..., bytes]


@pytest.fixture
def folder(tmp_path: Path, make_zip: MakeZip) -> Path:
    root = tmp_path / "notes"
    files = {
        "b.txt": b"Note b",
        "a.md": b"Note a",
        "2017/c.TXT": b"Note c",
        "2017/pack.zip": make_zip({"in/d.txt": b"Note d", "photo.jpg": b"\xff\xd8", ".hidden.txt": b"x"}),
        ".git/config.txt": b"x",
        "photo.jpg": b"\xff\xd8",
        "README": b"x",
        "~$e.docx": b"x",
        ".DS_Store": b"x",
    }
    for name, data in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(data)
    return root


def sources(*paths: Path | str) -> dict[str, bytes]:
    return {found.path: found.read() for found in find(paths) if isinstance(found, Source)}


def skipped(*paths: Path | str) -> dict[str, str]:
    return {found.path: found.reason for found in find(paths) if isinstance(found, Skipped)}


def test_a_folder_is_read_to_its_depths_in_order(folder: Path) -> None:
    assert list(sources(folder).items()) == [
        ("2017/c.TXT", b"Note c"),
        ("2017/pack.zip/in/d.txt", b"Note d"),
        ("a.md", b"Note a"),
        ("b.txt", b"Note b"),
    ]
    assert skipped(folder) == {
        ".DS_Store": "hidden",
        ".git": "hidden",
        "2017/pack.zip/.hidden.txt": "hidden",
        "2017/pack.zip/photo.jpg": "not a note (.jpg)",
        "README": "not a note (no file type in its name)",
        "photo.jpg": "not a note (.jpg)",
        "~$e.docx": "a lock file",
    }


def test_the_same_from_elsewhere(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    assert sources(".") == sources(folder) == sources(str(folder))


def test_named_files_are_never_left_out_for_their_names(folder: Path) -> None:
    named = [folder / "README", folder / "~$e.docx", folder / ".DS_Store", folder / "2017" / "c.TXT"]
    assert list(sources(*named)) == ["README", "~$e.docx", ".DS_Store", "c.TXT"]


def test_a_path_that_is_not_there_is_told_before_anything_is_read(folder: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"no such file or folder: .*gone"):
        find([folder, folder / "gone.txt"])


def test_a_file_that_vanishes(folder: Path) -> None:
    found = list(find([folder / "b.txt"]))
    (folder / "b.txt").unlink()
    assert isinstance(found[0], Source)
    with pytest.raises(Unreadable, match=r"b\.txt: no such file"):
        open_document(found[0])


@pytest.mark.skipif(os.name == "nt", reason="POSIX files")
def test_links_pipes_and_odd_names(folder: Path) -> None:
    (folder / "loop").symlink_to(folder, target_is_directory=True)
    (folder / "linked.txt").symlink_to(folder / "b.txt")
    (folder / "dead.txt").symlink_to(folder / "nowhere.txt")
    os.mkfifo(folder / "pipe.txt")
    (Path(os.fsdecode(os.fsencode(folder) + b"/caf\xe9.txt"))).write_bytes(b"Note")
    assert sources(folder)["linked.txt"] == b"Note b"
    assert sources(folder)["caf\\xe9.txt"] == b"Note"
    reasons = skipped(folder)
    assert reasons["loop"] == "a link to a folder"
    assert reasons["pipe.txt"] == "not a regular file"
    assert reasons["dead.txt"].startswith("no such file")


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may read everything")
def test_closed_files_and_folders(folder: Path) -> None:
    (folder / "b.txt").chmod(0)
    (folder / "2017").chmod(0)
    assert skipped(folder)["b.txt"] == skipped(folder)["2017"] == "permission denied"
    (folder / "2017").chmod(0o755)


def test_standard_input(monkeypatch: pytest.MonkeyPatch, make_zip: MakeZip) -> None:
    def given(data: bytes) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))

    given(b"Note")
    assert sources("-") == {"-": b"Note"}
    given(make_zip({"a.txt": b"Note a"}))
    assert sources("-") == {"-/a.txt": b"Note a"}


def test_an_archive_by_any_name(tmp_path: Path, make_zip: MakeZip, make_word: Callable[[str], bytes]) -> None:
    (tmp_path / "pack").write_bytes(make_zip({"a.txt": b"Note a"}))
    (tmp_path / "word.zip").write_bytes(make_word("Note"))
    (tmp_path / "note.zip").write_bytes(b"Note")
    (tmp_path / "words.zip").write_bytes(make_zip({"w.docx": make_word("Note")}, zipfile.ZIP_STORED))
    assert list(sources(tmp_path / "pack")) == ["pack/a.txt"]
    assert list(sources(tmp_path)) == ["note.zip", "word.zip", "words.zip/w.docx"]


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        pytest.param("../out.txt", "its path leads out of the archive", id="parent"),
        pytest.param("/etc/out.txt", "its path leads out of the archive", id="absolute"),
        pytest.param("c:\\out.txt", "its path leads out of the archive", id="drive"),
        pytest.param("a/../../out.txt", "its path leads out of the archive", id="parent inside"),
        pytest.param("__MACOSX/a.txt", "hidden", id="mac"),
        pytest.param("inner.zip", "not a note (.zip)", id="archive"),
    ],
)
def test_members_left_out(name: str, reason: str, tmp_path: Path, make_zip: MakeZip) -> None:
    (tmp_path / "p.zip").write_bytes(make_zip({name: b"x", "good.txt": b"Note"}))
    assert list(skipped(tmp_path).values()) == [reason]
    assert sources(tmp_path) == {"p.zip/good.txt": b"Note"}


def test_an_archive_in_disguise_inside_an_archive(tmp_path: Path, make_zip: MakeZip) -> None:
    (tmp_path / "p.zip").write_bytes(make_zip({"a.txt": make_zip({"b.txt": b"x"})}))
    assert skipped(tmp_path) == {"p.zip/a.txt": "an archive inside an archive"}


def test_archives_that_would_burst(tmp_path: Path, make_zip: MakeZip, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MEMBERS", 3)
    monkeypatch.setattr(limits, "FILE_BYTES", 50_000)
    monkeypatch.setattr(limits, "UNPACKED_BYTES", 100_000)
    zeros = bytes(40_000)
    (tmp_path / "a.zip").write_bytes(make_zip({f"{n}.txt": b"x" for n in range(4)}))
    (tmp_path / "b.zip").write_bytes(make_zip({f"{n}.txt": zeros for n in range(3)}))
    (tmp_path / "c.zip").write_bytes(make_zip({"big.txt": zeros + zeros, "small.txt": b"x"}))
    assert list(sources(tmp_path)) == ["c.zip/small.txt"]
    assert list(skipped(tmp_path)) == ["a.zip", "b.zip", "c.zip/big.txt"]


def test_a_member_that_lies_about_its_size(tmp_path: Path, make_zip: MakeZip) -> None:
    data = make_zip({"a.txt": bytes(1_000_000)})
    true, false = (1_000_000).to_bytes(4, "little"), (10).to_bytes(4, "little")
    (tmp_path / "p.zip").write_bytes(data.replace(true, false))
    assert skipped(tmp_path) == {"p.zip/a.txt": "damaged in its archive"}


def test_encrypted_members(tmp_path: Path, make_zip: MakeZip) -> None:
    data = bytearray(make_zip({"a.txt": b"Note"}))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    (tmp_path / "p.zip").write_bytes(data)
    assert skipped(tmp_path) == {"p.zip/a.txt": "encrypted in its archive"}


def test_a_large_file_is_not_read_whole(tmp_path: Path) -> None:
    with (tmp_path / "a.txt").open("wb") as file:
        file.truncate(limits.FILE_BYTES + 1)
    (found,) = find([tmp_path])
    assert isinstance(found, Source)
    with pytest.raises(Unreadable, match="larger than 50 MB"):
        found.read()
