"""The command line: parse, call, print, exit code; nothing is decided here."""

from __future__ import annotations

import os
import sys
from io import StringIO, TextIOWrapper


def main() -> None:
    """Run the command line and exit with its code; whatever goes wrong is said in one line."""
    if os.environ.get("_NAPTRACK_COMPLETE") in ("complete_bash", "complete_zsh"):
        from naptrack.cli.completing import answer

        answer(os.environ)
        return
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # closed by the caller: nobody listens
            setattr(sys, name, open(os.devnull, "w"))  # noqa: SIM115 (it lives as long as the program)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # The same bytes wherever they go; only a terminal has an encoding of its own.
            own = stream.isatty()
            stream.reconfigure(
                encoding=None if own else "utf-8", errors="backslashreplace", newline=os.linesep if own else "\n"
            )
    sys.exit(_run())


def _run() -> int:
    try:
        from naptrack.cli.app import run

        code = run()
        sys.stdout.flush()
        return code
    except KeyboardInterrupt:
        return 130
    except (BrokenPipeError, SystemExit):
        # The parser exits by itself for one reason only: whoever read our output closed the pipe.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:
        return _explain(error)


def _explain(error: Exception) -> int:
    """Say what went wrong and return the exit code that it carries; 1 for a mistake of ours."""
    code: int | None = getattr(error, "exit_code", None)
    if code is None:
        if os.environ.get("NAPTRACK_TRACEBACK"):
            raise error
        if isinstance(error, OSError) and error.strerror:  # a full disk, say
            _complain(f"{error.filename or 'cannot read or write'}: {error.strerror.lower()}")
        else:
            _complain(f"internal error: {type(error).__name__}: {error}")
        return 1
    from naptrack.render.text import printable

    if hasattr(error, "show"):  # the parser's own, with its usage line
        said = StringIO()
        error.show(said)
        for line in said.getvalue().splitlines():
            print(printable(line), file=sys.stderr)
    else:
        _complain(str(error))
    return code


def _complain(text: str) -> None:
    from naptrack.render.text import shown

    # Bytes of a path that are no UTF-8 are shown as such, or the path would read as another.
    print(f"naptrack: {shown(text.encode('utf-8', 'backslashreplace').decode())}", file=sys.stderr)
