"""What README and the docs show is what the program prints.

``python tests/test_docs.py`` writes the outputs anew.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
_BLOCK = re.compile(r"^```console\n\$ (?P<command>[^\n]+)\n(?P<output>.*?)^```$", re.M | re.S)


def run(command: str, home: Path) -> str:
    """What a user sees on standard output of ``command``, with a record built from the bundled notes."""
    environment = {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "XDG_DATA_HOME": str(home),
        "HOME": str(home),
        "LANG": "C.UTF-8",
        "NAPTRACK_AUTHOR": "A. Analyst",
    }
    done = subprocess.run(
        ["bash", "-c", command], cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120, check=False
    )
    return "".join(line.rstrip() + "\n" for line in done.stdout.splitlines()) or done.stderr


CASES = [
    pytest.param(page, m["command"], m["output"], id=f"{page.stem}-{number}")
    for page in PAGES
    if page.exists()
    for number, m in enumerate(_BLOCK.finditer(page.read_text(encoding="utf-8")))
]


@pytest.mark.parametrize(("page", "command", "output"), CASES)
def test_shown_output_is_real(page: Path, command: str, output: str, tmp_path: Path) -> None:
    assert run(command, tmp_path) == output, f"{page.name} has drifted: python tests/test_docs.py writes it anew"


def test_crontab_of_readme_is_that_of_the_docs() -> None:
    """The lines that README shows are lines of docs/cron.md, which are run by cron in a test of their own."""
    blocks = [
        re.search(r"```crontab\n(.*?)```", page.read_text(encoding="utf-8"), re.S)
        for page in (PAGES[0], ROOT / "docs/cron.md")
    ]
    assert all(blocks)
    shown, tested = (block[1].strip().splitlines() for block in blocks if block)
    assert shown == tested[: len(shown)]


def test_readme_commands_exist() -> None:
    table = re.search(r"\| ask \|.*?\n\n", (ROOT / "README.md").read_text(encoding="utf-8"), re.S)
    assert table
    from naptrack.cli.app import COMMANDS

    named = set(re.findall(r"`([a-z-]+)`", table[0]))
    assert named <= set(COMMANDS), f"README names commands that are not there: {sorted(named - set(COMMANDS))}"


def refresh() -> None:
    """Write the outputs of all shown commands anew."""
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        with tempfile.TemporaryDirectory() as home:
            new = _BLOCK.sub(
                lambda m, home=home: f"```console\n$ {m['command']}\n{run(m['command'], Path(home))}```", text
            )
        if new != text:
            page.write_text(new, encoding="utf-8")
            print(f"{page.relative_to(ROOT)}: written anew")


if __name__ == "__main__":
    refresh()
