"""Pages of offices, decrees and newsletters: whose day it is, whose plan, and what stands there without its noun."""

import pytest

from naptrack import extract
from naptrack.reading import read

PLAN = "national action plan on resolution 1540"


def occasions(text: str) -> list[tuple[tuple[str, ...], str, str | None]]:
    """The States, the first day and the city of each event of the head."""
    note = extract.read(read(text.encode(), path="a.txt")).note
    return [(one.states, str(one.date.start), one.place) for one in note.head.occasions]


CASES = [
    # --- whose day it is ---
    pytest.param(
        f"Fiji starts on its {PLAN}\nDate: 4 April 2022\nSource: OSCE\n\n"
        f"Officials of 17 ministries sat together on 2 April and drafted the first chapters of Fiji's {PLAN}.\n",
        ["FJI drafting 2022-04-02"],
        id="a day alone above a press release is its own",
    ),
    pytest.param(
        f"National round table on the {PLAN} of Fiji\nDate: 4-5 April 2022\n\nOfficials of 17 ministries took part.\n",
        ["FJI roundtable 2022-04-04/2022-04-05"],
        id="several days are a meeting's",
    ),
    pytest.param(
        f"National Round Table on the {PLAN} of Fiji\nSuva, 25-26 July 2023\n\nPosted 29 June 2023\n\n"
        "The Ministry will hold a national round table in Suva on 25 and 26 July 2023. Officials will discuss the"
        " elements"
        " of the plan.\n\nThe round table is funded by the Republic of Korea.\n",
        ["FJI drafting 2023-07-25/2023-07-26 planned", "FJI roundtable 2023-07-25/2023-07-26 planned"],
        id="posted before it is held",
    ),
    pytest.param(
        "Togolese experts go over their draft plan on resolution 1540\n\nLOMÉ, 19 October 2021. The draft plan was"
        " examined"
        " at a workshop, which met in Kpalimé on 14 and 15 October.\n",
        ["TGO draft-review 2021-10-14/2021-10-15"],
        id="a dateline that ends with a full stop",
    ),
    pytest.param(
        "ORDER OF THE GOVERNMENT OF THE KYRGYZ REPUBLIC\nBishkek, Government House, 16 May 2013, No. 225-r\n"
        "Guided by articles 10 and 17 of the Law of 18 June 2012:\n"
        "1. The annexed Plan of Action of the Kyrgyz Republic on United Nations Security Council resolution 1540"
        " (2004) is"
        " hereby approved.\n",
        ["KGZ approval 2013-05-16"],
        id="a decree approves on the day of its head",
    ),
    pytest.param(
        "GOVERNMENT OF THE REPUBLIC OF ARMENIA\nDECISION\n19 February 2015 No. 166-N\n\nGuided by Article 5 of the"
        " Law on"
        " export control, as passed by the National Assembly on 8 April 2010, the Government of the Republic of Armenia"
        f" decides:\n\n1. The {PLAN} is approved, as set out in the Annex.\n\n27 February 2015\nYerevan\n",
        ["ARM approval 2015-02-19"],
        id="what a Government decides, point by point",
    ),
    pytest.param(
        f"Georgia's draft {PLAN} was discussed in May 2014. In March 2015, the Ministry says, the document will be laid"
        " before the Government for adoption.\n",
        ["GEO approval 2015-03 planned", "GEO draft-review 2014-05"],
        id="what the Ministry says of a month",
    ),
    pytest.param(
        f"The format has been used before: in November 2013 the experts and an Armenian delegation reviewed Armenia's"
        f" draft {PLAN}.\n",
        ["ARM draft-review 2013-11"],
        id="two who act behind a colon",
    ),
    pytest.param(
        "A team travelled to Dili, Timor-Leste, where on 22 August 2018 it conducted, as part of its programme, a"
        " workshop"
        " that served to develop the country's voluntary National Action Plan on resolution 1540.\n",
        ["TLS drafting 2018-08-22"],
        id="an object behind what is set in",
    ),
    pytest.param(
        f"A national round table on the {PLAN}, the first of its kind in Nepal, led 35 officials to the Ministry"
        f" from 11"
        " to 13 June 2019.\n",
        ["NPL roundtable 2019-06-11/2019-06-13"],
        id="a verb behind what is set in",
    ),
    pytest.param(
        f"Georgia has approved its {PLAN}. Much in the plan comes from talks that Georgian experts had in Vienna, in"
        f" July"
        " 2014. It was there that the outline was drawn and the first chapters were written.\n",
        ["GEO approval", "GEO drafting 2014-07"],
        id="it was there",
    ),
    pytest.param(
        f"The Commission on the {PLAN} of Montenegro sat down in Podgorica, on 8 November 2016, with a member of the"
        " Committee. It was the first time that they had met to go over what has been achieved under the plan.\n",
        ["MNE implementation-review 2016-11-08"],
        id="for the first time: there and then",
    ),
    pytest.param(
        "Ministry of Foreign Affairs of Armenia\n\nMilestones of resolution 1540\n\n"
        "2014 – National round table in Yerevan on 27 and 28 May: the working group settles the priorities of the"
        " future National Action Plan.\n\n"
        "2015 – The Government approves the National Action Plan at its session of 26 March. In April the Mission"
        " submits it to the Committee.\n\n"
        "2018 – In September the working group reviews how the National Action Plan has been implemented.\n\n"
        "Page last updated: 14.12.2020\n",
        [
            "ARM approval 2015-03-26",
            "ARM drafting 2014-05-27/2014-05-28",
            "ARM implementation-review 2018-09",
            "ARM roundtable 2014-05-27/2014-05-28",
            "ARM submission 2015-04",
        ],
        id="the years of a chronicle",
    ),
    pytest.param(
        f"VIENNA, 23 June 2015 – A group in Astana completed the first draft of Kazakhstan's {PLAN} in March. It is"
        " expected that the Government will approve the document before the year is out.\n",
        ["KAZ approval 2015 planned", "KAZ drafting 2015-03"],
        id="before the year is out",
    ),
    # --- whose plan it is ---
    pytest.param(
        "Ecuador discusses chemicals\n\nOn 14 June 2016 officials of Ecuador met the Centre.\n\n"
        "The Centre lends support to Paraguays voluntary 1540 National Action Plan\n\n"
        "A mission stayed in Asuncion, Paraguay, on 26 October 2016, where it led a workshop with the object of"
        " developing"
        " the country's voluntary National Action Plan.\n",
        ["PRY drafting 2016-10-26"],
        id="the country that was visited, and a lost apostrophe",
    ),
    pytest.param(
        f"Two {PLAN}s have come in. Spain's reached the 1540 Committee on 20 October 2015, and Cameroon submitted"
        f" its own"
        " on 4 December 2015.\n\nTen officials from Iraq, all of them members of one authority, spent 8 to 10"
        " November 2015"
        " in Amman, Jordan. With experts at their side they worked on the chapters of their future plan.\n",
        ["CMR submission 2015-12-04", "ESP submission 2015-10-20", "IRQ drafting 2015-11-08/2015-11-10"],
        id="possessives without a noun, and who met in the lead",
    ),
    pytest.param(
        f"A national round table on the {PLAN} of Nepal was held in June 2019. A round table of the same kind, with"
        f" which"
        " Myanmar intends to open the work on its own plan, is in preparation for September 2019.\n",
        ["MMR drafting 2019-09 planned", "MMR roundtable 2019-09 planned", "NPL roundtable 2019-06"],
        id="a round table with which another State begins",
    ),
    pytest.param(
        f"The two meetings followed the national round tables on the {PLAN}s that were held in Dili (Timor-Leste) in"
        " February 2024 and in Port Moresby (Papua New Guinea) in March 2024.\n",
        ["PNG roundtable 2024-03", "TLS roundtable 2024-02"],
        id="a date beside a State in brackets",
    ),
    pytest.param(
        "A course on resolution 1540 is in keeping with Ukraine's strategy on border management and with the action"
        " plan"
        " that belongs to it, adopted by the Cabinet of Ministers on 27 November 2017.\n",
        [],
        id="the plan that belongs to a strategy",
    ),
    pytest.param(
        f"A refreshed {PLAN} of the Philippines was on the agenda when the Anti-Terrorism Council gathered officials"
        f" on 12"
        " September 2019.\n",
        ["PHL update 2019-09-12"],
        id="a topic ends before a verb",
    ),
    # --- for whom a meeting was ---
    pytest.param(
        f"UNODA and Japan organized a workshop in Ulaanbaatar, Mongolia, on 8 April 2019, at which the country's draft"
        f" {PLAN} was commented upon.\n",
        ["MNG draft-review 2019-04-08"],
        id="the country, and no donor",
    ),
    pytest.param(
        f"UNODA, in cooperation with Japan, held a workshop in Ulaanbaatar, Mongolia, in May 2016 to finalize its"
        f" {PLAN}.\n",
        ["MNG draft-review 2016-05"],
        id="in cooperation with a donor",
    ),
    pytest.param(
        f"Mongolia and UNODA held a workshop in Vienna, Austria, on 3 May 2016 to draft its {PLAN}.\n",
        ["MNG drafting 2016-05-03"],
        id="not the seat of an organization",
    ),
    pytest.param(
        f"Japan funded a workshop for officials of Mongolia on 8 April 2019, at which the country's draft {PLAN} was"
        " discussed.\n",
        ["MNG draft-review 2019-04-08"],
        id="those for whom it was funded",
    ),
    pytest.param(
        f"Spain hosted a round table in Madrid on 5 May 2017 on the {PLAN} of Andorra.\n",
        ["AND roundtable 2017-05-05"],
        id="the host of another's round table",
    ),
    pytest.param(
        f"Germany's Federal Foreign Office helped Chisinau to draft its {PLAN} in the spring of 2014.\n",
        ["MDA drafting 2014"],
        id="a capital that was helped",
    ),
    pytest.param(
        "The United Kingdom has funded the drafting of National Action Plans on resolution 1540 for Ghana (2016), Kenya"
        " (2017) and the Gambia (2018).\n",
        ["GHA drafting 2016", "GMB drafting 2018", "KEN drafting 2017"],
        id="each with its year in brackets",
    ),
    # --- was it done, and what ---
    *[
        pytest.param(f"{words}\n", [], id=words.split(" 1540")[0])
        for words in (
            "A round table on the 1540 NAP of Zambia should be considered in 2020.",
            "A round table on Zambia's 1540 NAP could be organized in May 2020.",
            "Participants recommended a national round table on the 1540 NAP of Zambia in 2020.",
            "Participants suggested that a round table be held on the 1540 NAP of Zambia in May 2020.",
            "Officials from Barbados adopted conclusions on their 1540 NAP on 4 May 2015.",
        )
    ],
    pytest.param(
        f"It was only from 24 to 26 November 2020 that Mozambique's national round table on the {PLAN} could be"
        f" held.\n",
        ["MOZ roundtable 2020-11-24/2020-11-26"],
        id="could be held at last",
    ),
    pytest.param(
        "Event: Round table on the NAP of Jordan\nDate: 4-5 June 2018\nVenue: Amman, Jordan\n\nObjectives\n\n"
        "• to identify elements for the NAP of Jordan\n• to subsequently submit the NAP to the 1540 Committee.\n",
        [
            "JOR drafting 2018-06-04/2018-06-05",
            "JOR roundtable 2018-06-04/2018-06-05",
            "JOR submission planned",
        ],
        id="an objective that lies behind the meeting",
    ),
    pytest.param(
        f"The {PLAN} of Paraguay was adopted on 17 September 2018 and was formally submitted to the 1540 Committee on 3"
        " October.\n",
        ["PRY approval 2018-09-17", "PRY submission 2018-10-03"],
        id="formally submitted",
    ),
    pytest.param(
        "TASHKENT, 23 May 2017 - Uzbekistan held a round table on its 1540 plan on 22 May. The last such meeting took"
        " place in December last year. A new plan for 2018-2022 was proposed.\n",
        ["UZB roundtable 2017-05-22", "UZB update 2017-05-22"],
        id="the last such meeting was another",
    ),
    pytest.param(
        "Chile has no plan yet. Grenada is further ahead: it submitted its 1540 National Action Plan in September"
        " 2017.\n",
        ["GRD submission 2017-09"],
        id="further ahead is nothing to come",
    ),
    pytest.param(
        f"The group discussed the {PLAN} of Chad, which the Council of Ministers is soon to approve.\n",
        ["TCD approval planned"],
        id="which the Council is soon to approve",
    ),
    pytest.param(
        f"Officials met on 14 November 2019. The {PLAN} of Peru, which was developed with help, was delivered to the"
        f" 1540"
        " Committee in April 2018.\n",
        ["PER drafting", "PER submission 2018-04"],
        id="developed before it was delivered",
    ),
    pytest.param(
        f"An initial workshop by which work on a {PLAN} was to be set going was held by Lao authorities in May 2018.\n",
        ["LAO drafting 2018-05"],
        id="a workshop by which work was to be set going",
    ),
    pytest.param(
        f"Lao authorities will hold a workshop in May 2018 by which work on a {PLAN} is to be set going.\n",
        ["LAO drafting 2018-05 planned"],
        id="one that is still to be held",
    ),
    pytest.param(
        "Papua New Guinean officials have been through a first workshop, held in the capital, Port Moresby, that was to"
        f" set the country on the way to a {PLAN}.\n",
        ["PNG drafting"],
        id="on the way to a plan",
    ),
    pytest.param(
        f"Croatia's commission met members of the Committee on 12 November 2014 for no other purpose than to review"
        f" how the"
        f" {PLAN} is implemented.\n",
        ["HRV implementation-review 2014-11-12"],
        id="no other purpose than",
    ),
    pytest.param(
        "Benin had, in May 2014, ahead of this workshop, held first discussions on the drafting of its 1540 National"
        " Action"
        " Plan.\n",
        ["BEN drafting 2014-05"],
        id="ahead of this workshop",
    ),
    pytest.param(
        f"“A {PLAN} is adopted in one day, but it is carried out over years. Whether Kazakhstan reaches the goals of"
        f" its"
        " plan depends on people,” he said.\n",
        [],
        id="plans in general, and a State behind",
    ),
    pytest.param(
        f"The {PLAN} of Kenya is adopted by the Government.\n",
        ["KEN approval"],
        id="but that of a State is one",
    ),
    pytest.param(
        f"The {PLAN} of Malta was drafted in 2019. The Ministry estimates that three quarters of its measures have been"
        " carried out.\n",
        ["MLT drafting 2019"],
        id="an estimate is no review",
    ),
    pytest.param(
        "The Centre helped with the 1540 plan. The NAP should be submitted by The Bahamas early in 2018.\n",
        ["BHS drafting", "BHS submission 2018 planned"],
        id="what should be there by a day is expected",
    ),
    pytest.param(
        "The experts recommended that the 1540 NAP of The Bahamas should be submitted early in 2018.\n",
        [],
        id="what is recommended for a day is not",
    ),
    pytest.param(
        "In February 2016 a first exchange of views was held on how the 1540 National Action Plan of Guyana should be"
        " drafted.\n",
        ["GUY drafting 2016-02"],
        id="how the plan should be drafted",
    ),
    pytest.param(
        f"Peru's officials discussed a proposal to update the {PLAN} on 23 February 2022. The Centre will return in"
        f" April to"
        " assist with the drafting.\n",
        ["PER drafting 2022-04 planned", "PER update 2022-02-23"],
        id="help with the drafting",
    ),
    pytest.param(
        f"The participants reviewed the implementation of the {PLAN} of Albania at a meeting on 8 June 2016. Members"
        f" agreed to begin work on a successor plan,"
        " for 2017-2020.\n",
        ["ALB implementation-review 2016-06-08", "ALB update 2016-06-08"],
        id="work on a successor plan is an update",
    ),
    pytest.param(
        "Serbia held a meeting on 3 May 2017. The delegation submitted its draft 1540 NAP to the session.\n",
        ["SRB draft-review 2017-05-03"],
        id="submitted to a session",
    ),
    pytest.param(
        f"It was the draft of Jordan's {PLAN} that kept the committee busy on 6 December 2016.\n",
        ["JOR draft-review 2016-12-06"],
        id="what kept the committee busy",
    ),
    pytest.param(
        f"On 5 May 2016 Uruguay's envoy handed the Chair of the 1540 Committee, the Permanent Representative of"
        f" Ecuador,"
        f" the {PLAN} of Uruguay.\n",
        ["URY submission 2016-05-05"],
        id="who the Chair is",
    ),
    pytest.param(
        f"The {PLAN} of Bosnia and Herzegovina that is now running out, for 2013 to 2017, had been adopted by the"
        f" Council"
        " of Ministers in December 2012.\n",
        ["BIH approval 2012-12"],
        id="a plan that is running out was adopted",
    ),
]


@pytest.mark.parametrize(("text", "facts"), CASES)
def test_what_is_told(told, text, facts):
    assert told(text) == facts


def test_titles_that_their_states_lead(told):
    text = (
        "Information Note\n\nEvent: Working meetings on National Action Plans (NAPs) in two States\n\n"
        "    Grenada: National round table on the development of a NAP\n"
        "    Barbados: Review of the implementation of the 2015-2018 NAP\n\n"
        "Date and Venue: 5-6 November 2018, St. George's (Grenada); 12-13 November 2018, Bridgetown (Barbados)\n\n"
        "Background\n\nThe Committee was informed.\n"
    )
    assert occasions(text) == [
        (("GRD",), "2018-11-05", "St. George's"),
        (("BRB",), "2018-11-12", "Bridgetown"),
    ]
    assert told(text) == [
        "BRB implementation-review 2018-11-12/2018-11-13",
        "GRD drafting 2018-11-05/2018-11-06",
        "GRD roundtable 2018-11-05/2018-11-06",
    ]


def test_labels_over_two_lines_and_who_reviews_a_peer():
    text = (
        "Information Note\n\nEvent(s):      1. Peer review of Paraguay by Uruguay\n"
        "               2. Peer review of Uruguay by Paraguay\n\n"
        "Dates and\nvenues:        1. 2-4 April 2019, Asunción, Paraguay\n"
        "               2. 27-30 August 2019, Montevideo, Uruguay\n\nBackground\n\nThe Committee was informed.\n"
    )
    assert occasions(text) == [(("PRY",), "2019-04-02", "Asunción"), (("URY",), "2019-08-27", "Montevideo")]


def test_a_running_head_in_mid_sentence_is_left_out():
    text = (
        "Event: Round table on the NAP of Armenia\nDate: 3-5 May 2017\nVenue: Yerevan, Armenia\n\nBackground\n\n"
        "In a letter dated 22 March 2017, the Head of the Office invited\n\n"
        "OSCE / 1540                                        1\n"
        "OSCE / 1540                                        2\n\ntwo experts of the Committee to the round table.\n"
    )
    reading = extract.read(read(text.encode(), path="a.txt"))
    assert [(one.mark.value, str(one.date.start)) for one in reading.mentions if one.mark.value == "letter"] == [
        ("letter", "2017-03-22")
    ]
    assert all("OSCE / 1540" not in title for title in reading.note.head.titles)
