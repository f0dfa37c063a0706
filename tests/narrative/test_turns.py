"""Turns of phrase that lead a hasty reader astray: whose act it was, on which day, and whether it was one at all."""

import pytest

PLAN = "national action plan on resolution 1540"


def note(event: str, text: str, when: str = "3 May 2018, Apia") -> str:
    return f"Information Note\n\nEvent: {event}\nDate and venue: {when}\n\n{text}\n"


def news(text: str, line: str = "Apia, 10 May 2018") -> str:
    return f"News of the month\n\n{line} – {text}\n"


SESSION = "Session on the drafting of the national action plan of Samoa on resolution 1540"

CASES = [
    # --- words between the verb and the plan ---
    pytest.param(
        f"On 4 March 2019 the Government of Georgia approved at its weekly session the {PLAN}.\n",
        ["GEO approval 2019-03-04"],
        id="approved at a session",
    ),
    pytest.param(
        f"The Cabinet of Belize adopted by Decision No. 7 of 3 May 2019 the {PLAN}.\n",
        ["BLZ approval 2019-05-03"],
        id="adopted by a decision of a day",
    ),
    pytest.param(
        f"Experts of Belize examined at a workshop in Belmopan on 3 May 2019 the draft {PLAN}.\n",
        ["BLZ draft-review 2019-05-03"],
        id="examined at a workshop",
    ),
    # --- what stands for the plan ---
    pytest.param(
        news(
            f"Experts of Samoa went through the draft {PLAN} on 3 May 2018. A clean text is to go to the Cabinet for"
            " approval in the first quarter of 2019. A copy will be sent to the 1540 Committee afterwards."
        ),
        ["WSM approval 2019-01/2019-03 planned", "WSM draft-review 2018-05-03", "WSM submission planned"],
        id="a clean text, and a copy",
    ),
    pytest.param(
        news(f"The {PLAN} of Samoa will be adopted in 2019. It will afterwards be presented to the 1540 Committee."),
        ["WSM approval 2019 planned", "WSM submission planned"],
        id="it will afterwards be presented",
    ),
    pytest.param(
        note(
            SESSION,
            "The Malian delegation presented a draft of 40 pages, which had been written between January and"
            " March 2017.",
            "3 May 2018, Apia",
        ),
        ["MLI draft-review", "MLI drafting 2017-01/2017-03", "WSM drafting 2018-05-03"],
        id="a draft of so many pages",
    ),
    pytest.param(
        f"Results by country: {PLAN}s\n\nBenin\n• Plan sent to the 1540 Committee in September 2019\n",
        ["BEN submission 2019-09"],
        id="a plan as the entry of a list",
    ),
    pytest.param(
        news(f"Chad and Mali have a {PLAN}. Drafting of a third has already begun in Mali."),
        ["MLI drafting", "MLI update"],
        id="a third",
    ),
    pytest.param(
        note(
            SESSION,
            "The guest told of Iraq's plan, which was drafted in 2011 and which the Cabinet approved on 25 March 2012.",
        ),
        ["IRQ approval 2012-03-25", "IRQ drafting 2011", "WSM drafting 2018-05-03"],
        id="which was drafted and which the Cabinet approved",
    ),
    pytest.param(
        news(f"The {PLAN} of Jordan covers 2018 to 2022 and was endorsed by the Cabinet in January 2018."),
        ["JOR approval 2018-01"],
        id="covers its years and was endorsed",
    ),
    pytest.param(
        news(f"Mali weighed its {PLAN} up. The second, which the Government adopted in 2017, is shorter."),
        ["MLI approval 2017"],
        id="the second, which the Government adopted",
    ),
    # --- whose ---
    pytest.param(
        news(
            f"The {PLAN} of Moldova was endorsed by the Government on 5 April 2018.\n\nIn Yerevan, a round table on"
            f" 12 March 2018 took stock of what Armenia has achieved under its {PLAN}."
        ),
        ["ARM implementation-review 2018-03-12", "ARM roundtable 2018-03-12", "MDA approval 2018-04-05"],
        id="the State of the city of a round table",
    ),
    pytest.param(
        news(
            f"Panama worked out a {PLAN} in 2015. That plan was given legal force by Decree No. 4 of 16 November"
            " 2016, and"
            " I had the honour of handing it to the Chair of the 1540 Committee, Ambassador Oyarzun of Spain, on"
            " 15 December 2016."
        ),
        ["PAN approval 2016-11-16", "PAN drafting 2015", "PAN submission 2016-12-15"],
        id="the Chair's country",
    ),
    pytest.param(
        f"Montenegro adopted its {PLAN} in 2016. A review of its implementation was carried out in May 2018 with the"
        " participation of experts from Croatia and the OSCE.\n",
        ["MNE approval 2016", "MNE implementation-review 2018-05"],
        id="experts who only took part",
    ),
    pytest.param(
        news(
            f"The Centre held a similar round table in Lesotho in May 2017, also with UK support, to prepare that"
            f" country's {PLAN}."
        ),
        ["LSO drafting 2017-05", "LSO roundtable 2017-05"],
        id="that country, not the one that helped",
    ),
    pytest.param(
        note(
            SESSION,
            "Background\n\nWith the help of UNLIREC and a CARICOM programme, Grenada, Jamaica and Belize have"
            " drafted NAPs in the last few years.",
        ),
        ["BLZ drafting", "GRD drafting", "JAM drafting", "WSM drafting 2018-05-03"],
        id="a list that acts with somebody's help",
    ),
    pytest.param(
        note(
            f"National Round Table on resolution 1540 (2004): towards a {PLAN} for Paraguay",
            "Uruguay explained how its coordinating body divides the work. The second day was set aside for the"
            " drafting of the plan.",
            "17 and 18 August 2016, Asunción, Paraguay",
        ),
        ["PRY drafting 2016-08-17/2016-08-18", "PRY roundtable 2016-08-17/2016-08-18"],
        id="the second day is the meeting's, not the guest's",
    ),
    # --- when ---
    pytest.param(
        news(f"Under its programme, which began in 2013, the Centre has helped Grenada and Belize to develop {PLAN}s."),
        ["BLZ drafting", "GRD drafting"],
        id="when a programme began",
    ),
    pytest.param(
        news(
            f"A workshop on the development of Samoa's {PLAN} opened today. The event, which runs from 10 to 12 May, is"
            " organized by the Centre."
        ),
        ["WSM drafting 2018-05-10/2018-05-12"],
        id="all days of what opened today",
    ),
    pytest.param(
        news(
            f"A second round table for the preparation of the {PLAN} of Samoa was concluded here today. It was"
            " held over"
            " three days, from 8 to 10 May 2018."
        ),
        ["WSM drafting 2018-05-08/2018-05-10", "WSM roundtable 2018-05-08/2018-05-10"],
        id="all days of what was concluded today",
    ),
    pytest.param(
        news(f"Togo's draft {PLAN} was discussed by video conference in June and July 2017."),
        ["TGO draft-review 2017-06/2017-07"],
        id="two months that follow each other",
    ),
    pytest.param(
        news(f"The official told what his country, Serbia, had learned since it adopted its {PLAN} in 2012."),
        ["SRB approval 2012"],
        id="since it adopted it in a year",
    ),
    pytest.param(
        news(
            "Experts went to Antananarivo from 17 to 19 April 2018 to support Madagascar in the drafting of its"
            f" {PLAN} and,"
            " in May 2018, to Chad."
        ),
        ["MDG drafting 2018-04-17/2018-04-19"],
        id="a day that begins something else",
    ),
    pytest.param(
        note(
            f"Workshop on updating the {PLAN} of Ghana",
            "Taking the results of February as their starting point, the"
            " participants drafted a new edition of the NAP.",
            "29 November to 1 December 2022, Accra",
        ),
        ["GHA drafting 2022-11-29/2022-12-01", "GHA update 2022-11-29/2022-12-01"],
        id="the results of a month",
    ),
    pytest.param(
        news(
            f"UNREC organized two drafting workshops for the {PLAN} of Malawi (Lilongwe, 12–14 March 2017; online,"
            " 17–18 November 2017)."
        ),
        ["MWI drafting 2017-03-12/2017-03-14", "MWI drafting 2017-11-17/2017-11-18"],
        id="two stretches of days in brackets",
    ),
    # --- acts, and what only sounds like them ---
    pytest.param(
        news(f"Moldova decided to prepare a {PLAN} following a national round table held in September 2017."),
        ["MDA drafting planned", "MDA roundtable 2017-09"],
        id="decided, following a round table that was held",
    ),
    pytest.param(
        news(
            f"Samoa intends to present the {PLAN} to the Cabinet for approval by June 2019 and, this time, to"
            " submit it to"
            " the 1540 Committee at once."
        ),
        ["WSM approval 2019-06 planned", "WSM submission planned"],
        id="one intention, two infinitives",
    ),
    pytest.param(
        note(
            f"Review of the draft {PLAN} of Jordan",
            "UNODA and the Jordanian authorities agreed to meet in Amman in"
            " October 2019, if travel is possible, to review the full draft.",
            "3 May 2018, Amman",
        ),
        ["JOR draft-review 2018-05-03", "JOR draft-review 2019-10 planned"],
        id="if travel is possible",
    ),
    pytest.param(
        news(
            f"Tajikistan met on 3 May 2018. The main aim of the meeting was to assess how much of its {PLAN} has been"
            " carried out and what is needed."
        ),
        ["TJK implementation-review 2018-05-03"],
        id="the aim of a meeting that was held",
    ),
    pytest.param(
        news(f"I asked officials of Ghana who had ever shown a draft {PLAN} to anybody."),
        [],
        id="who had ever shown one",
    ),
    pytest.param(
        news(
            f"The group worked on an imaginary country named Tropicana. Its {PLAN} was approved by all. Fiji"
            " thanked them."
        ),
        [],
        id="the plan of an imaginary country",
    ),
    pytest.param(
        note(
            SESSION,
            "Togo had a NAP early on. A guest recalled the convention on small arms of 2006 and the plans of action"
            " under it, which its members have all adopted.",
        ),
        ["WSM drafting 2018-05-03"],
        id="plans under another treaty",
    ),
    pytest.param(
        note(
            f"Conference on the second {PLAN} of Moldova",
            "The participants proposed that a third NAP, for 2024-2028, be"
            " prepared. A drafting group will meet for the first time in September 2023.",
            "3 May 2022, Chisinau",
        ),
        ["MDA drafting 2023-09 planned", "MDA update 2022-05-03"],
        id="what is proposed be prepared",
    ),
    pytest.param(
        news(f"The {PLAN} of Samoa was sent to the 1540 experts for review in April 2018."), [], id="sent for review"
    ),
    pytest.param(
        news(f"Jordan adopted a {PLAN} on 3 May 2018. It replaces the plan which was made in 2012."),
        ["JOR approval 2018-05-03"],
        id="what a new plan replaces",
    ),
    pytest.param(
        news(
            "The National Counter Terrorism Centre of Fiji today launched the National Action Plan on Preventing"
            " Violent"
            " Extremism. It will be reviewed in 2020. An annex lists resolutions 1373 (2001), 1540 (2004) and"
            " 2178 (2014)."
        ),
        [],
        id="resolution 1540 in a list of many",
    ),
    # --- meetings put off, and announced ---
    pytest.param(
        note(
            f"Session on the {PLAN} of Jordan",
            "Background\n\nA round table on the NAP had been called to Amman for March"
            " 2017, but it was put off. It was held in the end on 8 December 2017.",
            "3 May 2018, Amman",
        ),
        ["JOR drafting 2018-05-03", "JOR roundtable 2017-12-08"],
        id="put off, and held in the end",
    ),
    pytest.param(
        news(
            f"A national round table on a {PLAN} for Mozambique, originally foreseen for April 2018, has been"
            " postponed and"
            " will now take place in the first half of 2019."
        ),
        ["MOZ roundtable 2019-01/2019-06 planned"],
        id="postponed, and when it will take place",
    ),
    pytest.param(
        "New dates for Maldives round table\n\n18 June 2020\n\nThe national round table on a National"
        " Implementation Action"
        " Plan for the Maldives under resolution 1540 (2004) had to be postponed. The Ministry has agreed to"
        " hold it on 14 and"
        " 15 September 2020.\n",
        ["MDV roundtable 2020-09-14/2020-09-15 planned"],
        id="a headline about what is to come",
    ),
    pytest.param(
        f"Where we are\n\nStatus: September 2020\n\nCOMPLETED\n\nViet Nam\n- Round table on a {PLAN}, Ha Noi,"
        " 16-17 October"
        f" 2018\n\nCANCELLED\n\nLao PDR\n- Round table on a {PLAN}, Vientiane, April 2020\n\nTO COME\n\nMauritania\n"
        f"- Drafting workshop for a {PLAN}, Nouakchott, first quarter of 2021\n",
        ["MRT drafting 2021-01/2021-03 planned", "VNM roundtable 2018-10-16/2018-10-17"],
        id="headings that say how things stand",
    ),
    # --- said in passing ---
    pytest.param(
        note(
            SESSION,
            "The Cabinet approved the NAP, whose term runs from 2017 to 2020, on 22 November 2016.",
            "3 May 2018, Apia",
        ),
        ["WSM approval 2016-11-22", "WSM drafting 2018-05-03"],
        id="whose term runs",
    ),
    pytest.param(
        note(SESSION, "The draft NAP that the Samoan team had brought along was reviewed by the experts."),
        ["WSM draft-review 2018-05-03", "WSM drafting 2018-05-03"],
        id="the draft that they had brought along",
    ),
    pytest.param(
        news(f"Belize has written a draft {PLAN}, which has not yet been approved by its Cabinet."),
        ["BLZ drafting"],
        id="written, and not approved",
    ),
    pytest.param(
        news(f"Fiji met on 8 May 2018 to examine how its {PLAN} is being put into effect."),
        ["FJI implementation-review 2018-05-08"],
        id="how it is being put into effect",
    ),
    pytest.param(
        news(
            f"Two States had the floor: Fiji and Samoa. With advice from the Centre, both have been drafting {PLAN}s."
        ),
        ["FJI drafting", "WSM drafting"],
        id="both have been drafting",
    ),
    pytest.param(
        note(SESSION, "Benin could not say when it would start on a plan."),
        ["WSM drafting 2018-05-03"],
        id="could not say when",
    ),
    # --- sessions, reports and other bodies ---
    pytest.param(
        "The Council of Ministers of Iraq approved in its tenth regular session, convened on 3"
        f" September 2017, the {PLAN}.\n",
        ["IRQ approval 2017-09-03"],
        id="a session convened on a day",
    ),
    pytest.param(
        news(f"Fiji reviewed its draft {PLAN} in May 2017. The Cabinet also approved a draft agreement with Samoa."),
        ["FJI draft-review 2017-05"],
        id="the draft of an agreement",
    ),
    pytest.param(
        news(
            f"Mali has a {PLAN}. It had sent its first report to the 1540 Committee in 2008, and a"
            " second one was prepared."
        ),
        [],
        id="a second report",
    ),
    pytest.param(
        news(f"The Ministry of Mali foresees that the {PLAN} be submitted to the 1540 Committee in 2019."),
        ["MLI submission 2019 planned"],
        id="foresees that it be submitted",
    ),
    pytest.param(
        news(
            f"The class wrote the {PLAN} of an imaginary country. At the close of the day the plan of"
            " Savannia was approved."
        ),
        [],
        id="a plan of an exercise, in the next sentence",
    ),
    pytest.param(
        news(f"A {PLAN}, so the trainers of Fiji said, is best drafted by one hand and approved by the Government."),
        [],
        id="how a plan is best drafted",
    ),
    pytest.param(
        news(
            f"Ghana is writing its {PLAN}. A workshop ran from 4 to 6 May 2018.\n\nNigeria has no plan"
            " yet.\n\nThe draft will"
            " be reviewed in Accra in July 2018."
        ),
        ["GHA draft-review 2018-07 planned", "GHA drafting 2018-05-04/2018-05-06"],
        id="the city of the State spoken of first",
    ),
    pytest.param(
        news(f"The submission by Belarus, on 1 July 2017, of its first {PLAN} to the 1540 Committee was welcomed."),
        ["BLR submission 2017-07-01"],
        id="a submission by a State of its plan",
    ),
    pytest.param(
        note(SESSION, "The Group of Experts, at Samoa's wish, reviewed the draft plan in January 2018."),
        ["WSM draft-review 2018-01", "WSM drafting 2018-05-03"],
        id="at its wish",
    ),
    pytest.param(
        note(SESSION, "Uruguay, which has not drafted a NAP, said that it will begin to do so in 2019."),
        ["URY drafting 2019 planned", "WSM drafting 2018-05-03"],
        id="will begin to do so",
    ),
    pytest.param(
        note(
            "Workshop on the second NAP of Samoa on resolution 1540", "The first session took stock of the NAP of 2014."
        ),
        ["WSM implementation-review 2018-05-03"],
        id="the plan of a year",
    ),
    # --- no act of the plan's, or not yet ---
    pytest.param(
        "Date | State | Step | Status\n"
        f"14 March 2019 | Togo | Round table on {PLAN} | cancelled\n"
        f"20 March 2019 | Benin | Approval of {PLAN} | postponed\n5 April 2019 | Mali |"
        f" Approval of {PLAN} | not done\n",
        [],
        id="what a row says was not done",
    ),
    pytest.param(
        f"Government of Mongolia to approve {PLAN}\n\nUlaanbaatar, 4 March 2020. The session begins tomorrow.\n",
        ["MNG approval planned"],
        id="a headline of what a Government is to do",
    ),
    pytest.param(
        f"Montenegro's {PLAN} was discussed today. It also approved the agreement with Serbia on the {PLAN}.\n",
        [],
        id="what somebody also approved",
    ),
    pytest.param(
        f"The Government of Uganda approved on 4 April 2019 the timetable of the {PLAN}.\n",
        [],
        id="a timetable approved",
    ),
    pytest.param(
        note(
            f"Seminar on the draft {PLAN} of Paraguay",
            "Highlights\n\nThe host, Peru, opened the seminar. The draft was read. It will"
            " be approved in December 2018.",
            "3 to 4 May 2018, Lima, Peru",
        ),
        ["PRY approval 2018-12 planned", "PRY draft-review 2018-05-03/2018-05-04"],
        id="the host of a seminar on another's plan",
    ),
    pytest.param(
        f'The Minister of Albania told the press: "We approve the {PLAN} next Thursday".\n',
        ["ALB approval planned"],
        id="the present tense of next week",
    ),
    pytest.param(
        f"Posted on 6 March 2017\n\nMinistries of Georgia expect that the {PLAN} is"
        " approved by the Government on Friday.\n",
        ["GEO approval 2017-03-10 planned"],
        id="expected on Friday",
    ),
    pytest.param(
        f"With the help of UNODA, the OSCE and Germany, Armenia, Georgia and Moldova have drafted {PLAN}s.\n",
        ["ARM drafting", "GEO drafting", "MDA drafting"],
        id="the last of those that helped",
    ),
    pytest.param(
        f"Belarus and Tajikistan concluded on 5 May 2017 an agreement to review each other's {PLAN}s in 2018.\n",
        ["BLR implementation-review 2018 planned", "TJK implementation-review 2018 planned"],
        id="an agreement to review",
    ),
]


@pytest.mark.parametrize(("text", "facts"), CASES)
def test_what_a_turn_of_phrase_tells(told, text, facts):
    assert told(text) == facts
