"""Kept results are made anew whenever the code that made them changes."""

from __future__ import annotations

import subprocess
import sys

from naptrack.store import engine

LOADED = (
    "import sys, naptrack.resolve, naptrack.lifecycle; print(*(m for m in sys.modules if m.startswith('naptrack.')))"
)


def test_the_fingerprint_covers_all_that_resolution_rests_on() -> None:
    loaded = subprocess.run([sys.executable, "-c", LOADED], capture_output=True, text=True, check=True).stdout.split()
    assert {f"{name.removeprefix('naptrack.')}.py" for name in loaded} == set(engine.RESOLUTION)


def test_fingerprints_are_the_same_each_time() -> None:
    assert engine.current() == engine.current()
