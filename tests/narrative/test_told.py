"""What a text tells as a whole: for whom, when, and on which occasion. One case a habit of the genre."""

import pytest

from naptrack import extract
from naptrack.models import Stage
from naptrack.reading import read

HEAD = "Event: {event}\nDate and Venue: {when}\n\nBackground\n\n{background}\n\nHighlights\n\n{highlights}\n"


def note(
    background: str = "",
    highlights: str = "",
    event: str = "Subregional workshop on resolution 1540 (2004)",
    when: str = "20 September 2017, Vienna, Austria",
) -> str:
    return HEAD.format(event=event, when=when, background=background, highlights=highlights)


def told(text: str) -> set[tuple]:
    """The stages of ``text``: State, stage, first and last day as written, and whether it is only planned."""
    mentions = extract.read(read(text.encode(), path="a.txt")).mentions
    return {
        (m.iso3, m.mark.value, m.date.start, m.date.end, m.modality.value == "planned")
        for m in mentions
        if isinstance(m.mark, Stage)
    }


def one(iso3: str, stage: str, start: str | None = None, end: str | None = None, *, planned: bool = False) -> tuple:
    return iso3, stage, start, end or start, planned


CASES = [
    pytest.param(
        "Date: 3-4 May 2017\nVenue: Accra, Ghana\n\nThe Ministry of the Interior of Ghana held a round table on the"
        " country's draft National Action Plan under resolution 1540 (2004). The participants reviewed the draft.\n",
        {one("GHA", "roundtable", "2017-05-03", "2017-05-04"), one("GHA", "draft-review", "2017-05-03", "2017-05-04")},
        id="a head without a title",
    ),
    pytest.param(
        note("Kenya adopted its national action plan in 2014, Uganda in May 2015 and the Gambia on 3 June 2016."),
        {one("KEN", "approval", "2014"), one("UGA", "approval", "2015-05"), one("GMB", "approval", "2016-06-03")},
        id="a verb said once for several States",
    ),
    pytest.param(
        note("Niger and Chad adopted their NAPs on 3 May 2015 and 8 June 2016, respectively."),
        {one("NER", "approval", "2015-05-03"), one("TCD", "approval", "2016-06-08")},
        id="dates in turn",
    ),
    pytest.param(
        note(
            "Mali approved its NAP on 3 May 2014. National round tables on the NAPs of Ghana and Togo were held on "
            "3-5 May and 7-9 June 2015, respectively."
        ),
        {
            one("MLI", "approval", "2014-05-03"),
            one("GHA", "roundtable", "2015-05-03", "2015-05-05"),
            one("TGO", "roundtable", "2015-06-07", "2015-06-09"),
        },
        id="round tables on the plans of others",
    ),
    pytest.param(
        note(
            "Albania held a round table on its NAP on 15 October 2016. The first drafting session took place in "
            "Tirana in February 2017. The second was held online in July 2017."
        ),
        {
            one("ALB", "roundtable", "2016-10-15"),
            one("ALB", "drafting", "2017-02"),
            one("ALB", "drafting", "2017-07"),
        },
        id="a meeting told without its noun",
    ),
    pytest.param(
        note(
            "Two drafting meetings on the NAP of Albania took place: the first in Bitola on 5 May 2016, the second in "
            "Skopje on 8 June 2016."
        ),
        {one("ALB", "drafting", "2016-05-05"), one("ALB", "drafting", "2016-06-08")},
        id="meetings told one by one",
    ),
    pytest.param(
        note(
            "Albania's first NAP, for 2009-2012, was adopted in January 2009. The second, for 2014-2017, was adopted "
            "on 11 March 2014. Its implementation was reviewed in Tirana on 6 December 2016. At that meeting it was "
            "proposed to update the NAP."
        ),
        {
            one("ALB", "approval", "2009-01"),
            one("ALB", "approval", "2014-03-11"),
            one("ALB", "implementation-review", "2016-12-06"),
            one("ALB", "update", "2016-12-06"),
        },
        id="the second, and that meeting",
    ),
    pytest.param(
        note(
            "A round table on the NAP of Ukraine had been announced for 14-15 April 2016 in Kyiv. Because of the "
            "elections it was cancelled."
        ),
        set(),
        id="called off in the next sentence",
    ),
    pytest.param(
        note(
            "A meeting to review the implementation of the NAP of Uganda, announced for 10 October 2016, was "
            "postponed. It was held in Kampala on 6 and 7 February 2017."
        ),
        {one("UGA", "implementation-review", "2017-02-06", "2017-02-07")},
        id="put off, and held after all",
    ),
    pytest.param(
        note(
            "Togo had its NAP approved by Presidential Decree on 14 July 2011, and submitted it to the 1540 Committee "
            "on 2 September of the same year."
        ),
        {one("TGO", "approval", "2011-07-14"), one("TGO", "submission", "2011-09-02")},
        id="a decree is no paper that it may mean",
    ),
    pytest.param(
        note("The officials of Togo undertook to complete the draft NAP in October and intend then to submit it."),
        {one("TGO", "drafting", "2017-10", planned=True), one("TGO", "submission", planned=True)},
        id="a date holds for its own clause",
    ),
    pytest.param(
        note("Uruguay approved its NAP in 2015. That of Paraguay was submitted to the 1540 Committee in May 2016."),
        {one("URY", "approval", "2015"), one("PRY", "submission", "2016-05")},
        id="that of another State",
    ),
    pytest.param(
        note("Ghana approved its NAP in 2014. The Korean national action plan was approved on 5 May 2015."),
        {one("GHA", "approval", "2014")},
        id="a word that two States share names neither",
    ),
    pytest.param(
        note("Seventeen States, among them Malawi but not Uganda, have drafted NAPs."),
        {one("MWI", "drafting")},
        id="a State left out of a list",
    ),
    pytest.param(
        note("Kenya approved its NAP, as resolution 1540 of 28 April 2004 and the UN Charter of 1945 ask."),
        {one("KEN", "approval")},
        id="the dates of other papers",
    ),
    pytest.param(
        note(
            event="Workshop on legislation in Panama",
            when="14-16 June 2017, Panama City",
            background="Panama has not prepared a national implementation action plan.",
            highlights="A draft law on weapons was reviewed. The draft is to be approved by the Cabinet in May 2018.",
        ),
        set(),
        id="the draft of a law",
    ),
    pytest.param(
        note(
            event="Third meeting on the NAP of Chile",
            when="20 September 2017, Santiago",
            background="The previous October, a national round table in Arica had launched the drafting of the NAP.",
            highlights="The draft will be forwarded to the Prime Minister's Office for approval. Submission to the "
            "1540 Committee is to follow.",
        ),
        {
            one("CHL", "drafting", "2017-09-20"),
            one("CHL", "roundtable", "2016-10"),
            one("CHL", "drafting", "2016-10"),
            one("CHL", "approval", planned=True),
            one("CHL", "submission", planned=True),
        },
        id="what went before and what comes after",
    ),
    pytest.param(
        note(
            event="Peer review of Paraguay and Uruguay",
            when="2-4 May 2017, Asunción",
            background="Chile carried out a review in 2016.",
            highlights="On 2 and 3 May, teams of four assessed how the measures of the NAPs are being implemented.",
        ),
        {
            one("PRY", "implementation-review", "2017-05-02", "2017-05-03"),
            one("URY", "implementation-review", "2017-05-02", "2017-05-03"),
        },
        id="a meeting of two States is that of both",
    ),
    pytest.param(
        "Mission in support of national action plans (NAP) under resolution 1540 (2004)\n\n5 to 16 November 2018\n\n"
        "Two experts travelled to two countries.\n\n"
        "Guatemala (Guatemala City, 5-6 November)\n\nThe Ministry held a round table to launch the preparation of the "
        "NAP.\n\nCosta Rica (San José, 8-9 November)\n\nThe draft NAP was reviewed.\n",
        {
            one("GTM", "roundtable", "2018-11-05", "2018-11-06"),
            one("GTM", "drafting", "2018-11-05", "2018-11-06"),
            one("CRI", "draft-review", "2018-11-08", "2018-11-09"),
        },
        id="the stations of a mission",
    ),
    pytest.param(
        "CALENDAR OF 1540 ACTIVITIES\n(as of 4 February 2019; subject to change)\n\n"
        "12-13 March - Vientiane, Lao People's Democratic Republic\n"
        "National round table on the preparation of a National Implementation Action Plan.\n\n"
        "22-24 May - Kathmandu, Nepal\nSeminar on port security.\n",
        {
            one("LAO", "roundtable", "2019-03-12", "2019-03-13", planned=True),
            one("LAO", "drafting", "2019-03-12", "2019-03-13", planned=True),
        },
        id="a calendar of what is to come",
    ),
    pytest.param(
        "Round table on the national implementation action plan of Lesotho\n4-5 March 2015\nMaseru, Lesotho\n"
        "The round table brought together the ministries.\n",
        {one("LSO", "roundtable", "2015-03-04", "2015-03-05")},
        id="a head without labels",
    ),
    pytest.param(
        "Second Meeting on the draft 1540 Action Plan of Madagascar, Antsirabe, 3 December 2015\n\n"
        "The draft, of which copies had been handed out, was debated point by point.\n",
        {one("MDG", "draft-review", "2015-12-03")},
        id="a title with its place and day",
    ),
    pytest.param(
        "Fiji holds a round table on its National Implementation Action Plan\n\n"
        "Suva, 12 March 2018 - Officials met today to begin work on the plan.\n",
        {one("FJI", "roundtable", "2018-03-12"), one("FJI", "drafting", "2018-03-12")},
        id="a headline in the present tense",
    ),
    pytest.param(
        "EVENT            Meeting on the draft National Action Plan (NAP) of Kenya\n"
        "ORGANIZERS       UNREC\nDATE AND VENUE   27 February - 1 March 2017, Naivasha, Kenya\n\n"
        "HIGHLIGHTS\n\nThe draft NAP was reviewed.\n",
        {one("KEN", "draft-review", "2017-02-27", "2017-03-01")},
        id="labels in a column",
    ),
    pytest.param(
        "Event: Drafting session on the NAP of Gabon. Date: 3 to 5 May 2016. Venue: Libreville.\n\nIt grew.\n",
        {one("GAB", "drafting", "2016-05-03", "2016-05-05")},
        id="labels in one line",
    ),
    pytest.param(
        "PROJECT: 1540 in Eastern Africa\n\nResults\n\nRwanda. The National Action Plan on resolution 1540, which was "
        "written with help, obtained Cabinet approval on 12 December 2018.\n\nUganda. Officers attended a seminar.\n",
        {one("RWA", "drafting"), one("RWA", "approval", "2018-12-12")},
        id="States as run-in headings",
    ),
    pytest.param(
        "National action plans on resolution 1540 in the region\n\n"
        "| Country | Round table | Adopted | Submitted to the Committee |\n|---|---|---|---|\n"
        "| Ecuador | 3 May 2014 | 5 May 2015 | - |\n| Guyana | 4 May 2014 | not yet | planned for 2016 |\n\n"
        "The next edition of this table comes out later.\n",
        {
            one("ECU", "roundtable", "2014-05-03"),
            one("ECU", "approval", "2015-05-05"),
            one("GUY", "roundtable", "2014-05-04"),
            one("GUY", "submission", "2016", planned=True),
        },
        id="a table with a column for each step",
    ),
    pytest.param(
        "Laws on the control of exports in the region\n\n"
        "| Country | Round table | Adopted |\n|---|---|---|\n| Ecuador | 3 May 2014 | 5 May 2015 |\n\nThat is all.\n",
        set(),
        id="a table of something else",
    ),
]


@pytest.mark.parametrize(("text", "facts"), CASES)
def test_what_a_text_tells(text, facts):
    assert told(text) == facts


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        pytest.param(
            note("The Korean national action plan under resolution 1540 was approved on 5 May 2015."),
            ["state-unclear"],
            id="a step of nobody's plan that can be told",
        ),
        pytest.param(
            note(
                event="Visit to Ghana",
                when="3 May 2017, Accra",
                highlights="The authorities of Ghana spoke of a national action plan on resolution 1540 at length.",
            ),
            ["no-event"],
            id="a plan, and no step of it",
        ),
        pytest.param(note("Ghana approved its NAP in 2014."), [], id="a step that is told"),
    ],
)
def test_what_a_note_leaves_to_query(text, codes):
    assert [finding.code for finding in extract.read(read(text.encode(), path="a.txt")).findings] == codes
