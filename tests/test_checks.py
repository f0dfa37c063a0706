"""What a careful reader would query: each check on a note that calls for it, and on one that does not."""

from __future__ import annotations

import pytest

from naptrack import extract
from naptrack.reading import read
from naptrack.resolve import resolve

NOTE = """\
Event: {title}
Date and venue: {when}, Suva, Fiji

Background

{background}

Highlights

{highlights}
"""


def findings(title: str, when: str, background: str = "", highlights: str = "") -> list[tuple[str, str]]:
    text = NOTE.format(title=title, when=when, background=background, highlights=highlights)
    reading = extract.read(read(text.encode(), path="note.txt"))
    record = resolve("FJI", [m for m in reading.mentions if m.iso3 == "FJI"])
    return [(finding.code, finding.message) for finding in record.findings]


CASES = [
    pytest.param(
        (
            "Meeting to review the draft NAP of Fiji",
            "5-6 July 2018",
            "",
            "The three-day meeting reviewed the draft NAP.",
        ),
        ["duration-mismatch"],
        id="three days on two",
    ),
    pytest.param(
        ("Meeting to review the draft NAP of Fiji", "5-6 July 2018", "", "The two-day meeting reviewed the draft NAP."),
        [],
        id="two days on two",
    ),
    pytest.param(
        (
            "Meeting to review the draft NAP of Fiji",
            "5-6 July 2018",
            "Fiji held a round table on the NAP in Nadi on 3 May 2019.",
        ),
        ["dated-after-note"],
        id="an act after its note",
    ),
    pytest.param(
        (
            "Meeting to review the draft NAP of Fiji",
            "5-6 July 2018",
            "Fiji held a round table on the NAP in Nadi on 3 May 2018.",
        ),
        [],
        id="an act before its note",
    ),
    pytest.param(
        (
            "Meeting to review the draft NAP of Fiji",
            "5-6 July 2018",
            "On 11 July 2018 the Ministry wrote to the Chair to invite two experts to the meeting in Fiji.",
        ),
        ["letter-out-of-order"],
        id="a letter after its meeting",
    ),
    pytest.param(
        (
            "Meeting to review the draft NAP of Fiji",
            "5-6 July 2018",
            "On 11 June 2018 the Ministry wrote to the Chair to invite two experts to the meeting in Fiji.",
        ),
        [],
        id="a letter before its meeting",
    ),
    pytest.param(
        (
            "Meeting on reviewing implementation of the 2016 NAP of Fiji",
            "5-6 July 2018",
            "The NAP of Fiji for 2017-2021 was approved by the Cabinet on 9 February 2016.",
        ),
        ["edition-mismatch", "edition-mismatch"],
        id="one edition, two names, approved too early",
    ),
    pytest.param(
        (
            "Consultations on the drafting of the NAP of Fiji",
            "6 to 7 March 2017",
            "",
            "On 7 March the participants drafted the chapters of the NAP.",
        ),
        [],
        id="a session on one day of two",
    ),
    pytest.param(
        (
            "Meeting on developing the NAP of Fiji",
            "21-22 September 2017",
            "A letter of 7 August 2017 invited an expert to a meeting on developing the NAP of Fiji, to be held from "
            "20 to 22 September 2017.",
        ),
        ["dates-differ"],
        id="a head and a letter that differ",
    ),
]


@pytest.mark.parametrize(("note", "codes"), CASES)
def test_checks(note: tuple[str, ...], codes: list[str]) -> None:
    assert [code for code, _ in findings(*note)] == codes, findings(*note)
