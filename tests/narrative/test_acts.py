"""One sentence each: what is no act, and whose act it is where others stand beside."""

import pytest

from naptrack import extract
from naptrack.reading import read


@pytest.mark.parametrize(
    "text",
    [
        "Cameroon was invited to submit its NAP on resolution 1540 to the Committee.",
        "Cameroon was advised to draft a NAP on resolution 1540.",
        "Cameroon was supposed to adopt its NAP on resolution 1540 in 2016.",
        "Cameroon nearly adopted its NAP on resolution 1540 in 2016.",
        "Cameroon is close to adopting its NAP on resolution 1540.",
        "Efforts to adopt the NAP of Cameroon on resolution 1540 came to nothing.",
        "The failure to adopt the NAP of Cameroon on resolution 1540 was regretted.",
        "Instead of adopting its NAP on resolution 1540, Cameroon passed a law.",
        "The approval of the NAP of Cameroon on resolution 1540 was still outstanding in 2016.",
        "The aim is that Fiji adopts a NAP on resolution 1540.",
        "Before the NAP of Fiji on resolution 1540 is adopted, the draft goes to Parliament.",
        "Had it not been for the elections, Ghana would have adopted its NAP on resolution 1540 in 2015.",
        "The NAP of Fiji on resolution 1540. 4 Outreach 4.1 Hold national roundtable with industry on the NAP May 2016",
        "Without the crisis the NAP of Togo on resolution 1540 would have been approved in 2015.",
        "Fiji has a draft. Nor has the NAP of Fiji on resolution 1540 been approved: that is expected.",
        "It is false that Fiji adopted its NAP on resolution 1540.",
        "Fiji denied reports that it had adopted its NAP on resolution 1540.",
        "Rumours that Fiji has adopted its NAP on resolution 1540 are unfounded.",
        "Adoption of Benin's NAP on resolution 1540: none so far.",
        "The NAP of Benin on resolution 1540 remains to be adopted.",
        "Parliament approved funds for Cameroon's NAP on resolution 1540.",
        "The experts praised and endorsed Montenegro's draft NAP on resolution 1540.",
        "Participants welcomed and endorsed Montenegro's draft NAP on resolution 1540.",
        "If adopted, the NAP of Malawi on resolution 1540 would be the first.",
        "The United Republic of Tanzania would draft a NAP on resolution 1540 if funds could be found.",
    ],
)
def test_what_is_no_act(told, text):
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("Adoption of Benin's NAP on resolution 1540: expected in June 2017.", ["BEN approval 2017-06 planned"]),
        (
            "Benin has a NAP on resolution 1540. Approval by the Cabinet (planned): June 2017.",
            ["BEN approval 2017-06 planned"],
        ),
        (
            "The aim was to agree upon a draft of the NAP of Benin on resolution 1540, and later on to submit it to "
            "the 1540 Committee.",
            ["BEN submission planned"],
        ),
    ],
)
def test_what_is_meant(told, text, facts):
    assert set(facts) <= set(told(text))
    assert all(fact.endswith("planned") for fact in told(text) if "draft-review" not in fact)


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (
            "Turkmenistan, which borders Iran and Afghanistan, adopted a NAP on resolution 1540 in 2018.",
            ["TKM approval 2018"],
        ),
        (
            "Ecuador, situated between Colombia and Peru, adopted a NAP on resolution 1540 in 2018.",
            ["ECU approval 2018"],
        ),
        (
            "Ecuador, which had received help from Spain, adopted a NAP on resolution 1540 in 2018.",
            ["ECU approval 2018"],
        ),
        (
            "Ecuador, with Spain's assistance, finalised its draft NAP on resolution 1540 in 2018.",
            ["ECU draft-review 2018"],
        ),
        (
            "Senegal, together with France and Japan, discussed its draft NAP on resolution 1540 in May 2018.",
            ["SEN draft-review 2018-05"],
        ),
        (
            "Lao PDR's round table on its NAP on resolution 1540, held in May 2018, was opened by the Ambassadors of "
            "Japan and of the Republic of Korea.",
            ["LAO roundtable 2018-05"],
        ),
        (
            "'Thanks to Japan, our country has adopted its NAP on resolution 1540,' said the Minister of Laos.",
            ["LAO approval"],
        ),
        (
            "Mongolia has a draft NAP on resolution 1540. Austria and Finland offered funds. The country will hold a "
            "national round table on the NAP in May 2018.",
            ["MNG roundtable 2018-05 planned"],
        ),
        (
            "Mongolia has a draft NAP on resolution 1540. Romania, the donor, was thanked. In May 2016 the country "
            "adopted its NAP.",
            ["MNG approval 2016-05"],
        ),
        (
            "Kazakhstan's NAP 1540 was adopted in 2017. Vienna, Austria, hosted a presentation of it.",
            ["KAZ approval 2017"],
        ),
        (
            "Belarus and Serbia spoke next. The latter's NAP on resolution 1540 was adopted in May 2012; the former "
            "has none.",
            ["SRB approval 2012-05"],
        ),
        ("Armenian experts finalized the draft of their NAP on resolution 1540 in 2015.", ["ARM draft-review 2015"]),
        (
            "Like its neighbours Uzbekistan and Kazakhstan, Turkmenistan adopted a NAP on resolution 1540 in 2018.",
            ["TKM approval 2018"],
        ),
        (
            "At a meeting in Mexico City in May 2018, funded by Canada, El Salvador presented its draft NAP on "
            "resolution 1540.",
            ["SLV draft-review 2018-05"],
        ),
        (
            "Kazakhstan has a draft NAP on resolution 1540. A meeting in Austria in 2018 reviewed the draft.",
            ["KAZ draft-review 2018"],
        ),
        (
            "Belarus, Georgia and Ukraine came to Minsk. Those three States adopted NAPs on resolution 1540 in 2018.",
            ["BLR approval 2018", "GEO approval 2018", "UKR approval 2018"],
        ),
        (
            "The meeting in Minsk (4-5 April 2016) brought together Belarus and Ukraine. Each of the two countries "
            "presented the draft of its NAP on resolution 1540.",
            ["BLR draft-review 2016-04-04/2016-04-05", "UKR draft-review 2016-04-04/2016-04-05"],
        ),
        (
            "SUVA, 5 March 2018 - Last Thursday, 1 March, Fiji approved its NAP for resolution 1540.",
            ["FJI approval 2018-03-01"],
        ),
        ("Croatia, the neighbour of Serbia, adopted a NAP on resolution 1540 in 2014.", ["HRV approval 2014"]),
        (
            "In 2017 the Ambassador of Chile said his country's NAP on resolution 1540 had been adopted in 2016.",
            ["CHL approval 2016"],
        ),
    ],
)
def test_whose_act_it_is(told, text, facts):
    assert told(text) == sorted(facts)


def test_words_of_a_step_that_no_rule_reads_are_told_of():
    text = "Kenya's NAP on resolution 1540 was modelled on those of Ghana and Togo and adopted in May."
    silences = extract.read(read(text.encode(), path="a.txt")).silences
    assert [(silence.exact, silence.reason) for silence in silences] == [(text, "no wording")]


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("Peru approved its NAP1 on resolution 1540 on 5 May 2018.", ["PER approval 2018-05-05"]),
        ("The NAP of Peru on resolution 1540 was approved on 5 May 20182.", ["PER approval 2018-05-05"]),
        (
            "The Cabinet of Peru approved, after long debate,[1] its NAP on resolution 1540 in May 2016.",
            ["PER approval 2016-05"],
        ),
        (
            "The Cabinet of Senegal approved the National Action Plan on resolution 1540 on 3\nMay 2016.",
            ["SEN approval 2016-05-03"],
        ),
        (
            "Lesotho reviewed a draft of its NAP on resolution 1540 at a meeting in Maseru on 10-\n11 June 2013.",
            ["LSO draft-review 2013-06-10/2013-06-11"],
        ),
        (
            "It was agreed that a national round table on the NAP of Fiji on resolution 1540 is going to be organized "
            "in May 2017, there to start the drafting of the plan.",
            ["FJI drafting 2017-05 planned", "FJI roundtable 2017-05 planned"],
        ),
        (
            "Iraq wishes to present its NAP on resolution 1540 to the Committee in May 2013.",
            ["IRQ submission 2013-05 planned"],
        ),
        (
            "At the event of Spain many spoke on resolution 1540.\n\n"
            "“You need patience,” said Mr. Ilic of the Serbian Ministry of Defence. "
            "“Our group met often before the Government adopted the plan on resolution 1540 in May 2014.”",
            ["SRB approval 2014-05"],
        ),
        (
            "Guatemala worked on its NAP on resolution 1540 in May 2016. El Salvador held a national round table on "
            "its NAP on 12 May 2016. Guatemala will hold one in November 2016.",
            [
                "GTM drafting 2016-05",
                "SLV roundtable 2016-05-12",
                "GTM roundtable 2016-11 planned",
            ],
        ),
        (
            "Published: 26 January 2018\n"
            "The NAP of Jamaica on resolution 1540 was approved by Cabinet on 15 January 2018.",
            ["JAM approval 2018-01-15"],
        ),
        (
            "Information note\n\nDate: 13 March 2019\n\nThe NAP of Armenia on resolution 1540 was approved in 2015. It "
            "is in force.",
            ["ARM approval 2015"],
        ),
        (
            "Posted on 13 March 2019\n\nNews on resolution 1540\n\nThe NAP of Armenia on resolution 1540 was approved "
            "in 2015. The meeting recommended that work on a new NAP of Armenia for 2021-2025 should start in 2020.",
            ["ARM approval 2015", "ARM update 2020 planned"],
        ),
        (
            "At its meeting on 6 December 2017 the Government of Moldova approved the NAP on resolution 1540. The "
            "document was drawn up by a working group.",
            ["MDA approval 2017-12-06", "MDA drafting"],
        ),
        (
            "Peru checked its draft NAP on resolution 1540 in May 2016 against the matrix approved by the Committee in "
            "December 2015.",
            ["PER draft-review 2016-05"],
        ),
        (
            "The draft NAP of Peru on resolution 1540 was written since the first round table, which was held in Lima "
            "in May 2017.",
            ["PER drafting", "PER roundtable 2017-05"],
        ),
        (
            "Nepal took up its NAP on resolution 1540 at a first round table in August 2017; a second, in May 2018, "
            "dealt with export controls.",
            ["NPL roundtable 2018-05", "NPL roundtable 2017-08"],
        ),
        (
            "Fiji has a draft NAP on resolution 1540. Once it has been approved by the President, the plan will be "
            "sent to the Committee.",
            ["FJI approval planned", "FJI submission planned"],
        ),
        ("In 2016 the NAP of Kenya on resolution 1540 was extended until 2020.", ["KEN update 2016"]),
        ("The NAP of Kenya on resolution 1540 was prolonged to 2020.", ["KEN update"]),
        (
            "Iraq, Yemen and the Sudan adopted national action plans on resolution 1540 in 2016.",
            ["IRQ approval 2016", "YEM approval 2016", "SDN approval 2016"],
        ),
        (
            "Officials of Panama reviewed on 28 May 2018, in the training centre of the port, the draft NAP on "
            "resolution 1540.",
            ["PAN draft-review 2018-05-28"],
        ),
        (
            "The round table on the NAP of Peru on resolution 1540, originally to be held in May 2019, took place in "
            "July 2019.",
            ["PER roundtable 2019-07"],
        ),
    ],
)
def test_what_stands_in_the_way_of_words_and_dates(told, text, facts):
    assert told(text) == sorted(facts)
