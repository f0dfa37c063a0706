"""PDF: lines, paragraphs, columns, pages, and what a page carries because it is one."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from typing import Any

import pytest

from naptrack.reading import Unreadable, limits, read

SENTENCE = "The round table on the plan of Mongolia was held in Ulaanbaatar from 8 to 10 May 2017 with many guests."
Typeset = Callable[..., bytes]
MakePdf = Callable[..., bytes]


def text_of(data: bytes) -> str:
    return read(data, path="note.pdf").text


def joined(text: str) -> str:
    return text.replace("-\n", "-").replace("\n", " ")


def test_wrapped_lines_and_paragraphs(typeset: Typeset) -> None:
    text = text_of(typeset(f"Information Note\n\nEvent: a visit\n\n{SENTENCE} {SENTENCE}\n\n{SENTENCE}"))
    title, event, long, short = text.split("\n\n")
    assert (title, event, joined(long), joined(short)) == (
        "Information Note",
        "Event: a visit",
        f"{SENTENCE} {SENTENCE}",
        SENTENCE,
    )


@pytest.mark.parametrize("across", [False, True], ids=["column by column", "line by line"])
@pytest.mark.parametrize("title", ["", "A title\n\n"], ids=["bare", "titled"])
def test_two_columns(typeset: Typeset, across: bool, title: str) -> None:
    words = [f"{SENTENCE} Paragraph {number} ends." for number in range(1, 31)]
    text = text_of(typeset(title + "\n\n".join(words), columns=2, across=across, numbered=True))
    assert joined(text).replace("  ", " ") == joined(title + "\n\n".join(words)).replace("  ", " ")


def test_a_title_across_two_columns_and_a_note_under_them(make_pdf: MakePdf, line: Any) -> None:
    left, right = (textwrap.wrap(f"{side} column. {SENTENCE} {SENTENCE}", 34) for side in ("Left", "Right"))
    page = [line("A heading that runs across both of the columns of this page, from edge to edge", 60, 700)]
    for row, words in enumerate(zip(left, right, strict=False)):
        page += [line(words[0], 60, 670 - 12 * row), line(words[1], 300, 670 - 12 * row)]
    page.append(line("1 A footnote that runs across both of the columns of this page, as they often do", 60, 200, 8))
    text = joined(text_of(make_pdf([page])))
    assert text.index("A heading") < text.index("Left") < text.index("Right") < text.index("A footnote")
    assert "held in Ulaanbaatar from 8 to 10 May" in text


def test_a_line_above_columns_does_not_tell_how_wide_they_are(make_pdf: MakePdf, line: Any) -> None:
    left, right = (textwrap.wrap(f"{side} column. {SENTENCE} {SENTENCE}", 34) for side in ("Left", "Right"))
    page = [line("1540 Committee, information notes of the year", 150, 700)]
    for row, words in enumerate(zip(left, right, strict=False)):
        page += [line(words[0], 60, 670 - 12 * row), line(words[1], 300, 670 - 12 * row)]
    assert all(" ".join(column) in text_of(make_pdf([page])) for column in (left[:-1], right[:-1]))


def test_labels_beside_values_are_no_columns(make_pdf: MakePdf, line: Any) -> None:
    values = textwrap.wrap(f"{SENTENCE} {SENTENCE} {SENTENCE}", 50)
    page = []
    for n in range(6):
        page.append(line(f"Label {n}:", 60, 700 - 48 * n))
        page += [line(words, 200, 700 - 48 * n - 12 * k) for k, words in enumerate(values[:3])]
    text = text_of(make_pdf([page]))
    assert [part for part in text.split() if part.endswith(":")] == ["0:", "1:", "2:", "3:", "4:", "5:"]
    for n in range(6):
        assert f"Label {n}: {' '.join(values[:3])}\n" in text + "\n"


def test_a_bold_label_without_a_colon(make_pdf: MakePdf, line: Any) -> None:
    page = [line("Event", 60, 700, bold=True), line("Round table", 160, 700), line("It was held.", 60, 600)]
    assert text_of(make_pdf([page])) == "Event: Round table\n\nIt was held."


def test_pages_heads_and_numbers(typeset: Typeset) -> None:
    words = "\n\n".join(f"{SENTENCE} Paragraph {number} ends." for number in range(1, 41))
    document = read(typeset(words, head="1540 Committee, S/AC.44/2017/1", numbered=True), path="note.pdf")
    assert "S/AC.44" not in document.text
    assert "Page" not in document.text
    assert joined(document.text).split() == joined(words).split()
    assert [number for _, number in document.pages] == [1, 2]
    break_at = document.pages[1][0]
    assert document.page_at(break_at - 1) == 1
    assert document.page_at(break_at) == 2
    assert document.line_at(break_at) == (document.line_at(break_at - 3) or 0) + 1


def test_lines_are_counted_as_printed(make_pdf: MakePdf, line: Any) -> None:
    words = textwrap.wrap(f"{SENTENCE} {SENTENCE}", 40)
    document = read(
        make_pdf([[line(text, 60, 700 - 12 * n) for n, text in enumerate(words)], [line("Last.", 60, 700)]]),
        path="note.pdf",
    )
    assert document.text == f"{' '.join(words)}\n\nLast."
    starts = [sum(len(text) + 1 for text in words[:n]) for n in range(len(words))]
    assert document.lines == tuple(zip([*starts, len(document.text) - 5], range(1, len(words) + 2), strict=True))


@pytest.mark.parametrize(
    ("foot", "gone"),
    [
        pytest.param("3", True, id="number"),
        pytest.param("- 3 -", True, id="number between dashes"),
        pytest.param("Page 3 of 12", True, id="page of pages"),
        pytest.param("3/12", True, id="slash"),
        pytest.param("iv", True, id="roman"),
        pytest.param("3 | Page", True, id="word template"),
        pytest.param("https://www.un.org/notes/5.html 1/2", True, id="browser foot"),
        pytest.param("11/21/26, 10:51 AM Information Note", True, id="browser head"),
        pytest.param("10 May 2017", False, id="date"),
        pytest.param("3 States", False, id="words"),
        pytest.param("1540", False, id="resolution"),
        pytest.param("(2004).", False, id="year"),
    ],
)
def test_lone_numbers_at_the_foot(foot: str, gone: bool, make_pdf: MakePdf, line: Any) -> None:
    page = [line(foot, 290, 40), line("It was held.", 60, 500)]
    assert (foot not in text_of(make_pdf([page]))) is gone


def test_a_number_in_the_text_stays(make_pdf: MakePdf, line: Any) -> None:
    assert (
        text_of(make_pdf([[line("Paragraph", 60, 500), line("3", 60, 488), line("ends.", 60, 476)]])).split()[1] == "3"
    )


@pytest.mark.parametrize(
    ("last", "first", "between"),
    [
        pytest.param("It was held in a national round", "table in Mongolia.", " ", id="sentence goes on"),
        pytest.param("It was held in a national round", "Table of Mongolia.", "\n\n", id="may be a heading"),
        pytest.param("It was held in Mongolia.", "table in Mongolia.", "\n\n", id="sentence ends"),
        pytest.param("It was held in Mongolia.¹", "The next.", "\n\n", id="sentence ends in a mark"),
    ],
)
def test_page_breaks(last: str, first: str, between: str, make_pdf: MakePdf, line: Any) -> None:
    pages = [[line(SENTENCE, 60, 412, 8), line(last, 60, 400)], [line(first, 60, 700), line(SENTENCE, 60, 688, 8)]]
    assert last + between + first in text_of(make_pdf(pages))


def test_hyphens_and_ligatures(make_pdf: MakePdf, line: Any) -> None:
    page = [line("efforts on non-", 60, 700), line("proliferation and the ﬁnal draft", 60, 688)]
    text = text_of(make_pdf([page]))
    assert text == "efforts on non-\nproliferation and the final draft"


def test_footnote_marks_are_raised(make_pdf: MakePdf, line: Any) -> None:
    page = [
        line("National Action Plan", 60, 700, 10),
        line("1", 180, 704, 6),
        line("of Mongolia", 190, 700, 10),
        line("2", 60, 303, 6),
        line("For information.", 63.6, 300, 8),
    ]
    assert text_of(make_pdf([page])) == "National Action Plan¹ of Mongolia\n\n²For information."


def test_what_is_drawn_late_is_put_in_its_place(make_pdf: MakePdf, line: Any) -> None:
    page = [
        line("The last line of the text.", 60, 300),
        line("first line in", 96, 700),
        line("second line", 60, 688),
        line("The", 72, 700, bold=True),
        line("regular", 180, 700),
    ]
    assert joined(text_of(make_pdf([page]))).replace("  ", " ") == (
        "The first line in regular second line The last line of the text."
    )


def test_turned_pages_and_stamps(make_pdf: MakePdf, line: Any) -> None:
    words = textwrap.wrap(SENTENCE, 40)
    turned = [line(text, 100 + 14 * n, 100, turned=True) for n, text in enumerate(words)]
    assert text_of(make_pdf([[*turned, line("stamp", 50, 50)]])) == SENTENCE


def test_wide_and_narrow_spacing_keep_paragraphs(typeset: Typeset) -> None:
    for leading in (1.0, 1.15, 1.5, 2.0):
        text = text_of(typeset(f"{SENTENCE} {SENTENCE}\n\n{SENTENCE} {SENTENCE}", leading=leading))
        first, second = text.split("\n\n")
        assert joined(first) == joined(second) == f"{SENTENCE} {SENTENCE}"


@pytest.mark.parametrize(
    ("pages", "reason"),
    [
        pytest.param(1, "no text layer (a scanned PDF?), 1 page", id="one page"),
        pytest.param(3, "no text layer (a scanned PDF?), 3 pages", id="pages"),
    ],
)
def test_scans(pages: int, reason: str, make_pdf: MakePdf) -> None:
    with pytest.raises(Unreadable) as caught:
        read(make_pdf([[] for _ in range(pages)]), path="scan.pdf")
    assert caught.value.reason == reason


def test_limits(make_pdf: MakePdf, line: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    data = make_pdf([[line("It was held.")], [line("It was held again.")]])
    monkeypatch.setattr(limits, "CHARACTERS", 20)
    with pytest.raises(Unreadable, match="more than 20 characters"):
        read(data, path="note.pdf")
    monkeypatch.setattr(limits, "PAGES", 1)
    with pytest.raises(Unreadable, match="more than 1 pages"):
        read(data, path="note.pdf")


def test_damaged(typeset: Typeset) -> None:
    with pytest.raises(Unreadable, match="a damaged PDF"):
        read(b"%PDF-1.7\nrubbish", path="note.pdf")
    with pytest.raises(Unreadable, match="no text layer"):
        read(typeset(SENTENCE).replace(b"BT", b"XX").replace(b"Tj", b"XX"), path="note.pdf")


ENCRYPTED = b"""%%PDF-1.4
1 0 obj
<< /Type /Catalog /Pages 2 0 R >>
endobj
2 0 obj
<< /Type /Pages /Kids [] /Count 0 >>
endobj
3 0 obj
<< /Filter /Standard /V 1 /R 2 /Length 40 /P -4 /O <%s> /U <%s> >>
endobj
trailer
<< /Size 4 /Root 1 0 R /Encrypt 3 0 R /ID [<%s> <%s>] >>
%%%%EOF
""" % (b"41" * 32, b"42" * 32, b"43" * 16, b"43" * 16)


def test_encrypted() -> None:
    with pytest.raises(Unreadable, match="encrypted PDF: it opens with a password only"):
        read(ENCRYPTED, path="note.pdf")


@pytest.mark.parametrize(
    ("line_two", "between"),
    [
        pytest.param("(NAP) of Mongolia was discussed.", " ", id="bracket"),
        pytest.param("No. 392 was signed.", " ", id="number sign"),
        pytest.param("– not an official report.", " ", id="dash"),
        pytest.param("Organizer(s): Government of Mongolia", "\n", id="label"),
        pytest.param("- Organizer(s): Government of Mongolia", "\n", id="label in a list"),
        pytest.param("• Ministry of Health", "\n", id="bullet"),
    ],
)
def test_full_lines(line_two: str, between: str, make_pdf: MakePdf, line: Any) -> None:
    full = "The meeting of all of the ministries on the National Action Plan"
    assert text_of(make_pdf([[line(full, 60, 700), line(line_two, 60, 688)]])) == full + between + line_two
