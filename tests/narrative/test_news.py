"""What news and reports of sister offices tell: the days of meetings, the years of reports, whose plan it is."""

import pytest

PLAN = "national action plan on Security Council resolution 1540"


CASES = [
    pytest.param(
        f"News from Ghana\n\nACCRA, 6 March 2019 – Officials of Ghana yesterday concluded a two-day review"
        f" of the draft {PLAN}.\n",
        ["GHA draft-review 2019-03-04/2019-03-05"],
        id="all days of a meeting whose number and end are told",
    ),
    pytest.param(
        f"News from Ghana\n\nACCRA, 6 March 2019 – A three-day round table on the {PLAN} of Ghana opened here today.\n",
        ["GHA roundtable 2019-03-06/2019-03-08"],
        id="what has begun is no mere plan",
    ),
    pytest.param(
        f"News from Ghana\n\nACCRA, 6 March 2019 – Ghana has adopted its {PLAN}.\n",
        ["GHA approval"],
        id="a dateline dates no act",
    ),
    pytest.param(
        f"News from Lomé\n\nLomé, Thursday 4 July 2019. The draft {PLAN} of Togo was examined on Tuesday; the Cabinet"
        " will adopt it on Friday.\n",
        ["TGO approval 2019-07-05 planned", "TGO draft-review 2019-07-02"],
        id="days of the week before and after the posting",
    ),
    pytest.param(
        f"News from Lomé\n\nThe draft {PLAN} of Togo was examined on Tuesday.\n",
        ["TGO draft-review"],
        id="a day of the week that nothing fixes",
    ),
    pytest.param(
        f"News from Lomé\n\nLomé, 4 July 2019. The draft {PLAN} of Togo was examined yesterday.\n",
        ["TGO draft-review 2019-07-03"],
        id="a dateline with a full stop",
    ),
    pytest.param(
        f"5. Assistance to States\n\nThroughout 2013 the Section helped States with national action plans on resolution"
        f" 1540.\n\nBelarus. The draft {PLAN} was reviewed in Minsk on 26 March. A memorandum of 2011 was applied.\n\n"
        "Serbia. A stocktaking of how the plan adopted in April 2012 is being implemented was held on 8 October.\n",
        ["BLR draft-review 2013-03-26", "SRB approval 2012-04", "SRB implementation-review 2013-10-08"],
        id="the year of a report",
    ),
    pytest.param(
        f"Bulletin of the Forum | No. 31, October 2015\n\nThe Cabinet of Zambia approved the {PLAN} in August."
        " Botswana intends to adopt its action plan in 2016.\n",
        ["BWA approval 2016 planned", "ZMB approval 2015-08"],
        id="the month of an issue",
    ),
    pytest.param(
        f"Experts meet\n\nOfficials of Gabon met from 24 to 26 September 2018 to review the draft {PLAN}. The country"
        " sent its report in 2010. It was agreed that the text would be put before the Council of Ministers for"
        " adoption in November.\n",
        ["GAB approval 2018-11 planned", "GAB draft-review 2018-09-24/2018-09-26"],
        id="the year of the first meeting",
    ),
    pytest.param(
        f"Progress in Jordan\n\nPosted on 21 November 2016\n\nJordan finalized its draft {PLAN} on 15 November."
        " Observers from Iraq listened; Baghdad plans to begin drafting a plan in 2017.\n",
        ["IRQ drafting 2017 planned", "JOR draft-review 2016-11-15"],
        id="a capital that acts for its State",
    ),
    pytest.param(
        f"Dominican authorities debate priorities\n\nPosted on 2 September 2014\n\nA national roundtable took place in"
        f" Santo Domingo on 27 and 28 August. It gave officials two days to decide what should be in the {PLAN}.\n",
        ["DOM drafting 2014-08-27/2014-08-28", "DOM roundtable 2014-08-27/2014-08-28"],
        id="a word that two States share, and the capital of one",
    ),
    pytest.param(
        f"Iraq's plan\n\nPosted on 19 October 2016\n\nIraq has a {PLAN}. Experts from Norway and from the United"
        " Nations assisted in its drafting at two meetings, in March and October 2015.\n",
        ["IRQ drafting 2015-03", "IRQ drafting 2015-10"],
        id="who helped has no plan by that",
    ),
    pytest.param(
        f"Training in Fiji\n\nPosted on 19 October 2016\n\nOfficers of Fiji, which has a {PLAN},"
        " attended a course given"
        " by experts from Japan.\n",
        [],
        id="who taught has no plan by that",
    ),
    pytest.param(
        "Voluntary national implementation action plans\n\nColombia – submitted on 31 October 2017 (Spanish)\n\n"
        "Croatia – submitted on 19 November 2013 (English)\n\nPage on resolution 1540 last updated: 11 January 2019\n",
        ["COL submission 2017-10-31", "HRV submission 2013-11-19"],
        id="a list of plans received",
    ),
    pytest.param(
        "Assistance with resolution 1540 (2004)\n\nActivities carried out\n\n• 12 June 2018, Panama City, Panama:"
        f" national round table on a {PLAN}\n• 4-5 September 2018, Montevideo, Uruguay: validation"
        " workshop on the draft"
        " national action plan\n\nActivities planned\n\n• May 2019, Panama City: workshop for the drafting of Panama's"
        " national action plan\n",
        [
            "PAN drafting 2019-05 planned",
            "PAN roundtable 2018-06-12",
            "URY draft-review 2018-09-04/2018-09-05",
        ],
        id="entries of a project page",
    ),
    pytest.param(
        f"The plan of Serbia\n\nPosted on 22 May 2019\n\nMembers heard today a report on how the {PLAN} of Serbia was"
        " fulfilled in 2018. It was approved by Government Decision no. 254 of 14 March 2018.\n",
        ["SRB approval 2018-03-14", "SRB implementation-review 2019-05-22"],
        id="what was looked at, and when; a decision with a number",
    ),
    pytest.param(
        f"Meeting in Thailand\n\nOn 9 August 2018 the Department held the first meeting since the Cabinet, by its"
        f" resolution of 6 February 2018, endorsed Thailand's {PLAN}.\n",
        ["THA approval 2018-02-06"],
        id="an insertion before the verb",
    ),
    pytest.param(
        f"News from Chad\n\nPosted on 28 June 2023\n\nChad's draft {PLAN} has been finalized. This was achieved at a"
        " workshop which UNREC organized from 20 to 22 June.\n",
        ["TCD draft-review 2023-06-20/2023-06-22"],
        id="a day told in the next sentence",
    ),
    pytest.param(
        "Ghana reviews its Integrated Nuclear Security Support Plan\n\nThe plan, first approved in"
        " 2011, was reviewed and"
        " updated in Accra. It serves obligations under resolution 1540, too.\n",
        [],
        id="a plan with a name of its own",
    ),
    pytest.param(
        f"Meeting in Vienna\n\nPosted on 12 November 2020\n\nMontenegro evaluated its {PLAN} at a"
        " workshop in early October,"
        " and has since begun drafting the next one.\n",
        ["MNE drafting", "MNE implementation-review 2020-10", "MNE update"],
        id="since, as an adverb",
    ),
    pytest.param(
        f"Uzbekistan and its neighbour\n\nThe {PLAN} of Turkmenistan was confirmed by the President"
        " in May 2018, while that"
        " of Uzbekistan, drawn up in 2014, received the approval of the Cabinet in March 2019.\n",
        ["TKM approval 2018-05", "UZB approval 2019-03", "UZB drafting 2014"],
        id="that of a second State",
    ),
    pytest.param(
        f"Botswana\n\nThe Committee visited Botswana in 2013, after which the Government asked the"
        " Office for Disarmament"
        f" Affairs to convene a national round table on the making of a {PLAN}. This took place from"
        " 19 to 21 May 2014.\n",
        ["BWA drafting 2014-05-19/2014-05-21", "BWA roundtable 2014-05-19/2014-05-21"],
        id="a meeting asked for, and held later",
    ),
    pytest.param(
        f"The National Authority of Iraq announced that its team has completed the draft {PLAN}.\n",
        ["IRQ drafting"],
        id="what is announced as done is no intention",
    ),
    pytest.param(
        f"New York, 3 April 2018 – The {PLAN} of Thailand is waiting to be submitted to the 1540 Committee.\n",
        ["THA submission planned"],
        id="what waits has not been done",
    ),
    pytest.param(
        f"Georgetown, 30 October 2018 – The {PLAN} of Suriname is still in draft; it was last reviewed in Paramaribo in"
        " June 2018 and is due to go to the Council of Ministers in January.\n",
        ["SUR approval 2019-01 planned", "SUR draft-review 2018-06"],
        id="an intention told after an act has a day of its own",
    ),
    pytest.param(
        f"Tbilisi, 5 March 2020 – Georgia's {PLAN}, first adopted in February 2015, is being updated.\n",
        ["GEO approval 2015-02", "GEO update"],
        id="the day set in is that of the first act",
    ),
    pytest.param(
        f"Sarajevo, 5 March 2014 – The {PLAN} of Albania was drafted at a first meeting, in October 2013, and has since"
        " been reviewed by the Ministry of Security.\n",
        ["ALB draft-review", "ALB drafting 2013-10"],
        id="what has been done since was not done then",
    ),
    pytest.param(
        f"Harare, 5 May 2018 – Zimbabwe approved its {PLAN} in April, four years after it had been drafted.\n",
        ["ZWE approval 2018-04", "ZWE drafting 2014"],
        id="what was done years before was not done then",
    ),
    pytest.param(
        f"Riga, 3 March 2020 – Latvia has a {PLAN}. The Cabinet of Ministers had adopted it on 14 January, following a"
        " review by all ministries in the last quarter of 2019.\n",
        ["LVA approval 2020-01-14", "LVA draft-review 2019-10/2019-12"],
        id="a review that an approval followed was one of the draft",
    ),
    pytest.param(
        f"Sarajevo, 3 March 2018 – Serbia has a {PLAN}: the Council of Ministers passed it at its 91st session, and on"
        " 6 February 2017 the Permanent Mission submitted it to the 1540 Committee.\n",
        ["SRB approval", "SRB submission 2017-02-06"],
        id="the day that a clause begins with is not that of the clause before",
    ),
    pytest.param(
        "Support to States in Africa\nNarrative report, 1 July 2016 – 30 June 2017\n\n"
        f"A workshop on the development of a {PLAN} took place in Botswana on 20-22 September 2016.\n",
        ["BWA drafting 2016-09-20/2016-09-22"],
        id="a report is made when its period ends",
    ),
    pytest.param(
        "Note verbale dated 3 March 2015 from the Permanent Mission of Georgia\n\nThe Permanent Mission of Georgia has"
        f" the honour to transmit herewith the {PLAN} of Georgia (see annex).\n",
        ["GEO submission 2015-03-03"],
        id="a letter transmits on its own day",
    ),
    pytest.param(
        f"Togo validates its draft {PLAN}\n\nLomé, 24 August 2018 (Government Information Centre) – A body of Togo"
        f" organized a workshop to review the draft {PLAN} from 21 to 23 August. The process was launched at a round"
        " table in Lomé on 15 and 16 November 2017. At the close of the workshop, the experts validated the draft.\n",
        ["TGO draft-review 2018-08-21/2018-08-23", "TGO roundtable 2017-11-15/2017-11-16"],
        id="the workshop is the one that the text began with",
    ),
    pytest.param(
        f"San José, 17 December 2018 – Costa Rica has no {PLAN} as yet. The country means to prepare one in the course"
        " of 2019.\n",
        ["CRI drafting 2019 planned"],
        id="one, after a plan that is denied",
    ),
    pytest.param(
        f"Geneva, 17 December 2018 – Barbados and Jamaica are each working with the Centre on a {PLAN} of their own.\n",
        ["BRB drafting", "JAM drafting"],
        id="work with somebody on a plan",
    ),
    pytest.param(
        f"CHISINAU, 12 October 2016 – Officials of Moldova gathered here today to review the draft {PLAN}. The draft"
        " was prepared by a working group.\n",
        ["MDA draft-review 2016-10-12", "MDA drafting"],
        id="what a meeting reviews was written before",
    ),
    pytest.param(
        f"Lilongwe, 12 October 2016 – The draft {PLAN} of Malawi will be reviewed in July 2017, before it is forwarded"
        " to the Cabinet for adoption.\n",
        ["MWI approval planned", "MWI draft-review 2017-07 planned"],
        id="what comes before another step is a matter of time",
    ),
    pytest.param(
        f"Nepal submits its {PLAN}\n\nForthcoming events\n\n22-24 November 2022, Ulaanbaatar: national round table on"
        f" the {PLAN} of Mongolia\n",
        ["MNG roundtable 2022-11-22/2022-11-24 planned", "NPL submission"],
        id="entries under forthcoming events",
    ),
    pytest.param(
        f"SAMOA TO HOLD ROUND TABLE ON ITS {PLAN.upper()}\n\n(2 July 2019) – Cabinet has agreed that the Ministry will"
        f" host a national round table in Apia on 19 and 20 August 2019 to prepare Samoa's {PLAN}.\n",
        ["WSM drafting 2019-08-19/2019-08-20 planned", "WSM roundtable 2019-08-19/2019-08-20 planned"],
        id="a headline of what is to be done",
    ),
    pytest.param(
        f"Warsaw, 17 September 2014 – Two States that are drawing up a {PLAN}, Moldova and Ukraine, told the others how"
        " they went about it. The hosts were the Polish authorities.\n",
        ["MDA drafting", "UKR drafting"],
        id="two States, named behind",
    ),
    pytest.param(
        f"Antananarivo, 8 June 2017 – Madagascar knows of the {PLAN} of Togo. Its officials drew up a national action"
        " plan for the BWC.\n",
        [],
        id="a plan on another convention",
    ),
    pytest.param(
        f"New York, 3 April 2018 – Thailand has completed its {PLAN}. The document, now in the hands of the Cabinet, is"
        " expected to be approved in June and submitted to the Committee soon thereafter.\n",
        ["THA approval 2018-06 planned", "THA drafting", "THA submission planned"],
        id="what is expected to be done and done is expected",
    ),
    pytest.param(
        "The plan in New York\n\nDuring a short ceremony at the Permanent Mission of the Philippines in New York on"
        f" 25 February 2020, the {PLAN} was handed over to the Chair of the 1540 Committee.\n",
        ["PHL submission 2020-02-25"],
        id="the day of a ceremony",
    ),
    pytest.param(
        f"Manila, 3 March 2020. The {PLAN} of the Philippines owes much to a national round table that UNRCPD and the"
        " Centre convened in Manila from 27 to 29 June 2017. Only then will the plan be transmitted to New York.\n",
        ["PHL roundtable 2017-06-27/2017-06-29", "PHL submission planned"],
        id="a round table that two convened; only then",
    ),
    pytest.param(
        f"Peer review\n\nUruguay does not have a {PLAN} so far. Its delegation let it be known that it wants to begin"
        " drafting one in 2020, and that Paraguay's text would be a point of departure.\n",
        ["URY drafting 2020 planned"],
        id="its delegation",
    ),
    pytest.param(
        f"Maldives Moves Ahead with its {PLAN}\n\nSeptember 17th, 2019\n\n3 – 4 September, Malé, Maldives\n\n"
        "Officials of the Maldives gathered in the capital early this month for a national round table on the plan.\n",
        ["MDV roundtable 2019-09-03/2019-09-04"],
        id="early this month, under a title with its days",
    ),
    pytest.param(
        f"Niamey, 9 November 2018. Togo explained that a committee had met from 4 to 6 April 2018 to draft a {PLAN},"
        " and that the text would be submitted to the Council of Ministers in the first half of 2019.\n",
        ["TGO approval 2019-01/2019-06 planned", "TGO drafting 2018-04-04/2018-04-06"],
        id="the draft and what will become of it",
    ),
    pytest.param(
        f"YEREVAN, 15 November 2016 – Officials met here. A working group wrote the {PLAN} of Armenia, the Government"
        " has since adopted it, and what we do here today is one of its measures.\n",
        ["ARM approval", "ARM drafting"],
        id="what has been done since, beside what is done today",
    ),
    pytest.param(
        f"Guyana on its way\n\nGeorgetown, Guyana saw a two-day workshop on 26-27 September 2016. Guyanese officers"
        f" used it to draft the first elements of a {PLAN}.\n",
        ["GUY drafting 2016-09-26/2016-09-27"],
        id="a city that saw a workshop",
    ),
    *(
        pytest.param(
            f"National Round Table on the {PLAN} of Fiji\n{gap}{line}\n\n{behind}Participants wrote the first"
            " chapters of the plan.\n",
            ["FJI drafting 2018-05-03/2018-05-05", "FJI roundtable 2018-05-03/2018-05-05"],
            id=f"a title, then {line}, {len(gap)} blank, {len(behind)} between",
        )
        for line in ("Suva, Fiji, 3\u20135 May 2018", "3-5 May 2018, Suva, Fiji", "Suva, 3 to 5 May 2018")
        for gap in ("", "\n")
        for behind in ("", "Background\n\nFiji is an island State.\n\nHighlights\n\n")
    ),
    pytest.param(
        f"Fiji speaks of its {PLAN}\nNew York, 15 December 2016\n\nFiji adopted the plan in May 2016.\n",
        ["FJI approval 2016-05"],
        id="where and when it was said, under a title",
    ),
    pytest.param(
        f"Ouagadougou, 9 May 2016. Togo having asked for assistance in May 2015, a national round table on the"
        f" development of a {PLAN} was held in Lomé from 8 to 10 December 2015.\n",
        ["TGO drafting 2015-12-08/2015-12-10", "TGO roundtable 2015-12-08/2015-12-10"],
        id="a meeting after what had been asked for before",
    ),
]


@pytest.mark.parametrize(("text", "facts"), CASES)
def test_what_news_tell(told, text, facts):
    assert told(text) == facts
