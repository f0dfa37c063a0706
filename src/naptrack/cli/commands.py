"""The commands: where each is listed, and the module that holds it; nothing is imported for it."""

from __future__ import annotations

from typing import NamedTuple


class Place(NamedTuple):
    """Where a command is listed, and the module that holds it."""

    panel: str
    module: str


COMMANDS = {
    "status": Place("Ask", "status"),
    "timeline": Place("Ask", "timeline"),
    "show": Place("Ask", "show"),
    "plans": Place("Ask", "plans"),
    "search": Place("Ask", "search"),
    "check": Place("Ask", "check"),
    "reconcile": Place("Ask", "reconcile"),
    "summary": Place("Report", "summary"),
    "report": Place("Report", "report"),
    "export": Place("Report", "export"),
    "ingest": Place("Feed", "ingest"),
    "record": Place("Feed", "record"),
    "correct": Place("Feed", "correct"),
    "reject": Place("Feed", "reject"),
    "undo": Place("Feed", "undo"),
    "log": Place("Feed", "log"),
    "judgements": Place("Feed", "judgements"),
    "explain": Place("Feed", "explain"),
    "sync": Place("Feed", "sync"),
    "sources": Place("Feed", "sources"),
    "accuracy": Place("Keep", "accuracy"),
    "states": Place("Keep", "states"),
    "stages": Place("Keep", "stages"),
    "schema": Place("Keep", "schema"),
    "db": Place("Keep", "db"),
}
