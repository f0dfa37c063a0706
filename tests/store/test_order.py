"""The order and the manner in which notes arrive leave no trace in the record."""

from __future__ import annotations

import itertools
import random
import shutil
from pathlib import Path

import plain_engine
import pytest
from conftest import FILLER, everything
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from naptrack.ingest import Outcome, ingest
from naptrack.store import load
from naptrack.store.connect import reading

ENGINE = plain_engine.engine()

# Two re-issues (the second posted later), a copy in other mark-up, a twin name, and notes of their own.
FILES = {
    "first.txt": f"First\nHead MNG 2017-05-08\nMNG roundtable 2017-05-08\n{FILLER}\n",
    "reissue.txt": f"First\nHead MNG 2017-05-08\nPosted 2017-06-01\nMNG roundtable 2017-05-08\n{FILLER} end\n",
    "marked.md": f"**First**\n\nHead MNG 2017-05-08\nMNG roundtable 2017-05-08\n\n{FILLER}\n",
    "copy/first.txt": f"First\nHead MNG 2017-05-08\nMNG roundtable 2017-05-08\n{FILLER}\n",
    "other.txt": "Other\nHead TJK 2016-02-09\nTJK approval 2016-02-09\nMNG roundtable 2017-05-08\nQuery which year?\n",
    "last.txt": "Last\nPosted 2020-01-01\nMNG roundtable 2019-01-01\nTJK letter\nUZB drafting 2021-01-01 planned\n",
}


def _write(folder: Path) -> None:
    for name, text in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, object]]:
    folder = tmp_path_factory.mktemp("whole") / "notes"
    _write(folder)
    database = folder.parent / "record.db"
    ingest(database, [folder], engine=ENGINE)
    return folder, everything(database)


def test_one_note_of_several_files_has_one_witness(whole: tuple[Path, dict[str, object]]) -> None:
    _, seen = whole
    assert [(n.document.path, n.title) for n in seen["notes"]] == [
        ("other.txt", "Other"),
        ("reissue.txt", "First"),
        ("last.txt", "Last"),
    ]
    near = [f for f in seen["findings"] if f.code == "near-duplicate"]
    assert [f.message for f in near] == [
        "reissue.txt and copy/first.txt, first.txt, marked.md are nearly the same text; reissue.txt is read"
    ]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations(sorted(FILES)), together=st.integers(1, 6))
def test_any_order_of_single_files(
    whole: tuple[Path, dict[str, object]],
    tmp_path_factory: pytest.TempPathFactory,
    order: list[str],
    together: int,
) -> None:
    folder, seen = whole
    database = tmp_path_factory.mktemp("order") / "record.db"
    for some in itertools.batched(order, together) if hasattr(itertools, "batched") else _batched(order, together):
        # Named from a folder of its own, so that the path stays what it is in the whole folder.
        part = tmp_path_factory.mktemp("part")
        for name in some:
            (part / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(folder / name, part / name)
        ingest(database, [part], engine=ENGINE)
    assert everything(database) == seen


def _batched(items: list[str], size: int) -> list[list[str]]:
    return [items[at : at + size] for at in range(0, len(items), size)]


def test_twice_and_from_a_copy_elsewhere(whole: tuple[Path, dict[str, object]], tmp_path: Path) -> None:
    folder, seen = whole
    elsewhere = tmp_path / "elsewhere"
    shutil.copytree(folder, elsewhere)
    database = tmp_path / "record.db"
    ingest(database, [elsewhere], engine=ENGINE)
    assert everything(database) == seen
    again = ingest(database, [elsewhere], engine=ENGINE)
    assert again.count(Outcome.UNCHANGED) == len(FILES)
    ingest(database, [folder], engine=ENGINE)
    assert everything(database) == seen


@pytest.mark.parametrize(
    "gone",
    [
        pytest.param(names, id="+".join(names))
        for names in [
            ("reissue.txt",),
            ("first.txt", "copy/first.txt"),
            ("reissue.txt", "marked.md"),
            ("other.txt",),
            ("last.txt",),
        ]
    ],
)
def test_what_is_gone_leaves_what_would_be_without_it(tmp_path: Path, gone: tuple[str, ...]) -> None:
    folder = tmp_path / "notes"
    _write(folder)
    database = tmp_path / "record.db"
    ingest(database, [folder], engine=ENGINE)
    for name in gone:
        (folder / name).unlink()
    run = ingest(database, [folder], prune=True, engine=ENGINE)
    assert sorted(f.path for f in run.files if f.outcome is Outcome.REMOVED) == sorted(gone)
    fresh = tmp_path / "fresh.db"
    ingest(fresh, [folder], engine=ENGINE)
    assert everything(database) == everything(fresh)


def test_random_histories_end_where_one_ingest_ends(tmp_path: Path) -> None:
    """Files come, change and go, with and without --force; what counts is what lies there in the end."""
    choice = random.Random(1540)
    folder = tmp_path / "notes"
    database = tmp_path / "record.db"
    texts = list(FILES.values())
    names = sorted(name for name in FILES if name.endswith(".txt"))
    for _ in range(40):
        for name in choice.sample(names, 3):
            file = folder / name
            if file.exists() and choice.random() < 0.4:
                file.unlink()
            else:
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(choice.choice(texts), encoding="utf-8")
        ingest(database, [folder], prune=True, force=choice.random() < 0.3, engine=ENGINE)
        fresh = tmp_path / "fresh.db"
        fresh.unlink(missing_ok=True)
        ingest(fresh, [folder], engine=ENGINE)
        assert everything(database) == everything(fresh)


def test_newer_rules_read_again_from_the_frozen_text(tmp_path: Path) -> None:
    folder = tmp_path / "notes"
    _write(folder)
    database = tmp_path / "record.db"
    ingest(database, [folder], engine=ENGINE)
    before = everything(database)
    shutil.rmtree(folder)
    (tmp_path / "none").mkdir()
    run = ingest(database, [tmp_path / "none"], engine=plain_engine.engine(rules="plain-2"))
    assert run.count(Outcome.REREAD) == 5
    assert everything(database) == before
    with reading(database) as db:
        assert {row[0] for row in db.execute("SELECT rules FROM documents")} == {"plain-2"}
        assert load.pending(db) == load.Pending((), 0)
