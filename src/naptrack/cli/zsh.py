"""Completion in zsh: the script, and where it is installed."""

from __future__ import annotations

import os
import shlex
from pathlib import Path

#: It may be put into a folder of functions or evaluated. In the first case the file is the function's own body when
#: Tab is pressed for the first time in a shell, so that it has to answer as well as to define.
SCRIPT = """\
#compdef naptrack

_naptrack() {
  eval $(env _TYPER_COMPLETE_ARGS="${words[1,$CURRENT]}" _NAPTRACK_COMPLETE=complete_zsh naptrack)
}

if [[ $funcstack[1] == _naptrack ]]; then
  _naptrack "$@"
else
  compdef _naptrack naptrack
fi
"""


def install() -> Path:
    """Write the script where zsh looks for it, by a line in its settings; returns the file.

    The settings are those of $ZDOTDIR where that is set. What stands in them stays. Raises OSError.
    """
    named = os.environ.get("ZDOTDIR")
    home = Path(named) if named else Path.home()
    functions = home / ".zfunc"
    functions.mkdir(parents=True, exist_ok=True)
    script = functions / "_naptrack"
    script.write_text(SCRIPT, encoding="utf-8")
    folder = shlex.quote(os.path.abspath(functions)) if named else "~/.zfunc"
    line = os.fsencode(f"fpath+={folder}; autoload -Uz compinit; compinit\n")
    settings = home / ".zshrc"
    before = settings.read_bytes() if settings.exists() else b""
    if line not in before:
        with settings.open("ab") as file:
            file.write((b"\n" if before and not before.endswith(b"\n") else b"") + line)
    return script
