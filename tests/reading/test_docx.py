"""Word files: paragraphs, lists, tables, footnotes, and what is no text."""

from __future__ import annotations

import builtins
import io
import zipfile
from collections.abc import Callable

import pytest

from naptrack.reading import Unreadable, limits, read

docx = pytest.importorskip("docx")

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
SaveWord = Callable[[object], bytes]
RAISED = "<w:vertAlign w:val='superscript'/>"


def body(xml: str, save: SaveWord) -> bytes:
    """A Word file whose body is ``xml``."""
    data = save(docx.Document())
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "word/document.xml":
                content = f"<w:document {W}><w:body>{xml}</w:body></w:document>".encode()
            new.writestr(name, content)
    return out.getvalue()


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def test_a_note(save_word: SaveWord, lines_of: Callable[[object], list[tuple[int, str]]]) -> None:
    document = docx.Document()
    document.core_properties.title = " Round  table "
    document.sections[0].header.paragraphs[0].text = "Running head"
    document.sections[0].footer.paragraphs[0].text = "Page 1"
    document.add_heading("Information Note", 1)
    document.add_paragraph("")
    table = document.add_table(2, 2)
    for row, cells in enumerate([("Event:", "Round table"), ("Date and venue", "8 May 2017")]):
        for column, text in enumerate(cells):
            table.cell(row, column).text = text
    table.cell(1, 1).add_paragraph("Vienna")
    document.add_paragraph("Background", style="Heading 2")
    document.add_paragraph("It was\nheld.\tThen")
    for item in ("one", "two"):
        document.add_paragraph(item, style="List Bullet")
    data = document.add_table(2, 3)
    for row, cells in enumerate([("State", "Year", "Plan"), ("Mongolia", "2017", "")]):
        for column, text in enumerate(cells):
            data.cell(row, column).text = text
    read_back = read(save_word(document), path="note.docx")
    assert read_back.title == "Round table"
    assert read_back.media_type.endswith("wordprocessingml.document")
    assert lines_of(read_back) == [
        (1, "Information Note"),
        (2, "Event: Round table"),
        (4, "Date and venue: 8 May 2017"),
        (6, "Vienna"),
        (7, "Background"),
        (8, "It was"),
        (8, "held. Then"),
        (9, "- one"),
        (10, "- two"),
        (11, "State | Year | Plan"),
        (14, "Mongolia | 2017"),
    ]
    assert "- one\n- two\n\nState" in read_back.text


@pytest.mark.parametrize(
    ("xml", "text"),
    [
        pytest.param(
            f"<w:p>{run('a')}<w:ins>{run('b')}</w:ins><w:del>{run('c')}</w:del></w:p>", "ab", id="tracked changes"
        ),
        pytest.param(
            f"<w:p><w:hyperlink>{run('a')}</w:hyperlink>{run('b', '<w:vanish/>')}</w:p>", "a", id="hidden words"
        ),
        pytest.param(f"<w:sdt><w:sdtContent><w:p>{run('a')}</w:p></w:sdtContent></w:sdt>", "a", id="content control"),
        pytest.param(f"<w:p>{run('NAP')}{run('1', RAISED)}</w:p>", "NAP¹", id="mark"),
        pytest.param(f"<w:p>{run('8')}{run('th', RAISED)}</w:p>", "8th", id="raised letters"),
        pytest.param("<w:p><w:r><w:instrText>PAGE</w:instrText><w:t>x</w:t></w:r></w:p>", "x", id="field code"),
        pytest.param("<w:p><w:r><w:t>non</w:t><w:noBreakHyphen/><w:t>x</w:t></w:r></w:p>", "non\u2011x", id="hyphen"),
        pytest.param(
            "<w:p><w:pPr><w:numPr><w:numId w:val='3'/></w:numPr></w:pPr><w:r><w:t>x</w:t></w:r></w:p>", "- x", id="item"
        ),
        pytest.param(
            "<w:p><w:pPr><w:numPr><w:numId w:val='0'/></w:numPr></w:pPr><w:r><w:t>x</w:t></w:r></w:p>",
            "x",
            id="no item",
        ),
        pytest.param(
            "<w:p><w:pPr><w:pStyle w:val='Heading1'/><w:numPr><w:numId w:val='3'/></w:numPr></w:pPr>"
            "<w:r><w:t>x</w:t></w:r></w:p>",
            "x",
            id="numbered heading",
        ),
        pytest.param(
            f"<w:tbl><w:tr><w:tc><w:p>{run('a')}</w:p><w:tbl><w:tr><w:tc><w:p>{run('b')}</w:p></w:tc></w:tr></w:tbl>"
            f"<w:p/></w:tc></w:tr></w:tbl>",
            "a\n\nb",
            id="table in a table",
        ),
        pytest.param(
            f"<w:p>{run('a')}<w:r><w:pict><w:txbxContent><w:p>{run('b')}</w:p></w:txbxContent></w:pict></w:r></w:p>",
            "a\n\nb",
            id="text box",
        ),
    ],
)
def test_what_is_text(xml: str, text: str, save_word: SaveWord) -> None:
    assert read(body(xml, save_word), path="note.docx").text == text


def test_footnotes_stand_at_the_end(save_word: SaveWord) -> None:
    data = body(
        f"<w:p>{run('Note')}<w:r><w:footnoteReference w:id='7'/></w:r>{run(' of')}</w:p><w:p>{run('End.')}</w:p>",
        save_word,
    )
    notes = (
        f"<w:footnotes {W}><w:footnote w:id='0' w:type='separator'><w:p>{run('x')}</w:p></w:footnote>"
        f"<w:footnote w:id='7'><w:p><w:r><w:footnoteRef/></w:r>{run(' For information.')}</w:p>"
        "</w:footnote></w:footnotes>"
    )
    relation = (
        '<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes" '
        'Target="footnotes.xml"/></Relationships>'
    )
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            content = old.read(name).decode("utf-8", errors="surrogateescape")
            if name == "word/_rels/document.xml.rels":
                content = content.replace("</Relationships>", relation)
            new.writestr(name, content.encode("utf-8", errors="surrogateescape"))
        new.writestr("word/footnotes.xml", notes)
    assert read(out.getvalue(), path="note.docx").text == "Note¹ of\n\nEnd.\n\n¹ For information."


def test_without_python_docx(make_word: Callable[[str], bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    data, there = make_word("Note"), builtins.__import__

    def missing(name: str, *rest: object, **more: object) -> object:
        if name == "docx":
            raise ImportError(name)
        return there(name, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(builtins, "__import__", missing)
    with pytest.raises(Unreadable, match=r"needs the docx extra: python3 -m pip install 'naptrack\[docx\]'"):
        read(data, path="note.docx")


def test_a_word_file_that_would_burst(make_word: Callable[[str], bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    data = make_word("Note")
    monkeypatch.setattr(limits, "UNPACKED_BYTES", 10_000)
    with pytest.raises(Unreadable, match="unpacked"):
        read(data, path="note.docx")


def test_no_words(save_word: SaveWord) -> None:
    with pytest.raises(Unreadable, match="no words in it"):
        read(save_word(docx.Document()), path="note.docx")
