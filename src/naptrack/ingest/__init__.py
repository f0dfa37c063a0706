"""Files in, a record out: what is new is read, what is known is left alone, then States are resolved."""

from naptrack.ingest.first import bundled, ensure_default, in_memory
from naptrack.ingest.found import Fetched
from naptrack.ingest.outcome import FileOutcome, Outcome, Run
from naptrack.ingest.run import Progress, ingest

__all__ = ["Fetched", "FileOutcome", "Outcome", "Progress", "Run", "bundled", "ensure_default", "in_memory", "ingest"]
