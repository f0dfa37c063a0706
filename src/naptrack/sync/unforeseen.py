"""What nobody foresaw: it costs one address, and is told there."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

from naptrack.store.errors import StoreError
from naptrack.sync.client import Failed


@contextmanager
def told() -> Iterator[None]:
    """Raise Failed, with its name, in the place of an error in the block that nobody foresaw.

    One answer that we take badly must not keep all others from the record. What the record itself says goes on, as
    the next address would meet it too; so does everything where NAPTRACK_TRACEBACK is set, to be looked at.
    """
    try:
        yield
    except (Failed, StoreError):
        raise
    except Exception as error:
        if os.environ.get("NAPTRACK_TRACEBACK"):
            raise
        system = isinstance(error, OSError) and error.strerror
        words = str(error) if system else f"internal error: {type(error).__name__}: {error}"
        raise Failed(words) from error
