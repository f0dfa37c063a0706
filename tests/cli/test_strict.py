"""`ingest --strict`: the passages that gave no event, one line each, and exit code 1."""

import re

import pytest

SAID = "Fiji's NAP under resolution 1540 was adopted in May 2019.\n"
SILENT = SAID + "\nThe NAP of Fiji has not been submitted to the Committee.\n"
GENERAL = SAID + "\nResolution 1977 (2011) encourages all States to prepare national action plans on resolution 1540.\n"


@pytest.fixture
def folder(tmp_path):
    def write(**texts: str):
        for name, text in texts.items():
            (tmp_path / "notes").mkdir(exist_ok=True)
            (tmp_path / "notes" / f"{name}.txt").write_text(text, encoding="utf-8")
        return tmp_path / "notes"

    return write


@pytest.fixture
def ingest(call, tmp_path):
    return lambda *words: call("--db", tmp_path / "n.db", "ingest", *words)


def test_lines_and_exit_code(ingest, folder):
    code, out, err = ingest("--strict", folder(a=SAID, b=SILENT))
    assert code == 1
    assert re.fullmatch(
        r'b\.txt:3: denied, or called off: "The NAP of Fiji has not been submitted to the Committee\." \([a-z-]+\)\n',
        out,
    )
    assert "2 added" in err


@pytest.mark.parametrize(
    "text", [pytest.param(SAID, id="nothing silent"), pytest.param(GENERAL, id="said of all States")]
)
def test_nothing_to_list(ingest, folder, text):
    code, out, _ = ingest("--strict", folder(a=text))
    assert (code, out) == (0, "")


def test_unchanged_notes_are_listed_again(ingest, folder):
    notes = folder(b=SILENT)
    first, second = ingest("--strict", notes), ingest("--strict", notes)
    assert (first.code, first.out) == (second.code, second.out) == (1, first.out)
    assert "1 unchanged" in second.err


def test_without_strict_nothing_is_listed(ingest, folder):
    code, out, _ = ingest(folder(b=SILENT))
    assert (code, out) == (0, "")


def test_a_dry_run_lists_and_writes_nothing(ingest, folder, tmp_path):
    code, out, _ = ingest("--dry-run", "--strict", folder(b=SILENT))
    assert code == 1
    assert "b.txt:3: denied" in out
    assert not (tmp_path / "n.db").exists()


def test_a_file_that_cannot_be_read_is_told_once(ingest, folder):
    notes = folder(a=SAID)
    (notes / "c.pdf").write_bytes(b"%PDF-1.4 broken")
    code, out, err = ingest("--strict", notes)
    assert (code, out) == (1, "")
    assert err.count("c.pdf") == 1


def test_not_with_standard_input(ingest):
    code, out, err = ingest("--strict", "-")
    assert (code, out) == (2, "")
    assert "explain -" in err
