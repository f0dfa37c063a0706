"""docs/rules.md: the rows and calls on it are real, and its new wording works as it says."""

import inspect
import re
import shlex
import textwrap
from pathlib import Path

import pytest

from naptrack import cli, explain, extract, rules
from naptrack.models import Milestone, Stage
from naptrack.reading import read
from naptrack.tagging import SIGNS

PAGE = (Path(__file__).parents[2] / "docs" / "rules.md").read_text(encoding="utf-8")
TABLE = inspect.getsource(rules)


def block(before: str) -> str:
    """The first block of Python after ``before``."""
    match = re.compile(r"^( *)```python\n(.*?)^ *```$", re.MULTILINE | re.DOTALL).search(PAGE, PAGE.index(before))
    return match[2]


@pytest.fixture
def new() -> rules.Rule:
    """The row that the page adds."""
    source = textwrap.dedent(block("<!-- new row -->"))
    return eval(source, {"_rule": rules._rule, "S": Stage, "M": Milestone})


def marks(sentence: str) -> set:
    note = f"Event: Meeting of the Group of Experts\nDate: 12 June 2021, New York\n\nBackground:\n\n{sentence}\n"
    return {mention.mark for mention in extract.read(read(note.encode(), path="a.txt")).mentions}


def test_the_row_shown_is_in_the_table():
    assert block("A row looks like this") in TABLE


def test_the_new_row_is_not_there_yet_and_is_needed(new):
    assert new.name not in {rule.name for rule in rules.RULES}
    assert not any(new.yields in marks(sentence) for sentence in new.examples)


def test_the_new_row_works_beside_the_others(new, monkeypatch):
    monkeypatch.setattr(extract, "RULES", (*rules.RULES, new))
    for sentence in new.examples:
        assert new.yields in marks(sentence), sentence
    for sentence in new.counterexamples:
        assert new.yields not in marks(sentence), sentence


def test_the_new_row_works_alone(new, monkeypatch):
    monkeypatch.setattr(extract, "RULES", (new,))
    assert all(new.yields in marks(sentence) for sentence in new.examples)


def test_calls_print_what_the_page_says(monkeypatch, capsys):
    ((words, printed),) = re.findall(r"```shell-session\n\$ (.*?)\n(.*?)```", PAGE, re.DOTALL)
    monkeypatch.setattr("sys.argv", shlex.split(words))
    with pytest.raises(SystemExit):
        cli.main()
    assert capsys.readouterr().out == printed
    assert explain.RULES is rules.RULES


def test_every_sign_is_described():
    assert [name for name in (*SIGNS, "ANYPLAN", "WHEN") if f"`{name}`" not in PAGE] == []


def test_named_classes_and_flags_are_there():
    classes = set(re.findall(r"`\{([A-Z_]+)\}`", PAGE))
    assert classes <= set(rules.WORDS)
    flags = {flag for rule in rules.RULES for flag in rule.flags}
    named = set(re.findall(r"`([a-z]+(?:-[a-z]+)+)` (?:takes|makes|drops|needs|a meeting)", PAGE))
    assert len(named) >= 3
    assert named <= flags | {"intention"}


@pytest.mark.parametrize("said", ["the earliest wins", "then the longest", "first in the table"])
def test_the_policy_for_overlaps_is_that_of_the_table(said):
    assert said in " ".join(PAGE.split())
    assert "the earliest wins, then the longest, then the first" in TABLE
