"""A folder of text files pays for no parser."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

SEEDS = Path(__file__).parents[2] / "seeds"

CODE = """
import sys
from naptrack.reading import find, open_document
for found in find([{path!r}]):
    open_document(found)
print(sorted({{"lxml", "pypdfium2", "docx", "zipfile"}} & set(sys.modules)))
"""


def test_text_imports_no_parser() -> None:
    code = CODE.format(path=str(SEEDS))
    done = subprocess.run([sys.executable, "-S", "-c", code], capture_output=True, text=True, env=_path(), check=True)
    assert done.stdout.strip() == "[]"


def _path() -> dict[str, str]:
    return {"PYTHONPATH": str(SEEDS.parent / "src")}
