"""Kept results are made anew whenever the code that made them changes."""

from __future__ import annotations

import subprocess
import sys

from naptrack.store import engine

LOADED = """
import sys, naptrack.resolve, naptrack.judgements, naptrack.lifecycle
from pathlib import Path
home = Path(sys.modules["naptrack"].__file__).parent
ours = (module.__file__ for name, module in sys.modules.items() if name.startswith("naptrack."))
print(*(Path(file).relative_to(home).as_posix() for file in ours))
"""


def test_the_fingerprint_covers_all_that_resolution_rests_on() -> None:
    loaded = subprocess.run([sys.executable, "-c", LOADED], capture_output=True, text=True, check=True).stdout.split()
    assert set(loaded) == set(engine.RESOLUTION)


def test_fingerprints_are_the_same_each_time() -> None:
    assert engine.current() == engine.current()
