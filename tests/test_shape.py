"""The shape of the code: data flows one way, and a file imports only from files above it."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import naptrack
from naptrack.extract import CORE

SOURCE = Path(naptrack.__file__).parent

#: From what knows nothing to what knows all. A name is a module of the package or a folder with all it holds.
ORDER = (
    "",  # naptrack itself: its version
    "models",
    "reading",
    "states",
    "dates",
    "passages",
    "excerpt",
    "tagging",
    "clauses",
    "prefilter",
    "rules",
    "modality",
    "subject",
    "header",
    "narrative",
    "extract",
    "explain",
    "editions",
    "checks",
    "resolve",
    "judgements",
    "lifecycle",
    "summary",
    "earlier",
    "gold",
    "accuracy",
    "standing",
    "reconcile",
    "glossary",
    "store",
    "ingest",
    "sync",
    "render",
    "cli",
    "__main__",
)
#: Names that say nothing of what a file is for.
NO_NAMES = {"utils", "util", "helpers", "helper", "misc", "common", "tools", "lib"}
FILES = sorted(SOURCE.rglob("*.py"))


def name_of(file: Path) -> str:
    """``cli/app.py`` is ``cli.app``, ``cli/__init__.py`` is ``cli``, the package itself is the empty name."""
    parts = file.relative_to(SOURCE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {name_of(file): file for file in FILES}


def imports(file: Path) -> Iterator[tuple[str, int]]:
    """Every module of ours that ``file`` imports anywhere in it, with the line."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            named = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}:{node.lineno}: a relative import"
            named = [f"{node.module}.{alias.name}" for alias in node.names]
        else:
            continue
        for name in named:
            if name.split(".")[0] == "naptrack":
                yield _module(name.removeprefix("naptrack").removeprefix(".")), node.lineno


def _module(name: str) -> str:
    """The module that ``name`` is, or that holds it."""
    while name not in MODULES:
        name = name.rpartition(".")[0]
    return name


def _top(name: str) -> str:
    return name.split(".")[0]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(SOURCE).as_posix())
def test_a_file_imports_only_from_files_above_it(file):
    name = name_of(file)
    assert _top(name) in ORDER, f"{name} has no place in the order"
    below = [
        f"{file.name}:{line} imports {other or 'naptrack'}"
        for other, line in imports(file)
        if _top(other) != _top(name) and ORDER.index(_top(other)) >= ORDER.index(_top(name))
    ]
    assert not below


def test_no_module_imports_itself_in_a_circle():
    """Inside a folder too: a module never comes back to itself by its own imports."""
    graph = {name: {other for other, _ in imports(file)} - {name} for name, file in MODULES.items()}
    done: set[str] = set()

    def visit(name: str, path: tuple[str, ...]) -> None:
        assert name not in path, " > ".join([*path[path.index(name) :], name])
        if name not in done:
            for other in sorted(graph[name]):
                visit(other, (*path, name))
            done.add(name)

    for name in graph:
        visit(name, ())
    assert done == set(MODULES)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(SOURCE).as_posix())
def test_a_name_says_what_a_file_is_for(file):
    assert not {file.stem, file.parent.name} & NO_NAMES


def test_only_the_store_imports_sqlite_utils():
    for file in FILES:
        if "sqlite_utils" in file.read_text(encoding="utf-8") and file.parent.name != "store":
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                named = [a.name for a in node.names] if isinstance(node, ast.Import) else [getattr(node, "module", "")]
                assert "sqlite_utils" not in named, file


def test_models_import_nothing_of_ours():
    assert list(imports(SOURCE / "models.py")) == []


def test_the_fingerprint_covers_all_that_reading_imports():
    """Else a note would not be read again after a change of what reads it."""
    reached: set[str] = set()
    ahead = ["extract"]
    while ahead:
        name = ahead.pop()
        reached.add(name)
        ahead += {other for other, _ in imports(MODULES[name])} - reached
    tops = {_top(name) for name in reached} - {"", "models"}
    assert tops == set(CORE) - {"reference"}
