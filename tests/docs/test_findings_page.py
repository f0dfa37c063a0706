"""docs/findings.md names every finding that the program can raise, and no other."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "findings.md").read_text(encoding="utf-8")
RAISED = re.compile(r"(?:Finding|_finding|Doubt)\(\s*\"([a-z]+(?:-[a-z]+)+)\"")
#: Those that a careful reader is promised.
PROMISED = {
    "letter-out-of-order",
    "dates-differ",
    "duration-mismatch",
    "edition-mismatch",
    "stage-out-of-order",
    "planned-date-passed",
    "year-unknown",
    "state-unclear",
    "no-event",
}


@pytest.fixture(scope="module")
def raised() -> set[str]:
    sources = (ROOT / "src" / "naptrack").rglob("*.py")
    return {code for file in sources for code in RAISED.findall(file.read_text(encoding="utf-8"))}


def test_the_page_has_a_row_for_each_finding(raised):
    assert re.findall(r"^\| `([a-z-]+)` \|", PAGE, re.MULTILINE) == sorted(raised)


def test_what_is_promised_can_be_raised(raised):
    assert raised >= PROMISED
