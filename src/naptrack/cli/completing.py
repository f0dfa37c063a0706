"""What may stand at the cursor, for bash and zsh.

The parser takes most of a tenth of a second to import, so it is asked for options only;
commands, States, stages and ids are found without it.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

from naptrack.cli import candidates
from naptrack.cli.commands import COMMANDS
from naptrack.cli.shells import Candidate, Typed, for_bash, for_zsh, typed_in_bash, typed_in_zsh

#: What the arguments of a command name.
ARGUMENTS = {
    "status": ("state",),
    "timeline": ("state",),
    "show": ("state", "event", "note"),
    "plans": ("state",),
    "check": ("state",),
    "report": ("state",),
    "record": ("state", "mark"),
    "correct": ("event",),
    "reject": ("event",),
    "undo": ("judgement", "judged"),
    "log": ("state",),
    "states": ("state",),
    "stages": ("mark",),
}
#: What an option takes that is the same in every command.
OPTIONS = {"--state": ("state",), "--stage": ("mark",)}

_GLOBAL_VALUES = ("--db", "--today")


class _Line(NamedTuple):
    """A line taken apart: the command, the words after it, the database that is named."""

    command: str | None
    rest: Sequence[str]
    db: str | None


def answer(environment: Mapping[str, str]) -> None:
    """Print what the shell that set ``environment`` asks for; nothing where nothing fits or something is wrong."""
    with suppress(Exception):  # A message would stand in the middle of the line that is being typed.
        if environment["_NAPTRACK_COMPLETE"] == "complete_zsh":
            typed = typed_in_zsh(environment)
            found = complete(typed, environment)
            text = "_files" if found is None else for_zsh(found, typed.current)
        else:
            typed = typed_in_bash(environment)
            # Where nothing fits, bash completes the name of a file by itself.
            text = for_bash(complete(typed, environment) or (), typed.quote)
        sys.stdout.buffer.write(f"{text}\n".encode())
        sys.stdout.flush()


def complete(typed: Typed, environment: Mapping[str, str]) -> list[Candidate] | None:
    """What may stand at the cursor; None for the name of a file."""
    line = _taken_apart(typed.before)
    before, current, joined = typed.before, typed.current, ""
    if current.startswith("--") and "=" in current:
        option, _, current = current.partition("=")
        before, joined = [*before, option], f"{option}="
    elif current.startswith("-"):
        return [Candidate(name) for name in _options(line) if name.startswith(current)]
    if before and before[-1].startswith("-") and len(before[-1]) > 1:
        kinds = _taken_by(before[-1], line)
        if kinds is None:
            return None
        found = [each for kind in kinds for each in _of(kind, (), current, line, environment)]
        if kinds:
            return [Candidate(joined + each.value, each.means) for each in found]
    if line.command is None:
        return [Candidate(name) for name in COMMANDS if name.startswith(current)]
    if line.command not in ARGUMENTS:
        return _subcommands(line, current)
    words = [word for word in line.rest if not word.startswith("-")]
    return [each for kind in ARGUMENTS[line.command] for each in _of(kind, words, current, line, environment)]


def _taken_apart(before: Sequence[str]) -> _Line:
    db, place = None, 0
    while place < len(before) and before[place].startswith("-"):
        name, _, value = before[place].partition("=")
        if name in _GLOBAL_VALUES and not value:
            place += 1
            value = before[place] if place < len(before) else ""
        db = value if name == "--db" else db
        place += 1
    if place < len(before):
        return _Line(before[place], before[place + 1 :], db)
    return _Line(None, (), db)


def _of(kind: str, before: Sequence[str], current: str, line: _Line, environment: Mapping[str, str]) -> list[Candidate]:
    if kind == "mark":
        return candidates.marks(current)
    if kind not in ("state", "event", "judged", "note", "judgement"):
        return [Candidate(kind)] if kind.startswith(current) else []
    named = line.db or environment.get("NAPTRACK_DB")
    if not named:
        from naptrack.cli.place import default_path
    with candidates.record(Path(named).expanduser() if named else default_path()) as db:
        if kind == "state":
            return candidates.states(db, before, current)
        if kind in ("event", "judged"):
            return candidates.events(db, current, judged=kind == "judged")
        return {"note": candidates.notes, "judgement": candidates.judgements}[kind](db, current)


def _options(line: _Line) -> list[str]:
    return [name for each in _parameters(line) for name in (*each.opts, *each.secondary_opts) if name.startswith("--")]


def _taken_by(option: str, line: _Line) -> Sequence[str] | None:
    """What an option takes: kinds or the very words; none for a flag; None for a file, or what nobody can guess."""
    if option in OPTIONS:
        return OPTIONS[option]
    for each in _parameters(line):
        if option in (*each.opts, *each.secondary_opts):
            if getattr(each, "is_flag", False):
                return ()
            choices = getattr(each.type, "choices", None)
            return [str(getattr(choice, "value", choice)) for choice in choices] if choices else None
    return ()


def _subcommands(line: _Line, current: str) -> list[Candidate] | None:
    command = _parsed(line)
    names = getattr(command, "commands", None)
    if line.command not in COMMANDS or names is None or any(not word.startswith("-") for word in line.rest):
        return None
    return [Candidate(name) for name in names if name.startswith(current)]


def _parameters(line: _Line) -> list[Any]:
    command = _parsed(line)
    for word in line.rest:
        command = getattr(command, "commands", {}).get(word, command)
    return [each for each in command.params if each.param_type_name == "option"]


def _parsed(line: _Line) -> Any:
    """The command as the parser has it."""
    import typer

    if line.command in COMMANDS:
        return typer.main.get_command(import_module(f"naptrack.cli.{COMMANDS[line.command].module}").app)
    return typer.main.get_command(import_module("naptrack.cli.app").app)
