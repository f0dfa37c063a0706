"""What turns texts into a record, as one value: writers are given it, and tests give another."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from naptrack.lifecycle import StatusRow
from naptrack.models import Document, Mention, Reading, Record

#: The modules that what is kept of a State rests on.
RESOLUTION = (
    *("models.py", "states.py", "editions.py", "checks.py", "resolve.py", "lifecycle.py"),
    *(
        f"judgements/{name}.py"
        for name in ("__init__", "anchor", "finished", "isodate", "model", "queries", "recorded", "replay")
    ),
)


@dataclass(frozen=True, slots=True)
class Engine:
    """The pure steps, and a fingerprint for each of the two results that are kept.

    A note is read anew where ``rules`` differ from those that read it, a State
    resolved anew where ``resolution`` differs.
    """

    read: Callable[[Document], Reading]
    resolve: Callable[[str, Sequence[Mention]], Record]
    status: Callable[[Record], StatusRow | None]
    rules: str
    resolution: str


def current() -> Engine:
    """The steps of this naptrack."""
    from naptrack import extract, lifecycle, resolve

    return Engine(
        read=extract.read,
        resolve=resolve.resolve,
        status=lifecycle.status,
        rules=extract.fingerprint(),
        resolution=_fingerprint(*RESOLUTION, "reference/states.csv"),
    )


def _fingerprint(*names: str) -> str:
    import hashlib
    from importlib.resources import files

    package = files("naptrack")
    return hashlib.sha256(b"\0".join(package.joinpath(name).read_bytes() for name in names)).hexdigest()[:16]
