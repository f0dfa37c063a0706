"""Reading many documents on several processors."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from naptrack.models import Document, Reading

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor

#: With fewer documents than this, a second process takes longer to start than it saves.
WORTHWHILE = 100

Read = Callable[[Document], Reading]
ReadAll = Callable[[Sequence[Document]], list[Reading]]


@contextmanager
def reading_with(read: Read, workers: int) -> Iterator[ReadAll]:
    """A function that reads many documents, in their order, on as many as ``workers`` processors.

    The processes start with the first batch that is worth it and end with the block.
    """
    pool: ProcessPoolExecutor | None = None

    def read_all(documents: Sequence[Document]) -> list[Reading]:
        nonlocal pool
        if workers < 2 or len(documents) < WORTHWHILE:
            return list(map(read, documents))
        if pool is None:
            pool = _pool(workers)
        return list(pool.map(read, documents, chunksize=10))

    try:
        yield read_all
    finally:
        if pool:
            pool.shutdown(cancel_futures=True)


def _pool(workers: int) -> ProcessPoolExecutor:
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    # Not forked: a progress bar's thread and the open database would be forked with us.
    return ProcessPoolExecutor(min(workers, os.cpu_count() or 1), get_context("spawn"), _leave_interrupts)


def _leave_interrupts() -> None:
    """Ctrl-C is for the process that started us."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
