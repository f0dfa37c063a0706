"""How long a question takes from a cold start, beside tools that set the scale.

    python tests/bench_startup.py [DATABASE] [RUNS]

Prints medians of interleaved runs and their ratios; without DATABASE one is built
from the bundled notes. The bars: `status Mongolia`, piped, at most 0.75 of
`sqlite-utils query` and 1.3 of `import typer, sqlite3`; on a terminal at most
1.0 of `sqlite-utils query --table`.
"""

from __future__ import annotations

import os
import pty
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

BIN = Path(sys.executable).parent
SQL = "select * from status where state = 'Mongolia'"


Run = Callable[[list[str], dict[str, str]], None]


def piped(command: list[str], env: dict[str, str]) -> None:
    """Run it with its output in a pipe."""
    subprocess.run(command, check=True, stdout=subprocess.PIPE, env=env)


def on_terminal(command: list[str], env: dict[str, str]) -> None:
    """Run it with its output on a terminal of its own."""
    master, slave = pty.openpty()
    with subprocess.Popen(command, stdin=slave, stdout=slave, stderr=slave, env=env) as process:
        os.close(slave)
        try:
            while os.read(master, 65536):
                pass
        except OSError:  # how Linux says that the other end is closed
            pass
        os.close(master)
        if process.wait():
            raise SystemExit(f"failed: {' '.join(command)}")


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        db = sys.argv[1] if len(sys.argv) > 1 else f"{folder}/bench.db"
        runs = int(sys.argv[2]) if len(sys.argv) > 2 else 25
        # An installed program has its bytecode, whatever the environment says; here it goes beside the database.
        env = {**os.environ, "PYTHONPYCACHEPREFIX": folder, "PYTHONDONTWRITEBYTECODE": "", "TERM": "xterm"}
        naptrack = [str(BIN / "naptrack"), "--db", db]
        if not Path(db).exists():
            subprocess.run([*naptrack, "-q", "ingest", "--bundled"], check=True)
        ours, theirs = [*naptrack, "status", "Mongolia"], [str(BIN / "sqlite-utils"), "query", db, SQL]
        commands: dict[str, tuple[Run, list[str]]] = {
            "naptrack status Mongolia, piped": (piped, ours),
            "sqlite-utils query, piped": (piped, theirs),
            "import typer, sqlite3": (piped, [sys.executable, "-c", "import typer, sqlite3"]),
            "naptrack status Mongolia, terminal": (on_terminal, ours),
            "sqlite-utils query --table, terminal": (on_terminal, [*theirs, "--table"]),
        }
        times: dict[str, list[float]] = {name: [] for name in commands}
        for warm in range(-1, runs):
            for name, (run, command) in commands.items():
                begun = time.perf_counter()
                run(command, env)
                if warm >= 0:
                    times[name].append(time.perf_counter() - begun)
        median = {name: statistics.median(found) for name, found in times.items()}
        for name, seconds in median.items():
            print(f"{seconds * 1000:7.1f} ms  {name}")
        plain, query, bare, rich, table = median.values()
        print(f"{plain / query:7.2f}     piped / sqlite-utils query (bar 0.75)")
        print(f"{plain / bare:7.2f}     piped / import typer, sqlite3 (bar 1.30)")
        print(f"{rich / table:7.2f}     terminal / sqlite-utils query --table (bar 1.00)")


if __name__ == "__main__":
    main()
