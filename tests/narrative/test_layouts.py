"""How a note is set: tables, lists of events, part titles, labels at the end. One case a form of layout."""

import pytest

from naptrack import extract
from naptrack.reading import read

HEAD = "Event: {event}\nDate: {when}\nVenue: {where}\n\n"


def head(event: str, when: str = "6 December 2018", where: str = "Vienna, Austria") -> str:
    return HEAD.format(event=event, when=when, where=where)


def occasions(text: str) -> list[tuple]:
    """The occasions that the head of ``text`` gives: States, first and last day, place."""
    found = extract.read(read(text.encode(), path="a.txt")).note.head.occasions
    return [(" ".join(one.states), one.date.start, one.date.end, one.place) for one in found]


TABLES = [
    pytest.param(
        head("Launch of the National Action Plan of Ghana on resolution 1540 (2004)", where="Accra")
        + "The Minister recalled the way to the plan:\n\n"
        "| When | What |\n|---|---|\n"
        "| 3-5 May 2016 | National round table on a NAP |\n"
        "| June to August 2016 | Drafting of the NAP by an inter-agency team |\n"
        "| 9 February 2017 | Approval of the NAP by the Cabinet |\n"
        "| 2020 (foreseen) | Review of the implementation of the NAP |\n\nA reception followed.\n",
        [
            "GHA approval 2017-02-09",
            "GHA drafting 2016-06/2016-08",
            "GHA implementation-review 2020 planned",
            "GHA roundtable 2016-05-03/2016-05-05",
        ],
        id="a table of dates and steps below the head",
    ),
    pytest.param(
        head("Fiji: meeting of the authorities for resolution 1540 (2004)", where="Suva")
        + "The plan so far\n\n| Step | Date | Status |\n|---|---|---|\n"
        "| Review of the draft NAP | 4 March 2015 | done |\n"
        "| Submission of the NAP to the 1540 Committee | May 2019 | planned |\n\nNo more was said.\n",
        ["FJI draft-review 2015-03-04", "FJI submission 2019-05 planned"],
        id="the dates in the second column and a column that says what is done",
    ),
    pytest.param(
        head("Regional seminar on plans under resolution 1540 (2004)")
        + "| Country | Year | Event |\n| --- | --- | --- |\n"
        "| Mali | 2014 | National Action Plan approved by the Government |\n"
        "| Niger | May 2015 | Round table on a National Action Plan |\n\nThe seminar closed at noon.\n",
        ["MLI approval 2014", "NER roundtable 2015-05"],
        id="a table that names a State in each row",
    ),
    pytest.param(
        head("Regional seminar on National Action Plans under resolution 1540 (2004)", "8 June 2016")
        + "| Country | Done | Planned |\n|---|---|---|\n"
        "| Kenya | NAP adopted in May 2015 | Submission of the NAP to the Committee in August 2016 |\n"
        "| Uganda | - | Approval in early 2017 |\n"
        "| Rwanda | Draft NAP reviewed in Kigali on 3 March 2016 | not decided |\n\nEnd.\n",
        [
            "KEN approval 2015-05",
            "KEN submission 2016-08 planned",
            "RWA draft-review 2016-03-03",
            "UGA approval 2017 planned",
        ],
        id="a column of what is done and one of what is ahead",
    ),
    pytest.param(
        head("Regional seminar on National Action Plans under resolution 1540 (2004)", "8 June 2016")
        + "| State | Status | Outlook |\n|---|---|---|\n"
        "| Georgia | NAP drafted with the help of the OSCE in 2015 | Endorsement expected in autumn 2016 |\n"
        "| Armenia | NAP submitted to the Committee on 2 April 2016 | Review of the implementation in 2018 |\n"
        "| Moldova | nothing so far | Adoption of the law on export control in 2017 |\n\nEnd.\n",
        [
            "ARM implementation-review 2018 planned",
            "ARM submission 2016-04-02",
            "GEO approval 2016 planned",
            "GEO drafting 2015",
        ],
        id="status and outlook",
    ),
    pytest.param(
        "| Date | 3-5 May 2017 |\n|---|---|\n| Venue | Lomé, Togo |\n"
        "| Event | National round table on the NAP of Togo |\n"
        "\nBackground\n\nIt was the first.\n",
        ["TGO roundtable 2017-05-03/2017-05-05"],
        id="a table that is the head",
    ),
]


@pytest.mark.parametrize(("text", "facts"), TABLES)
def test_tables(told, text, facts):
    assert told(text) == facts


LISTS = [
    pytest.param(
        "Events and dates:\n"
        "  - Tbilisi (Georgia): round table on the development of a National Action Plan on\n"
        "    resolution 1540 (2004), 3-4 March 2015\n"
        "  - Yerevan (Armenia): review of the draft NAP, 6 March 2015\n\n"
        "Organizers: OSCE\nParticipants: ministries; Moldova\n\n"
        "Tbilisi\n\n  - The guests from Moldova praised the work.\n"
        "  - The authorities will submit the NAP to the Committee in 2017.\n\n"
        "Yerevan\n\n  - Georgia had sent an observer.\n  - The Government is expected to approve the NAP in May.\n",
        [("GEO", "2015-03-03", "2015-03-04", "Tbilisi"), ("ARM", "2015-03-06", "2015-03-06", "Yerevan")],
        [
            "ARM approval 2015-05 planned",
            "ARM draft-review 2015-03-06",
            "GEO drafting 2015-03-03/2015-03-04",
            "GEO roundtable 2015-03-03/2015-03-04",
            "GEO submission 2017 planned",
        ],
        id="bullets that begin with the place",
    ),
    pytest.param(
        "Meetings:\n\n1. Niger, Niamey: national round table on the preparation of a NAP, 2-3 June 2014\n"
        "2. Mali, Bamako: drafting session for the NAP, 5-6 June 2014\n\nHosts: the two Governments\n"
        "Attended by: ministries\n\nBackground\n\nBoth States had written to the Chair.\n",
        [("NER", "2014-06-02", "2014-06-03", "Niamey"), ("MLI", "2014-06-05", "2014-06-06", "Bamako")],
        [
            "MLI drafting 2014-06-05/2014-06-06",
            "NER drafting 2014-06-02/2014-06-03",
            "NER roundtable 2014-06-02/2014-06-03",
        ],
        id="numbers, and the State before its city",
    ),
    pytest.param(
        "Activities\n\n(a) Drafting workshop for the NAP of Lesotho,\n    Maseru, 28 April to 2 May 2016\n\n"
        "(b) National round table on a NAP for Eswatini, Mbabane, 4 May 2016\n\n"
        "Organized by: UNREC\nPresent: officials\n\nResults\n\nBoth went well.\n",
        [("LSO", "2016-04-28", "2016-05-02", "Maseru"), ("SWZ", "2016-05-04", "2016-05-04", "Mbabane")],
        ["LSO drafting 2016-04-28/2016-05-02", "SWZ roundtable 2016-05-04"],
        id="place and days behind the title",
    ),
    pytest.param(
        "Events: \n* 11-12 May 2017, Dhaka: round table on a National Action Plan for Bangladesh\n"
        "* 15 May 2017, Thimphu: round table on a National Action Plan for Bhutan\n\nOrganizers: UNRCPD\n"
        "Participants: officials\n\nBackground\n\nLetters had been exchanged.\n",
        [("BGD", "2017-05-11", "2017-05-12", "Dhaka"), ("BTN", "2017-05-15", "2017-05-15", "Thimphu")],
        ["BGD roundtable 2017-05-11/2017-05-12", "BTN roundtable 2017-05-15"],
        id="the days first",
    ),
    pytest.param(
        "# Information Note\n\n## Chad reviews its draft National Action Plan (N'Djamena, 5 to 7 March 2018)\n\n"
        "*Host:* Ministry of Security\n*Participants:* ministries; UNREC\n\n### How it began\n\n"
        "Earlier this year a national round table advised the Government to prepare a NAP. Chad wrote to the Committee "
        "by letter of 12 February.\n",
        [("TCD", "2018-03-05", "2018-03-07", "N'Djamena")],
        ["TCD draft-review 2018-03-05/2018-03-07", "TCD drafting 2018", "TCD roundtable 2018"],
        id="place and days in brackets behind the title",
    ),
    pytest.param(
        "INFORMATION NOTE\n\nFreetown, 9 to 11 May 2016\nWorkshop of the task force on the review of the draft "
        "National Action Plan of\nSierra Leone for the implementation of resolution 1540 (2004)\n\nSupport: UNREC\n"
        "Attendance: fourteen members of the task force; an expert\n\nI. Origins\n\nThe draft was written in 2015.\n\n"
        "II. Work done\n\nThe members went through the draft.\n",
        [("SLE", "2016-05-09", "2016-05-11", "Freetown")],
        ["SLE draft-review 2016-05-09/2016-05-11", "SLE drafting 2015"],
        id="place and days above a title of two lines",
    ),
    pytest.param(
        "Information Note\n\nNational round table on the National Action Plan of Botswana\n\nGaborone, 3 March 2014\n\n"
        "Participants: ministries; UNREC\n\nBackground\n\nThe Ministry had asked for help.\n",
        [("BWA", "2014-03-03", "2014-03-03", "Gaborone")],
        ["BWA roundtable 2014-03-03"],
        id="place and day below the title",
    ),
]


@pytest.mark.parametrize(("text", "events", "facts"), LISTS)
def test_lists_of_events_are_the_head(told, text, events, facts):
    assert occasions(text) == events
    assert told(text) == facts


def reviews(text: str) -> list[str]:
    """The peer reviews of ``text``: State, first and last day, place."""
    mentions = extract.read(read(text.encode(), path="a.txt")).mentions
    found = {(m.iso3, m.date.start, m.date.end, m.place) for m in mentions if m.mark.value == "peer-review"}
    return sorted(" ".join(map(str, one)) for one in found)


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        pytest.param(
            "Information Note\n\nPEER REVIEW BETWEEN PERU AND ECUADOR ON\nRESOLUTION 1540 (2004)\n\n"
            "First leg: review of Peru, Lima, 3-4 June 2014\nSecond leg: review of Ecuador, Quito, 6-7 June 2014\n\n"
            "Background. The two Governments had agreed on it.\n\nLima. The visitors saw the port.\n",
            ["ECU 2014-06-06 2014-06-07 Quito", "PER 2014-06-03 2014-06-04 Lima"],
            id="the parts under the title",
        ),
        pytest.param(
            "Event: Peer review on resolution 1540 (2004) between Kyrgyzstan and Tajikistan\n"
            "Date and venue: 6-7 May 2015 (Dushanbe, Tajikistan) and 9-10 May 2015 (Bishkek, Kyrgyzstan)\n\n"
            "Background\n\nThe OSCE helped.\n",
            ["KGZ 2015-05-09 2015-05-10 Bishkek", "TJK 2015-05-06 2015-05-07 Dushanbe"],
            id="each in its own capital, in another order than the title",
        ),
    ],
)
def test_peer_reviews_in_parts(text, facts):
    assert reviews(text) == facts


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        pytest.param(
            "INFORMATION NOTE: UGANDA\n\nTwo meetings on a National Action Plan for resolution 1540 (2004):\n\n"
            "1) 3-4 March 2015, Kampala: national round table on the plan\n2) 5-8 May 2015, Entebbe: review of the "
            "draft plan\n\nOrganizers: UNREC\n\nThis note covers both.\n\n"
            "Meeting 1. The ministries took part in numbers.\n\n"
            "Meeting 2. The draft plan was reviewed line by line.\n\n"
            "Afterwards. The Cabinet approved the plan on 3 June 2015.\n",
            [
                "UGA approval 2015-06-03",
                "UGA draft-review 2015-05-05/2015-05-08",
                "UGA roundtable 2015-03-03/2015-03-04",
            ],
            id="numbered meetings, told one by one",
        ),
        pytest.param(
            "Events: \n(a) Round table on a National Action Plan, Hanoi, 3 March 2015\n"
            "(b) Drafting session for the National Action Plan of Viet Nam, Hanoi, 5 March 2015\n"
            "(c) Review of the draft National Action Plan of Viet Nam, Da Nang, "
            "9-10 July 2015\n\nOrganizers: UNRCPD\nParticipants: ministries\n\n"
            "Third event\n\nThe draft was reviewed by two experts.\n",
            ["VNM draft-review 2015-07-09/2015-07-10", "VNM drafting 2015-03-05", "VNM roundtable 2015-03-03"],
            id="an ordinal as a heading",
        ),
    ],
)
def test_what_is_told_under_a_number_belongs_to_that_event(told, text, facts):
    assert told(text) == facts


def test_details_at_the_end_are_the_head(told):
    text = (
        "# Information Note\n\n# North Macedonia: review of the draft NAP\n\nThe Ministry spoke of resolution 1540 "
        "(2004).\n\n## Details\n\n| | |\n|---|---|\n| *Held on* | 3-4 June 2014 |\n"
        "| *Held in* | Skopje |\n| *By* | OSCE; UNODA |\n"
        "| *Invitation* | letter from the Permanent Mission of North Macedonia to the Chair, 2 May 2014 |\n"
        "| *Funding* | Norway |\n\nThis is no official report.\n"
    )
    assert occasions(text) == [("MKD", "2014-06-03", "2014-06-04", "Skopje")]
    assert told(text) == ["MKD draft-review 2014-06-03/2014-06-04"]
    letters = [m for m in extract.read(read(text.encode(), path="a.txt")).mentions if m.mark.value == "letter"]
    assert [(m.iso3, m.date.start) for m in letters] == [("MKD", "2014-05-02")]


def test_only_the_first_sentence_under_what_is_the_title(told):
    text = (
        "MEDIA ADVISORY\n\nWHAT: Officials will review the draft National Action Plan of Mauritius on resolution 1540 "
        "(2004). The draft was written in 2019 by a committee.\n\nWHEN: 4 and 5 May 2020\n\nWHERE: Port Louis\n\n"
        "Published: 28 April 2020\n\nTo register, write to us.\n"
    )
    assert told(text) == ["MUS draft-review 2020-05-04/2020-05-05 planned", "MUS drafting 2019"]
